package parley.study;

/**
 * In how many worlds a claim is true.
 *
 * @param isTrue worlds in which it is
 * @param isFalse worlds in which it is not
 * @param undecided worlds in which no certificate covers an answer, or that allow none
 * @param share of the decided ones; not a number where there is none
 * @param low lower limit of the 95% interval of the share (Wilson 1927)
 * @param high upper limit
 */
public record Share(int isTrue, int isFalse, int undecided, double share, double low, double high) {
    /** The normal quantile of 97.5%. */
    private static final double Z = 1.959963984540054;

    static Share of(int isTrue, int isFalse, int undecided) {
        int n = isTrue + isFalse;
        if (n == 0) {
            return new Share(isTrue, isFalse, undecided, Double.NaN, 0, 1);
        }
        double p = (double) isTrue / n;
        double z2 = Z * Z;
        double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
        return new Share(
                isTrue,
                isFalse,
                undecided,
                p,
                isTrue == 0 ? 0 : Math.max(0, middle - half),
                isFalse == 0 ? 1 : Math.min(1, middle + half));
    }

    /** Worlds in which it is true or false. */
    public int decided() {
        return isTrue + isFalse;
    }

    public int all() {
        return isTrue + isFalse + undecided;
    }
}
