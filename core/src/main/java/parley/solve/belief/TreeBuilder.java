package parley.solve.belief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.game.BeliefGame;
import parley.game.StochasticGame;

/** Makes a {@link PublicTree}, layer by layer, and stops when it grows too large. */
final class TreeBuilder {
    /** A growing array of ints. */
    static final class Ints {
        private int[] items = new int[8];
        private int size;

        void add(int item) {
            if (size == items.length) {
                items = Arrays.copyOf(items, 2 * size);
            }
            items[size++] = item;
        }

        int[] array() {
            return Arrays.copyOf(items, size);
        }
    }

    final BeliefGame game;
    final StochasticGame open;
    final int[] informed;
    final int steps;
    final long most;
    final int[] layerStart;
    final int[] thoughtsAfter;
    final Ints memoryStart = new Ints();
    final Ints thought = new Ints();
    final Ints state = new Ints();
    final Ints memory = new Ints();
    final List<int[]> child = new ArrayList<>();
    final List<Byte> kinds = new ArrayList<>();
    final Ints parent = new Ints();
    final Ints at = new Ints();
    final Ints move = new Ints();
    final Ints about = new Ints();
    final List<double[]> log = new ArrayList<>();

    /** Thoughts that can come about in several ways, by what tells them apart. */
    private final Map<List<Integer>, Integer> known = new HashMap<>();

    private long decisions;
    private long edges;

    // The layer that is being made.
    private final Map<List<Integer>, Integer> memories = new HashMap<>();
    private final List<Ints> statesOf = new ArrayList<>();
    private final List<List<Integer>> thoughtsOf = new ArrayList<>();

    TreeBuilder(BeliefGame game, long most) {
        this.game = game;
        this.open = game.game();
        this.most = most;
        this.steps = game.steps();
        this.informed = java.util.stream.IntStream.range(0, open.players())
                .filter(game::informed)
                .toArray();
        this.layerStart = new int[steps + 2];
        this.thoughtsAfter = new int[steps + 1];
    }

    /** Whether there is room for all of it. */
    boolean build() {
        List<Integer> first = new ArrayList<>();
        for (int q = 0; q < informed.length; q++) {
            first.add(fixed(q, type -> true));
        }
        statesOf.add(new Ints());
        statesOf.get(0).add(open.start());
        thoughtsOf.add(first);
        for (int t = 0; t <= steps; t++) {
            int from = state.size;
            if (!close(t) || (t < steps && !walk(t, from))) {
                return false;
            }
            thoughtsAfter[t] = kinds.size();
        }
        memoryStart.add(state.size);
        return true;
    }

    /** Numbers the memories and nodes of a layer. */
    private boolean close(int t) {
        layerStart[t] = memoryStart.size;
        for (int m = 0; m < statesOf.size(); m++) {
            memoryStart.add(state.size);
            thoughtsOf.get(m).forEach(thought::add);
            for (int s :
                    Arrays.stream(statesOf.get(m).array()).sorted().distinct().toArray()) {
                state.add(s);
                memory.add(layerStart[t] + m);
                decisions += t < steps ? choices(s) : 0;
            }
        }
        layerStart[t + 1] = memoryStart.size;
        return decisions <= most && edges <= 64 * most;
    }

    private long choices(int s) {
        long count = 0;
        for (int i = 0; i < open.players(); i++) {
            for (int k = 0; k < game.types(i); k++) {
                int may = 0;
                for (int a = 0; a < open.moves(s, i); a++) {
                    may += game.allowed(i, k, s, a) ? 1 : 0;
                }
                count += may > 1 ? 1 : 0;
            }
        }
        return count;
    }

