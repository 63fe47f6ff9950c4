import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.claim.*;
import parley.compile.Budget;
import parley.report.Numbers;
import parley.report.VerdictChart;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Uncertainty;
import parley.scenario.ScenarioLoader;

/**
 * Writes the generated blocks of docs/korea-2018.md: {@code docs/tools/korea-page [BLOCK...]}. A block stands between
 * {@code <!-- generated: NAME -->} and {@code <!-- end -->}; what is outside blocks is never touched.
 */
public class KoreaPage {
    private static final Path SCENARIO = Path.of("catalog/standoffs/korea-2018.yaml");
    private static final Path PAGE = Path.of("docs/korea-2018.md");
    private static final Path PICTURE = Path.of("docs/img/korea-2018.svg");
    private static final long MINUTES = 5;
    /** Judged alone where the whole is not solved in time: their policies leave little to play for. */
    private static final List<String> NARROW = List.of(("demands_are_resented measures_answer_relief"
                    + " relief_halts_the_programme relief_keeps_the_moratorium snapback_is_used snapback_bites_in_time"
                    + " snapback_undoes_the_loss snapback_is_worth_having adding_more_pays")
            .split(" "));

    private static final double NASH = Double.POSITIVE_INFINITY;
    private static final double[] PRECISIONS = {5, 20, 100};

    /** Margins are compared relative to the larger side, but not below this, so that tiny chances count little. */
    private static final double FLOOR = 0.05;

