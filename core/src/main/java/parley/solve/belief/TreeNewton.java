package parley.solve.belief;

import java.util.Arrays;
import parley.solve.Lu;

/**
 * Newton directions of a {@link TreeSystem}, exact and in time linear in the tree. What follows a memory depends on what came
 * before by the logarithms of its beliefs alone, so from the last layer up the logits of a node and the worths below are
 * eliminated in favour of those few numbers; at the root they are fixed, and the way down gives every logit.
 *
 * <p>Time: per node, unknowns^3 / 3 + (types of informed players + 2) x (joint moves x type profiles x players x (successors +
 * entries)); memory: per node, (types of informed players + 2) x (unknowns + type profiles x players).
 */
final class TreeNewton {
    private final TreeSystem system;
    private final PublicTree tree;
    private final int n;
    private final int profiles;
    private final int agents;
    private final int inners;
    /** Columns: by the logarithms of beliefs, the step toward a solution, the step per logarithm of precision. */
    private final int columns;

    private final Lu lu = new Lu();
    /** {@code [unknown * columns + c]} */
    private final double[] logit;
    /** {@code [worth * columns + c]} */
    private final double[] slope;

    private double diagonal = 1;
    private final double[] belief;
    private double[] byEntry = new double[0];
    private double[] byColumn = new double[0];
    private double[] change = new double[0];
    private double[] right = new double[0];
    private double[] gain = new double[0];
    private final double[] total;
    private boolean[] updated = new boolean[0];
    private int[] movesOfSignal = new int[0];
    private final double[][][] thought;

    TreeNewton(TreeSystem system) {
        this.system = system;
        this.tree = system.tree;
        this.n = system.n;
        this.profiles = system.profiles;
        this.agents = system.agents;
        this.inners = system.inners;
        this.columns = inners + 2;
        this.logit = new double[system.unknowns * columns];
        this.slope = new double[tree.nodes() * profiles * n * columns];
        this.belief = new double[agents];
        this.total = new double[columns];
        this.thought = new double[tree.thoughts()][][];
        for (int c = 0; c < thought.length; c++) {
            thought[c] = new double[tree.log[c].length][2];
        }
    }

    /**
     * The steps at the point that {@code system} evaluated last.
     *
     * @param shift what is added to the diagonal of the Jacobian: 0 for Newton's step, large for a small step along -H
     * @param h its residual
     * @param step where the step toward a solution is written
     * @param tangent where the step per logarithm of precision is written
     * @return whether every node could be solved
     */
    boolean directions(double[] z, double precision, double shift, double[] h, double[] step, double[] tangent) {
        this.diagonal = 1 + shift;
        for (int x = system.shape.length - 1; x >= 0; x--) {
            if (!node(x, z, precision, h)) {
                return false;
            }
        }
        down(step, tangent);
        return true;
    }

    private void room(StateShape f) {
        int entries = f.entries;
        if (byEntry.length < entries * entries) {
            byEntry = new double[entries * entries];
        }
        if (byColumn.length < entries * columns) {
            byColumn = new double[entries * columns];
            change = new double[entries * columns];
        }
        if (right.length < f.unknowns) {
            right = new double[f.unknowns];
        }
        int gains = profiles * f.joints * n * (columns + 1);
        if (gain.length < gains) {
            gain = new double[gains];
        }
    }

    private boolean node(int x, double[] z, double precision, double[] h) {
        StateShape f = system.shape[x];
        room(f);
        system.believe(tree.memory[x], belief);
        signals(x, f);
        gains(x, f);
        if (f.unknowns > 0) {
            moves(x, f);
            if (!solve(x, f, z, precision, h)) {
                return false;
            }
        }
        changes(x, f);
        worths(x, f);
        return true;
    }

    /** Which inner types' moves update what is thought of them, by signal: {@code [y * inners + k]}, and those moves. */
    private void signals(int x, StateShape f) {
        int signals = tree.child[x].length;
        if (updated.length < signals * inners) {
            updated = new boolean[signals * inners];
            movesOfSignal = new int[signals * inners];
        }
        for (int y = 0; y < signals; y++) {
            int m = tree.child[x][y];
            for (int q = 0; q < tree.informed.length; q++) {
                int c = tree.thought[m * tree.informed.length + q];
                int a = system.game.moveIn(f.state, y, tree.informed[q]);
                for (int k = system.innerStart[q]; k < system.innerStart[q + 1]; k++) {
                    updated[y * inners + k] = tree.kind[c] == PublicTree.UPDATED && tree.at[c] == x;
                    movesOfSignal[y * inners + k] =
                            f.entryStart[system.game.typeStart(tree.informed[q]) + k - system.innerStart[q]] + a;
                }
            }
        }
    }

