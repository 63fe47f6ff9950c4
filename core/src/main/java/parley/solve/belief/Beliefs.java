package parley.solve.belief;

import parley.game.BeliefGame;

/**
 * The grid beliefs of one layer: one of every informed player's {@link TypeGrid}, in mixed radix, player 0 slowest. Numbered as
 * memories.
 */
final class Beliefs {
    final TypeGrid[] grid;
    final int[] informed;
    final int size;
    final double[] belief;
    final double[] logBelief;

    /** Memories in the order in which they are solved: the one that is started from comes first. */
    final int[] order;

    /** Memory solved before that is nearest, by memory; -1 for the first. */
    final int[] near;

    /** How far a memory lies beyond the one that is nearest, per step from that one's own nearest to it; 0 where they are not in line. */
    final double[] beyond;

    /**
     * @param grid {@code [q]} by place among the informed players
     * @param informed the informed players
     * @param first the grid belief of every informed player to begin with
     */
    Beliefs(BeliefGame game, TypeGrid[] grid, int[] informed, int[] first) {
        this.grid = grid;
        this.informed = informed;
        int product = 1;
        for (TypeGrid g : grid) {
            product *= g.size();
        }
        this.size = product;
        int types = game.typeCount();
        this.belief = new double[size * types];
        for (int m = 0; m < size; m++) {
            for (int i = 0; i < game.game().players(); i++) {
                belief[m * types + game.typeStart(i)] = 1;
            }
            for (int q = 0; q < grid.length; q++) {
                for (int k = 0; k < grid[q].types(); k++) {
                    belief[m * types + game.typeStart(informed[q]) + k] = grid[q].at(part(m, q), k);
                }
            }
        }
        this.logBelief = java.util.Arrays.stream(belief).map(StrictMath::log).toArray();
        this.order = new int[size];
        this.near = new int[size];
        arrange(first, types);
        this.beyond = new double[size];
        for (int m = 0; m < size; m++) {
            int one = near[m];
            beyond[m] = one < 0 || near[one] < 0 ? 0 : ratio(m, one, near[one], types);
        }
    }

    private double ratio(int m, int one, int two, int types) {
        double top = 0;
        double bottom = 0;
        for (int x = 0; x < types; x++) {
            top += Math.abs(belief[m * types + x] - belief[one * types + x]);
            bottom += Math.abs(belief[one * types + x] - belief[two * types + x]);
        }
        double r = top / bottom;
        for (int x = 0; x < types; x++) {
            double step = belief[m * types + x] - belief[one * types + x];
            double before = belief[one * types + x] - belief[two * types + x];
            if (!(Math.abs(step - r * before) < 1e-9)) {
                return 0;
            }
        }
        return r;
    }

    /** The grid belief about informed player {@code q} in a memory. */
    int part(int memory, int q) {
        int rest = memory;
        for (int k = grid.length - 1; k > q; k--) {
            rest /= grid[k].size();
        }
        return rest % grid[q].size();
    }

    int memory(int[] parts) {
        int m = 0;
        for (int q = 0; q < grid.length; q++) {
            m = m * grid[q].size() + parts[q];
        }
        return m;
    }

    /** Outward from the first, each next to the nearest before it. */
    private void arrange(int[] first, int types) {
        double[] distance = new double[size];
        java.util.Arrays.fill(distance, Double.POSITIVE_INFINITY);
        boolean[] done = new boolean[size];
        int next = memory(first);
        near[next] = -1;
        for (int k = 0; k < size; k++) {
            order[k] = next;
            done[next] = true;
            int nearest = -1;
            for (int m = 0; m < size; m++) {
                if (done[m]) {
                    continue;
                }
                double d = 0;
                for (int x = 0; x < types; x++) {
                    d += Math.abs(belief[m * types + x] - belief[next * types + x]);
                }
                if (d < distance[m]) {
                    distance[m] = d;
                    near[m] = next;
                }
                if (nearest < 0 || distance[m] < distance[nearest]) {
                    nearest = m;
                }
            }
            next = nearest;
        }
    }
}
