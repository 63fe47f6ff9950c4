package parley.game;

/**
 * A behaviour strategy for every player of a {@link StochasticGame}, Markov in (period, state), and what it is worth.
 *
 * <p>{@code strategies[t]} holds the probabilities of all moves in period {@code t} (layout: see
 * {@link StochasticGame#strategyStart}); a stationary profile of an infinite game has one array, for every period.
 * {@code values[t][s * n + i]} is player {@code i}'s expected sum of discounted payoffs from state {@code s} at period
 * {@code t} on, in its utility units, discounted to that period; a finite game has {@code T + 1} arrays, the last being
 * the final payoffs. States that cannot be reached at a period may hold any legal strategy and its true value.
 */
public record Profile(double[][] strategies, double[][] values) {
    public boolean stationary() {
        return strategies.length == values.length;
    }

    /** The strategy array in force at {@code period}. */
    public double[] strategyAt(int period) {
        return strategies[strategies.length == 1 ? 0 : period];
    }

    /** The value array at {@code period}. */
    public double[] valueAt(int period) {
        return values[values.length == 1 ? 0 : period];
    }
}