    /** What each joint move leads to, {@code [((theta * joints + j) * n + i) * (columns + 1)]}: its worth and its changes. */
    private void gains(int x, StateShape f) {
        int width = columns + 1;
        int[] edge = tree.edge[x];
        Arrays.fill(gain, 0, profiles * f.joints * n * width, 0);
        for (int theta = 0; theta < profiles; theta++) {
            for (int j = 0; j < f.joints; j++) {
                for (int i = 0; i < n; i++) {
                    int into = ((theta * f.joints + j) * n + i) * width;
                    gain[into] = f.pay[(theta * f.joints + j) * n + i];
                    for (int e = f.edgeStart[j]; e < f.edgeStart[j + 1]; e++) {
                        if (edge[e] >= 0) {
                            double p = f.discount[i] * f.probability[e];
                            int from = (edge[e] * profiles + theta) * n + i;
                            gain[into] += p * system.worth[from];
                            for (int c = 0; c < columns; c++) {
                                gain[into + 1 + c] += p * slope[from * columns + c];
                            }
                        }
                    }
                }
            }
        }
    }

    /** How Q depends on logarithms of probabilities at the node, {@code byEntry}, and on all else, {@code byColumn}. */
    private void moves(int x, StateShape f) {
        int entries = f.entries;
        int base = system.entryStart[x];
        int width = columns + 1;
        Arrays.fill(byEntry, 0, entries * entries, 0);
        Arrays.fill(byColumn, 0, entries * columns, 0);
        for (int theta = 0; theta < profiles; theta++) {
            for (int j = 0; j < f.joints; j++) {
                int y = f.signalOf[j] * inners;
                for (int i = 0; i < n; i++) {
                    double p = system.others(f, base, belief, theta, j, i);
                    if (p == 0) {
                        continue;
                    }
                    int from = ((theta * f.joints + j) * n + i) * width;
                    int row = f.entryStart[system.agentOf[theta * n + i]] + f.moveOf[j * n + i];
                    for (int l = 0; l < n; l++) {
                        if (l != i) {
                            int agent = system.agentOf[theta * n + l];
                            byEntry[row * entries + f.entryStart[agent] + f.moveOf[j * n + l]] += p * gain[from];
                            if (system.inner[agent] >= 0) {
                                byColumn[row * columns + system.inner[agent]] += p * gain[from];
                            }
                        }
                    }
                    for (int c = 0; c < columns; c++) {
                        byColumn[row * columns + c] += p * gain[from + 1 + c];
                    }
                    for (int k = 0; k < inners; k++) {
                        if (updated[y + k]) {
                            byEntry[row * entries + movesOfSignal[y + k]] += p * gain[from + 1 + k];
                        }
                    }
                }
            }
        }
        for (int i = 0; i < n; i++) {
            int to = f.entryStart[system.game.typeStart(i) + system.game.types(i)];
            for (int row = f.entryStart[system.game.typeStart(i)]; row < to; row++) {
                for (int q = 0; q < tree.informed.length; q++) {
                    if (tree.informed[q] != i) {
                        int first = system.game.typeStart(tree.informed[q]) - system.innerStart[q];
                        for (int k = system.innerStart[q]; k < system.innerStart[q + 1]; k++) {
                            byColumn[row * columns + k] -= belief[first + k] * system.value[base + row];
                        }
                    }
                }
            }
        }
    }

    private boolean solve(int x, StateShape f, double[] z, double precision, double[] h) {
        int size = f.unknowns;
        int entries = f.entries;
        int base = system.entryStart[x];
        double[] matrix = lu.clear(size);
        int at = system.start[x];
        for (int agent = 0; agent < agents; agent++) {
            int ref = f.first[agent];
            double factor = precision * system.scale[agent];
            for (int e = f.entryStart[agent]; e < f.entryStart[agent + 1]; e++) {
                int u = f.slot[e];
                if (u < 0) {
                    continue;
                }
                for (int other = 0; other < agents; other++) {
                    int from = f.entryStart[other];
                    int to = f.entryStart[other + 1];
                    double sum = 0;
                    for (int c = from; c < to; c++) {
                        sum += byEntry[e * entries + c] - byEntry[ref * entries + c];
                    }
                    for (int c = from; c < to; c++) {
                        if (f.slot[c] >= 0) {
                            double d = byEntry[e * entries + c]
                                    - byEntry[ref * entries + c]
                                    - system.sigma[base + c] * sum;
                            matrix[u * size + f.slot[c]] = (f.slot[c] == u ? diagonal : 0) - factor * d;
                        }
                    }
                }
                for (int c = 0; c < columns; c++) {
                    logit[(at + u) * columns + c] = factor * (byColumn[e * columns + c] - byColumn[ref * columns + c]);
                }
                logit[(at + u) * columns + inners] -= h[at + u];
                logit[(at + u) * columns + inners + 1] += z[at + u] - system.bias[at + u] - h[at + u];
            }
        }
        if (!lu.factorise()) {
            return false;
        }
        for (int c = 0; c < columns; c++) {
            for (int u = 0; u < size; u++) {
                right[u] = logit[(at + u) * columns + c];
            }
            lu.solve(right);
            for (int u = 0; u < size; u++) {
                logit[(at + u) * columns + c] = right[u];
            }
        }
        return true;
    }

