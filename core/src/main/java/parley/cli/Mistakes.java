package parley.cli;

import java.util.List;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.Rendering;

/** Mistakes as they are printed: one that has no hint of its own points to its explanation. */
final class Mistakes {
    private Mistakes() {}

    static String text(List<Diagnostic> diagnostics, String fileText) {
        return Rendering.text(diagnostics.stream().map(Mistakes::hinted).toList(), fileText);
    }

    static String text(List<Diagnostic> diagnostics) {
        return text(diagnostics, "");
    }

    private static Diagnostic hinted(Diagnostic diagnostic) {
        if (diagnostic.hint() != null) {
            return diagnostic;
        }
        return new Diagnostic(
                diagnostic.code(),
                diagnostic.file(),
                diagnostic.span(),
                diagnostic.sentence(),
                "`./parley explain " + diagnostic.code().id() + "` says more.");
    }
}
