package parley.solve;

/**
 * What a coalition can secure against all other players, who join against it.
 *
 * @param lower proven: {@code maximiser} secures at least this from the game's start
 * @param upper proven: no strategy of the coalition secures more than this from the game's start
 * @param lowerAll {@code [t][s]}, or {@code [0][s]} in an infinite game: the same from every period and state. In
 *     undiscounted games without horizon, the most that any strategy tried is proven to secure there
 * @param upperAll the same
 * @param maximiser {@code [t][.]} or {@code [0][.]}: per state in order, the probabilities of the coalition's joint moves
 *     (mixed radix over its players in ascending order, the first slowest)
 * @param minimiser the same for the joint moves of all other players
 * @param method how it was computed, a short text
 */
public record Security(
        double lower,
        double upper,
        double[][] lowerAll,
        double[][] upperAll,
        double[][] maximiser,
        double[][] minimiser,
        String method) {
    /** Upper less lower bound at the start. */
    public double gap() {
        return upper == lower ? 0 : upper - lower;
    }
}