    /** How logarithms of move probabilities change by column, {@code change}. */
    private void changes(int x, StateShape f) {
        int base = system.entryStart[x];
        int at = system.start[x];
        Arrays.fill(change, 0, f.entries * columns, 0);
        for (int agent = 0; agent < agents; agent++) {
            int from = f.entryStart[agent];
            int to = f.entryStart[agent + 1];
            for (int c = 0; c < columns; c++) {
                double mean = 0;
                for (int e = from; e < to; e++) {
                    if (f.slot[e] >= 0) {
                        change[e * columns + c] = logit[(at + f.slot[e]) * columns + c];
                        mean += system.sigma[base + e] * change[e * columns + c];
                    }
                }
                for (int e = from; e < to; e++) {
                    change[e * columns + c] -= mean;
                }
            }
        }
    }

    private void worths(int x, StateShape f) {
        int base = system.entryStart[x];
        int width = columns + 1;
        int first = x * profiles * n;
        Arrays.fill(slope, first * columns, (first + profiles * n) * columns, 0);
        for (int theta = 0; theta < profiles; theta++) {
            for (int j = 0; j < f.joints; j++) {
                double p = 1;
                Arrays.fill(total, 0);
                for (int l = 0; l < n; l++) {
                    int e = f.entryStart[system.agentOf[theta * n + l]] + f.moveOf[j * n + l];
                    p *= system.sigma[base + e];
                    for (int c = 0; c < columns; c++) {
                        total[c] += change[e * columns + c];
                    }
                }
                if (p == 0) {
                    continue;
                }
                int y = f.signalOf[j] * inners;
                for (int i = 0; i < n; i++) {
                    int from = ((theta * f.joints + j) * n + i) * width;
                    int into = (first + theta * n + i) * columns;
                    for (int c = 0; c < columns; c++) {
                        double d = gain[from] * total[c] + gain[from + 1 + c];
                        for (int k = 0; k < inners; k++) {
                            if (updated[y + k]) {
                                d += gain[from + 1 + k] * change[movesOfSignal[y + k] * columns + c];
                            }
                        }
                        slope[into + c] += p * d;
                    }
                }
            }
        }
        for (int q = 0; q < tree.informed.length; q++) {
            if (tree.kind[tree.thought[tree.memory[x] * tree.informed.length + q]] == PublicTree.FIXED) {
                for (int w = first; w < first + profiles * n; w++) {
                    Arrays.fill(slope, w * columns + system.innerStart[q], w * columns + system.innerStart[q + 1], 0);
                }
            }
        }
    }

    private void down(double[] step, double[] tangent) {
        int c = 0;
        for (int t = 0; t < tree.steps; t++) {
            for (int m = tree.layerStart[t]; m < tree.layerStart[t + 1]; m++) {
                for (int x = tree.memoryStart[m]; x < tree.memoryStart[m + 1]; x++) {
                    logits(x, m, step, tangent);
                }
            }
            for (; c < tree.thoughtsAfter[t]; c++) {
                if (tree.kind[c] != PublicTree.FIXED) {
                    pass(c, step, tangent);
                }
            }
        }
    }

    private void logits(int x, int m, double[] step, double[] tangent) {
        for (int u = system.start[x]; u < system.start[x + 1]; u++) {
            double one = logit[u * columns + inners];
            double two = logit[u * columns + inners + 1];
            for (int q = 0; q < tree.informed.length; q++) {
                double[][] known = thought[tree.thought[m * tree.informed.length + q]];
                for (int k = 0; k < known.length; k++) {
                    double by = logit[u * columns + system.innerStart[q] + k];
                    one += by * known[k][0];
                    two += by * known[k][1];
                }
            }
            step[u] = one;
            tangent[u] = two;
        }
    }

    /** What a step changes in a thought. */
    private void pass(int c, double[] step, double[] tangent) {
        double[][] before = thought[tree.parent[c]];
        double[][] now = thought[c];
        for (int k = 0; k < now.length; k++) {
            now[k][0] = before[k][0];
            now[k][1] = before[k][1];
            if (tree.kind[c] == PublicTree.UPDATED && tree.log[c][k] > Double.NEGATIVE_INFINITY) {
                int x = tree.at[c];
                StateShape f = system.shape[x];
                int agent = system.game.typeStart(tree.informed[tree.about[c]]) + k;
                int base = system.start[x];
                int made = f.slot[f.entryStart[agent] + tree.move[c]];
                now[k][0] += made < 0 ? 0 : step[base + made];
                now[k][1] += made < 0 ? 0 : tangent[base + made];
                for (int e = f.entryStart[agent]; e < f.entryStart[agent + 1]; e++) {
                    if (f.slot[e] >= 0) {
                        double p = system.sigma[system.entryStart[x] + e];
                        now[k][0] -= p * step[base + f.slot[e]];
                        now[k][1] -= p * tangent[base + f.slot[e]];
                    }
                }
            }
        }
    }
}
