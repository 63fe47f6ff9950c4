package parley.solve;

import java.util.Arrays;
import parley.game.StochasticGame;

/**
 * Exact solution of endless games in which one player has all the choices (Howard 1960): evaluate a policy by linear
 * equations, improve it wherever a move gains, until none does.
 *
 * <p>Finitely many policies and strict improvement prove that it ends; the last policy's gains are at most {@value #TIE}
 * relative to values, so its value is within that over one minus the discount of the best. Ties are shared equally (or by
 * weights), or resolved for another player by a second policy iteration among the optimal moves.
 */
final class PolicyIteration {
    private static final double TIE = 1e-11;
    private static final int ROUNDS = 1000;

    private final Bellman bellman;
    private final StochasticGame game;
    private final Evaluation evaluation;
    private final Deadline deadline;
    private final int n;
    private final int player;
    /** Moves that are still to choose from, in the layout of strategies. */
    private final boolean[] allowed;

    final double[] strategy;
    final double[] values;

    /** At how many states several moves are optimal. */
    private final boolean[] tied;

    PolicyIteration(Bellman bellman, Evaluation evaluation, int player, Deadline deadline) {
        this.bellman = bellman;
        this.game = bellman.game;
        this.evaluation = evaluation;
        this.deadline = deadline;
        this.n = game.players();
        this.player = player;
        this.strategy = new double[game.strategySize()];
        this.values = new double[game.states() * n];
        this.allowed = new boolean[game.strategySize()];
        this.tied = new boolean[game.states()];
        Arrays.fill(allowed, true);
    }

    /** The player who has all the choices of a game, -1 if several do, 0 if nobody does. */
    static int chooser(StochasticGame game) {
        int chooser = -1;
        for (int s = 0; s < game.states(); s++) {
            for (int i = 0; i < game.players(); i++) {
                if (game.moves(s, i) > 1 && i != chooser) {
                    if (chooser >= 0) {
                        return -1;
                    }
                    chooser = i;
                }
            }
        }
        return Math.max(chooser, 0);
    }

    /**
     * Solves.
     *
     * @param weights how ties are shared, laid out as strategies
     * @param favoured whose payoff decides among the chooser's ties; -1 for nobody's
     */
    boolean run(double[] weights, int favoured) {
        if (!iterate(player)) {
            return false;
        }
        restrict(player);
        for (int s = 0; s < game.states(); s++) {
            int from = game.strategyStart(s, player);
            int count = 0;
            for (int a = 0; a < game.moves(s, player); a++) {
                count += allowed[from + a] ? 1 : 0;
            }
            tied[s] = count > 1;
        }
        if (favoured >= 0 && favoured != player) {
            if (!iterate(favoured)) {
                return false;
            }
            restrict(favoured);
        }
        for (int s = 0; s < game.states(); s++) {
            int from = game.strategyStart(s, player);
            double sum = 0;
            for (int a = 0; a < game.moves(s, player); a++) {
                sum += allowed[from + a] ? weights[from + a] : 0;
            }
            for (int a = 0; a < game.moves(s, player); a++) {
                strategy[from + a] = allowed[from + a] ? weights[from + a] / sum : 0;
            }
        }
        return evaluation.values(strategy, values, deadline);
    }

    long several(boolean[] marked) {
        long count = 0;
        for (int s = 0; s < tied.length; s++) {
            count += tied[s] && marked[s] ? 1 : 0;
        }
        return count;
    }

    /** Finds the best policy for {@code whose} payoffs among the moves allowed. */
    private boolean iterate(int whose) {
        int[] move = new int[game.states()];
        for (int s = 0; s < move.length; s++) {
            while (!allowed[game.strategyStart(s, player) + move[s]]) {
                move[s]++;
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            deadline.check("improving a policy", Double.NaN);
            Arrays.fill(strategy, 0.0);
            for (int s = 0; s < move.length; s++) {
                for (int i = 0; i < n; i++) {
                    strategy[game.strategyStart(s, i) + (i == player ? move[s] : 0)] = 1;
                }
            }
            if (!evaluation.values(strategy, values, deadline)) {
                return false;
            }
            bellman.expect(values);
            boolean changed = false;
            for (int s = 0; s < move.length; s++) {
                bellman.fill(s);
                int base = whose * bellman.shapes[s].joint;
                double best = bellman.q[base + move[s]];
                double slack = tie(best);
                for (int a = 0; a < game.moves(s, player); a++) {
                    if (allowed[game.strategyStart(s, player) + a] && bellman.q[base + a] > best + slack) {
                        best = bellman.q[base + a];
                        move[s] = a;
                        changed = true;
                    }
                }
            }
            if (!changed) {
                return true;
            }
        }
        return false;
    }

    /** Allows only moves that are best for {@code whose} payoffs at the values found. */
    private void restrict(int whose) {
        for (int s = 0; s < game.states(); s++) {
            bellman.fill(s);
            int base = whose * bellman.shapes[s].joint;
            int from = game.strategyStart(s, player);
            double best = Double.NEGATIVE_INFINITY;
            for (int a = 0; a < game.moves(s, player); a++) {
                best = allowed[from + a] ? Math.max(best, bellman.q[base + a]) : best;
            }
            for (int a = 0; a < game.moves(s, player); a++) {
                allowed[from + a] &= bellman.q[base + a] >= best - tie(best);
            }
        }
    }

    private static double tie(double value) {
        return TIE * Math.max(Math.abs(value), 1e-300);
    }
}
