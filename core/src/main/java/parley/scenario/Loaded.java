package parley.scenario;

import java.util.List;
import java.util.Optional;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.InputException;

/**
 * What came out of reading a file: a scenario, or at least one error.
 *
 * @param text the text of the file, for carets; empty where it could not be read
 * @param scenario present exactly where there are no errors
 * @param errors in order of place
 * @param warnings in order of place
 */
public record Loaded(String text, Optional<Scenario> scenario, List<Diagnostic> errors, List<Diagnostic> warnings) {
    /** Checks that it is one or the other. */
    public Loaded {
        if (scenario.isPresent() != errors.isEmpty()) {
            throw new IllegalArgumentException("a scenario or errors");
        }
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** The scenario, or the errors as an exception. */
    public Scenario orThrow() {
        return scenario.orElseThrow(() -> new InputException(errors));
    }
}
