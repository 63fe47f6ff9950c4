package parley.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import parley.game.StochasticGame;

/**
 * Markov perfect equilibria of stochastic games with public states.
 *
 * <p>With a horizon: backward induction, every stage game's equilibrium chosen by {@link Selection}. Without one: a
 * stationary equilibrium. If one player has all the choices, by policy iteration. Otherwise, up to 256 values (states x
 * players), the end of the logit branch of the whole game; beyond, the limit of finite horizons, stage games being solved by
 * {@link Selection}, and where that does not settle, Newton's method on values, every state keeping to the moves it uses while
 * it can. If a route fails the next is taken, which {@link Solution#note} tells.
 *
 * <p>What the stopping rules prove: with a horizon, that no player gains more from any deviation than the sum over periods of
 * 1e-12 of its range in the stage game where the branch was followed (rounding otherwise); without one, that no single deviation
 * at any state gains more than 1e-11 of a player's unit (its range of payoffs in a period) or value, so that no deviation gains
 * more than this over one minus the discount. {@link Solution#converged} is false where that was not reached.
 */
public final class Equilibria {
    private static final int TREMBLES = 3;
    private static final double SAME = 1e-6;

    private Equilibria() {}

    /**
     * One equilibrium of {@code game}, or logit quantal responses if a finite precision is asked for.
     *
     * @throws CancellationException if cancelled or out of time
     */
    public static Solution solve(StochasticGame game, SolveOptions options) {
        return solve(game, options, Deadline.of(options));
    }

    private static Solution solve(StochasticGame game, SolveOptions options, Deadline deadline) {
        if (game.isFinite()) {
            return new BackwardInduction(game, options, Units.wanted(game, options.precision()), true, deadline)
                    .solve();
        }
        return Stationary.solve(game, options, deadline);
    }

    /**
     * Other equilibria that differ from {@code primary}, and from each other, somewhere that play can reach: those that favour
     * each player at every stage, ends of branches from three draws of random weights and, where these are all the same, those
     * that are worst for each player at every stage. There may be more. What was found when time runs out is returned; none
     * for a finite precision.
     */
    public static List<Solution> alternates(StochasticGame game, Solution primary, SolveOptions options) {
        List<Solution> found = new ArrayList<>();
        if (options.precision() != Double.POSITIVE_INFINITY) {
            return found;
        }
        Deadline deadline = Deadline.of(options);
        List<Selection> selections = new ArrayList<>();
        selections.add(new Selection.Principal());
        for (int i = 0; i < game.players(); i++) {
            selections.add(new Selection.Favouring(i));
        }
        for (int k = 1; k <= TREMBLES; k++) {
            selections.add(new Selection.Tremble(k));
        }
        int usual = selections.size();
        for (int i = 0; i < game.players(); i++) {
            selections.add(new Selection.Opposing(i));
        }
        for (int k = 0; k < selections.size(); k++) {
            Selection selection = selections.get(k);
            if (selection.equals(options.selection()) || (k >= usual && !found.isEmpty())) {
                continue;
            }
            try {
                Solution other = solve(game, options.withSelection(selection), deadline);
                if (other.converged()
                        && differs(game, primary, other)
                        && found.stream().allMatch(known -> differs(game, known, other))) {
                    found.add(other);
                }
            } catch (CancellationException outOfTime) {
                return found;
            }
        }
        return found;
    }

    private static boolean differs(StochasticGame game, Solution one, Solution two) {
        int periods = one.profile().strategies().length;
        if (game.isFinite()) {
            Reach reach = Reach.fromStart(game, periods);
            for (int t = 0; t < periods; t++) {
                for (int[] states : reach.states[t]) {
                    for (int s : states) {
                        if (differs(
                                game,
                                s,
                                one.profile().strategyAt(t),
                                two.profile().strategyAt(t))) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }
        boolean[] ever = Reach.ever(game);
        for (int s = 0; s < ever.length; s++) {
            if (ever[s]
                    && differs(
                            game, s, one.profile().strategyAt(0), two.profile().strategyAt(0))) {
                return true;
            }
        }
        return false;
    }

    private static boolean differs(StochasticGame game, int s, double[] one, double[] two) {
        int last = game.players() - 1;
        int end = game.strategyStart(s, last) + game.moves(s, last);
        for (int k = game.strategyStart(s, 0); k < end; k++) {
            if (Math.abs(one[k] - two[k]) > SAME) {
                return true;
            }
        }
        return false;
    }
}
