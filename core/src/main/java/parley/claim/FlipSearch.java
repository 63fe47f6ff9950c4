package parley.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.scenario.Scenario.Uncertainty;

/**
 * Looks for the nearest value of one uncertainty at which a claim's test turns: both ends of its range and a few points
 * between, outward from the stated value, then bisection. Finding none is no proof that there is none.
 */
final class FlipSearch {
    /** Whole-number ranges up to this long are tried value by value. */
    private static final int MOST_WHOLE = 9;

    private static final int INTERIOR = 3;
    private static final int BISECTIONS = 7;

    private final Trial trial;
    private final Tester tester;

    /** The test at other numbers: with a certificate or without. */
    interface Tester {
        Truth truth(Numbers numbers, boolean certified);
    }

    FlipSearch(Trial trial, Tester tester) {
        this.trial = trial;
        this.tester = tester;
    }

    /** The nearest flip along one uncertainty, if any is found. */
    Optional<Flip> along(int index, Uncertainty uncertainty, boolean stated) {
        double at = trial.stated.get(index);
        List<Double> points = points(uncertainty, at);
        Flip below = outward(
                index,
                uncertainty,
                stated,
                at,
                points.stream()
                        .filter(x -> x < at)
                        .sorted((a, b) -> Double.compare(b, a))
                        .toList());
        Flip above = outward(
                index,
                uncertainty,
                stated,
                at,
                points.stream().filter(x -> x > at).sorted().toList());
        if (below == null || above == null) {
            return Optional.ofNullable(below == null ? above : below);
        }
        return Optional.of(Math.abs(below.at() - at) <= Math.abs(above.at() - at) ? below : above);
    }

    private @Nullable Flip outward(
            int index, Uncertainty uncertainty, boolean stated, double from, List<Double> points) {
        double same = from;
        for (double x : points) {
            Truth truth = tester.truth(trial.stated.with(index, x), false);
            if (truth == Truth.UNKNOWN) {
                continue;
            }
            if (truth == Truth.of(stated)) {
                same = x;
                continue;
            }
            return narrow(index, uncertainty, stated, same, x);
        }
        return null;
    }

    private Flip narrow(int index, Uncertainty uncertainty, boolean stated, double sameSide, double otherSide) {
        double same = sameSide;
        double other = otherSide;
        boolean steps = uncertainty.isSwitch() || !uncertainty.points().isEmpty();
        for (int k = 0; k < BISECTIONS && !steps; k++) {
            double middle = (same + other) / 2;
            if (uncertainty.integer()) {
                middle = Math.rint(middle);
                if (middle == same || middle == other) {
                    break;
                }
            }
            Truth truth = tester.truth(trial.stated.with(index, middle), false);
            if (truth == Truth.UNKNOWN) {
                break;
            }
            if (truth == Truth.of(stated)) {
                same = middle;
            } else {
                other = middle;
            }
        }
        boolean certified = tester.truth(trial.stated.with(index, same), true) == Truth.of(stated)
                && tester.truth(trial.stated.with(index, other), true) == Truth.of(!stated);
        double turning = steps || uncertainty.integer() ? other : (same + other) / 2;
        return new Flip(uncertainty.name(), trial.stated.get(index), turning, same, other, !stated, certified);
    }

    private static List<Double> points(Uncertainty u, double stated) {
        List<Double> points = new ArrayList<>();
        if (u.isSwitch()) {
            points.add(1 - stated);
        } else if (!u.points().isEmpty()) {
            points.addAll(u.points());
        } else if (u.integer() && u.high() - u.low() < MOST_WHOLE) {
            for (double x = u.low(); x <= u.high(); x++) {
                points.add(x);
            }
        } else if (u.high() > u.low()) {
            for (int k = 0; k <= INTERIOR + 1; k++) {
                double x = u.low() + (u.high() - u.low()) * k / (INTERIOR + 1);
                points.add(u.integer() ? Math.rint(x) : x);
            }
        }
        points.removeIf(x -> x == stated);
        return points.stream().distinct().toList();
    }
}
