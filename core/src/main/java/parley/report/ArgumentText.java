package parley.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.claim.Verdict;
import parley.study.ArgumentAnswer;
import parley.study.Share;
import parley.study.Together;

/** Arguments, and which claims are true together, in words. */
final class ArgumentText {
    private static final int MOST_SETS = 5;

    private ArgumentText() {}

    static String of(ArgumentAnswer answer, Style style) {
        Verdict verdict = answer.verdict();
        String label = Wording.mark(verdict) + " " + verdict.word();
        String coloured = verdict == Verdict.HOLDS
                ? style.good(label)
                : verdict == Verdict.FAILS ? style.bad(label) : style.unsure(label);
        String at = answer.argument().at();
        String text = "argument " + answer.argument().name() + ": because " + String.join(", ", answer.because())
                + "; therefore " + answer.therefore() + (at == null ? "" : " (" + Wrap.kept(at) + ")");
        StringBuilder out = new StringBuilder(coloured);
        out.append(" ".repeat(Math.max(1, StudyReport.INDENT - label.length())));
        out.append(Wrap.lines(text, StudyReport.INDENT, StudyReport.INDENT)).append('\n');
        line(out, "the premises together are " + StudyReport.shares(answer.premises(), true));
        line(out, "the conclusion is " + StudyReport.shares(answer.conclusion(), true));
        Share follows = answer.follows();
        if (follows.decided() > 0) {
            line(
                    out,
                    "where the premises are true, the conclusion is true in " + Numbers.percent(follows.share())
                            + " (" + StudyReport.interval(follows) + "; " + Numbers.count(follows.isTrue()) + " of "
                            + Numbers.count(follows.decided()) + ")");
        }
        ArgumentAnswer.@Nullable Counterexample example = answer.counterexample();
        if (example != null) {
            List<String> values = example.changed().stream()
                    .map(c -> c.uncertainty() + " " + Numbers.shown(c.value()))
                    .toList();
            line(
                    out,
                    "counterexample, solved again and certified: "
                            + (values.isEmpty()
                                    ? "the stated values"
                                    : String.join(", ", values) + ", all else as stated")
                            + "; there " + answer.therefore() + " compares " + Numbers.shown(example.left()) + " with "
                            + Numbers.shown(example.right()));
        }
        if (!answer.why().isEmpty()) {
            line(out, answer.why());
        }
        return out.append('\n').toString();
    }

    static String of(Together together, int claims) {
        StringBuilder out = new StringBuilder();
        if (claims < 2 || together.most() < 0) {
            return "";
        }
        out.append(Wrap.lines(
                        "Most claims together: " + together.trueThere().size() + " of " + claims + ", in draw "
                                + Numbers.count(together.most()),
                        0,
                        0))
                .append('\n');
        List<List<String>> never = together.never();
        if (!never.isEmpty()) {
            out.append("True in some draws, but never together:\n");
            never.stream()
                    .limit(MOST_SETS)
                    .forEach(set -> out.append("  ")
                            .append(Wrap.lines(String.join(" + ", set), 2, 4))
                            .append('\n'));
            if (never.size() > MOST_SETS) {
                out.append("  and ")
                        .append(Numbers.count(never.size() - MOST_SETS))
                        .append(" more pairs and triples\n");
            }
        }
        return out.append('\n').toString();
    }

    private static void line(StringBuilder out, String text) {
        StudyReport.line(out, text);
    }
}
