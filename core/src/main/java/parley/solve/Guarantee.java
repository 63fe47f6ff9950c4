package parley.solve;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import parley.game.StochasticGame;

/**
 * The most that a coalition can secure, whatever all others do (Shapley 1953): a zero-sum stochastic game between two sides
 * whose players coordinate and randomise jointly.
 *
 * <p>With a horizon: backward induction over matrix games. Without, where play is discounted or always stops: value
 * iteration sped up by solving for both sides' strategies at once ({@link GuaranteeStationary}). Without either, where no reward
 * is negative or none is positive: {@link GuaranteeReach}. Elsewhere nothing is proven and the bounds are infinite.
 *
 * <p>Both bounds are proven, with rounding: the lower one is secured by the coalition's strategy, the upper one conceded by
 * the others'. Where the gap stays above the tolerance, it is for the caller to say that a claim between them is undecided.
 */
public final class Guarantee {
    private static final int CHUNKS = 16;

    private Guarantee() {}

    /** See the long form; a gap of 1e-9, relative to the size of the values, is aimed at. */
    public static Security of(StochasticGame game, int[] coalition, Reward reward) {
        return of(game, coalition, reward, 1e-9, () -> false);
    }

    /**
     * The most that {@code coalition} can secure of {@code reward} from the game's start.
     *
     * @param coalition the players who maximise; they coordinate and randomise jointly, as do the others
     * @param tolerance the gap aimed at, relative to the size of the values (at least 1)
     * @param cancelled asked now and then; once true, {@link java.util.concurrent.CancellationException} is thrown
     */
    public static Security of(
            StochasticGame game, int[] coalition, Reward reward, double tolerance, BooleanSupplier cancelled) {
        Sides sides = new Sides(game, coalition, reward);
        if (game.isFinite()) {
            return GuaranteeFinite.of(sides, cancelled);
        }
        GuaranteeStationary stationary = new GuaranteeStationary(sides, 1, cancelled);
        if (stationary.isContracting()) {
            return stationary.run(new double[game.states()], tolerance);
        }
        boolean negative = false;
        boolean positive = false;
        for (double r : reward.perJoint()) {
            negative |= r < 0;
            positive |= r > 0;
        }
        if (negative && positive) {
            return unknown(sides);
        }
        return negative
                ? turned(new GuaranteeReach(new Sides(game, others(game, coalition), negated(reward)), cancelled)
                        .run(tolerance))
                : new GuaranteeReach(sides, cancelled).run(tolerance);
    }

    private static Security unknown(Sides sides) {
        double[] low = new double[sides.game.states()];
        double[] high = new double[sides.game.states()];
        Arrays.fill(low, Double.NEGATIVE_INFINITY);
        Arrays.fill(high, Double.POSITIVE_INFINITY);
        return new Security(
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                new double[][] {low},
                new double[][] {high},
                new double[][] {uniform(sides.rowStart)},
                new double[][] {uniform(sides.columnStart)},
                "none: rewards of both signs that are not discounted");
    }

    static double[] uniform(int[] start) {
        double[] mix = new double[start[start.length - 1]];
        for (int s = 0; s + 1 < start.length; s++) {
            for (int k = start[s]; k < start[s + 1]; k++) {
                mix[k] = 1.0 / (start[s + 1] - start[s]);
            }
        }
        return mix;
    }

    private static int[] others(StochasticGame game, int[] coalition) {
        return IntStream.range(0, game.players())
                .filter(i -> IntStream.of(coalition).noneMatch(member -> member == i))
                .toArray();
    }

    private static Reward negated(Reward reward) {
        double[] perJoint = reward.perJoint().clone();
        for (int j = 0; j < perJoint.length; j++) {
            perJoint[j] = 0 - perJoint[j];
        }
        return new Reward(perJoint, reward.carryOn(), null, reward.discount());
    }

    /** The same seen from the other side. */
    private static Security turned(Security other) {
        return new Security(
                0 - other.upper(),
                0 - other.lower(),
                new double[][] {negated(other.upperAll()[0])},
                new double[][] {negated(other.lowerAll()[0])},
                other.minimiser(),
                other.maximiser(),
                other.method());
    }

    private static double[] negated(double[] x) {
        double[] y = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            y[k] = 0 - x[k];
        }
        return y;
    }

    /** One piece of a loop. */
    interface Piece {
        void run(int from, int to);
    }

    /** Runs a loop over states in a fixed number of pieces, so that results do not depend on the number of threads. */
    static void overStates(int size, Piece piece) {
        IntStream chunks = IntStream.range(0, CHUNKS);
        (size >= 128 ? chunks.parallel() : chunks).forEach(chunk -> {
            int from = (int) ((long) size * chunk / CHUNKS);
            int to = (int) ((long) size * (chunk + 1) / CHUNKS);
            if (from < to) {
                piece.run(from, to);
            }
        });
    }
}
