package parley.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.Span;

/** Reads a scenario file. Mistakes are returned, all of a file at once. */
public final class ScenarioLoader {
    private ScenarioLoader() {}

    /** Reads a file. */
    public static Loaded load(Path path) {
        return parse(path.toString(), "");
    }

    /** Reads a text. {@code fileName} is only named in diagnostics. */
    public static Loaded parse(String fileName, String text) {
        Diagnostic diagnostic = new Diagnostic(Code.FILE_UNREADABLE, fileName, Span.NOWHERE, "Cannot be read.");
        return new Loaded(text, Optional.empty(), List.of(diagnostic), List.of());
    }
}
