package parley.certify;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.game.BeliefGame;
import parley.game.Layer;

/**
 * What is known of the nodes of one layer, in one array with a block per node, so that a transition row is applied to all of it at
 * once. In a block: the profile's value of every player given the type profile, {@code [theta * n + i]}; then per agent the bound
 * on its gain at every point, {@code [g]}, and, where it does not know something, the gain of a deviation at every point given
 * the others' types, {@code [g * facing.count + phi]}.
 */
final class BeliefBlocks {
    final Layer layer;

    /** {@code [m * n + i]}: the points of a memory as a player sees them; null where nothing is reached. */
    private final @Nullable PointSet[] points;

    private final int n;
    private final int agents;

    /** Per memory: where its first block begins, and how long its blocks are. */
    private final int[] base;

    private final int[] length;
    private final int[] gain;

    final double[] data;

    /** @param order the nodes that are reached */
    BeliefBlocks(BeliefGame game, List<Facing> facing, Layer layer, int[] order, int step, BeliefPoints beliefs) {
        this.layer = layer;
        this.agents = game.typeCount();
        this.n = game.game().players();
        this.points = new PointSet[layer.memories() * n];
        this.base = new int[layer.memories() + 1];
        this.length = new int[layer.memories()];
        this.gain = new int[layer.memories() * game.typeCount()];
        boolean[] reached = new boolean[layer.memories()];
        for (int x : order) {
            reached[layer.memory(x)] = true;
        }
        long total = 0;
        for (int m = 0; m < layer.memories(); m++) {
            base[m] = (int) total;
            if (!reached[m]) {
                continue;
            }
            int size = game.profiles() * n;
            for (int i = 0; i < n; i++) {
                Facing f = facing.get(i);
                Support[] part = new Support[f.others.length];
                for (int o = 0; o < part.length; o++) {
                    part[o] = beliefs.of(step, m, f.others[o]);
                }
                PointSet set = new PointSet(f, part);
                points[m * n + i] = set;
                for (int k = 0; k < game.types(i); k++) {
                    gain[m * game.typeCount() + game.typeStart(i) + k] = size;
                    size += entries(set);
                }
            }
            length[m] = size;
            total += (long) size * (layer.memoryStart(m + 1) - layer.memoryStart(m));
            if (total > Integer.MAX_VALUE - 16) {
                throw new TooLarge();
            }
        }
        base[layer.memories()] = (int) total;
        this.data = new double[(int) total];
        Arrays.fill(data, Double.NaN);
    }

    /** There is no room for the numbers of a layer. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Whether a player is told all that it might ask: nothing is hidden from it. */
    private static int entries(PointSet set) {
        return set.facing.count == 1 ? set.size : set.size * (1 + set.facing.count);
    }

    PointSet points(int memory, int player) {
        PointSet set = points[memory * n + player];
        if (set == null) {
            throw new IllegalStateException("nothing is known at memory " + memory);
        }
        return set;
    }

    boolean isKnown(int memory) {
        return length[memory] > 0;
    }

    /** Length of the blocks of a memory. */
    int length(int memory) {
        return length[memory];
    }

    /** Where the block of a node of a memory begins. */
    int at(int memory, int x) {
        return base[memory] + (x - layer.memoryStart(memory)) * length[memory];
    }

    /** Where within a block of a memory the gains of an agent begin: those at points, then those of a deviation. */
    int gain(int memory, int agent) {
        return gain[memory * agents + agent];
    }
}
