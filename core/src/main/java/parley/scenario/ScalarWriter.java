package parley.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes single values: plain where that is possible, else in quotes; long ones folded. */
final class ScalarWriter {
    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";
    private static final String FLOW = ",[]{}";

    private static final Set<String> CONNECTIVES = Set.of("and", "or");
    private static final Set<String> COMPARISONS = Set.of("<", "<=", "=", ">=", ">");

    private ScalarWriter() {}

    /** On one line. {@code text}: whether it is meant as a text, so that one that looks like a number is quoted. */
    static String line(String value, boolean flow, boolean text) {
        boolean other = text && (Decimals.parse(value).isPresent() || value.equals("true") || value.equals("false"));
        if (isPlain(value, flow) && !other) {
            return value;
        }
        boolean control = value.chars().anyMatch(c -> c < ' ' || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029);
        boolean escapes = value.indexOf('"') >= 0 || value.indexOf('\\') >= 0;
        if (escapes && !control) {
            return "'" + value.replace("'", "''") + "'";
        }
        StringBuilder out = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < ' ' || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029) {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }

    private static boolean isPlain(String value, boolean flow) {
        if (value.isEmpty() || !value.strip().equals(value) || value.equals("~") || value.equals("null")) {
            return false;
        }
        char first = value.charAt(0);
        boolean sign = (first == '-' || first == '?' || first == ':')
                && value.length() > 1
                && value.charAt(1) != ' '
                && (!flow || FLOW.indexOf(value.charAt(1)) < 0);
        if ((INDICATORS.indexOf(first) >= 0 && !sign) || value.startsWith("---") || value.startsWith("...")) {
            return false;
        }
        if (value.contains(": ") || value.contains(" #") || value.endsWith(":")) {
            return false;
        }
        if (flow && value.chars().anyMatch(c -> FLOW.indexOf(c) >= 0 || c == ':')) {
            return false;
        }
        return value.chars()
                .noneMatch(c -> c < ' ' || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xFEFF);
    }

    /**
     * The lines of a folded text of at most {@code width}, or null where folding would change it. An expression is
     * broken before {@code and} and {@code or} outside parentheses, then before comparisons, then anywhere.
     */
    static @Nullable List<String> folded(String value, int width, boolean expression) {
        boolean foldable = value.equals(value.strip())
                && !value.contains("  ")
                && value.chars().noneMatch(c -> c < ' ' || c == 0x85 || c == 0x2028 || c == 0x2029);
        if (!foldable) {
            return null;
        }
        List<String> lines = List.of(value);
        if (expression) {
            lines = broken(broken(lines, width, CONNECTIVES), width, COMPARISONS);
        }
        List<String> all = new ArrayList<>();
        lines.forEach(line -> fill(line, width, all));
        return all.size() == 1 ? null : all;
    }

    /** Breaks lines that are too long before some words, where no parenthesis is open. */
    private static List<String> broken(List<String> lines, int width, Set<String> before) {
        List<String> all = new ArrayList<>();
        for (String line : lines) {
            int start = all.size();
            int open = 0;
            for (String word : line.split(" ")) {
                boolean breaks = line.length() > width && open == 0 && before.contains(word);
                if (all.size() == start || breaks) {
                    all.add(word);
                } else {
                    all.set(all.size() - 1, all.get(all.size() - 1) + " " + word);
                }
                open += (int) (word.chars().filter(c -> c == '(').count()
                        - word.chars().filter(c -> c == ')').count());
            }
        }
        return all;
    }

    private static void fill(String text, int width, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
    }

    /** The lines of a text that keeps its own line breaks, or null where they cannot be kept as they are. */
    static @Nullable List<String> literal(String value) {
        String stripped = value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
        boolean odd = stripped.isEmpty()
                || stripped.startsWith(" ")
                || stripped.startsWith("\n")
                || stripped.endsWith("\n")
                || stripped.contains(" \n")
                || stripped.endsWith(" ")
                || stripped.chars().anyMatch(c -> (c < ' ' && c != '\n') || c == 0x85 || c == 0x2028 || c == 0x2029);
        return odd ? null : List.of(stripped.split("\n", -1));
    }
}
