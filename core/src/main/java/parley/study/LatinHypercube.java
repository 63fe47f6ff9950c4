package parley.study;

/** One point in each of n slices of every dimension, at a random place within its slice (McKay, Beckman and Conover 1979). */
final class LatinHypercube implements Design {
    private final long points;
    private final Shuffle[] slices;
    private final long seed;

    LatinHypercube(long points, int dimensions, long seed) {
        this.points = points;
        this.seed = Counter.bits(seed, -1);
        this.slices = new Shuffle[dimensions];
        for (int j = 0; j < dimensions; j++) {
            slices[j] = new Shuffle(points, Counter.bits(seed, -2, j));
        }
    }

    @Override
    public long points() {
        return points;
    }

    @Override
    public int dimensions() {
        return slices.length;
    }

    @Override
    public int block() {
        return 1;
    }

    @Override
    public void point(long k, double[] into) {
        long row = Counter.bits(seed, k);
        for (int j = 0; j < slices.length; j++) {
            double within = Counter.unit(Counter.bits(row, j));
            // Rounding must not carry a point into the next slice, nor to 1.
            double x = (slices[j].at(k) + within) / points;
            into[j] = Math.min(x, Math.nextDown((slices[j].at(k) + 1.0) / points));
        }
    }
}
