package parley.report;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import parley.claim.CheckResult;
import parley.claim.ClaimResult;
import parley.claim.Comparison;
import parley.claim.Verdict;
import parley.claim.Walk;
import parley.claim.World;
import parley.scenario.Scenario;

/**
 * A check as text for a terminal: a head, a paragraph per claim, a summary line. The parts may be asked for one by one, as
 * verdicts become known.
 */
public final class TextReport {
    private static final int INDENT = 13;
    private static final int MOST_FLIPS = 3;

    /** How much is told. */
    public enum Detail {
        /** Claims that came out otherwise than expected or undecided, and the summary. */
        QUIET,
        /** Every claim with its evidence. */
        NORMAL,
        /** All flips, all equilibria, how it was computed. */
        VERBOSE
    }

    private final Style style;
    private final Detail detail;

    /** Of a style and a detail. */
    public TextReport(Style style, Detail detail) {
        this.style = style;
        this.detail = detail;
    }

    /** The whole report. */
    public String whole(Checked checked) {
        CheckResult result = checked.result();
        StringBuilder out =
                new StringBuilder(head(result.scenario(), checked.variant(), states(result), result.claims()));
        for (ClaimResult claim : result.claims()) {
            out.append(claim(checked, claim));
        }
        return out.append(types(result))
                .append(summary(result.claims(), checked.seconds()))
                .toString();
    }

    private String types(CheckResult result) {
        return detail == Detail.QUIET
                ? ""
                : TypesText.of(result.shown(), result.scenario().period(), style, detail == Detail.VERBOSE);
    }

    private static OptionalInt states(CheckResult result) {
        return result.states() > 0 ? OptionalInt.of(result.states()) : OptionalInt.empty();
    }

    /**
     * The first lines.
     *
     * @param states of the game, where they are known already
     * @param known results whose certificates are counted; empty where none is known yet
     */
    public String head(Scenario scenario, @Nullable String variant, OptionalInt states, List<ClaimResult> known) {
        if (detail == Detail.QUIET) {
            return "";
        }
        int assumed = (int) scenario.uncertainties().stream()
                .filter(Scenario.Uncertainty::assumed)
                .count();
        int sourced = scenario.uncertainties().size() - assumed;
        StringBuilder out = new StringBuilder();
        out.append(style.strong(Wrap.lines(scenario.title(), 0, 0))).append('\n');
        if (detail == Detail.VERBOSE && !scenario.about().isEmpty()) {
            out.append(Wrap.lines(scenario.about(), 0, 0)).append('\n');
        }
        String certificates = Wording.certificates(known);
        out.append(Wording.numbers(sourced, assumed)).append('\n');
        String game = Wording.game(scenario, variant, states);
        out.append(Wrap.lines(game + (certificates.isEmpty() ? "" : "; " + certificates), 0, 0));
        out.append('\n');
        out.append(style.faint(Wording.ABOUT_THE_MODEL)).append("\n\n");
        return out.toString();
    }

    /** The paragraph of one claim. */
    public String claim(Checked checked, ClaimResult result) {
        if (detail == Detail.QUIET && result.asExpected() && result.verdict() != Verdict.UNDECIDED) {
            return "";
        }
        StringBuilder out = new StringBuilder(firstLine(result));
        Paragraph paragraph = new Paragraph(out);
        if (result.verdict() == Verdict.NOT_JUDGED) {
            String why = result.claim().later();
            paragraph.add(why == null ? result.reason() : why);
            return out.append('\n').toString();
        }
        if (!result.asExpected()) {
            paragraph.add(style.bad(Wording.expectation(result)));
        }
        comparisons(paragraph, result);
        if (!result.reason().isEmpty()) {
            paragraph.add("because " + result.reason());
        }
        TypesText.gaps(result.gaps()).forEach(paragraph::add);
        flips(paragraph, result, checked.result().scenario());
        counterexample(paragraph, checked, result);
        if (detail == Detail.VERBOSE) {
            verbose(paragraph, result);
        }
        return out.append('\n').toString();
    }

    private String firstLine(ClaimResult result) {
        Verdict verdict = result.verdict();
        String label = Wording.mark(verdict) + " " + verdict.word();
        String place = Wording.place(result.claim());
        String rest = result.claim().id() + ": " + result.claim().says()
                + (place.isEmpty() ? "" : " (" + Wrap.kept(place) + ")");
        String coloured = switch (verdict) {
            case HOLDS -> style.good(label);
            case FAILS -> style.bad(label);
            case DEPENDS, UNDECIDED -> style.unsure(label);
            case NOT_JUDGED -> style.faint(label);
        };
        String gap = " ".repeat(Math.max(1, INDENT - label.length()));
        String id = result.claim().id();
        String wrapped = Wrap.lines(rest, INDENT, INDENT);
        // The name of the claim stands out; it is the first word, so it is never broken.
        String shown = wrapped.startsWith(id) ? style.strong(id) + wrapped.substring(id.length()) : wrapped;
        return coloured + gap + shown + "\n";
    }

