package parley.claim;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import parley.compile.Budget;

/**
 * How claims are judged.
 *
 * @param flips whether to look for flips
 * @param tie relative tolerance below which two sides are a tie
 * @param precision of play: infinite for Nash, else logit with this precision on payoffs normalised per player
 * @param threads how many claims and worlds are worked on at once; never changes a result
 * @param worlds how many drawn worlds a claim about every world is tested in
 * @param values uncertainties set by name, over the scenario's values
 * @param variant a variant applied to all claims, or null
 * @param only claims to judge, by id; empty for all
 * @param nanos time allowed, or 0 for no limit
 */
public record CheckOptions(
        boolean flips,
        double tie,
        double precision,
        int threads,
        int worlds,
        Map<String, Double> values,
        @Nullable String variant,
        List<String> only,
        long nanos,
        Budget budget,
        BooleanSupplier cancelled) {
    public static final double TIE = 1e-6;

    /** Nash play, flips, two threads at most as many as processors. */
    public static CheckOptions usual() {
        return new CheckOptions(
                true,
                TIE,
                Double.POSITIVE_INFINITY,
                Runtime.getRuntime().availableProcessors(),
                32,
                Map.of(),
                null,
                List.of(),
                0,
                Budget.usual(),
                () -> false);
    }

    /** The same options with another reason to stop. */
    public CheckOptions within(BooleanSupplier stop) {
        Budget bounded = new Budget(budget.maxStates(), budget.maxBytes(), budget.progress(), stop);
        return new CheckOptions(flips, tie, precision, threads, worlds, values, variant, only, nanos, bounded, stop);
    }
}
