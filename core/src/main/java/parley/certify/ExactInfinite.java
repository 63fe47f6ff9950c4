package parley.certify;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import parley.game.Profile;
import parley.game.StochasticGame;

/**
 * Proves that an exact stationary equilibrium of a game without horizon lies near a profile.
 *
 * <p>A profile that is pure, after merging moves that cannot be told apart, and strictly better than every deviation by more
 * than the errors of its values, is an equilibrium itself; any number of states. Where ties are left that matter to nobody,
 * the sets of {@link StageCurb} are used, with Fink's theorem (1964) for the restricted game in place of Nash's. Where
 * players mix, see {@link InfiniteNewton}. Small games are at last decided without rounding: {@link ExactStationary}.
 */
final class ExactInfinite {
    private static final double[] THRESHOLDS = {0, 1e-9, 1e-6, 1e-3};
    /** Relative to values: wider sets of possible values are of no use. */
    private static final double WIDEST = 1e-7;

    private final StochasticGame game;
    private final Profile profile;
    private final boolean[] reached;
    private final BooleanSupplier cancelled;
    private final int n;
    private final double rowSum;
    private final double gamma;

    private ExactInfinite(StochasticGame game, Profile profile, boolean[] reached, BooleanSupplier cancelled) {
        this.game = game;
        this.profile = profile;
        this.reached = reached;
        this.cancelled = cancelled;
        this.n = game.players();
        this.rowSum = Rounding.rowSum(game);
        this.gamma = Rounding.gamma(Rounding.operations(game));
    }

    static Exact of(StochasticGame game, Profile profile, boolean[] reached, BooleanSupplier cancelled) {
        return new ExactInfinite(game, profile, reached, cancelled).run();
    }

    private Exact run() {
        String reason = "";
        boolean isTried = false;
        int usedBefore = -1;
        double[] sigma = profile.strategyAt(0);
        for (double threshold : THRESHOLDS) {
            int used = 0;
            for (int k = 0; k < sigma.length; k++) {
                used += sigma[k] > threshold ? 1 : 0;
            }
            if (used == usedBefore) {
                continue;
            }
            usedBefore = used;
            Merge[] merges = new Merge[game.states()];
            boolean pure = true;
            for (int s = 0; s < game.states(); s++) {
                if (reached[s]) {
                    Merge merge = Merge.of(game, s, sigma, threshold);
                    merges[s] = merge;
                    pure &= isPure(merge);
                }
            }
            Exact exact = pure ? pure(merges) : mixed(merges);
            if (exact.isProven()) {
                return exact;
            }
            if (!isTried && ExactStationary.isEquilibrium(game, sigma, reached)) {
                return kept();
            }
            isTried = true;
            reason = reason.isEmpty() ? exact.reason() : reason;
        }
        return Exact.refused(reason);
    }

    /** The profile itself is an equilibrium: only its values are known within an error. */
    private Exact kept() {
        Regret regret = InfiniteRegret.of(game, profile, reached, cancelled);
        return Exact.stationary(0, regret.valueError());
    }

    private Exact mixed(Merge[] merges) {
        for (int i = 0; i < n; i++) {
            if (!(game.discount(i) * rowSum < 1)) {
                return Exact.refused("mixed moves without discount");
            }
        }
        return InfiniteNewton.near(game, profile, reached, merges, cancelled);
    }

