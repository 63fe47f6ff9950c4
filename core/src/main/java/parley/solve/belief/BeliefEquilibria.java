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
 * every move. On a grid of public beliefs, see {@link GridSolver}.
 */
public final class BeliefEquilibria {
    /** Precision toward the Nash limit on a grid, on payoffs divided by their range. */
    private static final double STEEP = 400;

    private static final double STEEPER = 2000;
    private static final int PATHS = 4;

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
        double precision = options.precision();
        if (Double.isInfinite(precision)) {
            precision = options.fine() ? STEEPER : STEEP;
        }
        return grid(game, options, precision, Ranges.units(game), options.fine() ? 64 : 20, before);
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

    private static boolean differs(BeliefGame game, BeliefSolution one, BeliefSolution two) {
        int n = game.game().players();
        int x = one.profile().start(game);
        int y = two.profile().start(game);
        for (int theta = 0; theta < game.profiles(); theta++) {
            for (int i = 0; i < n; i++) {
                double a = one.profile().layers().get(0).value(x, theta, i, game.profiles(), n);
                double b = two.profile().layers().get(0).value(y, theta, i, game.profiles(), n);
                if (Math.abs(a - b) > 1e-6 * Math.max(1, Math.abs(a))) {
                    return true;
                }
            }
        }
        return false;
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
