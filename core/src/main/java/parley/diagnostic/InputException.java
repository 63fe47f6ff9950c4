package parley.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** Carries mistakes of the user to an edge where returning them is awkward. Never thrown for a bug. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Diagnostic> diagnostics;

    /** Of one or more mistakes. */
    public InputException(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::sentence).collect(Collectors.joining(" ")));
        if (diagnostics.isEmpty()) {
            throw new IllegalArgumentException("no diagnostic");
        }
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** Of one mistake. */
    public InputException(Diagnostic diagnostic) {
        this(List.of(diagnostic));
    }

    /** The mistakes, at least one. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
