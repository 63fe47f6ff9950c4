package parley.solve;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import parley.game.StochasticGame;

/**
 * Guarantees without horizon, where play is discounted or always stops, in stationary strategies.
 *
 * <p>Shapley's value iteration; after each step both sides' strategies are also valued against each other and the result
 * taken instead while it brings the values closer to their image (Pollatschek and Avi-Itzhak 1969), else value iteration goes
 * on alone for a while, since that step alone need not converge. Bounds: with weights {@code w} such that {@code w >= c + P w} for
 * every joint move, values that the row side's mixes raise by at least {@code -r} are secured up to {@code r w / c}, and likewise
 * for the columns.
 */
final class GuaranteeStationary {
    private static final int SWEEPS = 200_000;
    private static final int STUCK = 60;

    private final Sides sides;
    private final StochasticGame game;
    private final double damp;
    private final BooleanSupplier cancelled;
    private final int count;
    private final double[] weights;
    final double[] rows;
    final double[] columns;
    private final double[] low;
    private final double[] high;

    /** @param damp factor on every weight of what follows, 1 or a little less */
    GuaranteeStationary(Sides sides, double damp, BooleanSupplier cancelled) {
        this.sides = sides;
        this.game = sides.game;
        this.damp = damp;
        this.cancelled = cancelled;
        this.count = game.states();
        this.rows = new double[sides.rowStart[count]];
        this.columns = new double[sides.columnStart[count]];
        this.low = new double[count];
        this.high = new double[count];
        this.weights = sides.reward.discount() * damp < 1 || alwaysStops() ? weights() : endless();
    }

    private double[] endless() {
        double[] w = new double[count];
        Arrays.fill(w, Double.POSITIVE_INFINITY);
        return w;
    }

    /** Whether no set of states can be kept to for ever, by joint moves that lose nothing. */
    private boolean alwaysStops() {
        boolean[] kept = new boolean[count];
        Arrays.fill(kept, true);
        int left = count;
        boolean shrunk = true;
        while (shrunk) {
            shrunk = false;
            for (int s = 0; s < count; s++) {
                boolean stays = !kept[s];
                for (int j = game.jointStart(s); j < game.jointStart(s + 1) && !stays; j++) {
                    stays = sides.carry(s, j) * damp == 1 && stays(game.row(j), kept);
                }
                if (!stays) {
                    kept[s] = false;
                    left--;
                    shrunk = true;
                }
            }
        }
        return left == 0;
    }

