package parley.report;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.claim.Estimate;
import parley.claim.TypesShown;
import parley.claim.TypesShown.Believed;
import parley.claim.TypesShown.Criterion;
import parley.claim.TypesShown.Moment;
import parley.claim.TypesShown.Unmade;

/** What play shows of private types, in words. */
final class TypesText {
    static final String TREMBLES =
            "Beliefs after moves that are not played come from trembles: the small chances that logit responses leave to"
                    + " every move.";
    static final String NOT_TESTED =
            "the intuitive criterion and D1 were not applied: they are for one informed player and"
                    + " games solved on their exact tree";

    /** Decisions reached with less are told only to who asks for all. */
    private static final double WORTH_TELLING = 0.01;

    private static final int MOST_TOLD = 10;

    private final StringBuilder out = new StringBuilder();
    private final String period;
    private final Style style;

    private TypesText(String period, Style style) {
        this.period = period;
        this.style = style;
    }

    /** A paragraph per game; only what no claim has changed, unless all is to be told. */
    static String of(List<TypesShown> shown, String period, Style style, boolean all) {
        TypesText text = new TypesText(period, style);
        List<TypesShown> told =
                shown.stream().filter(each -> all || each.plain()).toList();
        told.forEach(each -> text.game(each, all));
        if (!told.isEmpty()) {
            text.line(0, style.faint(TREMBLES));
            text.out.append('\n');
        }
        return text.out.toString();
    }

    private void line(int indent, String text) {
        out.append(" ".repeat(indent))
                .append(Wrap.lines(text, indent, indent + 2))
                .append('\n');
    }

    private void game(TypesShown shown, boolean all) {
        String policy = shown.policy();
        line(
                0,
                style.strong("What play shows of types " + (policy == null ? "without a policy" : "under " + policy))
                        + (shown.plain() ? "" : ", in the game of " + String.join(", ", shown.claims())));
        worth(shown);
        shown.learnt().forEach(this::learnt);
        // Without being asked for all, only where types part or could have.
        int told = 0;
        for (Moment moment : shown.moments()) {
            if (all
                    || moment.period() == 1
                    || (moment.kind() != TypesShown.Kind.POOLS
                            && moment.reached() >= WORTH_TELLING
                            && told < MOST_TOLD)) {
                moment(moment);
                told++;
            }
        }
        if (told < shown.moments().size()) {
            line(
                    2,
                    style.faint(Wording.count(shown.moments().size() - told, "further decision")
                            + " along the likeliest play: told with -v"));
        }
        TypesShown.Evidence evidence = shown.evidence();
        line(
                2,
                "regret of every type at the start <= " + Numbers.bound(evidence.regret())
                        + ", wherever play may come to <= "
                        + Numbers.bound(evidence.offPath()) + "; " + Numbers.count(evidence.unplayed()) + " of "
                        + Wording.count(evidence.nodes(), "node") + " not played; "
                        + trembles(shown.trembles()));
        criteria(shown.unmade());
        out.append('\n');
    }

    private void criteria(@Nullable List<Unmade> unmade) {
        if (unmade == null) {
            line(2, NOT_TESTED);
            return;
        }
        if (unmade.isEmpty()) {
            line(2, "every move is made by some type where play gets to");
            return;
        }
        line(
                2,
                Wording.count(unmade.size(), "move") + " that no type makes where play gets to: intuitive criterion "
                        + tally(unmade, Unmade::intuitive) + "; D1 " + tally(unmade, Unmade::divine));
        for (Unmade each : unmade) {
            if (each.intuitive() != Criterion.MET || each.divine() == Criterion.FAILED) {
                line(
                        4,
                        each.player() + " " + each.move() + " in " + period + " " + each.period()
                                + (each.state().isEmpty() ? "" : ", where " + each.state()) + " (then believed "
                                + believed(each.beliefs()) + "): intuitive criterion "
                                + each.intuitive().word()
                                + ", D1 " + each.divine().word());
            }
        }
    }

