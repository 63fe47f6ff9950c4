package parley.compile;

import java.util.Arrays;
import java.util.List;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.InputException;
import parley.diagnostic.Span;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Timing;

/**
 * Finds the states that some play can reach, breadth first, and writes down moves, rows and table entries. A state is
 * reached if some value of the uncertain numbers lets a play reach it, so that numbers can change without a rebuild.
 *
 * <p>Cost: about a microsecond a joint move; memory as {@link #bytes} says.
 */
final class Explorer {
    private static final int ASK_EVERY = 4096;
    private static final double MOST_JOINT_MOVES = 1_000_000;

    final Scenario scenario;
    final Frame frame;
    final Layout layout;
    final List<Kernel> kernels;
    final EndKernel ends;
    final PayoffTables payoffs;
    final MoveSets[] moveSets;
    final int[][] groupPlayers;
    final int players;
    final int stages;

    final LongList key = new LongList();
    final Growable parent = new Growable();
    final Growable parentJoint = new Growable();
    final Growable stage = new Growable();
    final Growable depth = new Growable();
    final Growable setOf = new Growable();
    final Growable row = new Growable();
    final Growable payoffEntry = new Growable();
    final Growable rowStart = new Growable();
    final Growable rowEntries = new Growable();
    final Growable successor = new Growable();

    private final Budget budget;
    private final double[] numbers;
    private final Faults faults;
    private final LongIndex index = new LongIndex();
    private final int[] levels;
    private final int[] entries;
    private final RowIndex rowIndex;
    private long nextAsk = ASK_EVERY;
    private int nodeOfFirst = -1;
    private int jointInNode;

    Explorer(Scenario scenario, Frame frame, double[] numbers, Budget budget) {
        this.scenario = scenario;
        this.frame = frame;
        this.numbers = numbers;
        this.budget = budget;
        this.faults = new Faults(scenario);
        this.players = scenario.players().size();
        boolean turns = frame.timing() == Timing.TURNS;
        this.groupPlayers = frame.sequence().stream()
                .map(g -> g.stream().mapToInt(Integer::intValue).sorted().toArray())
                .toArray(int[][]::new);
        this.stages = frame.timing() == Timing.ORDER ? groupPlayers.length : 1;
        this.layout = new Layout(scenario, turns, groupPlayers.length);
        this.kernels = layout.kernels();
        this.ends = new EndKernel(scenario, layout.slots);
        this.payoffs = new PayoffTables(scenario, layout.slots, ends);
        this.moveSets = new MoveSets[players];
        for (int i = 0; i < players; i++) {
            moveSets[i] = new MoveSets(scenario, frame, i, layout.slots, turns);
        }
        this.levels = new int[layout.slots.size()];
        this.entries = new int[kernels.size() + 1];
        this.rowIndex = new RowIndex(entries.length);
    }

    void explore() {
        rowStart.add(0);
        state(layout.startKey(), 0);
        for (int node = 0; node < key.size(); node++) {
            if (node >= nextAsk) {
                ask(node);
            }
            expand(node);
        }
        faults.throwIfAny();
    }

    private void ask(int node) {
        nextAsk = (long) node + ASK_EVERY;
        budget.progress().accept(key.size());
        if (budget.cancelled().getAsBoolean()) {
            throw new java.util.concurrent.CancellationException("compiling was cancelled");
        }
        long bytes = bytes();
        if (bytes > budget.maxBytes()) {
            throw tooLarge(
                    "The game needs more than " + bytes / 1_000_000 + " MB (" + key.size() + " states so far).",
                    "give Java more memory (PARLEY_MEMORY), fewer levels, or a policy that narrows play");
        }
    }

    /** Bytes of the arrays that the game will have: nodes, joint moves with payoffs, edges. */
    long bytes() {
        long nodes = key.size();
        long joints = row.size();
        long edges = successor.size();
        return nodes * (28 + 12L * players)
                + joints * (4 + 4L * payoffs.tables() + 8L * players)
                + edges * 12
                + rowEntries.size() * 4L;
    }

    private InputException tooLarge(String sentence, String hint) {
        return new InputException(new Diagnostic(Code.TOO_MANY_STATES, scenario.file(), Span.NOWHERE, sentence, hint));
    }

    private int state(long stateKey, int atDepth) {
        int found = index.find(stateKey);
        if (found >= 0) {
            return found;
        }
        int node = key.size();
        if (node >= budget.maxStates()) {
            throw tooLarge(
                    "More than " + budget.maxStates() + " states can be reached; the levels combine to at most "
                            + Faults.number(layout.combinations()) + ".",
                    "raise --max-states, or use fewer levels, fewer remembered levers, or a policy that narrows play");
        }
        index.put(stateKey, node);
        addNode(stateKey, -1, -1, 0, atDepth);
        return node;
    }

    private void addNode(long stateKey, int above, int jointAbove, int atStage, int atDepth) {
        key.add(stateKey);
        parent.add(above);
        parentJoint.add(jointAbove);
        stage.add(atStage);
        depth.add(atDepth);
    }

