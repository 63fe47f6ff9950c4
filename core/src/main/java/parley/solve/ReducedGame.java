package parley.solve;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What remains of a stage game after clones are merged and dominated moves removed, in a compact table of its own.
 *
 * <p>A move here is a group of moves of the stage game that are played in fixed proportions. Moves of a player that give it
 * the same payoff against everything have, at every precision, logit probabilities in the proportion of their weights; so
 * they are merged into one whose payoffs to the others are averaged, and then more moves may be dominated. For a player
 * who is indifferent this is all there is to say.
 */
final class ReducedGame {
    private final Map<List<Integer>, Shape> shapes = new HashMap<>();
    private final Dominance dominance;
    private final int players;

    Shape shape;
    /** Payoffs, {@code [i * joint + j]}. */
    double[] q = new double[0];
    /** Weight of every move at precision 0, {@code [i][move]}. */
    final double[][] weight;
    /** How many moves that differ for somebody are in a group, {@code [i][move]}. */
    final int[][] members;
    /** The group of a move of the stage game, or -1; {@code [i][move of the stage game]}. */
    final int[][] group;
    /** Probability of a move of the stage game within its group. */
    final double[][] share;

    private final double[] tolerance;

    ReducedGame(int players) {
        this.players = players;
        this.dominance = new Dominance(players);
        this.weight = new double[players][0];
        this.members = new int[players][0];
        this.group = new int[players][0];
        this.share = new double[players][0];
        this.tolerance = new double[players];
        int[] ones = new int[players];
        Arrays.fill(ones, 1);
        this.shape = shape(ones);
    }

    /** The shape with these numbers of moves; shapes are kept. */
    Shape shape(int[] moves) {
        Integer[] key = new Integer[moves.length];
        Arrays.setAll(key, i -> moves[i]);
        return shapes.computeIfAbsent(List.of(key), k -> new Shape(moves.clone()));
    }

    /**
     * Takes over the moves that remain.
     *
     * @param kept what remains, first moves of classes of clones
     * @param representative per player and move, the first clone of it; null if there are no clones
     * @param weights per player and move, weight at precision 0; null for equal ones
     */
    void take(
            Shape from,
            double[] payoffs,
            Dominance kept,
            double[] within,
            int @Nullable [][] representative,
            double @Nullable [][] weights) {
        shape = shape(Arrays.copyOf(kept.count, players));
        if (q.length < players * shape.joint) {
            q = new double[players * shape.joint];
        }
        System.arraycopy(within, 0, tolerance, 0, players);
        for (int i = 0; i < players; i++) {
            room(i, from.moves[i]);
            Arrays.fill(group[i], -1);
            for (int g = 0; g < kept.count[i]; g++) {
                int first = kept.active[i][g];
                weight[i][g] = weights == null ? 1 : weights[i][first];
                members[i][g] = 1;
                group[i][first] = g;
                share[i][first] = 1;
                if (representative != null) {
                    spread(i, from.moves[i], first, g, representative[i]);
                }
            }
        }
        int[] digit = new int[players];
        for (int j = 0; j < shape.joint; j++) {
            int full = 0;
            for (int i = 0; i < players; i++) {
                full += kept.active[i][digit[i]] * from.stride[i];
            }
            for (int i = 0; i < players; i++) {
                q[i * shape.joint + j] = payoffs[i * from.joint + full];
            }
            for (int i = players - 1; i >= 0 && ++digit[i] == kept.count[i]; i--) {
                digit[i] = 0;
            }
        }
    }

    private void spread(int i, int moves, int first, int g, int[] representative) {
        int clones = 0;
        for (int a = 0; a < moves; a++) {
            clones += representative[a] == first ? 1 : 0;
        }
        for (int a = 0; a < moves; a++) {
            if (representative[a] == first) {
                group[i][a] = g;
                share[i][a] = 1.0 / clones;
            }
        }
    }

