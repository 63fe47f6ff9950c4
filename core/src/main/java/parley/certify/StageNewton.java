package parley.certify;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a one-shot game with uncertain payoffs has an equilibrium near a mixed one, for every payoff within the
 * errors.
 *
 * <p>The unknowns are the probabilities of the moves in use of every mixing player, and these players' values; the
 * equations say that the moves in use are worth the value and that probabilities sum to 1. A Newton iteration improves the
 * profile's mix; then {@link Contraction} shows that a solution lies nearby, for all payoffs within their errors. The solution has positive probabilities, and moves not in use are strictly worse, throughout the ball.
 *
 * <p>Costs O(N^3) for N unknowns plus the number of joint moves in use times players squared, per iteration.
 */
final class StageNewton {
    private static final int LARGEST = 250;

    private final Stage game;
    private final int n;
    private final int[][] used;
    private final int[][] index;
    private final int[] valueIndex;
    private final int size;
    private final double[] scale;
    private final double[] center;
    private final double[] eps;
    private final double[] scaled;
    private final double[] z;
    private double[][] jacobian = new double[0][];
    private double[] residual = new double[0];

    /** A proven equilibrium: {@code mix} is within {@code distance} in all, {@code value[i]} within {@code off[i]}. */
    record Found(double[][] mix, double distance, double[] value, double[] off) {}

    private StageNewton(Stage game) {
        this.game = game;
        n = game.players();
        used = new int[n][];
        index = new int[n][];
        valueIndex = new int[n];
        int unknowns = 0;
        for (int i = 0; i < n; i++) {
            int[] list = new int[game.count()[i]];
            int k = 0;
            for (int a = 0; a < list.length; a++) {
                if (game.mix()[i][a] > 0) {
                    list[k++] = a;
                }
            }
            used[i] = Arrays.copyOf(list, k);
            index[i] = new int[list.length];
            Arrays.fill(index[i], -1);
            valueIndex[i] = -1;
            if (k > 1) {
                for (int a : used[i]) {
                    index[i][a] = unknowns++;
                }
                valueIndex[i] = unknowns++;
            }
        }
        size = unknowns;
        scale = new double[n];
        center = new double[n];
        eps = new double[n];
        scaled = new double[game.q().length];
        z = new double[size];
    }

    /** The equilibrium with the moves in use of {@code game.mix()}, or null where none is proven. */
    static @Nullable Found near(Stage game) {
        StageNewton newton = new StageNewton(game);
        return newton.size <= LARGEST && newton.normalise() && newton.iterate() ? newton.prove() : null;
    }

    /** Scales every player's payoffs of moves in use to [-1, 1] by a shift and a power of two. */
    private boolean normalise() {
        for (int i = 0; i < n; i++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double error = 0;
            for (int j = 0; j < game.joints(); j++) {
                if (game.isUsed(j, -1)) {
                    low = Math.min(low, game.q()[j * n + i]);
                    high = Math.max(high, game.q()[j * n + i]);
                    error = Math.max(error, game.e()[j * n + i]);
                }
            }
            if (!(Math.abs(low) + Math.abs(high) < Double.MAX_VALUE)) {
                return false;
            }
            center[i] = (low + high) / 2;
            double half = high - low;
            scale[i] = half > 0 ? Math.scalb(1.0, Math.getExponent(half) + 1) : 1;
            double shift = 2 * Rounding.UNIT * (Math.abs(low) + Math.abs(high));
            eps[i] = Rounding.up((error + shift) / scale[i]);
            for (int k = i; k < scaled.length; k += n) {
                scaled[k] = (game.q()[k] - center[i]) / scale[i];
            }
        }
        return true;
    }

