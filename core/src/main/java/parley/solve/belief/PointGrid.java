package parley.solve.belief;

/** The prior alone: what is believed before anybody has moved. */
final class PointGrid implements TypeGrid {
    private final double[] prior;

    PointGrid(double[] prior) {
        this.prior = prior;
    }

    @Override
    public int types() {
        return prior.length;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public double at(int vertex, int type) {
        return prior[type];
    }

    @Override
    public int prior() {
        return 0;
    }

    @Override
    public int round(double[] belief, int from, int[] vertex, double[] weight, double[] slope) {
        throw new UnsupportedOperationException("no belief is rounded to the prior");
    }
}
