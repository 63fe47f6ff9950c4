package parley.catalog;

/** The closed forms of the theory catalog, written down from the papers and from docs/theory.md. */
final class TheoryFormulas {
    private TheoryFormulas() {}

    /** Dresher 1962, von Stengel 2016: to the inspector, with n periods and m visits, a for a violation met. */
    static double recursiveInspection(int n, int m, double a) {
        double sum = 0;
        for (int i = 0; i <= m; i++) {
            sum += Math.pow(a, m - i) * choose(n, i);
        }
        return -choose(n - 1, m) / sum;
    }

    private static double choose(int n, int k) {
        double result = 1;
        for (int i = 1; i <= k; i++) {
            result *= (n - k + i) / (double) i;
        }
        return k > n ? 0 : result;
    }

    /** Rubinstein 1982: the first share. */
    static double rubinstein(double d1, double d2) {
        return (1 - d2) / (1 - d1 * d2);
    }

    /** Fearon 1995 with the rising state's later share rounded down by r: whether there is war. */
    static boolean preventiveWar(double p1, double p2, double cost, double d, double r) {
        return d * p2 - p1 > cost * (1 - d) * (1 - d) + d * r;
    }

    /** Powell 2006 with the declining state's later offer rounded up by r: whether there is war. */
    static boolean shiftingPower(double p1, double p2, double destroyed, double d, double r) {
        return d * p2 - p1 > (destroyed - d * r) / (1 - destroyed);
    }

    /** What cheating for ever is worth under a deal with snapback. */
    static double cheating(double relief, double gain, double punishment, double m, double d, int lag) {
        double caught = (relief + gain) * (1 - Math.pow(d, lag)) + Math.pow(d, lag) * punishment;
        return ((relief + gain) * (1 - d) + d * m * caught) / ((1 - d) * (1 - d + d * m));
    }

    /** By how much complying is better than the condition for it asks. */
    static double complianceSlack(double relief, double gain, double punishment, double m, double d, int lag) {
        return Math.pow(d, lag + 1) * m * (relief + gain - punishment) - gain * (1 - d + d * m);
    }

    /** Blackwell and Ferguson 1968, discounted: the chance of the guess that counts. */
    static double bigMatchGuess(double d) {
        return (1 - d) / (2 - d);
    }

    /** The discounted worth of getting home. */
    static double hideOrRun(double d) {
        return 1 / (1 + Math.sqrt(1 - d));
    }

    /** The least announced rate, in twentieths, at which a violation does not pay. */
    static int deterringRate(double gain, double penalty) {
        int twentieths = 0;
        while (gain * (20 - twentieths) > penalty * twentieths) {
            twentieths++;
        }
        return twentieths;
    }
}
