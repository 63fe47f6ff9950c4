package parley.solve;

/**
 * Expected sums of a {@link Reward}.
 *
 * @param values {@code [t][s]} from state {@code s} at period {@code t} on, discounted to that period, with {@code T + 1}
 *     arrays in a finite game; {@code [0][s]} in an infinite one. Infinite where the sum is; not a number where positive
 *     and negative parts both diverge
 * @param error proven bound on the distance of every finite value from the true one
 * @param method how it was computed, a short text
 */
public record Expectation(double[][] values, double error, String method) {}
