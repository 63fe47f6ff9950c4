package parley.expression;

import java.util.Arrays;
import parley.diagnostic.Span;

/**
 * The text of an expression and where each of its characters stands in a file, so that a mistake deep inside a folded
 * or quoted text is still shown at its own line and column. Characters are code points.
 */
public final class Passage {
    private final int[] characters;
    private final int[] lines;
    private final int[] columns;
    private final boolean inFlow;

    /**
     * A text taken from a file.
     *
     * @param characters its code points
     * @param lines 1-based line per character, and of the place behind the last one
     * @param columns 1-based column, likewise
     * @param inFlow whether it stands between braces or brackets, where a comma ends it
     */
    public Passage(int[] characters, int[] lines, int[] columns, boolean inFlow) {
        if (lines.length != characters.length + 1 || columns.length != lines.length) {
            throw new IllegalArgumentException("one place per character and one behind");
        }
        this.characters = characters.clone();
        this.lines = lines.clone();
        this.columns = columns.clone();
        this.inFlow = inFlow;
    }

    /** A text that is a file of its own: one line, from its first column. */
    public static Passage of(String text) {
        int[] characters = text.codePoints().toArray();
        int[] lines = new int[characters.length + 1];
        int[] columns = new int[characters.length + 1];
        Arrays.fill(lines, 1);
        Arrays.setAll(columns, i -> i + 1);
        return new Passage(characters, lines, columns, false);
    }

    /** How many characters it has. */
    public int length() {
        return characters.length;
    }

    /** Whether it stands between braces or brackets. */
    public boolean inFlow() {
        return inFlow;
    }

    /** The whole text as it is, with its line breaks. */
    public String raw() {
        return new String(characters, 0, characters.length);
    }

    /** The whole text, on one line. */
    public String text() {
        return text(0, characters.length);
    }

    /** A part of the text, from {@code start} up to but without {@code end}, on one line. */
    public String text(int start, int end) {
        return new String(characters, start, end - start).replaceAll("\\s*\\n\\s*", " ");
    }

    /** Where a part stands; of one that covers several lines, its first line. */
    public Span span(int start, int end) {
        int first = Math.min(start, characters.length);
        int last = first;
        for (int i = first + 1; i < Math.min(end, characters.length); i++) {
            if (lines[i] == lines[first] && !Character.isWhitespace(characters[i])) {
                last = i;
            }
        }
        return new Span(lines[first], columns[first], columns[last] - columns[first] + 1);
    }

    /** Where all of it stands. */
    public Span span() {
        return span(0, characters.length);
    }
}
