package parley.solve.belief;

import parley.game.BeliefGame;
import parley.game.Layer;

/** Puts the layers of a grid solution together. */
final class Layers {
    private Layers() {}

    /** A layer while its nodes are being solved, by several threads at once. */
    static final class Draft {
        private final BeliefGame game;
        private final int[] states;
        private final Beliefs beliefs;
        private final double[][] strategy;
        private final int[][] branchStart;
        private final int[][] branchMemory;
        private final double[][] branchWeight;

        Draft(BeliefGame game, int[] states, Beliefs beliefs) {
            this.game = game;
            this.states = states;
            this.beliefs = beliefs;
            int nodes = states.length * beliefs.size;
            this.strategy = new double[nodes][];
            this.branchStart = new int[nodes][];
            this.branchMemory = new int[nodes][];
            this.branchWeight = new double[nodes][];
        }

        /** Keeps the play that {@code system} evaluated last, for the {@code r}-th state at memory {@code m}. */
        void put(int r, int m, NodeSystem system) {
            int x = m * states.length + r;
            Posterior posterior = system.posterior();
            int branches = posterior.start[system.signals];
            strategy[x] = java.util.Arrays.copyOf(system.sigma, system.entries);
            branchStart[x] = java.util.Arrays.copyOf(posterior.start, system.signals + 1);
            branchMemory[x] = java.util.Arrays.copyOf(posterior.memory, branches);
            branchWeight[x] = java.util.Arrays.copyOf(posterior.weight, branches);
        }

        /** Writes the logits that a state of the same shape played at the prior; whether there is one. */
        boolean start(int s, NodeSystem system, double[] z) {
            int r = java.util.Arrays.binarySearch(states, s);
            if (r < 0) {
                return false;
            }
            int m = beliefs.order[0];
            double[] known = strategy[m * states.length + r];
            if (known == null || known.length != system.entries) {
                return false;
            }
            system.logits(known, 0, z);
            return true;
        }

        /** The finished layer; {@code worth} as {@code [(r * memories + m) * block + x]}. */
        Layer layer(double[] worth) {
            int width = states.length;
            int nodes = strategy.length;
            int[] strategyStart = new int[nodes + 1];
            int[] signalStart = new int[nodes + 1];
            int branches = 0;
            for (int x = 0; x < nodes; x++) {
                strategyStart[x + 1] = strategyStart[x] + strategy[x].length;
                signalStart[x + 1] = signalStart[x] + branchStart[x].length - 1;
                branches += branchMemory[x].length;
            }
            double[] flat = new double[strategyStart[nodes]];
            int[] start = new int[signalStart[nodes] + 1];
            int[] memory = new int[branches];
            double[] weight = new double[branches];
            int at = 0;
            for (int x = 0; x < nodes; x++) {
                System.arraycopy(strategy[x], 0, flat, strategyStart[x], strategy[x].length);
                for (int y = 0; y + 1 < branchStart[x].length; y++) {
                    start[signalStart[x] + y] = at + branchStart[x][y];
                }
                System.arraycopy(branchMemory[x], 0, memory, at, branchMemory[x].length);
                System.arraycopy(branchWeight[x], 0, weight, at, branchWeight[x].length);
                at += branchMemory[x].length;
            }
            start[signalStart[nodes]] = at;
            return new Layer(
                    beliefs.belief,
                    memoryStart(beliefs.size, width),
                    repeated(states, beliefs.size),
                    strategyStart,
                    flat,
                    signalStart,
                    start,
                    memory,
                    weight,
                    byMemory(game, worth, width, beliefs.size),
                    game.game().states());
        }
    }

    /** The layer after the last step. */
    static Layer last(BeliefGame game, int[] states, Beliefs beliefs, double[] worth) {
        int nodes = states.length * beliefs.size;
        return new Layer(
                beliefs.belief,
                memoryStart(beliefs.size, states.length),
                repeated(states, beliefs.size),
                new int[nodes + 1],
                new double[0],
                new int[nodes + 1],
                new int[1],
                new int[0],
                new double[0],
                byMemory(game, worth, states.length, beliefs.size),
                game.game().states());
    }

    private static int[] memoryStart(int memories, int width) {
        int[] start = new int[memories + 1];
        for (int m = 0; m <= memories; m++) {
            start[m] = m * width;
        }
        return start;
    }

    private static int[] repeated(int[] states, int times) {
        int[] all = new int[states.length * times];
        for (int m = 0; m < times; m++) {
            System.arraycopy(states, 0, all, m * states.length, states.length);
        }
        return all;
    }

    private static double[] byMemory(BeliefGame game, double[] worth, int width, int memories) {
        int block = game.profiles() * game.game().players();
        double[] result = new double[worth.length];
        for (int r = 0; r < width; r++) {
            for (int m = 0; m < memories; m++) {
                System.arraycopy(worth, (r * memories + m) * block, result, (m * width + r) * block, block);
            }
        }
        return result;
    }
}
