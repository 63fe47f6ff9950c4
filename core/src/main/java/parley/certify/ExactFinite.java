package parley.certify;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import parley.game.Profile;
import parley.game.StochasticGame;

/**
 * Proves that an exact equilibrium of a game with a horizon lies near a profile, period by period from the end.
 *
 * <p>Each reached node carries the values {@code V} of the exact equilibrium found so far and a radius that contains them. Its
 * one-shot game is then known within the radii of its successors and rounding, and must be shown to have an equilibrium near
 * the profile's mix for every payoff within: by margins where the mix is pure (after merging moves that cannot be told
 * apart), exactly where a tie can be decided without rounding ({@link ExactTies}), by {@link StageNewton} where players
 * mix, by {@link StageCurb} where a tie matters to nobody. A node where all fail ends the attempt, with its place.
 */
final class ExactFinite {
    private static final byte HARD = 1;

    private final StochasticGame game;
    private final Profile profile;
    private final boolean[][] reached;
    private final int n;
    private final boolean parallel;
    private final BooleanSupplier cancelled;
    private final Node[] nodes = new Node[Chunks.COUNT];
    private final double[][] scratch = new double[3 * Chunks.COUNT][];
    private final double[] largestValue;
    private final double gamma;
    private final double rowSum;
    /** {@code [t][s]}: the exact equilibrium plays the profile's own mix here and everywhere after. */
    private final boolean[][] kept;

    private final ExactTies ties;
    private final double[] distanceOf = new double[Chunks.COUNT];
    private double strategyRadius;
    /** {@code [t][s]}: how far the exact equilibrium's mix is from the profile's, summed over players; empty rows: nowhere. */
    private final double[][] distance;
    /** Whether all nodes up to now (from the end) are kept. */
    private boolean allKept = true;

    ExactFinite(
            StochasticGame game,
            Profile profile,
            boolean[][] reached,
            Rounding.Limits limits,
            boolean parallel,
            BooleanSupplier cancelled) {
        this.game = game;
        this.profile = profile;
        this.reached = reached;
        this.n = game.players();
        this.parallel = parallel;
        this.cancelled = cancelled;
        int most = Node.mostMoves(game);
        for (int c = 0; c < Chunks.COUNT; c++) {
            nodes[c] = new Node(game, most);
            scratch[3 * c] = new double[most];
            scratch[3 * c + 1] = new double[most];
            scratch[3 * c + 2] = new double[most];
        }
        largestValue = new double[n];
        gamma = limits.gamma();
        rowSum = limits.rowSum();
        kept = new boolean[game.horizon() + 1][game.states()];
        distance = new double[game.horizon()][0];
        ties = new ExactTies(game, profile);
    }

