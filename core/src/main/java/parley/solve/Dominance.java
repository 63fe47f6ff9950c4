package parley.solve;

/**
 * Iterated removal of moves dominated by another move of the same player: strictly dominated ones as long as there are any, then
 * all weakly dominated moves of all players at once, and so on. What remains does not depend on the order in which players
 * or moves are looked at, and an equilibrium of it is one of the whole game.
 *
 * <p>Plain loops over a payoff table (layout: {@link Shape}); a pair of moves is left as soon as neither can dominate the
 * other, so most pairs cost two or three comparisons.
 */
final class Dominance {
    /** Moves that remain, per player, ascending; the first {@code count[i]} entries. */
    final int[][] active;

    final int[] count;
    private final int[][] offsets;
    private final int[][] buffers;
    private final int[] offsetCount;
    private final int[] kept;
    private boolean[] beaten = new boolean[0];

    Dominance(int players) {
        active = new int[players][0];
        count = new int[players];
        offsets = new int[players][];
        buffers = new int[players][0];
        offsetCount = new int[players];
        kept = new int[players];
    }

    /** Starts with all moves. */
    void all(Shape shape) {
        for (int i = 0; i < shape.players; i++) {
            int m = shape.moves[i];
            if (active[i].length < m) {
                active[i] = new int[m];
            }
            int[] list = active[i];
            for (int a = 0; a < m; a++) {
                list[a] = a;
            }
            count[i] = m;
            offsets[i] = shape.others[i];
            offsetCount[i] = shape.others[i].length;
        }
    }

    /** Starts with the first move of every class of clones; {@code representative[i][a]} is the first clone of a. */
    void representatives(Shape shape, int[][] representative) {
        all(shape);
        for (int i = 0; i < shape.players; i++) {
            int kept = 0;
            for (int a = 0; a < shape.moves[i]; a++) {
                if (representative[i][a] == a) {
                    active[i][kept++] = a;
                }
            }
            count[i] = kept;
        }
        for (int i = 0; i < shape.players; i++) {
            list(shape, i);
        }
    }

    /** Removes what can be removed; {@code true} if every player has one move left. */
    boolean reduce(Shape shape, double[] q, double[] tolerance) {
        boolean decided = strictly(shape, q, tolerance);
        while (!decided && weakly(shape, q, tolerance)) {
            decided = strictly(shape, q, tolerance);
        }
        return decided;
    }

    /** Removes all weakly dominated moves of all players at once; whether there were any. */
    private boolean weakly(Shape shape, double[] q, double[] tolerance) {
        boolean any = false;
        for (int i : shape.movers) {
            int size = count[i];
            if (beaten.length < size) {
                beaten = new boolean[size];
            }
            // The lists of the others' moves are those of before this round: all players look at the same game.
            for (int x = 0; x < size; x++) {
                beaten[x] = false;
                for (int y = 0; y < size && !beaten[x]; y++) {
                    beaten[x] = y != x && isWeaklyBetter(shape, i, active[i][y], active[i][x], q, tolerance[i]);
                }
            }
            kept[i] = 0;
            for (int x = 0; x < size; x++) {
                if (beaten[x]) {
                    any = true;
                } else {
                    active[i][kept[i]++] = active[i][x];
                }
            }
        }
        for (int i : shape.movers) {
            count[i] = kept[i];
        }
        for (int i : shape.movers) {
            if (any) {
                list(shape, i);
            }
        }
        return any;
    }

    private boolean isWeaklyBetter(Shape shape, int i, int better, int worse, double[] q, double tolerance) {
        int[] off = offsets[i];
        int stride = shape.stride[i];
        int base = i * shape.joint;
        boolean gains = false;
        for (int k = 0; k < offsetCount[i]; k++) {
            double gain = q[base + off[k] + better * stride] - q[base + off[k] + worse * stride];
            if (gain < -tolerance) {
                return false;
            }
            gains |= gain > tolerance;
        }
        return gains;
    }

    /** Removes strictly dominated moves only. */
    private boolean strictly(Shape shape, double[] q, double[] tolerance) {
        int[] movers = shape.movers;
        int quiet = 0;
        int at = 0;
        int open = 0;
        for (int i : movers) {
            open += count[i] > 1 ? 1 : 0;
        }
        while (quiet < movers.length && open > 0) {
            int i = movers[at];
            at = at + 1 == movers.length ? 0 : at + 1;
            if (count[i] > 1 && remove(shape, i, q, tolerance[i])) {
                quiet = 1;
                open -= count[i] == 1 ? 1 : 0;
                if (open > 0) {
                    for (int k : movers) {
                        if (k != i && count[k] > 1) {
                            list(shape, k);
                        }
                    }
                }
            } else {
                quiet++;
            }
        }
        return open == 0;
    }

    private boolean remove(Shape shape, int i, double[] q, double tolerance) {
        int[] list = active[i];
        int size = count[i];
        int[] off = offsets[i];
        int length = offsetCount[i];
        int stride = shape.stride[i];
        int base = i * shape.joint;
        boolean any = false;
        for (int x = 0; x < size; x++) {
            if (list[x] < 0) {
                continue;
            }
            int atX = base + list[x] * stride;
            for (int y = x + 1; y < size; y++) {
                if (list[y] < 0) {
                    continue;
                }
                int apart = (list[y] - list[x]) * stride;
                int first = atX + off[0];
                double gain = q[first] - q[first + apart];
                if (gain > tolerance) {
                    int k = 1;
                    while (k < length && q[atX + off[k]] - q[atX + off[k] + apart] > tolerance) {
                        k++;
                    }
                    if (k == length) {
                        list[y] = -1;
                        any = true;
                    }
                } else if (gain < -tolerance) {
                    int k = 1;
                    while (k < length && q[atX + off[k]] - q[atX + off[k] + apart] < -tolerance) {
                        k++;
                    }
                    if (k == length) {
                        list[x] = -1;
                        any = true;
                        break;
                    }
                }
            }
        }
        if (any) {
            int kept = 0;
            for (int x = 0; x < size; x++) {
                if (list[x] >= 0) {
                    list[kept++] = list[x];
                }
            }
            count[i] = kept;
        }
        return any;
    }

    /** Lists the joint moves of the others that remain, with move 0 of player {@code i}. */
    private void list(Shape shape, int i) {
        int most = shape.others[i].length;
        if (buffers[i].length < most) {
            buffers[i] = new int[most];
        }
        int[] out = buffers[i];
        out[0] = 0;
        int size = 1;
        for (int k = 0; k < shape.players; k++) {
            if (k == i) {
                continue;
            }
            // Expands the list in place, from its end, so that it stays ascending.
            int c = count[k];
            int stride = shape.stride[k];
            for (int e = size - 1; e >= 0; e--) {
                int from = out[e];
                for (int b = c - 1; b >= 0; b--) {
                    out[e * c + b] = from + active[k][b] * stride;
                }
            }
            size *= c;
        }
        offsets[i] = out;
        offsetCount[i] = size;
    }
}
