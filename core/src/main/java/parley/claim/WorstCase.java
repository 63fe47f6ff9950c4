package parley.claim;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.certify.GuaranteeCheck;
import parley.expression.Expression;
import parley.game.StochasticGame;
import parley.scenario.Quantity;
import parley.solve.Guarantee;
import parley.solve.Reward;
import parley.solve.Security;

/**
 * What players can secure or force whatever all others do. Where a game is certified, both bounds are checked by independent
 * best responses; where it is only measured, they are the solver's.
 */
final class WorstCase {
    private final Solved solved;
    private final StochasticGame game;
    private final Supplier<Reach> reach;
    private final boolean isChecked;

    WorstCase(Solved solved, Supplier<Reach> reach) {
        this.isChecked = !solved.certificates().isEmpty();
        this.solved = solved;
        this.game = solved.game();
        this.reach = reach;
    }

    Estimate of(Quantity quantity) {
        if (quantity instanceof Quantity.Guarantee guarantee) {
            int i = guarantee.player();
            Reward reward = new Reward(payoffs(i), null, finals(i), game.discount(i));
            return bounds(new int[] {i}, reward, false, quantity.given().condition(), -1);
        }
        Quantity.Force force = (Quantity.Force) quantity;
        int[] coalition =
                force.coalition().stream().mapToInt(Integer::intValue).sorted().toArray();
        PathReward path = PathReward.of(force.path(), solved.table(), solved.numbers(), solved.ends());
        // To force that a property holds always is to keep the probability that it ever fails down.
        int[] maximisers = path.complement() ? others(coalition) : coalition;
        return bounds(
                maximisers,
                path.reward(),
                path.complement(),
                quantity.given().condition(),
                force.path().within());
    }

    private Estimate bounds(
            int[] maximisers, Reward reward, boolean complement, @Nullable Expression condition, int within) {
        boolean limited = within >= 0 && !(game.isFinite() && within >= game.horizon());
        StochasticGame played = limited ? game.withHorizon(within, game.start()) : game;
        Security security = Guarantee.of(played, maximisers, reward);
        if (!isChecked) {
            return estimate(
                    security.lower(),
                    security.upper(),
                    security.lowerAll(),
                    security.upperAll(),
                    condition,
                    complement);
        }
        GuaranteeCheck check = GuaranteeCheck.of(
                played,
                maximisers,
                reward.perJoint(),
                reward.carryOn(),
                reward.terminal(),
                reward.discount(),
                security.maximiser(),
                security.minimiser());
        return estimate(check.lower(), check.upper(), check.lowerAll(), check.upperAll(), condition, complement);
    }

    private Estimate estimate(
            double lowerAtStart,
            double upperAtStart,
            double[][] lowerAll,
            double[][] upperAll,
            @Nullable Expression condition,
            boolean complement) {
        double lower = lowerAtStart;
        double upper = upperAtStart;
        if (condition != null) {
            double[] truth = solved.table().perState(condition, solved.numbers());
            lower = least(truth, lowerAll, complement);
            upper = least(truth, upperAll, complement);
        }
        double middle = lower == upper ? lower : (lower + upper) / 2;
        double error = lower == upper ? 0 : Math.abs(upper - lower) / 2;
        return new Estimate(complement ? 1 - middle : middle, error);
    }

    /** The least over the states that satisfy a condition and that some play reaches; of a complement, the most. */
    private double least(double[] truth, double[][] values, boolean most) {
        double best = Double.NaN;
        boolean[][] reached = reach.get().at();
        int periods = game.isFinite() ? game.horizon() : 1;
        for (int t = 0; t < Math.min(periods, values.length); t++) {
            for (int s = 0; s < truth.length; s++) {
                if (truth[s] != 0 && game.stage(s) == 0 && reached[t][s]) {
                    double v = values[t][s];
                    best = Double.isNaN(best) ? v : most ? Math.max(best, v) : Math.min(best, v);
                }
            }
        }
        return best;
    }

    private double[] payoffs(int player) {
        double[] result = new double[game.jointMoves()];
        for (int j = 0; j < result.length; j++) {
            result[j] = game.payoff(j, player);
        }
        return result;
    }

    private double[] finals(int player) {
        double[] result = new double[game.states()];
        for (int s = 0; s < result.length; s++) {
            result[s] = game.finalPayoff(s, player);
        }
        return result;
    }

    private int[] others(int[] coalition) {
        return java.util.stream.IntStream.range(0, game.players())
                .filter(i -> java.util.Arrays.binarySearch(coalition, i) < 0)
                .toArray();
    }
}
