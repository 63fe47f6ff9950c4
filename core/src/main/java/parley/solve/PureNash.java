package parley.solve;

/** Pure equilibria of a stage game, by looking at every joint move. Cost: joint moves x players. */
final class PureNash {
    private double[] best = new double[0];
    /** Joint moves that are equilibria, ascending; the first {@code count}. */
    int[] found = new int[16];

    int count;

    /**
     * Finds all of them.
     *
     * @param q payoffs, {@code [i * joint + j]}
     * @param tolerance per player, gains that do not count
     */
    void find(Shape shape, double[] q, double[] tolerance) {
        count = 0;
        int joint = shape.joint;
        if (best.length < joint * shape.movers.length) {
            best = new double[joint * shape.movers.length];
        }
        for (int x = 0; x < shape.movers.length; x++) {
            int i = shape.movers[x];
            int stride = shape.stride[i];
            for (int o : shape.others[i]) {
                double top = Double.NEGATIVE_INFINITY;
                for (int a = 0; a < shape.moves[i]; a++) {
                    top = Math.max(top, q[i * joint + o + a * stride]);
                }
                for (int a = 0; a < shape.moves[i]; a++) {
                    best[x * joint + o + a * stride] = top - tolerance[i];
                }
            }
        }
        for (int j = 0; j < joint; j++) {
            boolean stable = true;
            for (int x = 0; stable && x < shape.movers.length; x++) {
                stable = q[shape.movers[x] * joint + j] >= best[x * joint + j];
            }
            if (stable) {
                if (count == found.length) {
                    found = java.util.Arrays.copyOf(found, 2 * count);
                }
                found[count++] = j;
            }
        }
    }
}
