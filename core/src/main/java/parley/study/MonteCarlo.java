package parley.study;

/** Independent points, evenly spread. */
record MonteCarlo(long points, int dimensions, long seed) implements Design {
    @Override
    public int block() {
        return 1;
    }

    @Override
    public void point(long k, double[] into) {
        long row = Counter.bits(seed, k);
        for (int j = 0; j < dimensions; j++) {
            into[j] = Counter.unit(Counter.bits(row, j));
        }
    }
}