    private void comparisons(Paragraph paragraph, ClaimResult result) {
        List<Comparison> all = result.comparisons();
        for (int i = 0; i < all.size(); i++) {
            Comparison comparison = all.get(i);
            String certificate = "";
            if (result.evidence() != null && (all.size() == 1 || i == result.deciding())) {
                certificate = " (" + Wording.evidence(result.evidence()) + ")";
            }
            if (all.size() > 1 || detail == Detail.VERBOSE) {
                paragraph.add((i == result.deciding() && all.size() > 1 ? "decides: " : "") + comparison.text());
            }
            paragraph.add(Wording.comparison(comparison) + certificate);
            String range = Wording.range(comparison, result.equilibria());
            if (!range.isEmpty()) {
                paragraph.add(range);
            }
        }
    }

    private void flips(Paragraph paragraph, ClaimResult result, Scenario scenario) {
        if (!result.flipsSearched()) {
            return;
        }
        if (result.flips().isEmpty()) {
            paragraph.add(style.faint("no flip found in " + Wording.searched(scenario, result.claim())));
            return;
        }
        int shown = detail == Detail.VERBOSE
                ? result.flips().size()
                : Math.min(MOST_FLIPS, result.flips().size());
        for (int i = 0; i < shown; i++) {
            paragraph.add("flips at " + Wording.flip(result.flips().get(i), scenario));
        }
        if (shown < result.flips().size()) {
            paragraph.add("and " + (result.flips().size() - shown) + " more");
        }
    }

    private void counterexample(Paragraph paragraph, Checked checked, ClaimResult result) {
        World world = result.world();
        if (world != null) {
            paragraph.add("false where " + Wording.world(world, checked.result().scenario()));
            for (Comparison comparison : world.comparisons()) {
                paragraph.add("  " + Wording.comparison(comparison));
            }
        } else if (result.worlds() > 0) {
            paragraph.add(style.faint("no counterexample in " + Wording.count(result.worlds(), "drawn world")));
        }
        for (Walk walk : result.counterexample()) {
            walk(paragraph, walk, checked.result().scenario().period());
        }
        if (world != null || !result.counterexample().isEmpty()) {
            paragraph.add(style.faint("again: ") + Wording.command(checked, result.claim(), world), false);
        }
    }

    private static void walk(Paragraph paragraph, Walk walk, String period) {
        paragraph.add(
                "likeliest play " + walk.heading() + ", probability " + Numbers.probability(walk.probability()) + ":");
        List<WalkLine> lines = WalkLine.of(walk, period);
        int width = lines.stream().mapToInt(line -> line.when().length()).max().orElse(0);
        for (WalkLine line : lines) {
            paragraph.add("  " + line.when() + " ".repeat(width - line.when().length()) + "  ", line.what());
        }
    }

    private void verbose(Paragraph paragraph, ClaimResult result) {
        if (result.evidence() != null) {
            paragraph.add("computed by " + result.evidence().method() + "; values within "
                    + Numbers.bound(result.evidence().valueError()));
        }
        if (result.equilibria() > 0) {
            paragraph.add(Wording.count(result.equilibria(), "equilibrium") + " evaluated; several stage equilibria at "
                    + Wording.count(result.several(), "node"));
        }
    }

    /** What a report that was printed part by part ends with: the summary, and what its head could not know. */
    public String tail(Checked checked) {
        CheckResult result = checked.result();
        String facts = Wording.count(result.states(), "state");
        String certificates = Wording.certificates(result.claims());
        String known = detail == Detail.QUIET || result.states() == 0
                ? ""
                : facts + (certificates.isEmpty() ? "" : "; " + certificates) + "\n";
        return types(result) + known + summary(result.claims(), checked.seconds());
    }

    /** The last line: how many claims got which verdict, and whether that was expected. */
    public String summary(List<ClaimResult> claims, @Nullable Double seconds) {
        String expectations = Wording.expectations(claims);
        boolean met = claims.stream().allMatch(ClaimResult::asExpected);
        StringBuilder out = new StringBuilder(style.strong(Wording.summary(claims)));
        if (seconds != null) {
            out.append("; ").append(Numbers.shown(seconds)).append(" s");
        }
        out.append('\n');
        if (!expectations.isEmpty()) {
            String line = Wrap.lines(expectations, 0, 0);
            out.append(met ? style.good(line) : style.bad(line)).append('\n');
        }
        return out.toString();
    }

    /** Lines under the first line of a claim. */
    private record Paragraph(StringBuilder out) {
        void add(String line) {
            add(line, true);
        }

        /** A line that is to be copied is never broken. */
        void add(String line, boolean broken) {
            String body = line.stripLeading();
            int indent = INDENT + line.length() - body.length();
            out.append(" ".repeat(indent));
            out.append(broken ? Wrap.lines(body, indent, indent) : body).append('\n');
        }

        /** A label that keeps its spaces, and text that is wrapped beside it. */
        void add(String label, String text) {
            int indent = INDENT + label.length();
            out.append(" ".repeat(INDENT))
                    .append(label)
                    .append(Wrap.lines(text, indent, indent))
                    .append('\n');
        }
    }
}
