package parley.compile;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import parley.expression.Evaluator;
import parley.expression.Expression;
import parley.expression.Reads;
import parley.game.BeliefGame;
import parley.game.StochasticGame;
import parley.scenario.Scenario;

/**
 * The structure of a scenario's game under one frame: reachable states, moves, rows and where payoffs come from. Numbers
 * are put in by {@link #at}; a structure serves every set of numbers for which {@link #fits} is true. Thread-safe.
 *
 * <p>A state of the game is a scenario state together with, in an ordered period, what earlier movers have set.
 */
public final class CompiledGame {
    private final Scenario scenario;
    private final Frame frame;
    private final Explorer found;
    private final byte[] stage;
    private final int[] moves;
    private final int[] jointStart;
    private final int[] row;
    private final int[] rowStart;
    private final int[] successor;
    private final Tables tables;
    private final double[] structuralNumbers;
    private final BitSet structuralParameters = new BitSet();
    private final BitSet chanceParameters;
    private final BitSet payoffParameters;
    private final AtomicReference<@Nullable Reused> kept = new AtomicReference<>();

    CompiledGame(Explorer found, double[] numbers) {
        this.scenario = found.scenario;
        this.frame = found.frame;
        this.found = found;
        int players = found.players;
        int nodes = found.key.size();
        this.stage = new byte[nodes];
        this.moves = new int[nodes * players];
        this.jointStart = new int[nodes + 1];
        for (int node = 0; node < nodes; node++) {
            stage[node] = (byte) found.stage.get(node);
            int product = 1;
            for (int i = 0; i < players; i++) {
                int set = found.setOf.get(node * players + i);
                int count = set < 0 ? 1 : found.moveSets[i].get(set).size();
                moves[node * players + i] = count;
                product *= count;
            }
            jointStart[node + 1] = jointStart[node] + product;
        }
        this.row = found.row.toArray();
        this.rowStart = found.rowStart.toArray();
        this.successor = found.successor.toArray();
        this.tables = new Tables(found, stage, jointStart, row, rowStart, successor.length);
        this.chanceParameters = chanceParameters(scenario);
        this.payoffParameters = payoffParameters(scenario);
        for (MoveSets sets : found.moveSets) {
            structuralParameters.or(sets.parameters());
        }
        for (int u = 0; u < scenario.uncertainties().size(); u++) {
            if (scenario.uncertainties().get(u).isSwitch()) {
                structuralParameters.set(u);
            }
        }
        this.structuralNumbers = numbers.clone();
    }

    private static BitSet chanceParameters(Scenario scenario) {
        BitSet read = new BitSet();
        for (Scenario.Rule rule : scenario.rules()) {
            read.or(Reads.of(rule.when().expression()).parameters());
            rule.outcomes()
                    .forEach(o -> read.or(Reads.of(o.chance().expression()).parameters()));
        }
        for (Scenario.End end : scenario.ends()) {
            read.or(Reads.of(end.when().expression()).parameters());
            read.or(Reads.of(end.chance().expression()).parameters());
        }
        return read;
    }

    private static BitSet payoffParameters(Scenario scenario) {
        BitSet read = new BitSet();
        scenario.payoffs()
                .forEach(terms -> terms.forEach(
                        t -> read.or(Reads.of(t.formula().expression()).parameters())));
        for (Scenario.End end : scenario.ends()) {
            read.or(Reads.of(end.when().expression()).parameters());
            read.or(Reads.of(end.chance().expression()).parameters());
            end.worth().forEach(w -> read.or(Reads.of(w.expression()).parameters()));
        }
        return read;
    }

    public Scenario scenario() {
        return scenario;
    }

    public Frame frame() {
        return frame;
    }

    /** States of the game, those within ordered periods included. */
    public int states() {
        return stage.length;
    }

    /** States at the beginning of a period. */
    public int scenarioStates() {
        int count = 0;
        for (byte b : stage) {
            count += b == 0 ? 1 : 0;
        }
        return count;
    }

    public int jointMoves() {
        return row.length;
    }

    public int edges() {
        return successor.length;
    }

    /** Whether this structure serves these numbers: switches are as they were, and so is what decides allowed moves. */
    public boolean fits(double[] numbers) {
        return structuralParameters.stream().allMatch(p -> numbers[p] == structuralNumbers[p]);
    }

    /**
     * The game at these numbers.
     *
     * @param numbers {@code [uncertainty]}
     * @throws parley.diagnostic.InputException where a chance leaves [0, 1] or a payoff is not finite, with the levels at which it
     *     does
     */
    public StochasticGame at(double[] numbers) {
        Faults faults = new Faults(scenario);
        Reused reused = kept.get();
        double[] probability = reused != null && same(numbers, reused.numbers, chanceParameters)
                ? reused.probability
                : tables.probabilities(numbers, faults);
        double[] payoff = reused != null && same(numbers, reused.numbers, payoffParameters)
                ? reused.payoff
                : tables.payoffs(numbers, tables.certain(), faults);
        double[] finalPayoff = tables.finals(numbers, tables.certain(), faults);
        double[] discount = new double[found.players];
        for (int i = 0; i < discount.length; i++) {
            Scenario.Player player = scenario.players().get(i);
            discount[i] = Evaluator.of(player.discount().expression()).evaluate(new int[0], numbers);
            if (!(discount[i] >= 0 && discount[i] <= 1)) {
                faults.discount(player, discount[i]);
            }
        }
        faults.throwIfAny();
        if (reused == null) {
            kept.compareAndSet(null, new Reused(numbers.clone(), probability, payoff));
        }
        return new StochasticGame(
                frame.horizon().orElse(StochasticGame.INFINITE),
                0,
                stage,
                moves,
                row,
                rowStart,
                successor,
                probability,
                payoff,
                finalPayoff,
                discount);
    }

