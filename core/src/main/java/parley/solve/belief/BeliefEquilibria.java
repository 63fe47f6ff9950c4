package parley.solve.belief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.solve.Deadline;
import parley.solve.Workers;

/**
 * Perfect Bayesian equilibria of games with private types and a horizon: limits of logit play, so that Bayes' rule applies after
 * every move. On the exact public tree where that is small, see {@link PublicTree} and {@link TreeSolver}; otherwise on a grid of
 * public beliefs, see {@link GridSolver}.
 */
public final class BeliefEquilibria {
    /** Precision toward the Nash limit on a grid, on payoffs divided by their range. */
    private static final double STEEP = 4000;

    private static final double STEEPER = 20_000;
    private static final int PATHS = 4;

    /** Most decisions (nodes x types with a choice) of a game that is solved on its exact tree. */
    static final long DECISIONS = 4000;

    static final long MORE_DECISIONS = 20_000;

    /** Precision toward the Nash limit on the exact tree. */
    private static final double LIMIT = 1e6;

    private static final double FINE_LIMIT = 1e8;

    private BeliefEquilibria() {}

    /**
     * One equilibrium.
     *
     * @throws CancellationException if cancelled or out of time
     * @throws IllegalArgumentException if the game has no horizon
     */
    public static BeliefSolution solve(BeliefGame game, BeliefOptions options) {
        return solve(game, options, null);
    }

    /**
     * The same from the solution of a like game: same structure, other numbers.
     *
     * @param before where to start from, or null
     */
    public static BeliefSolution solve(BeliefGame game, BeliefOptions options, @Nullable BeliefProfile before) {
        if (!game.game().isFinite()) {
            throw new IllegalArgumentException("a game with types needs a horizon");
        }
        double[] unit = Ranges.units(game);
        PublicTree tree = tree(game, options);
        if (tree != null) {
            BeliefSolution exact = exact(game, tree, unit, options, 0);
            if (exact.converged()) {
                return exact;
            }
        }
        double precision = options.precision();
        if (Double.isInfinite(precision)) {
            precision = options.fine() ? STEEPER : STEEP;
        }
        return grid(game, options, precision, unit, options.fine() ? 64 : 20, before);
    }

    private static @Nullable PublicTree tree(BeliefGame game, BeliefOptions options) {
        return PublicTree.of(game, options.fine() ? MORE_DECISIONS : DECISIONS);
    }

    private static BeliefSolution exact(
            BeliefGame game, PublicTree tree, double[] unit, BeliefOptions options, int lean) {
        double precision = options.precision();
        if (Double.isInfinite(precision)) {
            precision = options.fine() ? FINE_LIMIT : LIMIT;
        }
        Deadline deadline = Deadline.of(options.nanosBudget(), options.progress());
        return new TreeSolver(game, tree, unit, options, deadline).solve(precision, lean);
    }

    /**
     * Limits of play under other trembles, where the game is solved on its exact tree: first with later types of every informed
     * player more prone to err than earlier ones, then the other way round. An outcome that all of them share does not hang on
     * what is believed after moves that nobody should make being put down to the types that lose least by them.
     *
     * @return none where the tree is too large
     * @throws CancellationException if cancelled or out of time
     */
    public static List<BeliefSolution> trembled(BeliefGame game, BeliefOptions options) {
        List<BeliefSolution> found = new ArrayList<>();
        PublicTree tree = tree(game, options);
        for (int lean = 1; lean >= -1 && tree != null; lean -= 2) {
            BeliefSolution other = exact(game, tree, Ranges.units(game), options, lean);
            if (other.converged()) {
                found.add(other);
            }
        }
        return found;
    }

    /**
     * Other equilibria, on other paths; those that differ from {@code primary} and from each other at the start's values or
     * moves.
     */
    public static List<BeliefSolution> alternates(BeliefGame game, BeliefSolution primary, BeliefOptions options) {
        List<BeliefSolution> found = new ArrayList<>();
        for (int path = 1; path <= PATHS; path++) {
            try {
                BeliefSolution other = solve(game, options.withPath(path));
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

    /** Whether two solutions of a game differ in what players do where play can get to, or in what the start is worth. */
    public static boolean differs(BeliefGame game, BeliefSolution one, BeliefSolution two) {
        return Outcomes.differ(game, one.profile(), two.profile());
    }

    static BeliefSolution grid(
            BeliefGame game,
            BeliefOptions options,
            double precision,
            double[] unit,
            int pieces,
            @Nullable BeliefProfile before) {
        Deadline deadline = Deadline.of(options.nanosBudget(), options.progress());
        try (Workers workers = new Workers(options.threads())) {
            Beliefs[] beliefs = beliefs(game, pieces, options.path());
            GridSolver solver = new GridSolver(game, beliefs, precision, unit, options, deadline, before);
            BeliefProfile profile = solver.solve(workers);
            String note = solver.failed() > 0 ? solver.failed() + " nodes without logit play" : "";
            return new BeliefSolution(
                    profile,
                    "logit play on " + beliefs[beliefs.length - 1].size + " beliefs",
                    precision,
                    solver.lowered(),
                    solver.failed() == 0,
                    note);
        }
    }

    private static Beliefs[] beliefs(BeliefGame game, int pieces, int path) {
        int n = game.game().players();
        int[] informed =
                java.util.stream.IntStream.range(0, n).filter(game::informed).toArray();
        TypeGrid[] grid = new TypeGrid[informed.length];
        TypeGrid[] prior = new TypeGrid[informed.length];
        int[] first = new int[informed.length];
        for (int q = 0; q < informed.length; q++) {
            int i = informed[q];
            double[] p = Arrays.copyOfRange(game.prior(), game.typeStart(i), game.typeStart(i) + game.types(i));
            int parts = informed.length == 1 ? pieces : Math.max(4, pieces / 2);
            grid[q] = p.length == 2
                    ? SegmentGrid.even(p[0], parts)
                    : new ConeGrid(p, Math.max(3, parts / (p.length + 1)));
            prior[q] = new PointGrid(p);
            first[q] = path == 1 ? 0 : path == 2 ? grid[q].size() - 1 : grid[q].prior();
        }
        Beliefs[] all = new Beliefs[game.steps() + 1];
        Arrays.fill(all, new Beliefs(game, grid, informed, first));
        all[0] = new Beliefs(game, prior, informed, new int[informed.length]);
        return all;
    }
}
