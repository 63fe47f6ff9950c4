package parley.certify;

import org.jspecify.annotations.Nullable;
import parley.game.StochasticGame;

/**
 * One node of {@link ExactFinite} that is not simply strict: tries, in this order, margins between merged moves, exact
 * arithmetic, the mixed equilibrium on the moves in use, and sets of moves between which nobody is affected. Moves of tiny
 * probability are left out at growing thresholds, since iterative solvers leave such traces.
 */
final class ExactNode {
    private static final double[] THRESHOLDS = {0, 1e-9, 1e-6, 1e-3};

    private final StochasticGame game;
    private final int n;
    private final int period;
    private final int state;
    private final double[] sigma;
    private final double[] next;
    private final double gamma;
    private final double[] size;
    private final boolean keptLater;

    /**
     * What is proven of a node.
     *
     * @param value {@code [i]}, the equilibrium's, within {@code off[i]}
     * @param off {@code [i]}
     * @param distance of its mixes from the profile's
     * @param keeps whether its mixes are exactly the profile's
     * @param fault why nothing is proven; empty if something is
     */
    record Proof(double[] value, double[] off, double distance, boolean keeps, String fault) {}

    /**
     * @param next {@code [(s * n + i) * 2 + k]}: values that follow and their radii
     * @param gamma relative rounding error of a payoff plus continuation; 0 where what follows is worth exactly 0
     * @param size {@code [i]}: the size of the values that follow
     * @param keptLater whether the profile's own mixes are the equilibrium's at everything that follows
     */
    ExactNode(
            StochasticGame game,
            int period,
            int state,
            double[] sigma,
            double[] next,
            double gamma,
            double[] size,
            boolean keptLater) {
        this.game = game;
        this.n = game.players();
        this.period = period;
        this.state = state;
        this.sigma = sigma;
        this.next = next;
        this.gamma = gamma;
        this.size = size;
        this.keptLater = keptLater;
    }

    /** Null where exact arithmetic should be tried and {@code ties} is null. */
    @Nullable Proof prove(@Nullable ExactTies ties) {
        int usedBefore = -1;
        Stage whole = null;
        for (double threshold : THRESHOLDS) {
            int used = countUsed(threshold);
            if (used == usedBefore) {
                continue;
            }
            usedBefore = used;
            Merge merge = Merge.of(game, state, sigma, threshold);
            Stage stage = StageBuilder.of(game, state, merge, next, gamma);
            whole = whole == null ? stage : whole;
            StageCurb.Found single = stage.isPure() ? StageCurb.around(stage, null) : null;
            if (single != null && single.isSingle()) {
                return proof(merge, merge.mix(), 0, single.value(), single.off(), threshold == 0);
            }
            if (threshold == 0 && keptLater && isTie(stage)) {
                if (ties == null) {
                    return null;
                }
                if (ties.isEquilibrium(period, state)) {
                    double[] value = new double[n];
                    double[] off = new double[n];
                    expected(stage, value, off);
                    return proof(merge, merge.mix(), 0, value, off, true);
                }
            }
            StageNewton.Found mixed = stage.isPure() ? null : StageNewton.near(stage);
            if (mixed != null) {
                return proof(merge, mixed.mix(), mixed.distance(), mixed.value(), mixed.off(), false);
            }
        }
        return whole == null ? fault("no moves in use") : curb(whole);
    }

    private Proof curb(Stage stage) {
        StageCurb.Found set = StageCurb.around(stage, size);
        if (set == null) {
            return fault(
                    stage.isPure()
                            ? "a tie, or a better move, that matters to others"
                            : "the mixed moves are not an isolated regular equilibrium");
        }
        Merge merge = Merge.of(game, state, sigma, 0);
        double distance = 0;
        for (int i = 0; i < n; i++) {
            double fewest = 1;
            for (int a = 0; a < game.moves(state, i); a++) {
                if (set.inside()[i][merge.classOf()[i][a]]) {
                    fewest = Math.min(fewest, sigma[game.strategyStart(state, i) + a]);
                }
            }
            distance += 2 * (1 - fewest);
        }
        return new Proof(set.value(), set.off(), Rounding.up(distance), false, "");
    }

    private Proof proof(Merge merge, double[][] mix, double moved, double[] value, double[] off, boolean keeps) {
        double distance = 0;
        for (int i = 0; i < n; i++) {
            double[] p = merge.spread(i, mix[i]);
            for (int a = 0; a < p.length; a++) {
                distance += Math.abs(p[a] - sigma[game.strategyStart(state, i) + a]);
            }
        }
        distance += moved;
        // Exactly kept probabilities come back from their classes within rounding.
        boolean same = keeps && distance <= 1e-14;
        return new Proof(value, off, distance == 0 || same ? 0 : Rounding.up(distance), same, "");
    }

    private Proof fault(String why) {
        return new Proof(new double[n], new double[n], 0, false, why);
    }

    private int countUsed(double threshold) {
        int used = 0;
        int last = game.strategyStart(state, n - 1) + game.moves(state, n - 1);
        for (int k = game.strategyStart(state, 0); k < last; k++) {
            used += sigma[k] > threshold ? 1 : 0;
        }
        return used;
    }

    /** Whether rounding alone could make the moves in use look worse than others. */
    private boolean isTie(Stage stage) {
        for (int i = 0; i < n; i++) {
            double[] worth = stage.against(i, stage.q(), stage.mix());
            double[] error = stage.against(i, stage.e(), stage.mix());
            double[] rounding = stage.rounding(i);
            for (int a = 0; a < worth.length; a++) {
                for (int b = 0; b < worth.length && stage.mix()[i][a] > 0; b++) {
                    if (worth[b] - worth[a] > Rounding.up(error[a] + error[b] + rounding[a] + rounding[b])) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private void expected(Stage stage, double[] value, double[] off) {
        for (int i = 0; i < n; i++) {
            double[] worth = stage.against(i, stage.q(), stage.mix());
            double[] error = stage.against(i, stage.e(), stage.mix());
            double[] rounding = stage.rounding(i);
            for (int a = 0; a < worth.length; a++) {
                value[i] += stage.mix()[i][a] * worth[a];
                off[i] += stage.mix()[i][a] * (error[a] + 2 * rounding[a]);
            }
            off[i] = off[i] == 0 ? 0 : Rounding.up(off[i]);
        }
    }
}
