package parley.scenario;

import java.util.Arrays;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import parley.diagnostic.Span;
import parley.expression.Passage;

/** Lines and columns of a text, and where the characters of its YAML values stand. */
final class Places {
    private final int[] text;
    /** Index of the first character of each line. */
    private final int[] starts;

    Places(String text) {
        this.text = text.codePoints().toArray();
        int[] found = new int[this.text.length + 1];
        int lines = 1;
        for (int i = 0; i < this.text.length; i++) {
            boolean crlf = this.text[i] == '\r' && i + 1 < this.text.length && this.text[i + 1] == '\n';
            if (this.text[i] == '\n' || (this.text[i] == '\r' && !crlf)) {
                found[lines++] = i + 1;
            }
        }
        this.starts = Arrays.copyOf(found, lines);
    }

    /** The line, 1-based, that a character is on. */
    int line(int index) {
        int at = Arrays.binarySearch(starts, index);
        return at >= 0 ? at + 1 : -at - 1;
    }

    private int column(int index) {
        return index - starts[line(index) - 1] + 1;
    }

    /** Characters from {@code start} up to {@code end}, or up to the end of the first line. */
    Span span(int start, int end) {
        int last = start;
        for (int i = start; i < Math.min(end, text.length) && text[i] != '\n' && text[i] != '\r'; i++) {
            last = text[i] == ' ' ? last : i;
        }
        return new Span(line(start), column(start), last - start + 1);
    }

    /** The end of a part without the empty lines that follow a block text. */
    int trimmed(int start, int end) {
        int last = Math.min(end, text.length);
        while (last > start && isSpace(text[last - 1])) {
            last--;
        }
        return last;
    }

    /**
     * The characters of a value with their places. Plain, folded, literal and quoted values keep every character that
     * is not a space or a line break, in order, so walking both in step is exact; a character written as an escape
     * stands where the escape starts.
     *
     * @param start first character of the value in the file, such as an opening quote
     */
    Passage passage(String value, int start, int end, ScalarStyle style, boolean inFlow) {
        int[] characters = value.codePoints().toArray();
        int[] lines = new int[characters.length + 1];
        int[] columns = new int[characters.length + 1];
        int at = start;
        boolean quoted = style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED;
        if (quoted) {
            at++;
        } else if (style != ScalarStyle.PLAIN) {
            while (at < end && text[at] != '\n') {
                at++;
            }
        }
        for (int i = 0; i < characters.length; i++) {
            boolean space = isSpace(characters[i]);
            if (!space || at >= end || !isSpace(text[at])) {
                while (at < end && isSpace(text[at])) {
                    at++;
                }
            }
            set(lines, columns, i, Math.min(at, text.length - 1));
            at += at < end && (!space || isSpace(text[at])) ? written(at, end, style) : 0;
        }
        int behind = characters.length == 0 ? start : indexOf(lines, columns, characters.length - 1) + 1;
        set(lines, columns, characters.length, behind);
        return new Passage(characters, lines, columns, inFlow);
    }

    /** How many characters of the file write the one of the value that starts there. */
    private int written(int at, int end, ScalarStyle style) {
        boolean doubled = style == ScalarStyle.SINGLE_QUOTED && text[at] == '\'';
        if (doubled) {
            return 2;
        }
        if (style == ScalarStyle.DOUBLE_QUOTED && text[at] == '\\' && at + 1 < end) {
            return switch (text[at + 1]) {
                case 'x' -> 4;
                case 'u' -> 6;
                case 'U' -> 10;
                default -> 2;
            };
        }
        return 1;
    }

    private void set(int[] lines, int[] columns, int i, int index) {
        lines[i] = line(index);
        columns[i] = column(index);
    }

    private int indexOf(int[] lines, int[] columns, int i) {
        return starts[lines[i] - 1] + columns[i] - 1;
    }

    private static boolean isSpace(int character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }
}
