package parley.solve.belief;

import java.util.Arrays;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;

/** Writes the play of a {@link TreeSystem} as a profile. */
final class TreeLayers {
    private TreeLayers() {}

    /** The profile that {@code system} evaluated last. */
    static BeliefProfile profile(TreeSystem system) {
        PublicTree tree = system.tree;
        Layer[] layers = new Layer[tree.steps + 1];
        for (int t = 0; t <= tree.steps; t++) {
            layers[t] = layer(system, t);
        }
        return new BeliefProfile(java.util.List.of(layers), true);
    }

    private static Layer layer(TreeSystem system, int t) {
        PublicTree tree = system.tree;
        BeliefGame game = system.game;
        int types = system.agents;
        int first = tree.layerStart[t];
        int memories = tree.layerStart[t + 1] - first;
        int node = tree.memoryStart[first];
        int nodes = tree.memoryStart[first + memories] - node;
        double[] belief = new double[memories * types];
        int[] memoryStart = new int[memories + 1];
        double[] held = new double[types];
        for (int m = 0; m < memories; m++) {
            system.believe(first + m, held);
            System.arraycopy(held, 0, belief, m * types, types);
            memoryStart[m + 1] = tree.memoryStart[first + m + 1] - node;
        }
        int block = system.profiles * system.n;
        double[] value = Arrays.copyOfRange(system.worth, node * block, (node + nodes) * block);
        int[] state = Arrays.copyOfRange(tree.state, node, node + nodes);
        int[] strategyStart = new int[nodes + 1];
        int[] signalStart = new int[nodes + 1];
        if (t == tree.steps) {
            return new Layer(
                    belief,
                    memoryStart,
                    state,
                    strategyStart,
                    new double[0],
                    signalStart,
                    new int[1],
                    new int[0],
                    new double[0],
                    value,
                    game.game().states());
        }
        int from = system.entryStart[node];
        for (int x = 0; x < nodes; x++) {
            strategyStart[x + 1] = system.entryStart[node + x + 1] - from;
            signalStart[x + 1] = signalStart[x] + tree.child[node + x].length;
        }
        int signals = signalStart[nodes];
        int[] branchStart = new int[signals + 1];
        int[] branchMemory = new int[signals];
        double[] branchWeight = new double[signals];
        Arrays.fill(branchWeight, 1);
        for (int x = 0; x < nodes; x++) {
            for (int y = 0; y < tree.child[node + x].length; y++) {
                int b = signalStart[x] + y;
                branchStart[b + 1] = b + 1;
                branchMemory[b] = tree.child[node + x][y] - tree.layerStart[t + 1];
            }
        }
        return new Layer(
                belief,
                memoryStart,
                state,
                strategyStart,
                Arrays.copyOfRange(system.sigma, from, system.entryStart[node + nodes]),
                signalStart,
                branchStart,
                branchMemory,
                branchWeight,
                value,
                game.game().states());
    }
}
