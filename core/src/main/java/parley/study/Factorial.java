package parley.study;

/** Every combination of levels, evenly spaced from 0 to 1; the last dimension changes fastest. */
final class Factorial implements Design {
    private final int[] levels;
    private final long points;

    /**
     * Of so many levels per dimension, each at least 1; one level is 0.5.
     *
     * @throws ArithmeticException where there are more than 2^63 - 1 combinations
     */
    Factorial(int[] levels) {
        this.levels = levels.clone();
        long product = 1;
        for (int l : levels) {
            product = Math.multiplyExact(product, (long) l);
        }
        this.points = product;
    }

    @Override
    public long points() {
        return points;
    }

    @Override
    public int dimensions() {
        return levels.length;
    }

    @Override
    public int block() {
        return 1;
    }

    @Override
    public void point(long k, double[] into) {
        long rest = k;
        for (int j = levels.length - 1; j >= 0; j--) {
            int level = (int) (rest % levels[j]);
            rest /= levels[j];
            into[j] = levels[j] == 1 ? 0.5 : (double) level / (levels[j] - 1);
        }
    }
}