    private boolean iterate() {
        for (int i = 0; i < n; i++) {
            if (valueIndex[i] >= 0) {
                double[] worth = game.against(i, scaled, game.mix());
                double value = 0;
                for (int a : used[i]) {
                    z[index[i][a]] = game.mix()[i][a];
                    value += game.mix()[i][a] * worth[a];
                }
                z[valueIndex[i]] = value;
            }
        }
        for (int round = 0; round < 30; round++) {
            linearise();
            double[][] right = new double[size][1];
            for (int k = 0; k < size; k++) {
                right[k][0] = residual[k];
            }
            if (!Linear.solve(jacobian, right)) {
                return false;
            }
            double step = 0;
            for (int k = 0; k < size; k++) {
                z[k] -= right[k][0];
                step = Math.max(step, Math.abs(right[k][0]));
            }
            if (!(step < 10)) {
                return false;
            }
            if (step < 1e-15) {
                break;
            }
        }
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int a : used[i]) {
                double p = probability(i, a);
                if (!(p > 0 && p <= 1)) {
                    return false;
                }
                sum += p;
            }
            // The bounds below allow for sums of 1 within this.
            if (!(Math.abs(sum - 1) <= 1e-6)) {
                return false;
            }
        }
        return n <= 100;
    }

    private double probability(int player, int move) {
        int k = index[player][move];
        return k >= 0 ? z[k] : game.mix()[player][move] > 0 ? 1 : 0;
    }

    /** Sets residual and Jacobian at {@code z}. */
    private void linearise() {
        jacobian = new double[size][size];
        residual = new double[size];
        int[] at = new int[n];
        int[] move = new int[n];
        boolean more = true;
        while (more) {
            int joint = 0;
            for (int i = 0; i < n; i++) {
                move[i] = used[i][at[i]];
                joint += move[i] * game.stride()[i];
            }
            addJoint(joint, move);
            more = false;
            for (int i = n - 1; i >= 0 && !more; i--) {
                more = ++at[i] < used[i].length;
                at[i] = more ? at[i] : 0;
            }
        }
        for (int i = 0; i < n; i++) {
            if (valueIndex[i] >= 0) {
                int sum = valueIndex[i];
                residual[sum] -= 1;
                for (int a : used[i]) {
                    int row = index[i][a];
                    residual[row] -= z[sum];
                    jacobian[row][sum] = -1;
                    jacobian[sum][row] = 1;
                    residual[sum] += z[row];
                }
            }
        }
    }

    private void addJoint(int joint, int[] move) {
        for (int i = 0; i < n; i++) {
            if (valueIndex[i] < 0) {
                continue;
            }
            int row = index[i][move[i]];
            double payoff = scaled[joint * n + i];
            double all = payoff;
            for (int l = 0; l < n; l++) {
                all *= l == i ? 1 : probability(l, move[l]);
            }
            residual[row] += all;
            for (int k = 0; k < n; k++) {
                if (k != i && valueIndex[k] >= 0) {
                    double rest = payoff;
                    for (int l = 0; l < n; l++) {
                        rest *= l == i || l == k ? 1 : probability(l, move[l]);
                    }
                    jacobian[row][index[k][move[k]]] += rest;
                }
            }
        }
    }

    /** {@code product over mixing players but two of (1 + number of moves * r), less 1}: how far products of mixes move. */
    private double drift(int without, int alsoWithout, double r) {
        double product = 1;
        for (int l = 0; l < n; l++) {
            if (l != without && l != alsoWithout && valueIndex[l] >= 0) {
                product *= 1 + used[l].length * r;
            }
        }
        return Rounding.up(product - 1 + 8 * Rounding.UNIT * n);
    }

    /** The same for mixes that move by {@code moved[l]} in all, every player's but {@code without}. */
    private double drift(int without, double[] moved) {
        double product = 1;
        for (int l = 0; l < n; l++) {
            product *= l == without ? 1 : 1 + moved[l];
        }
        return Rounding.up(product - 1 + 8 * Rounding.UNIT * n);
    }

    private @Nullable Found prove() {
        linearise();
        double sums = sums();
        double[] offResidual = new double[size];
        double[] offJacobian = new double[size];
        int[] owner = new int[size];
        Arrays.fill(owner, -1);
        for (int i = 0; i < n; i++) {
            if (valueIndex[i] < 0) {
                continue;
            }
            int entries = 0;
            for (int k = 0; k < n; k++) {
                entries += k != i && valueIndex[k] >= 0 ? used[k].length : 0;
            }
            for (int a : used[i]) {
                int row = index[i][a];
                owner[row] = i;
                offResidual[row] = eps[i] * 1.001 + sums * (2 + Math.abs(z[valueIndex[i]]));
                offJacobian[row] = entries * (eps[i] * 1.001 + sums);
            }
            offResidual[valueIndex[i]] = Rounding.gamma(used[i].length + 2L) * 2;
        }
        double[] radii = Contraction.radii(
                jacobian,
                residual,
                offResidual,
                offJacobian,
                (equation, radius) -> owner[equation] < 0 ? 0 : curvature(owner[equation], radius));
        return radii == null ? null : conclude(radii);
    }

    /** Relative rounding error of a sum over joint moves. */
    private double sums() {
        return Rounding.gamma(game.joints() + 3L * n + 8) * 1.01;
    }

    /** How much a Jacobian row of player {@code i} may change, summed over its entries, within radius {@code r}. */
    private double curvature(int i, double r) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
            if (k != i && valueIndex[k] >= 0) {
                sum += used[k].length * drift(i, k, r) * (1 + eps[i]) * 1.001;
            }
        }
        return n > 2 ? sum : 0;
    }

    /** How far the worth of a move not in use may be from what was computed: its payoffs may be far larger. */
    private double loose(int i, int move, double[] moved) {
        double largest = 0;
        double error = 0;
        for (int j = 0; j < game.joints(); j++) {
            if (game.moveIn(j, i) == move && game.isUsed(j, i)) {
                largest = Math.max(largest, Math.abs(scaled[j * n + i]));
                double shift = 2 * Rounding.UNIT * (Math.abs(game.q()[j * n + i]) + Math.abs(center[i]));
                error = Math.max(error, (game.e()[j * n + i] + shift) / scale[i]);
            }
        }
        return Rounding.up(error * 1.001 + (largest + error) * 1.001 * drift(i, moved) + sums() * (1 + largest));
    }

    private @Nullable Found conclude(double[] radii) {
        double[] moved = new double[n];
        double distance = 0;
        double[][] mix = new double[n][];
        for (int i = 0; i < n; i++) {
            mix[i] = new double[game.count()[i]];
            for (int a : used[i]) {
                mix[i][a] = probability(i, a);
                int k = index[i][a];
                if (k >= 0 && !(mix[i][a] > radii[k])) {
                    return null;
                }
                moved[i] += k >= 0 ? radii[k] : 0;
            }
            moved[i] = Rounding.up(moved[i]);
            distance += moved[i];
        }
        double[] value = new double[n];
        double[] off = new double[n];
        double sums = sums();
        for (int i = 0; i < n; i++) {
            double[] worth = game.against(i, scaled, mix);
            double loose = Rounding.up(eps[i] * 1.001 + (1 + eps[i]) * 1.001 * drift(i, moved) + sums);
            double best = valueIndex[i] >= 0 ? z[valueIndex[i]] : worth[used[i][0]];
            double bestOff = valueIndex[i] >= 0 ? radii[valueIndex[i]] : loose;
            for (int a = 0; a < worth.length; a++) {
                if (!(mix[i][a] > 0) && !(worth[a] + loose(i, a, moved) + bestOff < best)) {
                    return null;
                }
            }
            value[i] = center[i] + scale[i] * best;
            off[i] = Rounding.up(
                    scale[i] * bestOff + 4 * Rounding.UNIT * (Math.abs(center[i]) + scale[i] * Math.abs(best)));
        }
        return new Found(mix, Rounding.up(distance), value, off);
    }
}