    static boolean isPure(Merge merge) {
        for (double[] mix : merge.mix()) {
            for (double p : mix) {
                if (p > 0 && p < 1) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The profile with the moves left out that a merge left out. */
    private double[] cleaned(Merge[] merges) {
        double[] sigma = profile.strategyAt(0).clone();
        for (int s = 0; s < game.states(); s++) {
            for (int i = 0; i < n && reached[s]; i++) {
                double[] p = merges[s].spread(i, merges[s].mix()[i]);
                System.arraycopy(p, 0, sigma, game.strategyStart(s, i), p.length);
            }
        }
        return sigma;
    }

    private Exact pure(Merge[] merges) {
        double[] sigma = cleaned(merges);
        double[] next = new double[2 * n * game.states()];
        double[] rounding = new double[n];
        double[] off = new double[n];
        boolean anyTie = false;
        for (int i = 0; i < n; i++) {
            Induced induced = new Induced(game, sigma, reached, i, cancelled);
            double[] value = induced.pick(profile.valueAt(0));
            double residual = InfiniteRegret.evaluate(induced, value);
            double[] weights = induced.weights();
            double most = 0;
            for (double w : weights) {
                most = Math.max(most, w);
            }
            rounding[i] = induced.problem.rounding(value);
            off[i] = Rounding.up(most * residual);
            for (int k = 0; k < induced.problem.size; k++) {
                next[(induced.state(k) * n + i) * 2] = value[k];
                next[(induced.state(k) * n + i) * 2 + 1] = off[i];
            }
            anyTie |= isTied(induced, i, merges, value, off[i]);
        }
        if (anyTie) {
            return sets(merges, next, rounding, off);
        }
        return Exact.stationary(distance(merges, new boolean[0][][]), valueRadius(next));
    }

    /** Whether some move outside the used class is not worse for sure. */
    private boolean isTied(Induced induced, int player, Merge[] merges, double[] value, double off) {
        Decision problem = induced.problem;
        double largest = Decision.largest(value);
        for (int k = 0; k < problem.size; k++) {
            Merge merge = merges[induced.state(k)];
            int usedClass = used(merge, player);
            for (int row = problem.moveStart[k]; row < problem.moveStart[k + 1]; row++) {
                boolean same = merge.classOf()[player][row - problem.moveStart[k]] == usedClass;
                double slack = Rounding.up(problem.rounding(row, largest) + (1 + rowSum) * off);
                if (!same && !(value[k] - (problem.reward[row] + problem.times(row, value)) >= slack)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int used(Merge merge, int player) {
        int used = 0;
        while (!(merge.mix()[player][used] > 0)) {
            used++;
        }
        return used;
    }

    /** Ties: proves that whatever is played within small sets, all values stay close and all else is worse. */
    private Exact sets(Merge[] merges, double[] next, double[] rounding, double[] off) {
        double[] width = new double[n];
        double widest = 0;
        double[] factor = new double[n];
        for (int i = 0; i < n; i++) {
            double carry = game.discount(i) * StrictMath.pow(rowSum, game.stages()) * Rounding.WIDEN;
            factor[i] = carry < 1 ? game.stages() * StrictMath.pow(rowSum, game.stages()) / (1 - carry) : Double.NaN;
            for (int k = i; k < n * game.states(); k += n) {
                widest = Math.max(widest, WIDEST * Math.abs(next[2 * k]));
            }
            width[i] = off[i] / Math.max(1, factor[i]);
        }
        for (int round = 0; round < 4; round++) {
            double[] largest = new double[n];
            boolean[][][] inside = new boolean[game.states()][][];
            for (int i = 0; i < n; i++) {
                double radius = Rounding.up(factor[i] * (width[i] + rounding[i]));
                for (int k = i; k < n * game.states(); k += n) {
                    next[2 * k + 1] = radius;
                }
            }
            for (int s = 0; s < game.states(); s++) {
                if (!reached[s]) {
                    continue;
                }
                Stage stage = StageBuilder.of(game, s, merges[s], next, gamma);
                StageCurb.Found set = StageCurb.around(stage, null);
                if (set == null) {
                    return Exact.refused("a tie that could not be resolved (state " + s + ")");
                }
                inside[s] = set.inside();
                for (int i = 0; i < n; i++) {
                    double wide = spread(stage, set.inside(), i, next[(s * n + i) * 2]);
                    if (!(wide <= widest)) {
                        return Exact.refused("a tie, or a better move, that matters to others (state " + s + ")");
                    }
                    largest[i] = Math.max(largest[i], Rounding.up(wide));
                }
            }
            boolean fits = true;
            for (int i = 0; i < n; i++) {
                fits &= largest[i] <= width[i];
                width[i] = Math.max(width[i], 2 * largest[i]);
            }
            if (fits && isNarrow(next)) {
                return Exact.stationary(distance(merges, inside), valueRadius(next));
            }
        }
        return Exact.refused("ties within rounding");
    }

    /** Whether the radii are small against the values. */
    private boolean isNarrow(double[] next) {
        double largest = 0;
        double radius = 0;
        for (int k = 0; k < next.length; k += 2) {
            largest = Math.max(largest, Math.abs(next[k]));
            radius = Math.max(radius, next[k + 1]);
        }
        return radius <= WIDEST * largest;
    }

    /** The largest distance of a payoff within the sets from the value. */
    private static double spread(Stage stage, boolean[][] inside, int player, double value) {
        double most = 0;
        int n = stage.players();
        for (int j = 0; j < stage.joints(); j++) {
            if (StageCurb.within(stage, j, inside, -1)) {
                most = Math.max(most, Math.abs(stage.q()[j * n + player] - value));
            }
        }
        return most;
    }

    private double valueRadius(double[] next) {
        double radius = 0;
        double[] stated = profile.valueAt(0);
        for (int s = 0; s < game.states(); s++) {
            for (int k = s * n; k < s * n + n && reached[s]; k++) {
                radius = Math.max(radius, Math.abs(stated[k] - next[2 * k]) + next[2 * k + 1]);
            }
        }
        return Rounding.up(radius);
    }

    /** Distance of the equilibrium's strategies; {@code inside[s]} are the sets, or missing. */
    private double distance(Merge[] merges, boolean[][][] inside) {
        double most = 0;
        double[] sigma = profile.strategyAt(0);
        for (int s = 0; s < game.states(); s++) {
            if (!reached[s]) {
                continue;
            }
            double sum = 0;
            for (int i = 0; i < n; i++) {
                Merge merge = merges[s];
                double[] p = merge.spread(i, merge.mix()[i]);
                double fewest = 1;
                int classes = 0;
                if (inside.length > 0) {
                    boolean[] set = inside[s][i];
                    for (boolean in : set) {
                        classes += in ? 1 : 0;
                    }
                    for (int a = 0; a < p.length; a++) {
                        if (set[merge.classOf()[i][a]]) {
                            fewest = Math.min(fewest, sigma[game.strategyStart(s, i) + a]);
                        }
                    }
                }
                double off = 0;
                for (int a = 0; a < p.length; a++) {
                    off += Math.abs(p[a] - sigma[game.strategyStart(s, i) + a]);
                }
                sum += classes > 1 ? 2 * (1 - fewest) : off;
            }
            most = Math.max(most, sum);
        }
        return Arrays.equals(sigma, cleaned(merges)) && inside.length == 0 ? 0 : Rounding.up(most);
    }
}
