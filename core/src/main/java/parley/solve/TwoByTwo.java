package parley.solve;

/**
 * Limits of the principal logit branch of games of two players with two moves each, in closed form.
 *
 * <p>Let {@code p} be the probability of player 1's first move and {@code q} that of player 2's. Logit responses are
 * {@code logit p = precision * s1 * (q - q0)} and {@code logit q = precision * s2 * (p - p0)}, where {@code (p0, q0)} makes
 * both indifferent; moves can be named so that {@code s1 > 0}. If {@code s2 < 0} there is one solution per precision. If
 * {@code s2 > 0}, eliminating the precision leaves the curve {@code s2 (p - p0) logit p = s1 (q - q0) logit q}, which starts
 * at (1/2, 1/2). Where both players' best responses to equal probabilities belong to one pure equilibrium, it ends there.
 * Otherwise one of the two coordinates has to turn back, the one whose side of the equation has the deeper minimum between
 * 1/2 and its point of indifference: the other player yields. For {@code s1 = s2} that is the risk-dominant equilibrium
 * (Harsanyi and Selten 1988; compare Turocy 2005, section 5). On the border the branch ends in the mixed equilibrium.
 *
 * <p>Points of indifference on the border of the square (weakly dominated moves) need care: a probability may then stay at
 * 1/2 because the incentive vanishes faster than the precision grows.
 */
final class TwoByTwo {
    private static final double EVEN = 1e-9;

    /** Probability of player 1's first move, found by {@link #solve}. */
    double p;
    /** Probability of player 2's first move. */
    double q;
    /** Whether there are other equilibria. */
    boolean several;

    /**
     * Solves one game in which no move is strictly dominated. Differences within rounding must be given as 0.
     *
     * @param first1 player 1's gain from its first move over its second, against player 2's first move
     * @param second1 the same against player 2's second move
     * @param first2 player 2's gain from its first move over its second, against player 1's first move
     * @param second2 the same against player 1's second move
     * @param range1 player 1's range of payoffs in this game
     * @param range2 player 2's
     */
    void solve(double first1, double second1, double first2, double second2, double range1, double range2) {
        several = true;
        double s1 = first1 - second1;
        double s2 = first2 - second2;
        boolean idle1 = first1 == 0 && second1 == 0;
        boolean idle2 = first2 == 0 && second2 == 0;
        if (idle1 || idle2) {
            p = idle1 ? 0.5 : step(first1 + second1, range1);
            q = idle2 ? 0.5 : step(first2 + second2, range2);
            return;
        }
        boolean swapped = s1 < 0;
        double q0 = -second1 / s1;
        double p0 = -second2 / s2;
        if (swapped) {
            s1 = -s1;
            s2 = -s2;
            p0 = 1 - p0;
        }
        if (first2 == 0 || second2 == 0) {
            p0 = Math.rint(p0);
        }
        if (first1 == 0 || second1 == 0) {
            q0 = Math.rint(q0);
        }
        if (s2 < 0) {
            cycle(p0, q0);
        } else {
            coordinate(s1 / range1, s2 / range2, p0, q0);
        }
        if (swapped) {
            p = 1 - p;
        }
    }

    private static double step(double sum, double range) {
        return Math.abs(sum) <= 1e-12 * range ? 0.5 : sum > 0 ? 1 : 0;
    }

    private void cycle(double p0, double q0) {
        p = p0;
        q = q0;
        boolean edge1 = p0 == 0 || p0 == 1;
        boolean edge2 = q0 == 0 || q0 == 1;
        several = edge1 || edge2;
        if (edge2 && !(edge1 && p0 != q0)) {
            p = q0 == 0 ? Math.max(p0, 0.5) : Math.min(p0, 0.5);
        } else if (edge1) {
            q = p0 == 0 ? Math.min(q0, 0.5) : Math.max(q0, 0.5);
        }
    }

    private void coordinate(double s1, double s2, double p0, double q0) {
        if (p0 == 0.5 && q0 == 0.5) {
            p = 0.5;
            q = 0.5;
        } else if (p0 <= 0.5 && q0 <= 0.5) {
            p = 1;
            q = 1;
        } else if (p0 >= 0.5 && q0 >= 0.5) {
            p = 0;
            q = 0;
        } else {
            boolean mirrored = p0 < 0.5;
            double a = mirrored ? 1 - p0 : p0;
            double b = mirrored ? 1 - q0 : q0;
            // Now b < 1/2 < a: player 1 is drawn to (1, 1), player 2 to (0, 0).
            double one = s1 * depth(1 - b);
            double two = s2 * depth(a);
            if (Math.abs(one - two) <= EVEN * Math.max(one, two)) {
                p = a;
                q = b;
            } else if (two > one) {
                p = b > 0 ? 0 : 0.5;
                q = 0;
            } else {
                p = 1;
                q = a < 1 ? 1 : 0.5;
            }
            if (mirrored) {
                p = 1 - p;
                q = 1 - q;
            }
        }
    }

    /** Largest {@code (x - p) logit p} over p between 1/2 and {@code x}: concave up to its maximum, found by bisection. */
    static double depth(double x) {
        double low = 0.5;
        double high = x;
        for (int k = 0; k < 60 && high - low > 1e-9 * (x - 0.5); k++) {
            double p = 0.5 * (low + high);
            double slope = (x - p) / (p * (1 - p)) - StrictMath.log(p / (1 - p));
            if (slope > 0) {
                low = p;
            } else {
                high = p;
            }
        }
        double p = 0.5 * (low + high);
        return (x - p) * StrictMath.log(p / (1 - p));
    }
}
