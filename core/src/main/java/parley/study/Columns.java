package parley.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The columns of a study's table: {@code draw}, {@code width}, one per uncertainty by its name, and per claim its truth by the
 * claim's name and {@code NAME__left}, {@code __right}, {@code __error}, {@code __regret}, {@code __reason}. SQL does not tell
 * capitals from small letters, so a name that is taken gets {@code _2}, {@code _3}.
 */
record Columns(List<String> numbers, List<String> claims) {
    static final List<String> SIDES = List.of("left", "right", "error", "regret");

    static Columns of(List<String> uncertainties, List<String> claims) {
        Set<String> taken = new HashSet<>(List.of("draw", "width"));
        List<String> numbers = new ArrayList<>();
        uncertainties.forEach(name -> numbers.add(free(name, taken)));
        List<String> truths = new ArrayList<>();
        claims.forEach(name -> truths.add(free(name, taken)));
        return new Columns(List.copyOf(numbers), List.copyOf(truths));
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int k = 2; !taken.add(free.toLowerCase(Locale.ROOT)); k++) {
            free = name + "_" + k;
        }
        return free;
    }

    /** The definition of the table. */
    String table(String name) {
        StringBuilder sql = new StringBuilder("CREATE OR REPLACE TABLE " + name + " (draw BIGINT, width VARCHAR");
        numbers.forEach(column -> sql.append(", ").append(quoted(column)).append(" DOUBLE"));
        for (String claim : claims) {
            sql.append(", ").append(quoted(claim)).append(" BOOLEAN");
            SIDES.forEach(
                    side -> sql.append(", ").append(quoted(claim + "__" + side)).append(" DOUBLE"));
            sql.append(", ").append(quoted(claim + "__reason")).append(" VARCHAR");
        }
        return sql.append(")").toString();
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
