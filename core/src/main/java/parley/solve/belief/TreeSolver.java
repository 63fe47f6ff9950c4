package parley.solve.belief;

import java.util.SplittableRandom;
import parley.game.BeliefGame;
import parley.solve.Deadline;

/**
 * Logit play on the exact public tree ({@link PublicTree}), followed from precision 0 to the one wanted ({@link TreePath}). Beliefs
 * are those of Bayes' rule, after every move: toward the Nash limit those that trembles leave.
 *
 * <p>What remains of the trembles is worth some 10 / precision of the range of payoffs, so that nothing has to be polished. Beliefs
 * off the path of play are known to about the precision times 1e-16, and where the reply to one hangs on it the path gets stuck
 * in rounding somewhere past 3e4; it then ends there.
 */
final class TreeSolver {
    /** A limit of play that was followed this far counts as reached, in units of 1 / range of payoffs. */
    static final double FAR = 3e4;

    private static final int PATHS = 4;

    private final BeliefGame game;
    private final PublicTree tree;
    private final double[] unit;
    private final BeliefOptions options;
    private final Deadline deadline;

    TreeSolver(BeliefGame game, PublicTree tree, double[] unit, BeliefOptions options, Deadline deadline) {
        this.game = game;
        this.tree = tree;
        this.unit = unit;
        this.options = options;
        this.deadline = deadline;
    }

    /**
     * Solves at a precision, on payoffs times {@code unit}.
     *
     * @param lean which types err more, see {@link #lean}; 0 for none
     */
    BeliefSolution solve(double precision, int lean) {
        BeliefSolution best = attempt(precision, options.path(), lean);
        for (int path = 1; path <= PATHS && !best.converged(); path++) {
            BeliefSolution other = attempt(precision, path, lean);
            best = other.precision() > best.precision() ? other : best;
        }
        return best;
    }

    private BeliefSolution attempt(double precision, int path, int lean) {
        TreeSystem system = new TreeSystem(tree, unit);
        if (path > 0) {
            perturb(system, path);
        }
        if (lean != 0) {
            lean(system, lean);
        }
        TreePath follower = new TreePath(system, deadline);
        double[] z = new double[system.unknowns];
        double reached = follower.follow(z, precision);
        boolean there =
                reached >= Math.min(precision, FAR) && (reached == precision || Double.isInfinite(options.precision()));
        StringBuilder note = new StringBuilder();
        if (path != options.path()) {
            note.append("the first path of logit play was lost");
        }
        if (follower.jumps > 0) {
            note.append(note.isEmpty() ? "" : "; ")
                    .append("the path of logit play was left ")
                    .append(follower.jumps == 1 ? "once" : follower.jumps + " times")
                    .append(" where it turned back for long");
        }
        if (!there) {
            note.append(note.isEmpty() ? "" : "; ").append("no logit play was found at a higher precision");
        }
        return new BeliefSolution(
                TreeLayers.profile(system),
                "logit play on the public tree of " + tree.playedNodes() + " nodes",
                reached,
                there ? 0 : tree.playedNodes(),
                there,
                note.toString());
    }

    /** Another beginning: moves weighed at random where precision is 0, and on some paths payoffs weighed at random all along. */
    private void perturb(TreeSystem system, int path) {
        SplittableRandom random = new SplittableRandom(0x9E3779B97F4A7C15L * path);
        for (int u = 0; u < system.unknowns; u++) {
            system.bias[u] = 6 * random.nextDouble() - 3;
        }
        if (path >= 3) {
            for (int agent = 0; agent < game.typeCount(); agent++) {
                system.scale[agent] *= 0.5 + 1.5 * random.nextDouble();
            }
        }
    }

    /**
     * Other trembles: each type of an informed player errs as if its precision were half that of the type before it ({@code lean > 0}),
     * or after it. The limit of play on the path is an equilibrium as before, but a move that nobody should make is now put down
     * to the later types, or the earlier, unless it costs them twice as much.
     */
    private void lean(TreeSystem system, int lean) {
        for (int i : tree.informed) {
            for (int k = 0; k < game.types(i); k++) {
                int halves = lean > 0 ? k : game.types(i) - 1 - k;
                system.scale[game.typeStart(i) + k] *= Math.scalb(1.0, -halves);
            }
        }
    }
}
