package parley.solve.belief;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.game.StochasticGame;
import parley.solve.MatrixGame;

/**
 * The replies to a move of the informed player, where one player answers at one node and no more choices follow.
 *
 * <p>Mixed replies that are best for some belief are the mixes of sets of moves that are best together for one; these sets are found
 * by a matrix game each, 2^moves in all.
 */
final class Replies {
    private final int count;
    private final int types;
    /** {@code [k * count + r]} what the informed type gets in all from the node of the move on, and what the replier gets then. */
    private final double[] mine;

    private final double[] theirs;
    private final double slack;

    private Replies(int count, int types, double[] mine, double[] theirs, double slack) {
        this.count = count;
        this.types = types;
        this.mine = mine;
        this.theirs = theirs;
        this.slack = slack;
    }

    int count() {
        return count;
    }

    /** The replies to move {@code a} at node {@code x} of a step, or null where the game goes on after the reply or has none. */
    static @Nullable Replies of(BeliefGame game, BeliefProfile profile, int informed, int t, int x, int a) {
        if (t + 1 >= game.steps()) {
            return null;
        }
        StochasticGame open = game.game();
        Layer layer = profile.layers().get(t);
        Layer next = profile.layers().get(t + 1);
        int s = layer.state(x);
        int types = game.types(informed);
        int answer = -1;
        double[] before = new double[types];
        for (int j = open.jointStart(s); j < open.jointStart(s + 1); j++) {
            double p = 1;
            for (int i = 0; i < open.players(); i++) {
                p *= i == informed ? 1 : layer.strategy(layer.strategyStart(game, x, i, 0) + open.moveIn(s, j, i));
            }
            if (open.moveIn(s, j, informed) != a || p == 0) {
                continue;
            }
            for (int k = 0; k < types; k++) {
                before[k] += p * game.payoff(k, j, informed);
            }
            int r = open.row(j);
            double total = 0;
            for (int e = open.rowStart(r); e < open.rowStart(r + 1); e++) {
                if (open.probability(e) > 0) {
                    int m = layer.branchMemory(layer.branchStart(x, game.signal(s, j)));
                    int child = next.node(m, open.successor(e));
                    if (answer >= 0 && child != answer) {
                        return null;
                    }
                    answer = child;
                    total += open.probability(e);
                }
            }
            if (Math.abs(total - 1) > 1e-12) {
                return null;
            }
        }
        int replier = answer < 0 ? -1 : replier(open, next.state(answer));
        if (replier < 0 || replier == informed || !quiet(open, next.state(answer), t + 2, game.steps())) {
            return null;
        }
        return table(game, profile, informed, replier, t + 1, answer, before, open.discountFrom(s, informed));
    }

