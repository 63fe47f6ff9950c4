package parley.game;

import java.util.Arrays;

/**
 * A finite stochastic game with public states and perfect monitoring, in flat arrays.
 *
 * <p>Layout, with {@code n} players and {@code S} states:
 *
 * <ul>
 *   <li>Player {@code i} has {@code moves(s, i) >= 1} moves in state {@code s}; exactly one where it does not act.
 *   <li>Joint moves of a state are numbered in mixed radix, player 0 slowest; those of state {@code s} are
 *       {@code jointStart(s) .. jointStart(s + 1) - 1}, {@code J} in all.
 *   <li>{@code payoff(j, i)}: payoff of player {@code i} in the period of joint move {@code j}, in its own utility
 *       units.
 *   <li>{@code row(j)}: the transition row of joint move {@code j}; joint moves may share rows. Row {@code r} lists
 *       distinct successor states in {@code rowStart(r) .. rowStart(r + 1) - 1} with their probabilities, which may be 0
 *       and sum to at most 1 (up to rounding); what is missing is the probability that the game stops with this
 *       period, after which nothing more is paid to anyone.
 *   <li>Player {@code i}'s move probabilities in state {@code s} stand in a strategy array (see {@link Profile}) from
 *       {@code strategyStart(s, i)}; {@code strategySize()} entries in all, players in order within a state.
 *   <li>{@code advances(s)}: whether a period passes between {@code s} and its successors. Where it does not (an earlier
 *       mover of an ordered period has moved, the next has yet to), nothing is discounted and the successors have the next
 *       larger {@code stage}. A game without order has stage 0 only and always advances; the last stage always does.
 * </ul>
 *
 * <p>With a finite horizon of {@code T} periods, the game runs for {@code T} periods and then pays
 * {@code finalPayoff(s, i)}, with weight {@code discount^T}, in the state of stage 0 that it has reached. Without one it
 * goes on for ever. Discounts lie in (0, 1]; players may differ.
 *
 * <p>Instances are immutable; the arrays given are not copied and must not be changed by anyone afterwards.
 */
public final class StochasticGame {
    /** {@link #horizon()} of a game that goes on for ever. */
    public static final int INFINITE = -1;

    private final int players;
    private final int states;
    private final int stages;
    private final int horizon;
    private final int start;
    private final byte[] stage;
    private final int[] moves;
    private final int[] strategyStart;
    private final int[] jointStart;
    private final int[] row;
    private final int[] rowStart;
    private final int[] successor;
    private final double[] probability;
    private final double[] payoff;
    private final double[] finalPayoff;
    private final double[] discount;

