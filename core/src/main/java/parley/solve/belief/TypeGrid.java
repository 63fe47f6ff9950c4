package parley.solve.belief;

/**
 * A finite set of beliefs about one player's types, and how any other belief is rounded to it: to one of a few grid beliefs
 * around it, drawn with weights that depend on the belief alone. The weights are smooth in the belief, and a grid belief
 * is kept as it is.
 */
interface TypeGrid {
    /** Types of the player. */
    int types();

    /** Number of grid beliefs. */
    int size();

    /** Probability of a type in a grid belief. */
    double at(int vertex, int type);

    /** The grid belief that is the prior. */
    int prior();

    /**
     * Rounds a belief. At most {@code types} grid beliefs get weight.
     *
     * @param belief probabilities of the types, from {@code from} on
     * @param vertex where the grid beliefs are written
     * @param weight where their weights are written
     * @param slope {@code [v * types + k]} where the derivative of weight {@code v} by the probability of type {@code k} is
     *     written; right along directions in which probabilities keep their sum
     * @return how many grid beliefs there are
     */
    int round(double[] belief, int from, int[] vertex, double[] weight, double[] slope);
}
