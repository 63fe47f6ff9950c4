package parley.diagnostic;

/**
 * A place in a file.
 *
 * @param line 1-based line of the first character, 0 where no particular place is meant
 * @param column 1-based column of the first character, counted in characters and not in bytes
 * @param length how many characters it covers on that line
 */
public record Span(int line, int column, int length) {
    /** No particular place: the whole file. */
    public static final Span NOWHERE = new Span(0, 0, 0);
}
