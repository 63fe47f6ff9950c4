package parley.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * Screening by single steps (Morris 1991): which numbers move an outcome at all, and whether in one direction.
 *
 * @param trajectories how many there are
 * @param numbers in the order of the dimensions
 */
public record ElementaryEffects(int trajectories, List<Effect> numbers) {
    /**
     * The effects of one number: the change of the outcome over the step, the step in units of the number's whole range.
     *
     * @param used steps whose both ends are known
     * @param size mean of the effects' sizes: mu* (Campolongo, Cariboni and Saltelli 2007)
     * @param mean of the effects with their signs: mu
     * @param spread standard deviation of the effects: sigma; large where the effect hangs on other numbers
     */
    public record Effect(int used, Bounds size, Bounds mean, Bounds spread) {}

    /**
     * What effects come to.
     *
     * @param effects {@code [dimension][trajectory]}; one that is not finite is unknown and left out
     * @param seed of the resampling of trajectories from which intervals are
     */
    public static ElementaryEffects of(double[][] effects, long seed) {
        return of(effects, new Resampling(effects.length == 0 ? 1 : effects[0].length, seed));
    }

    static ElementaryEffects of(double[][] effects, Resampling resampling) {
        List<Effect> numbers = new ArrayList<>();
        for (double[] each : effects) {
            numbers.add(effect(each, resampling));
        }
        return new ElementaryEffects(effects.length == 0 ? 0 : effects[0].length, List.copyOf(numbers));
    }

    private static Effect effect(double[] effects, Resampling resampling) {
        int used = 0;
        double sum = 0;
        boolean none = true;
        for (double effect : effects) {
            if (Double.isFinite(effect)) {
                used++;
                sum += effect;
                none &= effect == 0;
            }
        }
        if (used == 0) {
            return new Effect(0, Bounds.NONE, Bounds.NONE, Bounds.NONE);
        } else if (none) {
            return new Effect(used, Bounds.ZERO, Bounds.ZERO, Bounds.ZERO);
        }
        double mean = sum / used;
        double[] count = sums(effects, resampling, e -> 1);
        double[] sizes = sums(effects, resampling, Math::abs);
        double[] off = sums(effects, resampling, e -> e - mean);
        double[] squares = sums(effects, resampling, e -> (e - mean) * (e - mean));
        double[] countAgain = resampling.resampled(count);
        double[] sizesAgain = resampling.resampled(sizes);
        double[] offAgain = resampling.resampled(off);
        double[] squaresAgain = resampling.resampled(squares);
        IntToDoubleFunction again = r -> spread(countAgain[r], offAgain[r], squaresAgain[r]);
        return new Effect(
                used,
                Resampling.bounds(Resampling.sum(sizes) / used, r -> sizesAgain[r] / countAgain[r]),
                Resampling.bounds(mean, r -> mean + offAgain[r] / countAgain[r]),
                Resampling.bounds(spread(used, Resampling.sum(off), Resampling.sum(squares)), again));
    }

    private static double[] sums(double[] effects, Resampling resampling, DoubleUnaryOperator term) {
        double[] sums = new double[resampling.groups()];
        for (int t = 0; t < effects.length; t++) {
            if (Double.isFinite(effects[t])) {
                sums[resampling.group(t)] += term.applyAsDouble(effects[t]);
            }
        }
        return sums;
    }

    private static double spread(double count, double sum, double squares) {
        return count < 2 ? Double.NaN : Math.sqrt(Math.max(0, squares - sum * sum / count) / (count - 1));
    }
}
