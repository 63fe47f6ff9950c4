package parley.report;

/** Breaks text into lines. */
final class Wrap {
    /** Widest line of a report. */
    static final int WIDTH = 100;

    private static final char KEPT = '\u00a0';

    private Wrap() {}

    /** A text that {@link #lines} does not break. */
    static String kept(String text) {
        return text.replace(' ', KEPT);
    }

    /**
     * {@code text} in lines of at most {@link #WIDTH} columns, all but the first indented.
     *
     * @param column where the first line starts
     * @param indent where the others do
     */
    static String lines(String text, int column, int indent) {
        StringBuilder out = new StringBuilder();
        int at = column;
        boolean first = true;
        for (String word : text.strip().split("\\s+")) {
            int length = word.codePointCount(0, word.length());
            if (!first && at + 1 + length > WIDTH) {
                out.append('\n').append(" ".repeat(indent));
                at = indent;
            } else if (!first) {
                out.append(' ');
                at++;
            }
            out.append(word.replace(KEPT, ' '));
            at += length;
            first = false;
        }
        return out.toString();
    }
}
