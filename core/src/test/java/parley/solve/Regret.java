package parley.solve;

import parley.game.Profile;
import parley.game.StochasticGame;

/** Checks profiles by plain loops over joint moves and iteration of Bellman's equation; shares nothing with the solvers. */
final class Regret {
    private Regret() {}

    /** Largest gain of any player of a normal-form game from any move. */
    static double of(StageGame game, double[][] profile) {
        double worst = 0;
        for (int i = 0; i < game.players(); i++) {
            double[] worth = worth(game, profile, i);
            double mean = 0;
            double best = Double.NEGATIVE_INFINITY;
            for (int a = 0; a < worth.length; a++) {
                mean += profile[i][a] * worth[a];
                best = Math.max(best, worth[a]);
            }
            worst = Math.max(worst, best - mean);
        }
        return worst;
    }

    /** Expected payoff of each move of player {@code i}. */
    static double[] worth(StageGame game, double[][] profile, int i) {
        double[] worth = new double[game.moves()[i]];
        int[] move = new int[game.players()];
        for (int j = 0; j < game.joint(); j++) {
            int rest = j;
            for (int k = game.players() - 1; k >= 0; k--) {
                move[k] = rest % game.moves()[k];
                rest /= game.moves()[k];
            }
            double weight = 1;
            for (int k = 0; k < game.players(); k++) {
                weight *= k == i ? 1 : profile[k][move[k]];
            }
            worth[move[i]] += weight * game.payoffs()[i][j];
        }
        return worth;
    }

    /**
     * Largest gain from any deviation at any state (and period) of any player; a value that is not what its profile is worth
     * counts as well. Unreached states of finite games are left out where {@code reached} says so.
     */
    static double of(StochasticGame game, Profile profile) {
        return game.isFinite() ? finite(game, profile) : stationary(game, profile);
    }

    private static double finite(StochasticGame game, Profile profile) {
        int n = game.players();
        double worst = 0;
        for (int i = 0; i < n; i++) {
            double[] best = new double[game.states()];
            double[] own = new double[game.states()];
            for (int s = 0; s < game.states(); s++) {
                best[s] = game.finalPayoff(s, i);
                own[s] = game.finalPayoff(s, i);
            }
            for (int t = game.horizon() - 1; t >= 0; t--) {
                double[] nextBest = best.clone();
                double[] nextOwn = own.clone();
                for (int stage = game.stages() - 1; stage >= 0; stage--) {
                    boolean last = stage == game.stages() - 1;
                    for (int s = 0; s < game.states(); s++) {
                        if (game.stage(s) == stage) {
                            double[] q = q(game, s, i, profile.strategyAt(t), last ? nextBest : best);
                            double[] v = q(game, s, i, profile.strategyAt(t), last ? nextOwn : own);
                            best[s] = max(q);
                            own[s] = mean(game, s, i, profile.strategyAt(t), v);
                            worst = Math.max(worst, Math.abs(own[s] - profile.valueAt(t)[s * n + i]));
                            worst = Math.max(worst, best[s] - own[s]);
                        }
                    }
                }
            }
        }
        return worst;
    }

    private static double stationary(StochasticGame game, Profile profile) {
        int n = game.players();
        double[] strategy = profile.strategyAt(0);
        double worst = 0;
        for (int i = 0; i < n; i++) {
            double[] best = new double[game.states()];
            double[] own = new double[game.states()];
            for (int s = 0; s < game.states(); s++) {
                best[s] = profile.valueAt(0)[s * n + i];
                own[s] = best[s];
            }
            double change = 1;
            for (int k = 0; k < 5000 && change > 1e-14; k++) {
                change = 0;
                for (int s = 0; s < game.states(); s++) {
                    double up = max(q(game, s, i, strategy, best));
                    double mean = mean(game, s, i, strategy, q(game, s, i, strategy, own));
                    change = Math.max(change, Math.max(Math.abs(up - best[s]), Math.abs(mean - own[s])));
                    best[s] = up;
                    own[s] = mean;
                }
            }
            for (int s = 0; s < game.states(); s++) {
                double value = profile.valueAt(0)[s * n + i];
                worst = Math.max(worst, Math.max(best[s] - value, Math.abs(own[s] - value)));
            }
        }
        return worst;
    }

    /** Expected payoff of each move of player {@code i} with continuation values {@code next}. */
    static double[] q(StochasticGame game, int s, int i, double[] strategy, double[] next) {
        double[] q = new double[game.moves(s, i)];
        for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
            double weight = 1;
            for (int k = 0; k < game.players(); k++) {
                weight *= k == i ? 1 : strategy[game.strategyStart(s, k) + game.moveIn(s, j, k)];
            }
            double continuation = 0;
            int r = game.row(j);
            for (int e = game.rowStart(r); e < game.rowStart(r + 1); e++) {
                continuation += game.probability(e) * next[game.successor(e)];
            }
            q[game.moveIn(s, j, i)] += weight * (game.payoff(j, i) + game.discountFrom(s, i) * continuation);
        }
        return q;
    }

    private static double max(double[] q) {
        double best = q[0];
        for (double x : q) {
            best = Math.max(best, x);
        }
        return best;
    }

    private static double mean(StochasticGame game, int s, int i, double[] strategy, double[] q) {
        double mean = 0;
        for (int a = 0; a < q.length; a++) {
            mean += strategy[game.strategyStart(s, i) + a] * q[a];
        }
        return mean;
    }
}
