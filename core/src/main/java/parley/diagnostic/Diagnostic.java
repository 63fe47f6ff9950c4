package parley.diagnostic;

import org.jspecify.annotations.Nullable;

/**
 * One mistake in the input: a code from the closed list, one sentence that names the values, where it stands, and a hint.
 *
 * @param code its kind
 * @param file as the user named it
 * @param span where it stands
 * @param sentence one sentence, with a full stop
 * @param hint what to do instead, or null
 */
public record Diagnostic(
        Code code,
        String file,
        Span span,
        String sentence,
        @Nullable String hint) {
    /** A mistake that needs no hint. */
    public Diagnostic(Code code, String file, Span span, String sentence) {
        this(code, file, span, sentence, null);
    }
}
