package parley.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.claim.Verdict;
import parley.study.Answers;
import parley.study.ClaimAnswer;
import parley.study.Decider;
import parley.study.Design;
import parley.study.Plan;
import parley.study.Share;
import parley.study.Width;

/** What a study comes to, as text for a terminal. */
public final class StudyReport {
    static final String ABOUT_SHARES =
            "Shares are of the assumed worlds, drawn from ranges that the scenario assumes: they are no"
                    + " probabilities, and say nothing of worlds outside the ranges.";

    static final int INDENT = 13;
    private static final int MOST_DECIDERS = 3;

    private final Style style;

    /** In a style. */
    public StudyReport(Style style) {
        this.style = style;
    }

    /** The whole report. */
    public String whole(Answers answers) {
        StringBuilder out = new StringBuilder(head(answers));
        for (int c = 0; c < answers.claims().size(); c++) {
            out.append(claim(answers.claims().get(c), SensitivityText.claim(answers, c)));
        }
        answers.arguments().forEach(argument -> out.append(ArgumentText.of(argument, style)));
        out.append(SensitivityText.whole(answers));
        out.append(ArgumentText.of(answers.together(), answers.claims().size()));
        return out.append(summary(answers)).toString();
    }

    private String head(Answers answers) {
        StringBuilder out = new StringBuilder();
        out.append(style.strong(Wrap.lines(answers.scenario().title(), 0, 0))).append('\n');
        out.append(Wording.numbers(
                        answers.scenario().sourced(), answers.scenario().assumed()))
                .append('\n');
        out.append(Wrap.lines(worlds(answers), 0, 0)).append('\n');
        out.append(style.faint(Wrap.lines(ABOUT_SHARES, 0, 0))).append('\n');
        return out.append(style.faint(Wording.ABOUT_THE_MODEL)).append("\n\n").toString();
    }

    private static String worlds(Answers answers) {
        Plan plan = answers.plan();
        long stated = answers.planned() - 2L * plan.across();
        String line = Numbers.count(stated) + " draws of "
                + Wording.count(answers.varied().size(), "number") + ", "
                + plan.design().word() + (plan.design() == Design.Kind.FACTORIAL ? "" : ", seed " + plan.seed());
        if (plan.across() > 0) {
            line += "; " + Numbers.count(plan.across()) + " more with all ranges halved, and as many with all doubled";
        }
        for (Plan.Correlation c : plan.correlations()) {
            line += "; ranks of " + c.one() + " and " + c.other() + " correlated by " + Numbers.shown(c.rank());
        }
        if (!answers.isComplete()) {
            line += "; so far " + Numbers.count(answers.judged()) + " of all " + Numbers.count(answers.planned());
        }
        return line;
    }

    private String claim(ClaimAnswer answer, List<String> moving) {
        Verdict verdict = answer.verdict();
        String label = Wording.mark(verdict) + " " + verdict.word();
        String place = Wording.place(answer.claim());
        String id = answer.claim().id();
        String rest = id + ": " + answer.claim().says() + (place.isEmpty() ? "" : " (" + Wrap.kept(place) + ")");
        String wrapped = Wrap.lines(rest, INDENT, INDENT);
        StringBuilder out = new StringBuilder(
                switch (verdict) {
                    case HOLDS -> style.good(label);
                    case FAILS -> style.bad(label);
                    default -> style.unsure(label);
                });
        out.append(" ".repeat(Math.max(1, INDENT - label.length())));
        out.append(wrapped.startsWith(id) ? style.strong(id) + wrapped.substring(id.length()) : wrapped)
                .append('\n');
        boolean sampled = answer.isSample();
        line(out, shares(answer.stated(), sampled));
        String others = others(answer, sampled);
        if (!others.isEmpty()) {
            line(out, others);
        }
        moving.forEach(each -> line(out, each));
        if (moving.isEmpty() && !answer.deciders().isEmpty()) {
            line(out, deciders(answer.deciders()));
        }
        if (answer.stated().undecided() > 0) {
            line(out, undecided(answer));
        }
        if (!answer.why().isEmpty()) {
            line(out, answer.why());
        }
        return out.append('\n').toString();
    }

    static String shares(Share share, boolean sampled) {
        if (share.decided() == 0) {
            return "no draw is decided";
        }
        String of =
                "true in " + Numbers.percent(share.share()) + (sampled ? " of the assumed worlds" : " of the points");
        String count = Numbers.count(share.isTrue()) + " of " + Numbers.count(share.decided());
        return of + " (" + (sampled ? "95% interval " + interval(share) + "; " : "") + count + ")";
    }

    static String interval(Share share) {
        return Numbers.percent(share.low()) + " to " + Numbers.percent(share.high());
    }

    private static String others(ClaimAnswer answer, boolean sampled) {
        List<String> parts = new ArrayList<>();
        for (Width width : List.of(Width.HALVED, Width.DOUBLED)) {
            @Nullable Share share = answer.at(width);
            if (share != null && share.decided() > 0) {
                String apart = share.undecided() > 0 ? ", " + Numbers.count(share.undecided()) + " undecided" : "";
                parts.add("with all ranges " + width.word() + " " + Numbers.percent(share.share())
                        + (sampled ? " (" + interval(share) + apart + ")" : ""));
            } else if (share != null && share.undecided() > 0) {
                parts.add("with all ranges " + width.word() + " no draw is decided");
            }
        }
        return String.join("; ", parts);
    }

    private static String deciders(List<Decider> all) {
        List<String> words = all.stream()
                .limit(MOST_DECIDERS)
                .map(d -> d.uncertainty() + " (" + Numbers.percent(d.share()) + " of the variance; true in "
                        + Numbers.percent(d.lowest()) + " of its lowest quarter, " + Numbers.percent(d.highest())
                        + " of its highest)")
                .toList();
        return "decided most by " + String.join(", ", words);
    }

    private static String undecided(ClaimAnswer answer) {
        String reasons = answer.reasons().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(3)
                .map(e -> e.getKey() + " (" + e.getValue() + ")")
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
        return Wording.count(answer.stated().undecided(), "draw") + " undecided: " + reasons;
    }

    static void line(StringBuilder out, String text) {
        out.append(" ".repeat(INDENT)).append(Wrap.lines(text, INDENT, INDENT)).append('\n');
    }

    private String summary(Answers answers) {
        StringBuilder out = new StringBuilder();
        List<String> counts = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.HOLDS, Verdict.FAILS, Verdict.DEPENDS, Verdict.UNDECIDED)) {
            long n = answers.claims().stream()
                    .filter(a -> a.verdict() == verdict)
                    .count();
            if (n > 0) {
                counts.add(n + " "
                        + (verdict == Verdict.UNDECIDED ? "undecided" : n == 1 ? verdict.word() : plural(verdict)));
            }
        }
        out.append(Wording.count(answers.claims().size(), "claim")).append(" over the assumed worlds: ");
        out.append(String.join(", ", counts));
        return style.strong(out.toString()) + "\n";
    }

    private static String plural(Verdict verdict) {
        return verdict == Verdict.HOLDS ? "hold" : verdict == Verdict.FAILS ? "fail" : "depend";
    }
}