    /** The only player with a choice, or -1. */
    private static int replier(StochasticGame open, int s) {
        int found = -1;
        for (int i = 0; i < open.players(); i++) {
            if (open.moves(s, i) > 1) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    /** Whether nobody has a choice from the successors of a state on. */
    private static boolean quiet(StochasticGame open, int s, int from, int steps) {
        int[][] reached = Reached.from(open, s, steps - from + 1);
        for (int t = 1; t + from - 1 < steps; t++) {
            for (int state : reached[t]) {
                if (open.jointStart(state + 1) - open.jointStart(state) > 1) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Replies table(
            BeliefGame game,
            BeliefProfile profile,
            int informed,
            int replier,
            int t,
            int x,
            double[] before,
            double discount) {
        StochasticGame open = game.game();
        Layer layer = profile.layers().get(t);
        Layer next = profile.layers().get(t + 1);
        int s = layer.state(x);
        int count = open.moves(s, replier);
        int types = before.length;
        double[] mine = new double[types * count];
        double[] theirs = new double[types * count];
        for (int j = open.jointStart(s); j < open.jointStart(s + 1); j++) {
            int m = layer.branchMemory(layer.branchStart(x, game.signal(s, j)));
            int r = open.row(j);
            for (int k = 0; k < types; k++) {
                double own = game.payoff(k, j, informed);
                double other = game.payoff(k, j, replier);
                for (int e = open.rowStart(r); e < open.rowStart(r + 1); e++) {
                    if (open.probability(e) > 0) {
                        int child = next.node(m, open.successor(e));
                        own += open.discountFrom(s, informed)
                                * open.probability(e)
                                * next.value(child, k, informed, types, open.players());
                        other += open.discountFrom(s, replier)
                                * open.probability(e)
                                * next.value(child, k, replier, types, open.players());
                    }
                }
                int at = k * count + open.moveIn(s, j, replier);
                mine[at] = before[k] + discount * own;
                theirs[at] = other;
            }
        }
        return new Replies(count, types, mine, theirs, 1e-9 / Ranges.units(game)[replier]);
    }

    /** Sets of replies that are best together for some belief about the types given. */
    private List<int[]> sets(boolean[] possible) {
        List<int[]> found = new ArrayList<>();
        for (int mask = 1; mask < 1 << count; mask++) {
            int[] set = members(mask);
            if (bestTogether(set, possible)) {
                found.add(set);
            }
        }
        return found;
    }

    private static int[] members(int mask) {
        return java.util.stream.IntStream.range(0, Integer.SIZE)
                .filter(b -> (mask >> b & 1) == 1)
                .toArray();
    }

    private boolean bestTogether(int[] set, boolean[] possible) {
        int[] who = java.util.stream.IntStream.range(0, types)
                .filter(k -> possible[k])
                .toArray();
        if (count == 1) {
            return who.length > 0;
        }
        int columns = set.length * (count - 1);
        double[] matrix = new double[who.length * columns];
        int c = 0;
        for (int r : set) {
            for (int other = 0; other < count; other++) {
                if (other != r) {
                    for (int row = 0; row < who.length; row++) {
                        matrix[row * columns + c] = theirs[who[row] * count + r] - theirs[who[row] * count + other];
                    }
                    c++;
                }
            }
        }
        return MatrixGame.value(matrix, who.length, columns) >= -slack;
    }

    /** Types that the intuitive criterion leaves: those that some best reply to some belief makes no worse off than {@code now}. */
    boolean[] intuitive(double[] now, boolean[] free, double tie) {
        boolean[] left = new boolean[types];
        for (int[] set : sets(free)) {
            for (int k = 0; k < types; k++) {
                for (int r : set) {
                    left[k] |= free[k] && mine[k * count + r] >= now[k] - tie;
                }
            }
        }
        return left;
    }

    /** Types that D1 leaves: those for which nobody else gains from every best reply by which they lose nothing, and from one more. */
    boolean[] divine(double[] now, boolean[] free, double tie) {
        List<int[]> sets = sets(free);
        boolean[] left = free.clone();
        for (int k = 0; k < types; k++) {
            for (int other = 0; other < types && free[k]; other++) {
                if (other != k && free[other] && gains(sets, other, now, tie) && within(sets, k, other, now, tie)) {
                    left[k] = false;
                }
            }
        }
        return left;
    }

    private boolean gains(List<int[]> sets, int k, double[] now, double tie) {
        for (int[] set : sets) {
            for (int r : set) {
                if (mine[k * count + r] > now[k] + tie) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether {@code other} gains from each mix of a set from which {@code k} does not lose: at the corners of those mixes. */
    private boolean within(List<int[]> sets, int k, int other, double[] now, double tie) {
        for (int[] set : sets) {
            for (int r : set) {
                double at = mine[k * count + r] - now[k];
                if (at >= -tie && mine[other * count + r] <= now[other] + tie) {
                    return false;
                }
                for (int q : set) {
                    double there = mine[k * count + q] - now[k];
                    if (at > tie && there < -tie) {
                        double w = -there / (at - there);
                        double mixed = w * mine[other * count + r] + (1 - w) * mine[other * count + q];
                        if (mixed <= now[other] + tie) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    /** Whether some reply that is best for some belief about the types left keeps every type that is free from the move. */
    boolean deter(double[] now, boolean[] left, boolean[] free, double tie) {
        int[] who =
                java.util.stream.IntStream.range(0, types).filter(k -> free[k]).toArray();
        for (int[] set : sets(left)) {
            double[] matrix = new double[set.length * who.length];
            for (int r = 0; r < set.length; r++) {
                for (int k = 0; k < who.length; k++) {
                    matrix[r * who.length + k] = now[who[k]] - mine[who[k] * count + set[r]];
                }
            }
            if (MatrixGame.value(matrix, set.length, who.length) >= -tie) {
                return true;
            }
        }
        return false;
    }
}
