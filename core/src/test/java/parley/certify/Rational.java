package parley.certify;

import org.hipparchus.fraction.BigFraction;
import parley.game.Profile;
import parley.game.StochasticGame;

/** Exact equilibria of small games of two players with a horizon, in rational numbers, on the supports of a profile. */
final class Rational {
    final BigFraction[][] values;
    final BigFraction[][] strategies;
    private final StochasticGame game;

    /** Whether the strategies found are an equilibrium: no gain from any one-step deviation at any node. */
    boolean isEquilibrium = true;

    /** Plays the profile's pure moves, or the exact mix on its supports of two moves each. */
    Rational(StochasticGame game, Profile profile) {
        this.game = game;
        int n = game.players();
        int periods = game.horizon();
        values = new BigFraction[periods + 1][game.states() * n];
        strategies = new BigFraction[periods][game.strategySize()];
        for (int k = 0; k < game.states() * n; k++) {
            values[periods][k] = new BigFraction(game.finalPayoff(k / n, k % n));
        }
        for (int t = periods - 1; t >= 0; t--) {
            for (int s = game.states() - 1; s >= 0; s--) {
                node(t, s, profile.strategyAt(t));
            }
        }
    }

    private void node(int t, int s, double[] sigma) {
        int n = game.players();
        BigFraction[][] mix = new BigFraction[n][];
        for (int i = 0; i < n; i++) {
            int from = game.strategyStart(s, i);
            mix[i] = new BigFraction[game.moves(s, i)];
            for (int a = 0; a < mix[i].length; a++) {
                mix[i][a] = new BigFraction(sigma[from + a]);
            }
        }
        boolean mixed = mix[0][first(mix[0])].compareTo(BigFraction.ONE) != 0;
        if (mixed && n == 2) {
            int a = first(mix[0]);
            int b = last(mix[0]);
            int c = first(mix[1]);
            int d = last(mix[1]);
            BigFraction p = tie(worth(t, s, 1, a, c), worth(t, s, 1, a, d), worth(t, s, 1, b, c), worth(t, s, 1, b, d));
            BigFraction q = tie(worth(t, s, 0, a, c), worth(t, s, 0, b, c), worth(t, s, 0, a, d), worth(t, s, 0, b, d));
            mix[0][a] = p;
            mix[0][b] = BigFraction.ONE.subtract(p);
            mix[1][c] = q;
            mix[1][d] = BigFraction.ONE.subtract(q);
        }
        for (int i = 0; i < n; i++) {
            System.arraycopy(mix[i], 0, strategies[t], game.strategyStart(s, i), mix[i].length);
            BigFraction[] perMove = new BigFraction[mix[i].length];
            java.util.Arrays.fill(perMove, BigFraction.ZERO);
            for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                BigFraction w = BigFraction.ONE;
                for (int k = 0; k < n; k++) {
                    w = k == i ? w : w.multiply(mix[k][game.moveIn(s, j, k)]);
                }
                int a = game.moveIn(s, j, i);
                perMove[a] = perMove[a].add(w.multiply(worth(t, s, j, i)));
            }
            BigFraction value = BigFraction.ZERO;
            for (int a = 0; a < perMove.length; a++) {
                value = value.add(mix[i][a].multiply(perMove[a]));
            }
            values[t][s * n + i] = value;
            for (int a = 0; a < perMove.length; a++) {
                isEquilibrium &= perMove[a].compareTo(value) <= 0 && mix[i][a].compareTo(BigFraction.ZERO) >= 0;
            }
        }
    }

    /** {@code p} with {@code p x + (1 - p) u = p y + (1 - p) v}. */
    private static BigFraction tie(BigFraction x, BigFraction y, BigFraction u, BigFraction v) {
        BigFraction d = x.subtract(y).subtract(u).add(v);
        return d.compareTo(BigFraction.ZERO) == 0
                ? new BigFraction(-1)
                : v.subtract(u).divide(d);
    }

    private BigFraction worth(int t, int s, int player, int a, int b) {
        return worth(t, s, game.jointStart(s) + a * game.moves(s, 1) + b, player);
    }

    private BigFraction worth(int t, int s, int j, int i) {
        BigFraction sum = BigFraction.ZERO;
        BigFraction[] next = values[game.advances(s) ? t + 1 : t];
        for (int e = game.rowStart(game.row(j)); e < game.rowStart(game.row(j) + 1); e++) {
            sum = sum.add(new BigFraction(game.probability(e)).multiply(next[game.successor(e) * game.players() + i]));
        }
        return new BigFraction(game.payoff(j, i)).add(new BigFraction(game.discountFrom(s, i)).multiply(sum));
    }

    private static int first(BigFraction[] mix) {
        int a = 0;
        while (mix[a].compareTo(BigFraction.ZERO) == 0) {
            a++;
        }
        return a;
    }

    private static int last(BigFraction[] mix) {
        int a = mix.length - 1;
        while (mix[a].compareTo(BigFraction.ZERO) == 0) {
            a--;
        }
        return a;
    }
}
