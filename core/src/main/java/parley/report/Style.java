package parley.report;

/** How text is emphasised: by the colours of a terminal, or not at all. */
public enum Style {
    /** No emphasis: files, pipes and terminals without colour. */
    PLAIN,
    /** ANSI escape sequences. */
    COLOUR;

    /** What stands out, such as a title. */
    public String strong(String text) {
        return wrap(text, "1");
    }

    /** What is there for those who look for it. */
    public String faint(String text) {
        return wrap(text, "2");
    }

    /** What went as hoped. */
    public String good(String text) {
        return wrap(text, "32");
    }

    /** What did not. */
    public String bad(String text) {
        return wrap(text, "31");
    }

    /** What needs a second look. */
    public String unsure(String text) {
        return wrap(text, "33");
    }

    private String wrap(String text, String code) {
        return this == PLAIN ? text : "\033[" + code + "m" + text + "\033[0m";
    }
}
