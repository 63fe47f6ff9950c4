package parley.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of every period in the primary equilibrium under a policy, from the start. Shares of levels are given
 * that no end has come before.
 *
 * @param policy its name, or null for none
 * @param periods how many periods are told of
 * @param values {@code [player]}: expected discounted payoff
 * @param courses one per lever, agreement and condition, in file order
 * @param ends one per end, in file order
 * @param going {@code [t]}: probability that no end has come before period t; {@code periods + 1} numbers
 */
public record Forecast(
        @Nullable String policy,
        int periods,
        List<Double> values,
        List<Course> courses,
        List<End> ends,
        List<Double> going) {

    /**
     * A variable over time.
     *
     * @param shares {@code [t][level]}; of a condition also after the last period, so one more than periods
     */
    public record Course(String variable, List<List<Double>> shares) {}

    /** @param by {@code [t]}: probability that it has come by the end of period t */
    public record End(String name, List<Double> by) {}
}