    /**
     * A game from its parts.
     *
     * @param horizon number of periods, or {@link #INFINITE}
     * @param start the state in which play begins, of stage 0
     * @param stage per state, 0 for a game without order
     * @param moves {@code [s * n + i]}
     * @param row {@code [j]}
     * @param payoff {@code [j * n + i]}
     * @param finalPayoff {@code [s * n + i]}, all 0 for an infinite game
     * @param discount {@code [i]}
     * @throws IllegalArgumentException if lengths or ranges do not fit together
     */
    public StochasticGame(
            int horizon,
            int start,
            byte[] stage,
            int[] moves,
            int[] row,
            int[] rowStart,
            int[] successor,
            double[] probability,
            double[] payoff,
            double[] finalPayoff,
            double[] discount) {
        this.players = discount.length;
        this.states = stage.length;
        this.horizon = horizon;
        this.start = start;
        this.stage = stage;
        this.moves = moves;
        this.row = row;
        this.rowStart = rowStart;
        this.successor = successor;
        this.probability = probability;
        this.payoff = payoff;
        this.finalPayoff = finalPayoff;
        this.discount = discount;
        require(players > 0 && states > 0, "a game has players and states");
        require(horizon == INFINITE || horizon > 0, "a horizon is positive or INFINITE");
        require(start >= 0 && start < states, "the start is a state");
        require(moves.length == states * players, "moves has states x players entries");
        require(finalPayoff.length == states * players, "finalPayoff has states x players entries");
        int largest = 0;
        for (byte b : stage) {
            largest = Math.max(largest, b);
        }
        this.stages = largest + 1;
        this.strategyStart = new int[states * players + 1];
        this.jointStart = new int[states + 1];
        long joints = 0;
        long entries = 0;
        for (int s = 0; s < states; s++) {
            long product = 1;
            for (int i = 0; i < players; i++) {
                int count = moves[s * players + i];
                require(count >= 1, "every player has a move in every state");
                strategyStart[s * players + i] = (int) entries;
                entries += count;
                product *= count;
            }
            jointStart[s] = (int) joints;
            joints += product;
            require(joints * players <= Integer.MAX_VALUE, "joint moves x players fit an int");
        }
        strategyStart[states * players] = (int) entries;
        jointStart[states] = (int) joints;
        require(row.length == joints, "row has one entry per joint move");
        require(payoff.length == joints * players, "payoff has joint moves x players entries");
        require(successor.length == probability.length, "successor and probability go together");
        require(
                rowStart.length > 0 && rowStart[rowStart.length - 1] == successor.length,
                "rowStart ends at the last edge");
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException(what);
        }
    }

    public int players() {
        return players;
    }

    public int states() {
        return states;
    }

    /** Number of stages of a period: 1 unless movers are ordered. */
    public int stages() {
        return stages;
    }

    public int horizon() {
        return horizon;
    }

    public boolean isFinite() {
        return horizon != INFINITE;
    }

    public int start() {
        return start;
    }

    public int stage(int state) {
        return stage[state];
    }

    public boolean advances(int state) {
        return stage[state] == stages - 1;
    }

    public int moves(int state, int player) {
        return moves[state * players + player];
    }

    public int strategyStart(int state, int player) {
        return strategyStart[state * players + player];
    }

    public int strategySize() {
        return strategyStart[states * players];
    }

    public int jointStart(int state) {
        return jointStart[state];
    }

    public int jointMoves() {
        return row.length;
    }

    public int row(int joint) {
        return row[joint];
    }

    public int rows() {
        return rowStart.length - 1;
    }

    public int rowStart(int r) {
        return rowStart[r];
    }

    public int edges() {
        return successor.length;
    }

    public int successor(int edge) {
        return successor[edge];
    }

    public double probability(int edge) {
        return probability[edge];
    }

    public double payoff(int joint, int player) {
        return payoff[joint * players + player];
    }

    public double finalPayoff(int state, int player) {
        return finalPayoff[state * players + player];
    }

    public double discount(int player) {
        return discount[player];
    }

    /** The discount from {@code state} to its successors: the player's, or 1 within a period. */
    public double discountFrom(int state, int player) {
        return advances(state) ? discount[player] : 1.0;
    }

    /** The move of {@code player} in {@code joint}, a joint move of {@code state}. */
    public int moveIn(int state, int joint, int player) {
        int rest = joint - jointStart[state];
        for (int i = players - 1; i > player; i--) {
            rest /= moves[state * players + i];
        }
        return rest % moves[state * players + player];
    }

    /** The same game with other payoffs, {@code [j * n + i]}, and final payoffs, {@code [s * n + i]}. */
    public StochasticGame withPayoffs(double[] newPayoff, double[] newFinalPayoff) {
        return new StochasticGame(
                horizon,
                start,
                stage,
                moves,
                row,
                rowStart,
                successor,
                probability,
                newPayoff,
                newFinalPayoff,
                discount);
    }

    /**
     * Whether another game of the same structure (the arrays of moves and rows are the same objects) has bit for bit the
     * same payoffs, probabilities and discounts.
     */
    public boolean sameNumbers(StochasticGame other) {
        return row == other.row
                && successor == other.successor
                && horizon == other.horizon
                && start == other.start
                && Arrays.equals(discount, other.discount)
                && Arrays.equals(payoff, other.payoff)
                && Arrays.equals(probability, other.probability)
                && Arrays.equals(finalPayoff, other.finalPayoff);
    }

    /** The same game with another horizon and start. */
    public StochasticGame withHorizon(int newHorizon, int newStart) {
        return new StochasticGame(
                newHorizon,
                newStart,
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

    /** The same game with other transition probabilities on the same edges. */
    public StochasticGame withProbabilities(double[] newProbability) {
        return new StochasticGame(
                horizon, start, stage, moves, row, rowStart, successor, newProbability, payoff, finalPayoff, discount);
    }
}
