package parley.claim;

/**
 * What a claim's test comes to in one world, in the equilibrium that is chosen there.
 *
 * @param truth UNKNOWN where no certificate covers it, or the world allows no answer
 * @param left of the comparison that decides; not a number where nothing was computed
 * @param right of the same
 * @param error bound on the error of left minus right
 * @param regret the largest gain of any player from any deviation, over the policies compared
 * @param reason why the truth is unknown, one clause; else empty
 */
public record Ruling(Truth truth, double left, double right, double error, double regret, String reason) {
    /** No answer, for a reason. */
    public static Ruling none(String reason) {
        return new Ruling(Truth.UNKNOWN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, reason);
    }
}