    /** Finds the memories that follow a layer, and their states. */
    private boolean walk(int t, int from) {
        memories.clear();
        statesOf.clear();
        thoughtsOf.clear();
        int next = layerStart[t + 1];
        for (int x = from; x < state.size; x++) {
            int s = state.items[x];
            int[] after = new int[game.signals(s)];
            int[][] mind = new int[informed.length][];
            for (int q = 0; q < informed.length; q++) {
                mind[q] = new int[open.moves(s, informed[q])];
                for (int a = 0; a < mind[q].length; a++) {
                    mind[q][a] = after(x, s, q, a);
                }
            }
            for (int y = 0; y < after.length; y++) {
                List<Integer> thoughts = new ArrayList<>();
                for (int q = 0; q < informed.length; q++) {
                    thoughts.add(mind[q][game.moveIn(s, y, informed[q])]);
                }
                after[y] = next + memoryOf(thoughts);
            }
            child.add(after);
            for (int j = open.jointStart(s); j < open.jointStart(s + 1); j++) {
                int r = open.row(j);
                Ints states = statesOf.get(after[game.signal(s, j)] - next);
                for (int e = open.rowStart(r); e < open.rowStart(r + 1); e++) {
                    if (open.probability(e) > 0) {
                        states.add(open.successor(e));
                    }
                }
                edges += open.rowStart(r + 1) - open.rowStart(r);
            }
            if (edges > 64 * most) {
                return false;
            }
        }
        return true;
    }

    private int memoryOf(List<Integer> thoughts) {
        Integer m = memories.get(thoughts);
        if (m == null) {
            m = statesOf.size();
            memories.put(thoughts, m);
            thoughtsOf.add(thoughts);
            statesOf.add(new Ints());
        }
        return m;
    }

    /** What is thought of informed player {@code q} after its move {@code a} at node {@code x}. */
    private int after(int x, int s, int q, int a) {
        int c = thought.items[memory.items[x] * informed.length + q];
        int i = informed[q];
        double[] now = log.get(c);
        int possible = 0;
        int remaining = 0;
        int last = -1;
        boolean choice = false;
        boolean anybody = false;
        for (int k = 0; k < now.length; k++) {
            boolean may = game.allowed(i, k, s, a);
            anybody |= may;
            if (now[k] > Double.NEGATIVE_INFINITY) {
                possible++;
                if (may) {
                    remaining++;
                    last = k;
                    choice |= several(i, k, s);
                }
            }
        }
        if (remaining == 0) {
            // Nobody that is thought possible may move so: those that may, as likely as at first.
            return anybody ? fixed(q, k -> game.allowed(i, k, s, a)) : c;
        }
        if (remaining == 1) {
            int certain = last;
            return possible == 1 ? c : fixed(q, k -> k == certain);
        }
        if (choice) {
            return thought(q, PublicTree.UPDATED, c, x, a, restrict(now, i, s, a));
        }
        if (remaining == possible) {
            return c;
        }
        double[] then = restrict(now, i, s, a);
        List<Integer> key = new ArrayList<>(List.of(1, q, c));
        for (double type : then) {
            key.add(type > Double.NEGATIVE_INFINITY ? 1 : 0);
        }
        return known.computeIfAbsent(key, any -> thought(q, PublicTree.RESTRICTED, c, x, a, then));
    }

    private boolean several(int i, int k, int s) {
        int may = 0;
        for (int a = 0; a < open.moves(s, i); a++) {
            may += game.allowed(i, k, s, a) ? 1 : 0;
        }
        return may > 1;
    }

    private double[] restrict(double[] now, int i, int s, int a) {
        double[] then = now.clone();
        for (int k = 0; k < then.length; k++) {
            if (!game.allowed(i, k, s, a)) {
                then[k] = Double.NEGATIVE_INFINITY;
            }
        }
        return then;
    }

    /** The prior, given that the type is one of some; with all of those as likely as each other if the prior rules all out. */
    private int fixed(int q, java.util.function.IntPredicate some) {
        int i = informed[q];
        double[] then = new double[game.types(i)];
        double sum = 0;
        for (int k = 0; k < then.length; k++) {
            sum += some.test(k) ? game.prior(i, k) : 0;
        }
        List<Integer> key = new ArrayList<>(List.of(0, q));
        for (int k = 0; k < then.length; k++) {
            then[k] = StrictMath.log(some.test(k) ? sum > 0 ? game.prior(i, k) / sum : 1 : 0);
            key.add(then[k] > Double.NEGATIVE_INFINITY ? 1 : 0);
        }
        return known.computeIfAbsent(key, any -> thought(q, PublicTree.FIXED, -1, -1, -1, then));
    }

    private int thought(int q, byte kind, int from, int x, int a, double[] then) {
        kinds.add(kind);
        parent.add(from);
        at.add(x);
        move.add(a);
        about.add(q);
        log.add(then);
        return kinds.size() - 1;
    }
}
