package parley.diagnostic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a code means, at length.
 *
 * @param code which
 * @param text a few sentences
 * @param wrong an example of the mistake, or empty where a file cannot show it
 * @param right the same, put right, or empty
 */
public record Explanation(Code code, String text, String wrong, String right) {
    private static final String RESOURCE = "explanations.txt";

    /** The explanation of a code. They are read when first asked for: a run without mistakes needs none. */
    public static Explanation of(Code code) {
        Explanation explanation = Holder.ALL.get(code);
        if (explanation == null) {
            throw new IllegalStateException(code.id() + " is not explained in " + RESOURCE);
        }
        return explanation;
    }

    /** As printed by {@code parley explain}. */
    public String printed() {
        StringBuilder out = new StringBuilder();
        out.append(code.id())
                .append(": ")
                .append(code.title())
                .append("\n\n")
                .append(text)
                .append('\n');
        if (!wrong.isEmpty()) {
            out.append("\nWrong:\n\n").append(wrong.indent(4));
        }
        if (!right.isEmpty()) {
            out.append("\nRight:\n\n").append(right.indent(4));
        }
        return out.toString();
    }

    private static final class Holder {
        static final Map<Code, Explanation> ALL = read();
    }

    /** Reads {@code == CODE}, the text, then {@code -- wrong} and {@code -- right} with their lines. */
    private static Map<Code, Explanation> read() {
        Map<Code, Explanation> all = new EnumMap<>(Code.class);
        try (InputStream in = Explanation.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<String> lines = reader.lines().toList();
            int i = 0;
            while (i < lines.size()) {
                String id = lines.get(i).substring(3);
                Code code = Code.of(id).orElseThrow(() -> new IllegalStateException("unknown code " + id));
                StringBuilder[] parts = {new StringBuilder(), new StringBuilder(), new StringBuilder()};
                int part = 0;
                for (i++; i < lines.size() && !lines.get(i).startsWith("== "); i++) {
                    String line = lines.get(i);
                    if (line.equals("-- wrong")) {
                        part = 1;
                    } else if (line.equals("-- right")) {
                        part = 2;
                    } else {
                        parts[part].append(line).append('\n');
                    }
                }
                Explanation explanation = new Explanation(code, trim(parts[0]), trim(parts[1]), trim(parts[2]));
                if (all.put(code, explanation) != null) {
                    throw new IllegalStateException(id + " is explained twice");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static String trim(StringBuilder part) {
        return part.toString().stripTrailing();
    }
}