    private void room(int i, int moves) {
        if (weight[i].length < moves) {
            weight[i] = new double[moves];
            members[i] = new int[moves];
            group[i] = new int[moves];
            share[i] = new double[moves];
        }
    }

    /** Merges and removes until nothing changes. */
    void settle() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i : shape.movers) {
                changed |= merge(i);
            }
            if (changed && shape.movers.length > 0) {
                dominance.all(shape);
                dominance.reduce(shape, q, tolerance);
                boolean[][] keep = new boolean[players][];
                for (int i = 0; i < players; i++) {
                    keep[i] = new boolean[shape.moves[i]];
                    for (int x = 0; x < dominance.count[i]; x++) {
                        keep[i][dominance.active[i][x]] = true;
                    }
                }
                for (int i = 0; i < players; i++) {
                    keep(i, keep[i]);
                }
            }
        }
    }

    private boolean merge(int i) {
        int m = shape.moves[i];
        boolean[] keep = new boolean[m];
        Arrays.fill(keep, true);
        boolean any = false;
        for (int a = 0; a < m; a++) {
            for (int b = a + 1; keep[a] && b < m; b++) {
                if (keep[b] && same(i, a, b)) {
                    join(i, a, b);
                    keep[b] = false;
                    any = true;
                }
            }
        }
        if (any) {
            keep(i, keep);
        }
        return any;
    }

    private boolean same(int i, int a, int b) {
        int stride = shape.stride[i];
        for (int o : shape.others[i]) {
            int j = i * shape.joint + o;
            if (!(Math.abs(q[j + a * stride] - q[j + b * stride]) <= tolerance[i])) {
                return false;
            }
        }
        return true;
    }

    private void join(int i, int a, int b) {
        double total = weight[i][a] + weight[i][b];
        double ofA = weight[i][a] / total;
        double ofB = weight[i][b] / total;
        int stride = shape.stride[i];
        for (int k = 0; k < players; k++) {
            for (int o : shape.others[i]) {
                int j = k * shape.joint + o;
                q[j + a * stride] = ofA * q[j + a * stride] + ofB * q[j + b * stride];
            }
        }
        for (int x = 0; x < group[i].length; x++) {
            if (group[i][x] == a) {
                share[i][x] *= ofA;
            } else if (group[i][x] == b) {
                share[i][x] *= ofB;
                group[i][x] = a;
            }
        }
        weight[i][a] = total;
        members[i][a] += members[i][b];
    }

    /** Drops the moves of player {@code i} that are not kept. */
    private void keep(int i, boolean[] keep) {
        int m = keep.length;
        int[] place = new int[m];
        int kept = 0;
        for (int a = 0; a < m; a++) {
            place[a] = keep[a] ? kept++ : -1;
        }
        if (kept == m) {
            return;
        }
        Shape old = shape;
        int[] moves = old.moves.clone();
        moves[i] = kept;
        shape = shape(moves);
        int at = 0;
        for (int k = 0; k < players; k++) {
            for (int j = 0; j < old.joint; j++) {
                if (keep[j / old.stride[i] % m]) {
                    q[at++] = q[k * old.joint + j];
                }
            }
        }
        for (int a = 0; a < m; a++) {
            if (keep[a]) {
                weight[i][place[a]] = weight[i][a];
                members[i][place[a]] = members[i][a];
            }
        }
        for (int x = 0; x < group[i].length; x++) {
            group[i][x] = group[i][x] >= 0 ? place[group[i][x]] : -1;
        }
    }

    /** Range of player {@code i}'s payoffs, or 1 if it is indifferent between all outcomes. */
    double range(int i) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int j = i * shape.joint; j < (i + 1) * shape.joint; j++) {
            low = Math.min(low, q[j]);
            high = Math.max(high, q[j]);
        }
        return high > low ? high - low : 1;
    }

    double tolerance(int i) {
        return tolerance[i];
    }
}
