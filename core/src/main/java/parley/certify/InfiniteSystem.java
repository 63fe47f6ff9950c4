package parley.certify;

import java.util.Arrays;
import parley.game.StochasticGame;

/**
 * The equations of {@link InfiniteNewton}: unknowns first {@code [k * n + i]} the value of player i in the k-th reached state,
 * divided by {@code scale[i]}, then the probabilities of classes of moves in use where a player mixes. Equations are divided
 * by the player's scale, too. A player's first class in use has the equation at its value's place, the others at their own
 * probability's, and the sum of probabilities at the first class's.
 */
final class InfiniteSystem {
    final int size;
    final int count;
    final int[] states;
    final double[] scale;
    final double[] z;
    double[][] jacobian = new double[0][];
    double[] residual = new double[0];
    final double[] offResidual;
    final double[] offJacobian;

    private final StochasticGame game;
    private final Merge[] merges;
    private final int n;
    private final int[] place;
    /** {@code [k * n + i][class]}: unknown of its probability, or -1. */
    private final int[][] index;
    /** {@code [k * n + i]}: classes in use. */
    private final int[] used;
    /** {@code [k * n + i]}: the largest distance of a payoff plus continuation from the value, scaled; joint moves in use. */
    private final double[] range;

    private final int[] owner;
    private final double rowSum;
    private final double gamma;
    /** {@code [k * n + i]}: the largest absolute payoff of joint moves in use, scaled. */
    private final double[] paid;

    /** {@code [i]}: the largest absolute value, scaled. */
    private final double[] largest;

    InfiniteSystem(StochasticGame game, boolean[] reached, Merge[] merges) {
        this.game = game;
        this.merges = merges;
        this.n = game.players();
        place = InfiniteNewton.filled(game.states(), -1);
        int reachedCount = 0;
        for (int s = 0; s < game.states(); s++) {
            place[s] = reached[s] ? reachedCount++ : -1;
        }
        count = reachedCount;
        states = new int[count];
        index = new int[count * n][];
        used = new int[count * n];
        range = new double[count * n];
        int unknowns = count * n;
        for (int s = 0; s < game.states(); s++) {
            int k = place[s];
            if (k < 0) {
                continue;
            }
            states[k] = s;
            for (int i = 0; i < n; i++) {
                double[] mix = merges[s].mix()[i];
                index[k * n + i] = InfiniteNewton.filled(mix.length, -1);
                for (double p : mix) {
                    used[k * n + i] += p > 0 ? 1 : 0;
                }
                for (int c = 0; c < mix.length && used[k * n + i] > 1; c++) {
                    index[k * n + i][c] = mix[c] > 0 ? unknowns++ : -1;
                }
            }
        }
        size = unknowns;
        z = new double[size];
        scale = new double[n];
        offResidual = new double[size];
        offJacobian = new double[size];
        owner = InfiniteNewton.filled(size, -1);
        rowSum = Rounding.rowSum(game);
        gamma = Rounding.gamma(2 * Rounding.operations(game));
        paid = new double[count * n];
        largest = new double[n];
    }

