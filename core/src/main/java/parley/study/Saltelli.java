package parley.study;

/**
 * Blocks of d + 2 points for first-order and total Sobol indices (Saltelli 2002): a point A, then for every dimension i the point
 * A with coordinate i of B, then B. A and B are the halves of a scrambled Sobol point in 2d dimensions.
 */
final class Saltelli implements Design {
    private final int dimensions;
    private final Sobol base;

    /** Of so many blocks. */
    Saltelli(long blocks, int dimensions, long seed) {
        this.dimensions = dimensions;
        this.base = new Sobol(blocks, 2 * dimensions, seed);
    }

    @Override
    public long points() {
        return base.points() * block();
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public int block() {
        return dimensions + 2;
    }

    @Override
    public void point(long k, double[] into) {
        double[] both = new double[2 * dimensions];
        base.point(k / block(), both);
        int place = (int) (k % block());
        for (int j = 0; j < dimensions; j++) {
            boolean ofB = place == dimensions + 1 || place == j + 1;
            into[j] = ofB ? both[dimensions + j] : both[j];
        }
    }
}
