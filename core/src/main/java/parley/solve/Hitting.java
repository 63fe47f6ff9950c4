package parley.solve;

/**
 * Where and when play first meets a set of states.
 *
 * @param probability {@code [t][s]}, or {@code [0][s]} in an infinite game: probability that {@code s}, at period
 *     {@code t}, is the first state of the set that is met; 0 outside the set. A finite game has {@code T + 1} arrays
 * @param discounted the same, weighted with {@code discount^period} of the meeting
 * @param error proven bound on the error of either, summed over states and periods
 */
public record Hitting(double[][] probability, double[][] discounted, double error) {
    /** The probability that the set is met at all. */
    public double total() {
        double sum = 0;
        for (double[] row : probability) {
            for (double p : row) {
                sum += p;
            }
        }
        return sum;
    }
}