    private static String tally(List<Unmade> unmade, Function<Unmade, Criterion> of) {
        StringJoiner text = new StringJoiner(", ");
        for (Criterion criterion : Criterion.values()) {
            long count = unmade.stream().filter(u -> of.apply(u) == criterion).count();
            if (count > 0) {
                text.add(criterion.word() + (count == unmade.size() ? " by all" : " by " + count));
            }
        }
        return text.toString();
    }

    private static String trembles(TypesShown.Trembles trembles) {
        if (trembles.tried() == 0) {
            return "other trembles not tried";
        }
        return trembles.same() == trembles.tried()
                ? "the same outcome under " + Wording.count(trembles.tried(), "other tremble")
                : "another outcome under " + (trembles.tried() - trembles.same()) + " of "
                        + Wording.count(trembles.tried(), "other tremble");
    }

    private void worth(TypesShown shown) {
        List<String> parts = new ArrayList<>();
        for (TypesShown.Worth worth : shown.worth()) {
            parts.add(
                    worth.types().isEmpty()
                            ? (parts.isEmpty() ? "" : "; ") + worth.player() + " " + Numbers.shown(worth.value())
                            : ", " + Numbers.shown(worth.value()) + " if " + worth.types());
        }
        line(2, "worth: " + String.join("", parts));
    }

    private void learnt(TypesShown.Learnt learnt) {
        StringBuilder text = new StringBuilder(learnt.player() + " learns");
        String before = "";
        for (int n = 0; n < learnt.bits().size(); n++) {
            String now = bits(learnt.bits().get(n));
            if (!now.equals(before)) {
                text.append(n == 0 ? " " : ", ").append(now).append(n == 0 ? " bits of " : " after ");
                text.append(n == 0 ? Numbers.shown(learnt.most()) + " in the first " + period : period + " " + (n + 1));
                before = now;
            }
        }
        line(2, text.toString());
    }

    private static String bits(Estimate estimate) {
        return estimate.error() < 1e-3
                ? Numbers.shown(estimate.value(), 1e-6)
                : Numbers.shown(Math.max(0, estimate.low())) + " to " + Numbers.shown(estimate.high());
    }

    private void moment(Moment moment) {
        line(
                2,
                period + " " + moment.period() + ": "
                        + style.strong(moment.player() + " " + moment.kind().word())
                        + (moment.state().isEmpty() ? "" : ", where " + moment.state()) + " (reached with probability "
                        + Numbers.probability(moment.reached()) + "; believed " + believed(moment.beliefs()) + ")");
        for (TypesShown.Plays plays : moment.plays()) {
            line(
                    4,
                    plays.type() + ": "
                            + plays.moves().stream()
                                    .map(move -> move.move() + " " + Numbers.probability(move.probability()))
                                    .collect(Collectors.joining("; ")));
        }
        for (TypesShown.Mimicry mimicry : moment.mimicry()) {
            line(
                    4,
                    mimicry.type() + " would "
                            + (mimicry.gain() > 0
                                    ? "gain " + Numbers.shown(mimicry.gain())
                                    : "lose " + Numbers.shown(-mimicry.gain()))
                            + " by doing as " + mimicry.other());
        }
        for (TypesShown.After after : moment.after()) {
            line(
                    4,
                    "seen " + after.move() + " (" + Numbers.probability(after.probability()) + "): "
                            + believed(after.beliefs()));
        }
    }

    private static String believed(List<Believed> beliefs) {
        return beliefs.stream()
                .map(b -> b.type() + " " + Numbers.probability(b.probability()))
                .collect(Collectors.joining(", "));
    }

    /** {@code under the first: us +0.2, 0.9 more if ...}: a line per player on what one policy brings over another, or nothing. */
    static List<String> gaps(List<TypesShown.Worth> gaps) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (TypesShown.Worth gap : gaps) {
            if (gap.types().isEmpty()) {
                if (line.length() > 0) {
                    lines.add(line.toString());
                }
                line = new StringBuilder(
                        "left policy less right, to " + gap.player() + ": " + Numbers.shown(gap.value()));
            } else {
                line.append(", ")
                        .append(Numbers.shown(gap.value()))
                        .append(" if ")
                        .append(gap.types());
            }
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }
}
