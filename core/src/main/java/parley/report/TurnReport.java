package parley.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import parley.claim.Ruling;
import parley.claim.Truth;
import parley.study.Turn;

/** Where a claim turns, as text or JSON. */
public final class TurnReport {
    private TurnReport() {}

    /** In words. */
    public static String text(Turn turn) {
        boolean isTrue = turn.stated().truth() == Truth.TRUE;
        StringBuilder out = new StringBuilder();
        out.append(Wrap.lines(turn.claim().id() + ": " + turn.claim().says(), 0, 2))
                .append('\n');
        Ruling before = turn.before();
        Ruling after = turn.after();
        if (before == null || after == null) {
            return out.append(Wrap.lines("No turn was found: " + turn.why() + ".", 0, 0))
                    .append('\n')
                    .toString();
        }
        out.append(isTrue ? "True" : "False")
                .append(" at the stated values. It turns ")
                .append(isTrue ? "false" : "true")
                .append(" where\n");
        int width = turn.changes().stream()
                .mapToInt(c -> c.uncertainty().length())
                .max()
                .orElse(0);
        for (Turn.Change change : turn.changes()) {
            out.append("  ")
                    .append(change.uncertainty())
                    .append(" ".repeat(width - change.uncertainty().length()))
                    .append("  is ")
                    .append(precise(change.after()))
                    .append(" instead of ")
                    .append(precise(change.stated()))
                    .append('\n');
        }
        String way = turn.draw() < 0
                ? "on the way to the values named"
                : "on the way to draw " + Numbers.count(turn.draw()) + ", numbers that need not change set back";
        out.append(Wrap.lines(
                        "all else as stated; " + Numbers.shown(turn.distance()) + " range widths away; " + way + ".",
                        0,
                        0))
                .append('\n');
        out.append(Wrap.lines(
                        "Certified on both sides: before it compares " + sides(before) + ", after it " + sides(after)
                                + ".",
                        0,
                        0))
                .append('\n');
        return out.toString();
    }

    private static String sides(Ruling ruling) {
        return precise(ruling.left()) + " with " + precise(ruling.right());
    }

    /** Eight digits: both sides of a turn are close together. */
    private static String precise(double value) {
        return Double.isFinite(value)
                ? Numbers.exact(new BigDecimal(value)
                        .round(new MathContext(8, RoundingMode.HALF_EVEN))
                        .doubleValue())
                : Numbers.shown(value);
    }

    /** As an object; {@code docs/formats.md} describes it. */
    public static String json(Turn turn) {
        return Json.text(json -> json.object(() -> {
            json.text("claim", turn.claim().id());
            json.truth(
                    "atValues",
                    turn.stated().truth() == Truth.UNKNOWN
                            ? null
                            : turn.stated().truth() == Truth.TRUE);
            json.text("why", turn.why().isEmpty() ? null : turn.why());
            if (turn.draw() < 0) {
                json.none("draw");
            } else {
                json.count("draw", turn.draw());
            }
            json.number("share", turn.share());
            json.number("distance", turn.distance());
            json.array(
                    "changes",
                    turn.changes(),
                    change -> json.object(() -> {
                        json.text("uncertainty", change.uncertainty());
                        json.number("stated", change.stated());
                        json.number("before", change.before());
                        json.number("after", change.after());
                    }));
            ruling(json, "before", turn.before());
            ruling(json, "after", turn.after());
        }));
    }

    private static void ruling(Json json, String key, @Nullable Ruling ruling) {
        if (ruling == null) {
            json.none(key);
            return;
        }
        json.object(key, () -> {
            json.truth("truth", ruling.truth() == Truth.UNKNOWN ? null : ruling.truth() == Truth.TRUE);
            json.number("left", ruling.left());
            json.number("right", ruling.right());
            json.number("error", ruling.error());
            json.number("regret", ruling.regret());
        });
    }
}
