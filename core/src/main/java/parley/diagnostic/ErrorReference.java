package parley.diagnostic;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the reference of all codes, {@code docs/errors.md}. */
public final class ErrorReference {
    private static final Map<String, String> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("P1", "Files and YAML");
        GROUPS.put("P2", "Structure");
        GROUPS.put("P3", "Names");
        GROUPS.put("P4", "Expressions");
        GROUPS.put("P5", "Numbers");
        GROUPS.put("P6", "What a scenario means");
        GROUPS.put("P7", "Building the game");
        GROUPS.put("P8", "Budgets");
        GROUPS.put("P9", "Command line");
        GROUPS.put("W", "Warnings");
    }

    private ErrorReference() {}

    /** The whole page, in Markdown. */
    public static String markdown() {
        StringBuilder out = new StringBuilder();
        out.append("# Errors and warnings\n\n");
        out.append("Every message ends in a code. `parley explain CODE` prints what is written here. ");
        out.append("This page is generated from the list that the program uses.\n");
        GROUPS.forEach((prefix, title) -> {
            out.append("\n## ").append(title).append('\n');
            for (Code code : Code.values()) {
                if (code.id().startsWith(prefix)) {
                    append(out, code);
                }
            }
        });
        return out.toString();
    }

    private static void append(StringBuilder out, Code code) {
        Explanation explanation = Explanation.of(code);
        out.append("\n### ").append(code.id()).append(": ").append(code.title()).append("\n\n");
        out.append(explanation.text()).append('\n');
        block(out, "Wrong:", explanation.wrong());
        block(out, "Right:", explanation.right());
    }

    private static void block(StringBuilder out, String title, String example) {
        if (!example.isEmpty()) {
            out.append('\n').append(title).append("\n\n```yaml\n");
            out.append(example).append("\n```\n");
        }
    }
}
