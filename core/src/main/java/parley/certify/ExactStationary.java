package parley.certify;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import parley.game.StochasticGame;

/**
 * Decides without rounding whether a stationary profile of a small game is an exact equilibrium of the game whose numbers are
 * the doubles as they stand: values by fraction-free elimination (Bareiss 1968) over whole numbers, then every one-step
 * deviation, which suffices with discounts below 1 (Blackwell 1965).
 *
 * <p>O(k^3) products of numbers of up to about 100 k bits for k reached states; refused above {@link #LARGEST}.
 */
final class ExactStationary {
    private static final int LARGEST = 30;
    private static final int MOST_JOINTS = 5000;

    private final StochasticGame game;
    private final double[] sigma;
    private final int n;
    private final int[] place;
    private final int[] states;

    private ExactStationary(StochasticGame game, double[] sigma, int[] place, int[] states) {
        this.game = game;
        this.sigma = sigma;
        this.n = game.players();
        this.place = place;
        this.states = states;
    }

    /** True if it is; false if it is not or was not decided. */
    static boolean isEquilibrium(StochasticGame game, double[] sigma, boolean[] reached) {
        int[] place = InfiniteNewton.filled(game.states(), -1);
        int[] states = new int[game.states()];
        int count = 0;
        long joints = 0;
        for (int s = 0; s < game.states(); s++) {
            if (reached[s]) {
                place[s] = count;
                states[count++] = s;
                joints += (long) game.jointStart(s + 1) - game.jointStart(s);
            }
        }
        if (count > LARGEST || joints > MOST_JOINTS) {
            return false;
        }
        ExactStationary exact = new ExactStationary(game, sigma, place, Arrays.copyOf(states, count));
        for (int i = 0; i < game.players(); i++) {
            if (game.discount(i) == 1 || !exact.isBest(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isBest(int player) {
        int size = states.length;
        Dyadic[][] rows = new Dyadic[size][];
        for (int k = 0; k < size; k++) {
            if (!sumsToOne(states[k])) {
                return false;
            }
            rows[k] = equation(states[k], player);
        }
        BigInteger[] scaled = solved(rows);
        if (scaled == null) {
            return false;
        }
        Dyadic[] values = new Dyadic[size];
        Dyadic common = new Dyadic(scaled[size], 0);
        for (int k = 0; k < size; k++) {
            values[k] = new Dyadic(scaled[k], 0);
        }
        for (int k = 0; k < size; k++) {
            for (Dyadic worth : worth(states[k], player, values, common)) {
                if (worth.compareTo(values[k]) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean sumsToOne(int s) {
        for (int i = 0; i < n; i++) {
            Dyadic sum = Dyadic.ZERO;
            for (int a = 0; a < game.moves(s, i); a++) {
                sum = sum.plus(Dyadic.of(sigma[game.strategyStart(s, i) + a]));
            }
            if (sum.compareTo(Dyadic.of(1)) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The probability of the moves in {@code joint} of all players but {@code without}. */
    private Dyadic weight(int s, int joint, int without) {
        Dyadic w = Dyadic.of(1);
        for (int i = 0; i < n && w.sign() != 0; i++) {
            if (i != without) {
                w = w.times(Dyadic.of(sigma[game.strategyStart(s, i) + game.moveIn(s, joint, i)]));
            }
        }
        return w;
    }

    /** Row of {@code (I - discount P) V = r}, the right-hand side last. */
    private Dyadic[] equation(int s, int player) {
        int size = states.length;
        Dyadic[] row = new Dyadic[size + 1];
        Arrays.fill(row, Dyadic.ZERO);
        row[place[s]] = Dyadic.of(1);
        Dyadic discount = Dyadic.of(game.discountFrom(s, player));
        for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
            Dyadic w = weight(s, j, -1);
            if (w.sign() == 0) {
                continue;
            }
            row[size] = row[size].plus(w.times(Dyadic.of(game.payoff(j, player))));
            int r = game.row(j);
            for (int e = game.rowStart(r); e < game.rowStart(r + 1); e++) {
                if (game.probability(e) > 0) {
                    int to = place[game.successor(e)];
                    row[to] = row[to].minus(w.times(discount).times(Dyadic.of(game.probability(e))));
                }
            }
        }
        return row;
    }

    /** Solution times a common positive denominator, which comes last; or null. */
    private static BigInteger @Nullable [] solved(Dyadic[][] rows) {
        int size = rows.length;
        BigInteger[][] a = new BigInteger[size][size + 1];
        for (int k = 0; k < size; k++) {
            int least = 0;
            for (Dyadic x : rows[k]) {
                least = Math.min(least, x.exponent());
            }
            for (int c = 0; c <= size; c++) {
                a[k][c] = rows[k][c].mantissa().shiftLeft(rows[k][c].exponent() - least);
            }
        }
        BigInteger before = BigInteger.ONE;
        for (int k = 0; k < size; k++) {
            if (a[k][k].signum() <= 0) {
                return null;
            }
            for (int r = 0; r < size; r++) {
                if (r == k) {
                    continue;
                }
                BigInteger factor = a[r][k];
                for (int c = r < k ? r : k + 1; c <= size; c++) {
                    if (c != k) {
                        BigInteger x = a[r][c].multiply(a[k][k]);
                        x = c > k ? x.subtract(factor.multiply(a[k][c])) : x;
                        a[r][c] = x.divide(before);
                    }
                }
                a[r][k] = BigInteger.ZERO;
            }
            before = a[k][k];
        }
        BigInteger[] solution = new BigInteger[size + 1];
        for (int k = 0; k < size; k++) {
            solution[k] = a[k][size];
        }
        solution[size] = before;
        return solution;
    }

    /** Worth of every move, times the common denominator of {@code values}. */
    private Dyadic[] worth(int s, int player, Dyadic[] values, Dyadic common) {
        Dyadic[] worth = new Dyadic[game.moves(s, player)];
        Arrays.fill(worth, Dyadic.ZERO);
        Dyadic discount = Dyadic.of(game.discountFrom(s, player));
        for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
            Dyadic w = weight(s, j, player);
            if (w.sign() == 0) {
                continue;
            }
            Dyadic sum = Dyadic.ZERO;
            int r = game.row(j);
            for (int e = game.rowStart(r); e < game.rowStart(r + 1); e++) {
                if (game.probability(e) > 0) {
                    sum = sum.plus(Dyadic.of(game.probability(e)).times(values[place[game.successor(e)]]));
                }
            }
            Dyadic q = Dyadic.of(game.payoff(j, player)).times(common).plus(discount.times(sum));
            int a = game.moveIn(s, j, player);
            worth[a] = worth[a].plus(w.times(q));
        }
        return worth;
    }
}