    private boolean stays(int row, boolean[] kept) {
        double sum = 0;
        for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
            if (game.probability(e) > 0 && !kept[game.successor(e)]) {
                return false;
            }
            sum += game.probability(e);
        }
        return sum >= 1 - ChainMatrix.LOSS;
    }

    boolean isContracting() {
        for (double w : weights) {
            if (!(w < Double.POSITIVE_INFINITY)) {
                return false;
            }
        }
        return true;
    }

    private double[] weights() {
        double[] w = new double[count];
        Arrays.fill(w, 1);
        double discount = sides.reward.discount() * damp;
        if (discount < 1) {
            for (int s = 0; s < count; s++) {
                w[s] = game.stages() - game.stage(s) + discount * game.stages() / (1 - discount);
            }
        } else {
            for (int sweep = 0; sweep < 3000; sweep++) {
                double change = 0;
                for (int s = count - 1; s >= 0; s--) {
                    double most = 1 + furthest(s, w);
                    change = Math.max(change, most / w[s] - 1);
                    w[s] = Math.max(w[s], most);
                }
                if (change < 1e-6 || w[game.start()] > 1e9) {
                    break;
                }
            }
        }
        double slack = Double.POSITIVE_INFINITY;
        for (int s = 0; s < count; s++) {
            slack = Math.min(slack, w[s] * (1 - sides.gamma) - furthest(s, w) * (1 + sides.gamma));
        }
        for (int s = 0; s < count; s++) {
            w[s] = slack > 0 ? w[s] / slack * (1 + 1e-9) : Double.POSITIVE_INFINITY;
        }
        return w;
    }

    private double furthest(int s, double[] w) {
        double most = 0;
        for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
            int r = game.row(j);
            double x = 0;
            for (int e = game.rowStart(r); e < game.rowStart(r + 1); e++) {
                x += game.probability(e) * w[game.successor(e)];
            }
            most = Math.max(most, sides.carry(s, j) * damp * x);
        }
        return most;
    }

    /** Iterates from {@code guess} until the gap at the start is within {@code tolerance} or no longer shrinks. */
    Security run(double[] guess, double tolerance) {
        double[] value = guess.clone();
        double[] fallback = value;
        double best = Double.POSITIVE_INFINITY;
        int alone = 0;
        int patience = 1;
        int stuck = 0;
        int sweeps = 0;
        while (true) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            double residual = sweep(value);
            double size = Math.max(1, Math.abs(value[game.start()]));
            double gap = excess(value, 1) + excess(value, -1);
            if (gap * weights[game.start()] <= tolerance * size / 4 || stuck > STUCK || ++sweeps > SWEEPS) {
                break;
            }
            boolean better = residual < 0.9 * best;
            if (alone > 0 || better) {
                // Rounding ends the progress of value iteration, too.
                stuck = residual < best ? 0 : stuck + 1;
                best = Math.min(best, residual);
                fallback = middle();
                alone = Math.max(0, alone - 1);
                value = alone == 0 ? against(fallback) : fallback;
            } else {
                stuck++;
                alone = patience;
                patience = Math.min(64, 2 * patience);
                value = fallback;
            }
        }
        return security(value);
    }

    private double[] middle() {
        double[] value = new double[count];
        for (int s = 0; s < count; s++) {
            value[s] = low[s] + (high[s] - low[s]) / 2;
        }
        return value;
    }

    /** Solves all matrix games; returns the largest change of a value. */
    double sweep(double[] value) {
        int room = sides.largestMatrix();
        Guarantee.overStates(count, (from, to) -> {
            ZeroSum matrix = new ZeroSum();
            double[] a = new double[room];
            for (int s = from; s < to; s++) {
                sides.matrix(s, value, damp, a);
                matrix.solve(a, sides.rows(s), sides.columns(s));
                low[s] = matrix.lower;
                high[s] = matrix.upper;
                System.arraycopy(matrix.row, 0, rows, sides.rowStart[s], sides.rows(s));
                System.arraycopy(matrix.column, 0, columns, sides.columnStart[s], sides.columns(s));
            }
        });
        double residual = 0;
        for (int s = 0; s < count; s++) {
            residual = Math.max(residual, Math.abs(low[s] + (high[s] - low[s]) / 2 - value[s]));
        }
        return residual;
    }

    /** The values of both sides' present mixes against each other. */
    private double[] against(double[] otherwise) {
        Pair pair = new Pair(sides, rows, columns, damp);
        double[] x = pair.system.solve(pair.reward);
        for (double y : x) {
            if (!Double.isFinite(y)) {
                return otherwise;
            }
        }
        return x;
    }

    /** By how much the rows' mixes (sign -1) fall short of the values, or the columns' (1) concede more, at most. */
    private double excess(double[] value, int sign) {
        double most = 0;
        double largest = 0;
        for (int s = 0; s < count; s++) {
            most = Math.max(most, sign > 0 ? high[s] - value[s] : value[s] - low[s]);
            largest = Math.max(largest, Math.abs(value[s]));
        }
        return (most + sides.gamma * (sides.largestReward + 2 * largest)) * (1 + 1e-9);
    }

    private Security security(double[] value) {
        double[] lower = new double[count];
        double[] upper = new double[count];
        double up = excess(value, 1);
        double down = excess(value, -1);
        for (int s = 0; s < count; s++) {
            lower[s] = value[s] - weights[s] * down * (1 + 1e-9);
            upper[s] = value[s] + weights[s] * up * (1 + 1e-9);
        }
        return new Security(
                lower[game.start()],
                upper[game.start()],
                new double[][] {lower},
                new double[][] {upper},
                new double[][] {rows.clone()},
                new double[][] {columns.clone()},
                "value iteration with joint policy steps");
    }

    /** The chain under both sides' mixes. */
    private static final class Pair {
        final ChainSystem system;
        final double[] reward;

        Pair(Sides sides, double[] rows, double[] columns, double damp) {
            StochasticGame game = sides.game;
            int count = game.states();
            reward = new double[count];
            SparseRows sparse = new SparseRows(count);
            for (int s = 0; s < count; s++) {
                int width = sides.columns(s);
                for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                    double w = rows[sides.rowStart[s] + sides.cell[j] / width]
                            * columns[sides.columnStart[s] + sides.cell[j] % width];
                    if (w > 0) {
                        reward[s] += w * sides.reward.perJoint()[j];
                        sparse.add(game, game.row(j), w * sides.carry(s, j) * damp);
                    }
                }
                sparse.endRow();
            }
            system = sparse.system(ChainMix.operations(game));
        }
    }
}
