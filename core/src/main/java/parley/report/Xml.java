package parley.report;

/** Escapes text for XML and HTML. */
final class Xml {
    private Xml() {}

    /** Text, or the value of an attribute in double quotes. What XML 1.0 cannot hold becomes a question mark. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\t' -> out.appendCodePoint(c);
                default -> out.appendCodePoint(c < ' ' || c == 0xFFFE || c == 0xFFFF || isSurrogate(c) ? '?' : c);
            }
        });
        return out.toString();
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