    /** What is proven, or why nothing is. */
    Exact run() {
        int count = game.states();
        int periods = game.horizon();
        int[][] stages = FiniteRegret.statesByStage(game);
        double[] next = new double[2 * n * count];
        double[] now = new double[2 * n * count];
        double valueRadius = 0;
        for (int s = 0; s < count; s++) {
            kept[periods][s] = true;
            for (int i = 0; i < n; i++) {
                double last = game.finalPayoff(s, i);
                next[(s * n + i) * 2] = last;
                if (reached[periods][s]) {
                    largestValue[i] = Math.max(largestValue[i], Math.abs(last));
                    valueRadius = Math.max(valueRadius, Math.abs(profile.valueAt(periods)[s * n + i] - last));
                }
            }
        }
        for (int t = periods - 1; t >= 0; t--) {
            for (int stage = stages.length - 1; stage >= 0; stage--) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                boolean advances = stage == stages.length - 1;
                String fault = step(t, stages[stage], advances ? next : now, now);
                if (fault != null) {
                    return Exact.refused(fault);
                }
                for (int s : stages[stage]) {
                    for (int i = 0; i < n && reached[t][s]; i++) {
                        int at = s * n + i;
                        largestValue[i] = Math.max(largestValue[i], Math.abs(now[2 * at]) + now[2 * at + 1]);
                        double off = Math.abs(profile.valueAt(t)[at] - now[2 * at]) + now[2 * at + 1];
                        valueRadius = Math.max(valueRadius, off);
                    }
                }
            }
            double[] swap = next;
            next = now;
            now = swap;
        }
        return Exact.proven(strategyRadius, PathDistance.of(game, profile, distance), Rounding.up(valueRadius));
    }

    /** One stage of one period: the easy nodes and most others in parallel, those with exact ties one after the other. */
    private @Nullable String step(int t, int[] states, double[] next, double[] now) {
        double[] sigma = profile.strategyAt(t);
        boolean zero = isZero(t, states.length == 0 ? 0 : states[0], next);
        Arrays.fill(distanceOf, 0);
        ExactNode.Proof[] proofs = new ExactNode.Proof[states.length];
        byte[] status = new byte[states.length];
        Chunks.run(states.length, parallel, (chunk, from, to) -> {
            for (int k = from; k < to; k++) {
                int s = states[k];
                if (reached[t][s]) {
                    if (isStrict(chunk, s, sigma, next, now, zero)) {
                        kept[t][s] = isLater(t, s);
                    } else {
                        status[k] = HARD;
                        proofs[k] = prove(t, s, sigma, next, zero, null);
                    }
                }
            }
        });
        for (int chunk = 0; chunk < Chunks.COUNT; chunk++) {
            strategyRadius = Math.max(strategyRadius, distanceOf[chunk]);
        }
        boolean all = allKept;
        for (int k = 0; k < states.length; k++) {
            if (status[k] != HARD) {
                all &= !reached[t][states[k]] || kept[t][states[k]];
                continue;
            }
            int s = states[k];
            ExactNode.Proof early = proofs[k];
            ExactNode.Proof proof = early == null ? prove(t, s, sigma, next, zero, ties) : early;
            if (proof == null || !proof.fault().isEmpty()) {
                return (proof == null ? "undecided tie" : proof.fault()) + " (period " + t + ", state " + s + ")";
            }
            strategyRadius = Math.max(strategyRadius, proof.distance());
            note(t, s, proof.distance());
            kept[t][s] = proof.keeps() && isLater(t, s);
            all &= kept[t][s];
            for (int i = 0; i < n; i++) {
                now[2 * (s * n + i)] = proof.value()[i];
                now[2 * (s * n + i) + 1] = proof.off()[i];
            }
        }
        allKept = all;
        return null;
    }

    private void note(int t, int s, double far) {
        if (far > 0) {
            double[] row = distance[t];
            if (row.length == 0) {
                row = new double[game.states()];
                distance[t] = row;
            }
            row[s] = far;
        }
    }

    private ExactNode.@Nullable Proof prove(
            int t, int s, double[] sigma, double[] next, boolean zero, @Nullable ExactTies exactly) {
        return new ExactNode(game, t, s, sigma, next, zero ? 0 : gamma, largestValue, isLater(t, s)).prove(exactly);
    }

    /** Whether the profile's own mixes are kept at everything that follows. */
    private boolean isLater(int t, int s) {
        if (allKept) {
            return true;
        }
        boolean[] later = kept[game.advances(s) ? t + 1 : t];
        for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
            int row = game.row(j);
            for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
                if (game.probability(e) > 0 && !later[game.successor(e)]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether all that follows is worth exactly 0 to everybody, so that one-shot payoffs are known exactly. */
    private boolean isZero(int t, int state, double[] next) {
        if (!game.advances(state) || t < game.horizon() - 1) {
            return false;
        }
        for (double x : next) {
            if (x != 0) {
                return false;
            }
        }
        return true;
    }

    /** A pure mix that is strictly best for everybody, by unilateral deviations alone. */
    private boolean isStrict(int chunk, int s, double[] sigma, double[] next, double[] now, boolean zero) {
        Node node = nodes[chunk];
        node.load(s, sigma, 0);
        double distance = 0;
        for (int i = 0; i < n; i++) {
            if (node.used(i) != 1) {
                return false;
            }
            distance += Math.abs(sigma[game.strategyStart(s, i) + node.move(i, 0)] - 1);
        }
        double[] q = scratch[3 * chunk];
        double[] e = scratch[3 * chunk + 1];
        double[] paid = scratch[3 * chunk + 2];
        for (int i = 0; i < n; i++) {
            double later = game.discountFrom(s, i) * rowSum * largestValue[i];
            node.against(i, next, q, e, paid);
            int best = node.move(i, 0);
            for (int a = 0; a < game.moves(s, i); a++) {
                double slack = e[a] + e[best] + (zero ? 0 : gamma * (paid[a] + paid[best] + 2 * later));
                if (a != best && !(q[best] - q[a] >= (slack == 0 ? 0 : Rounding.up(slack)))) {
                    return false;
                }
            }
            now[2 * (s * n + i)] = q[best];
            double off = e[best] + (zero ? 0 : gamma * (paid[best] + later));
            now[2 * (s * n + i) + 1] = off == 0 ? 0 : Rounding.up(off);
        }
        distanceOf[chunk] = Math.max(distanceOf[chunk], distance);
        return true;
    }
}