    /** Takes the stated values and the merged mixes as the first point. */
    void start(double[] values) {
        Arrays.fill(scale, 1);
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < n; i++) {
                z[k * n + i] = values[states[k] * n + i];
                double[] mix = merges[states[k]].mix()[i];
                for (int c = 0; c < mix.length; c++) {
                    if (index[k * n + i][c] >= 0) {
                        z[index[k * n + i][c]] = mix[c];
                    }
                }
            }
        }
        linearise();
        for (int i = 0; i < n; i++) {
            double most = 0;
            for (int k = i; k < count * n; k += n) {
                most = Math.max(most, range[k]);
            }
            if (most > 0 && most < Double.MAX_VALUE / 4) {
                scale[i] = Math.scalb(1.0, Math.getExponent(most) + 1);
            }
            for (int k = i; k < count * n; k += n) {
                z[k] /= scale[i];
            }
        }
    }

    double value(int k, int i) {
        return z[k * n + i] * scale[i];
    }

    int mixing(int k, int i) {
        return used[k * n + i] > 1 ? used[k * n + i] : 0;
    }

    /** {@code [class]}: the probabilities at the present point. */
    double[] mix(int k, int i) {
        double[] mix = merges[states[k]].mix()[i].clone();
        for (int c = 0; c < mix.length; c++) {
            if (index[k * n + i][c] >= 0) {
                mix[c] = z[index[k * n + i][c]];
            }
        }
        return mix;
    }

    boolean isProper() {
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < n; i++) {
                double sum = 0;
                double[] mix = merges[states[k]].mix()[i];
                double[] now = mix(k, i);
                for (int c = 0; c < mix.length; c++) {
                    if (mix[c] > 0 && !(now[c] > 0 && now[c] <= 1)) {
                        return false;
                    }
                    sum += now[c];
                }
                // The bounds allow for sums of 1 within this.
                if (!(Math.abs(sum - 1) <= 1e-6)) {
                    return false;
                }
            }
        }
        return n <= 100;
    }

    /** The payoff of the period and what follows, less the value, scaled. */
    private double relative(int k, int joint, int i) {
        int row = game.row(joint);
        double x = 0;
        for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
            if (game.probability(e) > 0) {
                x += game.probability(e) * z[place[game.successor(e)] * n + i];
            }
        }
        return game.payoff(joint, i) / scale[i] + game.discountFrom(states[k], i) * x - z[k * n + i];
    }

    /** Sets residual, Jacobian and ranges at the present point. */
    void linearise() {
        jacobian = new double[size][size];
        residual = new double[size];
        Arrays.fill(range, 0);
        Arrays.fill(paid, 0);
        double[][] mix = new double[n][];
        for (int k = 0; k < count; k++) {
            int s = states[k];
            for (int i = 0; i < n; i++) {
                mix[i] = mix(k, i);
            }
            for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                addJoint(k, j, mix);
            }
            for (int i = 0; i < n; i++) {
                finish(k, i);
            }
        }
    }

    /** The equation of class {@code c}, the {@code order}-th in use. */
    private int equation(int k, int i, int c) {
        int[] unknown = index[k * n + i];
        for (int d = 0; d < c; d++) {
            if (unknown[d] >= 0) {
                return unknown[c];
            }
        }
        return k * n + i;
    }

    private void addJoint(int k, int joint, double[][] mix) {
        int s = states[k];
        Merge merge = merges[s];
        double share = 1;
        for (int i = 0; i < n; i++) {
            int a = game.moveIn(s, joint, i);
            share *= merge.mix()[i][merge.classOf()[i][a]] > 0 ? merge.share()[i][a] : 0;
        }
        if (share == 0) {
            return;
        }
        for (int i = 0; i < n; i++) {
            int equation = equation(k, i, merge.classOf()[i][game.moveIn(s, joint, i)]);
            owner[equation] = k * n + i;
            double q = relative(k, joint, i);
            range[k * n + i] = Math.max(range[k * n + i], Math.abs(q));
            paid[k * n + i] = Math.max(paid[k * n + i], Math.abs(game.payoff(joint, i)) / scale[i]);
            double all = share;
            for (int l = 0; l < n; l++) {
                all *= l == i ? 1 : mix[l][merge.classOf()[l][game.moveIn(s, joint, l)]];
            }
            residual[equation] += all * q;
            double discount = game.discountFrom(s, i);
            int row = game.row(joint);
            for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
                if (game.probability(e) > 0) {
                    jacobian[equation][place[game.successor(e)] * n + i] += all * discount * game.probability(e);
                }
            }
            for (int l = 0; l < n; l++) {
                int unknown = l == i ? -1 : index[k * n + l][merge.classOf()[l][game.moveIn(s, joint, l)]];
                if (unknown >= 0) {
                    double rest = share;
                    for (int h = 0; h < n; h++) {
                        rest *= h == i || h == l ? 1 : mix[h][merge.classOf()[h][game.moveIn(s, joint, h)]];
                    }
                    jacobian[equation][unknown] += rest * q;
                }
            }
        }
    }

    private void finish(int k, int i) {
        int[] unknown = index[k * n + i];
        int sum = -1;
        for (int c = 0; c < unknown.length; c++) {
            boolean isUsed = merges[states[k]].mix()[i][c] > 0;
            if (isUsed) {
                // Payoffs are relative to the value, held constant: its own unknown enters here.
                jacobian[equation(k, i, c)][k * n + i] -= 1;
            }
            if (unknown[c] >= 0) {
                sum = sum < 0 ? unknown[c] : sum;
                jacobian[sum][unknown[c]] = 1;
                residual[sum] += z[unknown[c]];
            }
        }
        if (sum >= 0) {
            residual[sum] -= 1;
        }
    }

    /** Sets the bounds of errors at the present point. */
    void bound() {
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < n; i++) {
                largest[i] = Math.max(largest[i], Math.abs(z[k * n + i]));
            }
        }
        for (int m = 0; m < size; m++) {
            if (owner[m] < 0) {
                offResidual[m] = Rounding.gamma(game.strategySize() + 4L) * 2;
                offJacobian[m] = 0;
                continue;
            }
            int k = owner[m] / n;
            int i = owner[m] % n;
            double each = 1.001 * (rounding(i, paid[owner[m]]) + gamma * range[owner[m]]);
            offResidual[m] = Rounding.up(each + gamma * Math.abs(z[k * n + i]));
            double entries = 0;
            for (int l = 0; l < n; l++) {
                entries += l == i ? 0 : mixing(k, l);
            }
            offJacobian[m] = Rounding.up(1.001 * gamma * (1 + rowSum) + entries * each);
        }
    }

    /** Error of a payoff up to {@code payoff} plus what follows, less the value. */
    private double rounding(int i, double payoff) {
        return Rounding.up(gamma * (payoff + (1 + rowSum) * largest[i]));
    }

    /** How much products of the others' mixes may move in total within radius {@code r}; {@code without} is left out, too. */
    private double drift(int k, int i, int without, double r) {
        double product = 1;
        for (int l = 0; l < n; l++) {
            product *= l == i || l == without ? 1 : 1 + mixing(k, l) * r;
        }
        return Rounding.up(product - 1 + 8 * Rounding.UNIT * n) * 1.001;
    }

    double curvature(int equation, double r) {
        if (owner[equation] < 0) {
            return 0;
        }
        int k = owner[equation] / n;
        int i = owner[equation] % n;
        double carry = game.discountFrom(states[k], i) * rowSum;
        double sum = carry * drift(k, i, i, r);
        for (int l = 0; l < n; l++) {
            if (l != i && mixing(k, l) > 0) {
                double moved = drift(k, i, l, r);
                sum += mixing(k, l) * (moved * range[owner[equation]] + (1.002 + moved) * carry * r);
            }
        }
        return Rounding.up(sum);
    }

    /** By how much a player's mix may move in all. */
    double moved(int k, int i, double[] radii) {
        double sum = 0;
        for (int unknown : index[k * n + i]) {
            sum += unknown >= 0 ? radii[unknown] : 0;
        }
        return Rounding.up(sum);
    }

    /** Whether, throughout the ball, moves in use have positive probability and all others are worse. */
    boolean isBest(int k, double[] radii) {
        int s = states[k];
        Merge merge = merges[s];
        double[][] mix = new double[n][];
        for (int i = 0; i < n; i++) {
            mix[i] = mix(k, i);
            for (int c = 0; c < mix[i].length; c++) {
                if (index[k * n + i][c] >= 0 && !(mix[i][c] > radii[index[k * n + i][c]])) {
                    return false;
                }
            }
        }
        for (int i = 0; i < n; i++) {
            double[] worth = new double[mix[i].length];
            double[] widest = new double[worth.length];
            double[] most = new double[worth.length];
            for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                double w = merge.share()[i][game.moveIn(s, j, i)];
                for (int l = 0; l < n; l++) {
                    int a = game.moveIn(s, j, l);
                    w *= l == i ? 1 : merge.share()[l][a] * mix[l][merge.classOf()[l][a]];
                }
                if (w > 0) {
                    double q = relative(k, j, i);
                    int c = merge.classOf()[i][game.moveIn(s, j, i)];
                    widest[c] = Math.max(widest[c], Math.abs(q));
                    most[c] = Math.max(most[c], Math.abs(game.payoff(j, i)) / scale[i]);
                    worth[c] += w * q;
                }
            }
            double product = 1;
            for (int l = 0; l < n; l++) {
                product *= l == i ? 1 : 1 + moved(k, l, radii);
            }
            double moved = Rounding.up(product - 1 + 8 * Rounding.UNIT * n) * 1.001;
            double later = 0;
            for (int m = i; m < count * n; m += n) {
                later = Math.max(later, radii[m]);
            }
            double carry = game.discountFrom(s, i) * rowSum;
            for (int c = 0; c < worth.length; c++) {
                double off = Rounding.up(moved * widest[c]
                        + (1.002 + moved) * carry * later
                        + radii[k * n + i]
                        + 1.001 * (rounding(i, most[c]) + gamma * widest[c]));
                if (!(mix[i][c] > 0) && !(worth[c] + off < 0)) {
                    return false;
                }
            }
        }
        return true;
    }
}