    /** Arrays of the first numbers asked for, which most other numbers leave in part as they are. */
    private record Reused(double[] numbers, double[] probability, double[] payoff) {}

    private static boolean same(double[] one, double[] other, BitSet read) {
        return read.stream().allMatch(u -> one[u] == other[u]);
    }

    /** Whether some player has several types in this frame. */
    public boolean hasTypes() {
        return TypedNumbers.hasTypes(scenario, frame);
    }

    /**
     * The game with types at these numbers. A type with a prior of 0 is left out.
     *
     * @throws parley.diagnostic.InputException as {@link #at}, and where priors are no probabilities or there is no horizon
     */
    public BeliefGame beliefAt(double[] numbers) {
        return new TypedNumbers(this).at(numbers);
    }

    /** {@code [player][k]}: the place among the scenario's types of type {@code k} of the game at these numbers. */
    public int[][] typesAt(double[] numbers) {
        return new TypedNumbers(this).types(numbers);
    }

    /** A term of a player's payoff at every joint move that ends a period, {@code [theta][j]}, in the game at these numbers. */
    public double[][] termPerJoint(int player, int term, double[] numbers) {
        return new TypedNumbers(this).term(player, term, numbers);
    }

    /** {@code [strategyStart(s, player) + a]} of the game: whether a type of the scenario may make a move; null for all. */
    boolean @Nullable [] allowed(StochasticGame game, int player, int type) {
        boolean[] result = new boolean[game.strategySize()];
        boolean all = true;
        for (int s = 0; s < game.states(); s++) {
            int set = found.setOf.get(s * found.players + player);
            for (int a = 0; a < game.moves(s, player); a++) {
                boolean may = set < 0 || (found.moveSets[player].get(set).types()[a] & 1L << type) != 0;
                result[game.strategyStart(s, player) + a] = may;
                all &= may;
            }
        }
        return all ? null : result;
    }

    /**
     * An expression over conditions, levels before the move and, within a period, what earlier movers have just set, at every
     * state: {@code [s]}. Truths are 1 and 0.
     */
    public double[] perState(Expression expression, double[] numbers) {
        return tables.perState(expression, numbers, tables.certain());
    }

    /**
     * An expression over new levers and old conditions, at every joint move that ends a period: {@code [j]}; 0 elsewhere.
     * Truths are 1 and 0.
     *
     * @param end index of an end that has just happened, or -1
     */
    public double[] perJoint(Expression expression, double[] numbers, int end) {
        return tables.perJoint(expression, numbers, tables.certain(), end);
    }

    /** The chance of each end at every joint move: {@code [end][j]}. */
    public double[][] endChances(double[] numbers) {
        return tables.endChances(numbers);
    }

    /** What belongs to rows, joint moves and states. */
    Tables tables() {
        return tables;
    }

    /** Whether a joint move completes a period; in an ordered period the earlier movers' do not: {@code [j]}. */
    public boolean[] completes() {
        boolean[] result = new boolean[row.length];
        for (int s = 0; s < stage.length; s++) {
            if (stage[s] == found.stages - 1) {
                java.util.Arrays.fill(result, jointStart[s], jointStart[s + 1], true);
            }
        }
        return result;
    }

    /** Whether a player acts in a state; elsewhere it has the one move of waiting. */
    public boolean acts(int state, int player) {
        return found.setOf.get(state * found.players + player) >= 0;
    }

    /** The levels that a joint move sets and the state it is made in: the environment of expressions. */
    public int[] environment(int state, int joint) {
        int[] levels = new int[found.layout.slots.size()];
        found.restore(state, levels);
        found.applyJoint(state, joint - jointStart[state], levels);
        found.layout.settleAgreements(levels);
        return levels;
    }

    /** The levels known in a state. */
    public int[] environment(int state) {
        int[] levels = new int[found.layout.slots.size()];
        found.restore(state, levels);
        return levels;
    }

    /** The variables that a player sets, in the order of the scenario. */
    public List<Integer> variablesOf(int player) {
        return java.util.Arrays.stream(found.moveSets[player].own()).boxed().toList();
    }

    /** The levels of {@link #variablesOf} that a move sets. */
    public int[] move(int state, int player, int move) {
        int set = found.setOf.get(state * found.players + player);
        int[] own = found.moveSets[player].own();
        int[] result = new int[own.length];
        if (set >= 0) {
            System.arraycopy(found.moveSets[player].get(set).levels(), move * own.length, result, 0, own.length);
        }
        return result;
    }

    /** Whether a slot of the environment is the present level of a condition. */
    public boolean isCondition(int slot) {
        return found.layout.slots.isCondition(slot);
    }

    /** A state in words: {@code arsenal is 2, last(testing) is active}. */
    public String describe(int state) {
        return found.layout.describe(found.key.get(state));
    }
}
