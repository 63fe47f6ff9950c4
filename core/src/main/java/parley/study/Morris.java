package parley.study;

/**
 * Trajectories of d + 1 points on a grid of p levels, p even, neighbours differing in one dimension by p / (2 (p - 1)) (Morris
 * 1991). Start, order of the dimensions and directions are random.
 */
final class Morris implements Design {
    private final long trajectories;
    private final int dimensions;
    private final int levels;
    private final long seed;

    Morris(long trajectories, int dimensions, int levels, long seed) {
        if (levels < 2 || levels % 2 != 0) {
            throw new IllegalArgumentException("an even number of levels");
        }
        this.trajectories = trajectories;
        this.dimensions = dimensions;
        this.levels = levels;
        this.seed = Counter.bits(seed, -5);
    }

    @Override
    public long points() {
        return trajectories * block();
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public int block() {
        return dimensions + 1;
    }

    @Override
    public void point(long k, double[] into) {
        long trajectory = Counter.bits(seed, k / block());
        int steps = (int) (k % block());
        Shuffle order = new Shuffle(dimensions, Counter.bits(trajectory, 0));
        int half = levels / 2;
        for (int j = 0; j < dimensions; j++) {
            long bits = Counter.bits(trajectory, 1, j);
            // The lower of the two levels that the dimension takes, and at which of them the trajectory starts.
            int lower = (int) ((bits >>> 1) % half);
            boolean startsLow = (bits & 1) == 0;
            boolean moved = order.at(j) < steps;
            into[j] = (double) (startsLow == moved ? lower + half : lower) / (levels - 1);
        }
    }
}