    private final Scenario scenario = ScenarioLoader.load(SCENARIO).orThrow();
    private CheckResult base;
    private List<String> only = List.of();

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        KoreaPage page = new KoreaPage();
        Map<String, Callable<String>> blocks = new LinkedHashMap<>();
        blocks.put("guard-tremble", page::tremble);
        blocks.put("guard-final", () -> page.variants(List.of("no_final")));
        blocks.put("guard-variants", () -> page.variants(List.of("without_rok", "sincere", "stalling")));
        blocks.put("guard-precision", page::precision);
        blocks.put("mechanisms", page::mechanisms);
        blocks.put("guard-horizon", () -> page.variants(List.of("sixteen", "endless")));
        blocks.put("verdicts", page::verdicts);
        if (!blocks.keySet().containsAll(List.of(args))) {
            System.err.println("The blocks are " + String.join(", ", blocks.keySet()) + ".");
            System.exit(2);
        }
        for (Map.Entry<String, Callable<String>> block : blocks.entrySet()) {
            if (args.length == 0 || Arrays.asList(args).contains(block.getKey())) {
                System.err.println(block.getKey() + " ...");
                write(block.getKey(), block.getValue().call());
            }
        }
        System.exit(0); // what was given up may still be running
    }

    private static void write(String name, String text) throws IOException {
        String page = Files.readString(PAGE);
        String begin = "<!-- generated: " + name + " -->\n";
        int from = page.indexOf(begin);
        if (from < 0) {
            throw new IllegalStateException("no block " + name + " in " + PAGE);
        }
        int to = page.indexOf("<!-- end -->", from);
        replace(PAGE, page.substring(0, from) + begin + text.strip() + "\n" + page.substring(to));
    }

    private static void replace(Path file, String text) throws IOException {
        Path beside = file.resolveSibling("." + file.getFileName() + ".new");
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    // Runs.

    private CheckResult base() {
        return base = base == null ? judge(Map.of(), NASH) : base;
    }

    private CheckResult judge(Map<String, Double> values, double precision) {
        return judge(false, values, null, precision, () -> false);
    }

    private CheckResult judge(
            boolean flips, Map<String, Double> values, String variant, double precision, BooleanSupplier stop) {
        CheckOptions usual = CheckOptions.usual();
        Budget budget = new Budget(usual.budget().maxStates(), usual.budget().maxBytes(), states -> {}, stop);
        CheckOptions options = new CheckOptions(
                flips, usual.tie(), precision, 2, usual.worlds(), values, variant, only, 0, budget, stop);
        return Judge.check(scenario, options, Listener.silent());
    }

    /** Null where the time is over. Some computations do not ask whether to stop, so the clock runs outside them. */
    private CheckResult within(String variant) throws Exception {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES) + TimeUnit.SECONDS.toNanos(1);
        ExecutorService alone = Executors.newSingleThreadExecutor();
        try {
            return alone.submit(() -> judge(false, Map.of(), variant, NASH, () -> System.nanoTime() > until))
                    .get(MINUTES, TimeUnit.MINUTES);
        } catch (TimeoutException e) {
            return null;
        }
    }

    // What is said of a claim.

    private static boolean judged(ClaimResult claim) {
        return claim.verdict() != Verdict.NOT_JUDGED;
    }

    /** {@code true}, {@code false} or {@code undecided}. */
    private static String truth(ClaimResult claim) {
        return claim.verdict() == Verdict.UNDECIDED || claim.atValues() == null
                ? "undecided"
                : claim.atValues().toString();
    }

    private static boolean disagree(ClaimResult claim) {
        return claim.reason().contains("equilibria found disagree");
    }

    private static Comparison deciding(ClaimResult claim) {
        return claim.comparisons().isEmpty() ? null : claim.comparisons().get(claim.deciding());
    }

    private static String margin(ClaimResult claim) {
        Comparison comparison = deciding(claim);
        return comparison == null || Double.isNaN(comparison.margin())
                ? "-"
                : three(comparison.tie() ? 0 : comparison.margin());
    }

    private static String three(double value) {
        return Math.abs(value) < 1e-6 ? "0" : Numbers.shown(Double.parseDouble(String.format("%.3g", value)));
    }

    private static String code(List<String> ids) {
        return ids.isEmpty() ? "-" : String.join(", ", ids);
    }

    /** Claims that go from one truth to another; with a star where the equilibria of one of the two disagree. */
    private List<String> turned(CheckResult other, String from, String... to) {
        List<String> ids = new ArrayList<>();
        for (ClaimResult after : other.claims()) {
            ClaimResult before = base().claims().get(scenario.claim(after.claim().id()).getAsInt());
            if (judged(before) && truth(before).equals(from) && List.of(to).contains(truth(after))) {
                ids.add("`" + before.claim().id() + "`" + (disagree(before) || disagree(after) ? "\\*" : ""));
            }
        }
        return ids;
    }

    /** What became undecided and what was decided. */
    private String other(CheckResult other) {
        List<String> undecided = new ArrayList<>(turned(other, "true", "undecided"));
        undecided.addAll(turned(other, "false", "undecided"));
        List<String> decided = turned(other, "undecided", "true", "false");
        return (undecided.isEmpty() ? "" : "undecided: " + code(undecided))
                + (undecided.isEmpty() || decided.isEmpty() ? "" : "; ")
                + (decided.isEmpty() ? "" : "decided: " + code(decided));
    }

    private static long count(CheckResult result, Predicate<ClaimResult> which) {
        return result.claims().stream().filter(KoreaPage::judged).filter(which).count();
    }

    private static String counts(CheckResult result) {
        return List.of("true", "false", "undecided").stream()
                .map(t -> Long.toString(count(result, c -> truth(c).equals(t))))
                .collect(Collectors.joining(" / "));
    }

    // Blocks.

    private String row(String name, CheckResult result) {
        String other = other(result);
        return "| " + name + " | " + counts(result) + " | " + code(turned(result, "true", "false")) + " | "
                + code(turned(result, "false", "true")) + " | " + (other.isEmpty() ? "-" : other) + " |\n";
    }

    private String head(String what) {
        return "| " + what + " | true / false / undecided | no longer true | now true | other |\n"
                + "|---|---|---|---|---|\n"
                + row("as stated", base());
    }

    private String variants(List<String> names) throws Exception {
        StringBuilder out = new StringBuilder(head("variant"));
        String notes = "";
        for (String name : names) {
            CheckResult result = within(name);
            if (result == null) {
                out.append("| `" + name + "` | 0 / 0 / " + count(base(), c -> true))
                        .append(" | - | - | all undecided: not solved within " + MINUTES + " minutes |\n");
                only = NARROW;
                result = within(name);
                only = List.of();
                out.append(result == null ? "" : row("`" + name + "`, " + NARROW.size() + " claims alone", result));
            } else {
                out.append(row("`" + name + "`", result));
                notes += reasons(name, result);
            }
        }
        return out + "\n" + notes;
    }

    /** Why claims are undecided, where they are. */
    private static String reasons(String name, CheckResult result) {
        Map<String, Long> reasons = result.claims().stream()
                .filter(c -> judged(c) && truth(c).equals("undecided"))
                .collect(Collectors.groupingBy(ClaimResult::reason, TreeMap::new, Collectors.counting()));
        return reasons.isEmpty()
                ? ""
                : "Undecided, " + name + ": "
                        + reasons.entrySet().stream()
                                .map(e -> e.getValue() + " because " + e.getKey())
                                .collect(Collectors.joining("; "))
                        + ".\n";
    }

    private String precision() {
        StringBuilder out = new StringBuilder(head("precision"));
        for (double precision : PRECISIONS) {
            out.append(row(Numbers.shown(precision), judge(Map.of(), precision)));
        }
        return out.toString();
    }

    private String tremble() {
        List<ClaimResult> all = base().claims().stream().filter(KoreaPage::judged).toList();
        List<ClaimResult> several = all.stream().filter(c -> c.equilibria() > 1).toList();
        List<ClaimResult> torn = several.stream().filter(KoreaPage::disagree).toList();
        StringBuilder out = new StringBuilder();
        out.append("Of " + all.size() + " judged claims" + ", " + several.size()
                + " were judged in more than one equilibrium or combination of equilibria (at most "
                + all.stream().mapToInt(ClaimResult::equilibria).max().orElse(0) + "); in " + torn.size()
                + " the equilibria disagree about the claim.\n");
        List<String> shifted = several.stream()
                .filter(c -> !disagree(c) && c.comparisons().stream().anyMatch(KoreaPage::ranges))
                .map(c -> "`" + c.claim().id() + "`")
                .toList();
        out.append("\n| claim | equilibria | in the first | sides, left and right, over all |\n|---|---|---|---|\n");
        for (ClaimResult claim : torn) {
            out.append("| `" + claim.claim().id() + "` | " + claim.equilibria() + " | " + truth(claim) + " | "
                    + claim.comparisons().stream()
                            .map(KoreaPage::sides)
                            .collect(Collectors.joining("; "))
                    + " |\n");
        }
        return out + "\nThey agree on these, though a side moves by more than 0.001: " + code(shifted) + ".\n";
    }

    private static String sides(Comparison c) {
        String left = range(c.leftLow(), c.leftHigh());
        String right = range(c.rightLow(), c.rightHigh());
        return left + " " + c.operator() + " " + right
                + (left.equals(right) ? " (apart by " + three(c.margin()) + " in the first)" : "");
    }

    private static boolean ranges(Comparison c) {
        return c.leftHigh() - c.leftLow() > 1e-3 || c.rightHigh() - c.rightLow() > 1e-3;
    }

    private static String range(double low, double high) {
        return three(low).equals(three(high)) ? three(low) : three(low) + " to " + three(high);
    }

    private String mechanisms() {
        StringBuilder out = new StringBuilder(
                "| switch | what it is | no longer true | now true | other |\n|---|---|---|---|---|\n");
        List<String> quiet = new ArrayList<>();
        List<String> frail = new ArrayList<>();
        List<String> idle = new ArrayList<>();
        for (Uncertainty u : scenario.uncertainties()) {
            if (!u.isSwitch()) {
                continue;
            }
            CheckResult other = judge(Map.of(u.name(), 1 - u.value()), NASH);
            List<String> lost = turned(other, "true", "false");
            List<String> won = turned(other, "false", "true");
            String rest = other(other);
            if (lost.isEmpty() && won.isEmpty()) {
                List<String> moved = moved(other);
                (moved.isEmpty() && rest.isEmpty() ? idle : quiet).add("`" + u.name() + "`");
                rest += (rest.isEmpty() ? "" : "; ")
                        + (moved.isEmpty() ? "no margin moves" : "margins: " + String.join(", ", moved));
            } else if (Stream.concat(lost.stream(), won.stream()).allMatch(id -> id.endsWith("*"))) {
                frail.add("`" + u.name() + "`");
            }
            String why = Objects.requireNonNullElse(u.why(), "");
            out.append("| `" + u.name() + "`" + (u.value() == 0 ? " (stated off)" : "") + " | " + label(why) + " | "
                    + code(lost) + " | " + code(won) + " | " + (rest.isEmpty() ? "-" : rest) + " |\n");
        }
        return out
                + "\nTurn no claim, only margins: " + code(quiet) + ". Turn only claims with a star: " + code(frail)
                + ". Matter to no claim at all: " + (idle.isEmpty() ? "none" : code(idle)) + ".\n";
    }

    /** The first sentence of a why, without a bracket. */
    private static String label(String why) {
        String first = why.replaceAll("\\s*\\([^)]*\\)", "");
        int end = first.indexOf(". ");
        first = end < 0 ? first : first.substring(0, end);
        return first.replaceAll("\\.$", "");
    }

    /** The three claims whose deciding margin moves most, relative to their sides. */
    private List<String> moved(CheckResult other) {
        record Move(String text, double size) {}
        List<Move> moves = new ArrayList<>();
        for (int c = 0; c < base().claims().size(); c++) {
            ClaimResult before = base().claims().get(c);
            Comparison a = deciding(before);
            if (a == null || other.claims().get(c).comparisons().isEmpty()) {
                continue;
            }
            Comparison b = other.claims().get(c).comparisons().get(before.deciding());
            double sides = Math.max(
                    Math.max(Math.abs(a.left().value()), Math.abs(a.right().value())),
                    Math.max(Math.abs(b.left().value()), Math.abs(b.right().value())));
            double size = Math.abs(a.margin() - b.margin()) / Math.max(FLOOR, sides);
            if (size > 1e-5) {
                String id = "`" + before.claim().id() + "` ";
                moves.add(new Move(id + three(a.margin()) + " -> " + three(b.margin()), size));
            }
        }
        moves.sort(Comparator.comparingDouble(m -> -m.size()));
        return moves.stream().limit(3).map(Move::text).toList();
    }

    private String verdicts() throws IOException {
        CheckResult result = judge(true, Map.of(), null, NASH, () -> false);
        base = result;
        StringBuilder out = new StringBuilder();
        Map<Verdict, Long> counts = result.claims().stream()
                .collect(Collectors.groupingBy(ClaimResult::verdict, TreeMap::new, Collectors.counting()));
        out.append(result.claims().size() + " claims: ")
                .append(counts.entrySet().stream()
                        .map(e -> e.getKey().word() + " " + e.getValue())
                        .collect(Collectors.joining(", ")))
                .append(". " + result.states() + " states; " + result.sourced())
                .append(" numbers and switches with a source, " + result.assumed() + " assumed.\n\n");
        out.append("| claim | at | verdict | at stated values | margin | equilibria | nearest flips |\n")
                .append("|---|---|---|---|---|---|---|\n");
        for (ClaimResult claim : result.claims()) {
            String at = claim.claim().ours() ? "ours" : Objects.requireNonNullElse(claim.claim().at(), "");
            out.append("| `" + claim.claim().id() + "` | " + at.replace("column ", "") + " | "
                    + claim.verdict().word() + (disagree(claim) ? " (equilibria disagree)" : "") + " | "
                    + (judged(claim) ? truth(claim) : "-") + " | " + margin(claim) + " | "
                    + (claim.equilibria() == 0 ? "-" : claim.equilibria()) + " | " + flips(claim) + " |\n");
        }
        out.append("\nNumbers that turn the most claims: " + frequent(result) + ".\n" + reasons("as stated", result));
        Files.createDirectories(PICTURE.getParent());
        replace(PICTURE, VerdictChart.svg(result));
        return out.toString();
    }

    private static String frequent(CheckResult result) {
        Map<String, Integer> times = new LinkedHashMap<>();
        result.claims().forEach(c -> c.flips().stream()
                .filter(Flip::certified)
                .forEach(f -> times.merge(f.uncertainty(), 1, Integer::sum)));
        return times.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(8)
                .map(e -> "`" + e.getKey() + "` (" + e.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    private String flips(ClaimResult claim) {
        if (!claim.flipsSearched()) {
            return judged(claim) ? "not looked for" : "-";
        }
        if (claim.flips().isEmpty()) {
            return claim.world() == null ? "none found" : "none, but false in a drawn world";
        }
        int more = Math.max(0, claim.flips().size() - 2);
        return claim.flips().stream().limit(2).map(this::flip).collect(Collectors.joining("; "))
                + (more > 0 ? "; " + more + " more" : "");
    }

    private String flip(Flip flip) {
        Uncertainty u = scenario.uncertainties().get(scenario.uncertainty(flip.uncertainty()).getAsInt());
        String value = u.isSwitch() ? (flip.other() == 1 ? "on" : "off") : Numbers.shown(flip.at());
        String now = u.isSwitch() ? (flip.stated() == 1 ? "on" : "off") : Numbers.shown(flip.stated());
        return "`" + flip.uncertainty() + "` " + value + " (now " + now + (flip.certified() ? ")" : ", not certified)");
    }
}