    private void expand(int node) {
        boolean over = frame.horizon().isPresent()
                && stage.get(node) == 0
                && depth.get(node) >= frame.horizon().getAsInt();
        int[] acting = over ? new int[0] : acting(node);
        int[] sets = new int[players];
        Arrays.fill(sets, -1);
        restore(node, levels);
        for (int i : acting) {
            sets[i] = moveSets[i].find(levels, numbers, faults);
        }
        double joints = 1;
        for (int i = 0; i < players; i++) {
            setOf.add(sets[i]);
            joints *= sets[i] < 0 ? 1 : moveSets[i].get(sets[i]).size();
        }
        if (joints > MOST_JOINT_MOVES) {
            throw new InputException(new Diagnostic(
                    Code.TOO_MANY_MOVES,
                    scenario.file(),
                    Span.NOWHERE,
                    "The players' moves combine to " + Faults.number(joints) + " joint moves in one state ("
                            + layout.describe(key.get(node)) + ").",
                    "bundle levers that change together into one lever, or let players move in `order` or `turns`"));
        }
        rowIndex.clear();
        if (over) {
            row.add(emptyRow());
            for (int t = 0; t < payoffs.tables(); t++) {
                payoffEntry.add(-1);
            }
        } else {
            walk(node, sets, acting, 0);
        }
    }

    /** The players who move in a node: the group of its stage or of its turn. */
    int[] acting(int node) {
        return groupPlayers[layout.turns ? layout.turn(key.get(node)) : stage.get(node)];
    }

    private void walk(int node, int[] sets, int[] acting, int at) {
        if (at < acting.length) {
            MoveSets mine = moveSets[acting[at]];
            MoveSets.MoveSet set = mine.get(sets[acting[at]]);
            int[] own = mine.own();
            for (int move = 0; move < set.size(); move++) {
                for (int k = 0; k < own.length; k++) {
                    levels[own[k]] = set.levels()[move * own.length + k];
                }
                walk(node, sets, acting, at + 1);
            }
        } else if (stage.get(node) < stages - 1) {
            passOn(node);
        } else {
            settle(node);
        }
    }

    private void passOn(int node) {
        int joint = row.size();
        int first = firstJoint(node);
        int child = key.size();
        addNode(key.get(node), node, joint - first, stage.get(node) + 1, depth.get(node));
        for (int k = 0; k < entries.length; k++) {
            rowEntries.add(-1);
        }
        successor.add(child);
        rowStart.add(successor.size());
        row.add(rowStart.size() - 2);
        for (int t = 0; t < payoffs.tables(); t++) {
            payoffEntry.add(-1);
        }
    }

    private int firstJoint(int node) {
        if (nodeOfFirst != node) {
            nodeOfFirst = node;
            jointInNode = row.size();
        }
        return jointInNode;
    }

    private int emptyRow() {
        for (int k = 0; k < entries.length; k++) {
            rowEntries.add(-1);
        }
        rowStart.add(successor.size());
        return rowStart.size() - 2;
    }

    private void settle(int node) {
        layout.settleAgreements(levels);
        for (int t = 0; t < payoffs.tables(); t++) {
            payoffEntry.add(payoffs.entry(t, levels));
        }
        int count = kernels.size();
        for (int k = 0; k < count; k++) {
            entries[k] = kernels.get(k).entry(levels, numbers, faults);
        }
        entries[count] = ends.entry(levels, numbers, faults);
        long levers = layout.leverKey(levels);
        int known = rowIndex.find(levers, entries);
        if (known >= 0) {
            row.add(known);
            return;
        }
        long base = levers;
        if (layout.turns) {
            base += layout.turnWeight * ((layout.turn(key.get(node)) + 1) % groupPlayers.length);
        }
        if (ends.goesOn(entries[count])) {
            successors(0, base, depth.get(node) + 1);
        }
        for (int entry : entries) {
            rowEntries.add(entry);
        }
        rowStart.add(successor.size());
        int newRow = rowStart.size() - 2;
        rowIndex.put(levers, entries, newRow);
        row.add(newRow);
    }

    private void successors(int k, long base, int atDepth) {
        if (k == kernels.size()) {
            successor.add(state(base, atDepth));
            return;
        }
        Kernel kernel = kernels.get(k);
        int end = kernel.supportEnd(entries[k]);
        for (int point = kernel.supportStart(entries[k]); point < end; point++) {
            successors(k + 1, base + kernel.delta(point), atDepth);
        }
    }

    /** Writes the levels known in a node: its state and, within a period, what earlier movers have set. */
    void restore(int node, int[] into) {
        layout.restore(key.get(node), into);
        int child = node;
        while (parent.get(child) >= 0) {
            int above = parent.get(child);
            applyJoint(above, parentJoint.get(child), into);
            child = above;
        }
    }

    /** Writes the levers set by the joint move with the given number within its node. */
    void applyJoint(int node, int joint, int[] into) {
        int rest = joint;
        int[] acting = acting(node);
        for (int at = acting.length - 1; at >= 0; at--) {
            int i = acting[at];
            int set = setOf.get(node * players + i);
            if (set < 0) {
                return;
            }
            MoveSets.MoveSet moves = moveSets[i].get(set);
            int[] own = moveSets[i].own();
            int move = rest % moves.size();
            rest /= moves.size();
            for (int k = 0; k < own.length; k++) {
                into[own[k]] = moves.levels()[move * own.length + k];
            }
        }
    }
}
