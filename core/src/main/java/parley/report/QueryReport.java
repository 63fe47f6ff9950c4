package parley.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.study.Query;

/** The answer to a query, as an aligned table, comma-separated values, or JSON. */
public final class QueryReport {
    private QueryReport() {}

    /** Columns aligned, numbers to the right. */
    public static String text(Query.Table table) {
        int columns = table.columns().size();
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.columns());
        table.rows()
                .forEach(row -> lines.add(row.stream().map(QueryReport::shown).toList()));
        int[] widths = new int[columns];
        boolean[] right = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            int column = c;
            widths[c] =
                    lines.stream().mapToInt(l -> l.get(column).length()).max().orElse(0);
            right[c] = table.rows().stream().anyMatch(row -> row.get(column) instanceof Number);
        }
        StringBuilder out = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                String gap = " ".repeat(widths[c] - line.get(c).length());
                text.append(c == 0 ? "" : "  ").append(right[c] ? gap + line.get(c) : line.get(c) + gap);
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    /** With a head line; texts with commas, quotes or line breaks in double quotes; what is missing is empty. */
    public static String csv(Query.Table table) {
        StringBuilder out = new StringBuilder();
        out.append(String.join(
                        ",", table.columns().stream().map(QueryReport::quoted).toList()))
                .append('\n');
        for (List<@Nullable Object> row : table.rows()) {
            out.append(String.join(
                            ",",
                            row.stream()
                                    .map(value -> value == null ? "" : quoted(exact(value)))
                                    .toList()))
                    .append('\n');
        }
        return out.toString();
    }

    /** An array of objects. */
    public static String json(Query.Table table) {
        return Json.text(json -> json.array(() -> table.rows()
                .forEach(row -> json.object(() -> {
                    for (int c = 0; c < row.size(); c++) {
                        Object value = row.get(c);
                        String key = table.columns().get(c);
                        if (value instanceof Number number) {
                            json.number(key, number.doubleValue());
                        } else if (value instanceof Boolean truth) {
                            json.truth(key, truth);
                        } else {
                            json.text(key, value == null ? null : value.toString());
                        }
                    }
                }))));
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "" : value instanceof Double number ? Numbers.shown(number) : value.toString();
    }

    private static String exact(Object value) {
        return value instanceof Double number ? Numbers.exact(number) : value.toString();
    }

    private static String quoted(String text) {
        return text.matches("(?s).*[\",\n\r].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
