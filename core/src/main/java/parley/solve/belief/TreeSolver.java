package parley.solve.belief;

import java.util.SplittableRandom;
import parley.game.BeliefGame;
import parley.solve.Deadline;

/**
 * Logit play on the exact public tree ({@link PublicTree}), followed from precision 0 to the one wanted. Beliefs are those of Bayes'
 * rule, after every move: in the limit those that trembles leave.
 *
 * <p>Toward the Nash limit what remains of the trembles moves payoffs by some 10 / precision of their range, which at the precisions
 * used here is near rounding, so nothing is polished afterwards.
 */
final class TreeSolver {
    private final BeliefGame game;
    private final PublicTree tree;
    private final BeliefOptions options;
    private final Deadline deadline;
    private final double[] unit;

    TreeSolver(BeliefGame game, PublicTree tree, double[] unit, BeliefOptions options, Deadline deadline) {
        this.game = game;
        this.tree = tree;
        this.unit = unit;
        this.options = options;
        this.deadline = deadline;
    }

    /** Solves at a precision, on payoffs times {@code unit}. */
    BeliefSolution solve(double precision) {
        TreeSystem system = new TreeSystem(tree, unit);
        if (options.path() > 0) {
            perturb(system, options.path());
        }
        TreePath path = new TreePath(system, deadline);
        double[] z = new double[system.unknowns];
        double reached = path.follow(z, precision);
        String note = "";
        if (reached < precision) {
            note = "the path of logit play was lost at precision " + reached;
        }
        return new BeliefSolution(
                TreeLayers.profile(system),
                "logit play on the public tree, " + tree.playedNodes() + " nodes",
                reached,
                reached < precision ? tree.playedNodes() : 0,
                reached > 0,
                note);
    }

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
}
