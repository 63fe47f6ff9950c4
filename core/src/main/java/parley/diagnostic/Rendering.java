package parley.diagnostic;

import java.util.List;
import java.util.Locale;

/**
 * Prints mistakes: {@code file:line:column: sentence [code]}, the line of the file with carets under the place, and a
 * hint.
 */
public final class Rendering {
    /** Widest part of a line of the file that is shown; the rest is cut around the place. */
    private static final int WIDTH = 110;
    /** More than this is not read by anybody. */
    private static final int MOST = 50;

    private Rendering() {}

    /** All mistakes of one file, in the order given, each followed by an empty line but the last. */
    public static String text(List<Diagnostic> diagnostics, String fileText) {
        List<String> lines = fileText.lines().toList();
        StringBuilder out = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics.subList(0, Math.min(MOST, diagnostics.size()))) {
            if (!out.isEmpty()) {
                out.append('\n');
            }
            append(out, diagnostic, lines);
        }
        if (diagnostics.size() > MOST) {
            out.append("\nand ").append(diagnostics.size() - MOST).append(" more.\n");
        }
        return out.toString();
    }

    /** Mistakes that have no text to show. */
    public static String text(List<Diagnostic> diagnostics) {
        return text(diagnostics, "");
    }

    private static void append(StringBuilder out, Diagnostic diagnostic, List<String> lines) {
        Span span = diagnostic.span();
        out.append(printable(diagnostic.file()));
        if (span.line() > 0) {
            out.append(':').append(span.line()).append(':').append(span.column());
        }
        out.append(": ").append(diagnostic.code().isWarning() ? "warning: " : "");
        out.append(printable(diagnostic.sentence()));
        out.append(" [").append(diagnostic.code().id()).append("]\n");
        if (span.line() > 0 && span.line() <= lines.size()) {
            appendLine(out, span, lines.get(span.line() - 1));
        }
        if (diagnostic.hint() != null) {
            out.append("hint: ").append(printable(diagnostic.hint())).append('\n');
        }
    }

    private static void appendLine(StringBuilder out, Span span, String line) {
        int[] characters = line.codePoints().toArray();
        int start = Math.min(span.column() - 1, characters.length);
        int end = Math.min(start + Math.max(1, span.length()), Math.max(characters.length, start + 1));
        int from = 0;
        int to = characters.length;
        if (to > WIDTH) {
            from = Math.max(0, Math.min(start - WIDTH / 3, to - WIDTH));
            to = Math.min(to, from + WIDTH);
            end = Math.min(end, Math.max(to, start + 1));
        }
        String margin = String.format(Locale.ROOT, "%5d | ", span.line());
        StringBuilder shown = new StringBuilder(margin).append(from > 0 ? "..." : "");
        StringBuilder carets =
                new StringBuilder(" ".repeat(margin.length() - 2)).append("| ").append(from > 0 ? "   " : "");
        for (int i = from; i < Math.max(to, end); i++) {
            int character = i < to ? visible(characters[i]) : ' ';
            shown.appendCodePoint(character);
            if (i < end) {
                String mark = i < start ? " " : "^";
                carets.append(mark.repeat(columns(character)));
            }
        }
        if (to < characters.length) {
            shown.append("...");
        }
        out.append(shown.toString().stripTrailing()).append('\n').append(carets).append('\n');
    }

    private static int visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.SURROGATE, Character.UNASSIGNED -> 0xFFFD;
            default -> character;
        };
    }

    /** Names in a sentence come from the user, too: nothing in them may steer a terminal. */
    private static String printable(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        text.codePoints().map(Rendering::visible).forEach(out::appendCodePoint);
        return out.toString();
    }

    /** How many columns of a terminal a character takes: combining marks none, East Asian wide ones and emoji two. */
    private static int columns(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = character >= 0x1100
                && (character <= 0x115F
                        || (character >= 0x2E80 && character <= 0xA4CF)
                        || (character >= 0xAC00 && character <= 0xD7A3)
                        || (character >= 0xF900 && character <= 0xFAFF)
                        || (character >= 0xFE30 && character <= 0xFE6F)
                        || (character >= 0xFF00 && character <= 0xFF60)
                        || (character >= 0x1F300 && character <= 0x1FAFF)
                        || (character >= 0x20000 && character <= 0x3FFFD));
        return wide ? 2 : 1;
    }
}
