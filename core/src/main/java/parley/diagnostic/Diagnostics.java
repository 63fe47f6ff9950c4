package parley.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the mistakes of one file. Not thread-safe. */
public final class Diagnostics {
    private static final Comparator<Diagnostic> BY_PLACE = Comparator.comparingInt(
                    (Diagnostic diagnostic) -> diagnostic.span().line())
            .thenComparingInt(diagnostic -> diagnostic.span().column());

    private final String file;
    private final Set<Diagnostic> all = new LinkedHashSet<>();

    /** For a file, as the user named it. */
    public Diagnostics(String file) {
        this.file = file;
    }

    /** Adds a mistake. */
    public void add(Code code, Span span, String sentence) {
        add(code, span, sentence, null);
    }

    /** Adds a mistake with a hint. One that has been added already is not added again. */
    public void add(Code code, Span span, String sentence, @Nullable String hint) {
        all.add(new Diagnostic(code, file, span, sentence, hint));
    }

    /** Those that make the file unusable, in order of place. */
    public List<Diagnostic> errors() {
        return sorted(false);
    }

    /** Those that do not, in order of place. */
    public List<Diagnostic> warnings() {
        return sorted(true);
    }

    /** How many there are, warnings included. */
    public int size() {
        return all.size();
    }

    /** Whether there is no error. Warnings do not count. */
    public boolean isClean() {
        return all.stream().allMatch(diagnostic -> diagnostic.code().isWarning());
    }

    private List<Diagnostic> sorted(boolean warnings) {
        List<Diagnostic> chosen = new ArrayList<>();
        for (Diagnostic diagnostic : all) {
            if (diagnostic.code().isWarning() == warnings) {
                chosen.add(diagnostic);
            }
        }
        chosen.sort(BY_PLACE);
        return List.copyOf(chosen);
    }
}
