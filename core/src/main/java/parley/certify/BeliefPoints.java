package parley.certify;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;

/**
 * The beliefs at which best responses are computed, by step, memory and informed player.
 *
 * <p>Where the profile's beliefs are exact these alone. Elsewhere the true ones are followed as long as there are few: from the
 * prior and, for play off the path, from the belief held at every node. At a memory at which more than a given number occur, points
 * around the belief that is held are used, out to the sure beliefs, which are the ends of all there are.
 */
final class BeliefPoints {
    /** Points about one player's types that differ by less are one. */
    private static final double SAME = 1e-13;

    private final BeliefGame game;
    private final BeliefProfile profile;
    private final BeliefReach reach;
    private final int most;
    private final int perSide;
    private final Support[] single;

    /** {@code [step][m * n + i]}; null where nothing is reached or the beliefs are exact. */
    private final @Nullable Support[][] support;

    private boolean isListed = true;

    /**
     * @param most beliefs per memory and player that are listed
     * @param perSide points from the belief held to each sure belief where there are more
     */
    BeliefPoints(BeliefGame game, BeliefProfile profile, BeliefReach reach, int most, int perSide) {
        this.game = game;
        this.profile = profile;
        this.reach = reach;
        this.most = most;
        this.perSide = perSide;
        int n = game.game().players();
        this.single = new Support[n];
        Arrays.fill(single, Support.held(new double[] {1}));
        this.support = new Support[game.steps() + 1][];
        if (!profile.exact()) {
            explore();
        }
    }

    /** Whether the points are all beliefs that occur, so that nothing is interpolated. */
    boolean isListed() {
        return isListed;
    }

    /** The points about a player's types at a memory that is reached. */
    Support of(int step, int memory, int player) {
        if (!game.informed(player)) {
            return single[player];
        }
        Support[] layer = support[step];
        Support known = layer == null ? null : layer[memory * single.length + player];
        return known == null ? Support.held(held(step, memory, player)) : known;
    }

    private double[] held(int step, int memory, int player) {
        return held(game, profile.layers().get(step), memory, player);
    }

    /** The belief about a player's types that is held at a memory. */
    static double[] held(BeliefGame game, Layer layer, int memory, int player) {
        int k = game.types(player);
        double[] b = new double[k];
        double sum = 0;
        for (int x = 0; x < k; x++) {
            b[x] = layer.belief(memory, game.typeStart(player) + x, game.typeCount());
            sum += b[x];
        }
        for (int x = 0; x < k && sum != 1; x++) {
            b[x] /= sum;
        }
        return b;
    }

    /** Beliefs of one memory about one player while they are being found. */
    private final class Found {
        private final int types;
        private double[] points;
        private int size;
        private boolean tooMany;

        Found(double[] held) {
            types = held.length;
            points = Arrays.copyOf(held, 4 * types);
            size = 1;
        }

        void add(double[] belief) {
            for (int p = 0; p < size && !tooMany; p++) {
                double d = 0;
                for (int k = 0; k < types; k++) {
                    d += Math.abs(belief[k] - points[p * types + k]);
                }
                if (d <= SAME) {
                    return;
                }
            }
            if (tooMany || size == most) {
                tooMany = true;
                return;
            }
            if (points.length == size * types) {
                points = Arrays.copyOf(points, 2 * points.length);
            }
            System.arraycopy(belief, 0, points, size++ * types, types);
        }

        double[] held() {
            return Arrays.copyOf(points, types);
        }

        double[] all() {
            return Arrays.copyOf(points, size * types);
        }
    }

    private void explore() {
        int n = single.length;
        TypedNode node = new TypedNode(game);
        // After the last step nobody moves, and what anything is worth is linear in beliefs.
        for (int step = 0; step + 1 < game.steps(); step++) {
            Layer layer = profile.layers().get(step);
            if (step == 0) {
                support[0] = new Support[layer.memories() * n];
                for (int i = 0; i < n; i++) {
                    support[0][BeliefProfile.START * n + i] = Support.held(held(0, BeliefProfile.START, i));
                }
            }
            support[step + 1] = new Support[profile.layers().get(step + 1).memories() * n];
            follow(step, layer, node);
        }
    }

    private void follow(int step, Layer layer, TypedNode node) {
        int n = single.length;
        Layer next = profile.layers().get(step + 1);
        @Nullable Found[] found = new Found[next.memories() * n];
        int[] order = reach.order(step);
        for (int e = 0; e < order.length; e++) {
            int x = order[e];
            if (layer.state(x) != node.state || e == 0) {
                node.state(layer.state(x));
            }
            node.node(layer, x);
            int m = layer.memory(x);
            for (int y = 0; y < node.signals; y++) {
                if (node.first[y] >= 0 && node.sound[y]) {
                    images(step, m, node, node.first[y], found, next);
                }
            }
        }
        Support[] to = support[step + 1];
        for (int at = 0; at < found.length; at++) {
            Found f = found[at];
            if (f != null) {
                to[at] = made(f);
            }
        }
    }

    private void images(int step, int m, TypedNode node, int j, @Nullable Found[] found, Layer next) {
        int n = single.length;
        int y = node.signal[j];
        for (int i = 0; i < n; i++) {
            if (!game.informed(i)) {
                continue;
            }
            Support from = of(step, m, i);
            double[] after = new double[from.types];
            for (int b = node.branchStart[y]; b < node.branchStart[y + 1]; b++) {
                int at = node.memory[b] * n + i;
                Found f = found[at];
                if (f == null) {
                    f = new Found(held(game, next, node.memory[b], i));
                    found[at] = f;
                }
                for (int p = 0; p < from.size && !f.tooMany; p++) {
                    if (posterior(node, i, node.move[j * n + i], from, p, after) > 0) {
                        f.add(after);
                    }
                }
            }
        }
    }

    /**
     * Bayes' rule: the belief in a player's types after one of its moves, from a point.
     *
     * @return the probability of the move
     */
    static double posterior(TypedNode node, int player, int move, Support from, int p, double[] after) {
        int agent = node.game.typeStart(player);
        double sum = 0;
        for (int k = 0; k < from.types; k++) {
            after[k] = from.point[p * from.types + k] * node.sigma(agent + k, move);
            sum += after[k];
        }
        for (int k = 0; k < from.types && sum > 0; k++) {
            after[k] /= sum;
        }
        return sum;
    }

    private Support made(Found f) {
        if (!f.tooMany) {
            return Support.listed(f.types, f.all());
        }
        isListed = false;
        double[] held = f.held();
        return Support.star(held, shares(perSide));
    }

    /** Shares of the way to a sure belief: halved toward the belief that is held. */
    private static double[] shares(int count) {
        double[] share = new double[count];
        double x = 1;
        for (int r = count - 1; r >= 0; r--) {
            share[r] = x;
            x /= 2;
        }
        return share;
    }
}
