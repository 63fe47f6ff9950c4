package parley.report;

import java.util.List;
import java.util.Optional;
import parley.scenario.Scenario;

/** The scenarios of a catalog as a table. */
public final class Listing {
    private Listing() {}

    /**
     * One file.
     *
     * @param folder the kind of thing it is, such as {@code theory}
     * @param scenario empty where it cannot be used
     */
    public record Entry(String folder, String name, Optional<Scenario> scenario) {}

    /** A line per scenario, under a heading per folder. */
    public static String of(List<Entry> entries) {
        int widest =
                entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
        StringBuilder out = new StringBuilder();
        String folder = "";
        for (Entry entry : entries) {
            if (!entry.folder().equals(folder)) {
                folder = entry.folder();
                out.append(out.isEmpty() ? "" : "\n").append(folder).append('\n');
            }
            String line = entry.name()
                    + " ".repeat(widest - entry.name().length() + 2)
                    + entry.scenario().map(Listing::describe).orElse("(cannot be used; `./parley check` says why)");
            out.append("  ").append(line).append('\n');
        }
        return out.toString();
    }

    private static String describe(Scenario scenario) {
        return scenario.title() + " (" + Wording.game(scenario, null, java.util.OptionalInt.empty()) + "; "
                + Wording.count(scenario.claims().size(), "claim") + ")";
    }
}
