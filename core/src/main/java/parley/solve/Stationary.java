package parley.solve;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import parley.game.Profile;
import parley.game.StochasticGame;

/**
 * Stationary equilibria of games without a horizon: which route is taken, and what follows if it fails.
 *
 * <p>One rule: where one player has all the choices, policy iteration. Otherwise, up to {@value #SMALL} values (states x
 * players), the branch of the whole game ({@link StochasticLogit}), and beyond that the limit of finite horizons ({@link
 * FiniteLimit}), followed by Newton's method on values ({@link SupportIteration}) where that does not settle. {@link
 * Selection#weighsWorth} always takes the limit of finite horizons first. If a route fails the other one is taken, then branches
 * from random weights; the solution says so.
 */
final class Stationary {
    /** Up to how many values the branch of the whole game is the first route. */
    static final int SMALL = 256;
    /** Up to how many values it is tried at all. */
    private static final int MEDIUM = 20_000;

    private static final double PRECISION = 1e12;
    private static final int STEPS = 3000;
    private static final int FEW_STEPS = 400;
    private static final int HORIZON = 20_000;
    private static final int TREMBLES = 4;

    private final StochasticGame original;
    private final SolveOptions options;
    private final Deadline deadline;
    private final Merged merged;
    private final StochasticGame game;
    private final Bellman bellman;
    private final Evaluation evaluation;
    private final SupportNewton polish;
    private final double[] units;
    private final Workers workers;
    private final int n;

    private double[] strategy = new double[0];
    private double[] values = new double[0];
    private String method = "";

    private Stationary(
            StochasticGame original,
            SolveOptions options,
            double[] units,
            boolean merge,
            Deadline deadline,
            Workers workers) {
        this.original = original;
        this.options = options;
        this.deadline = deadline;
        this.workers = workers;
        boolean[] searched = new boolean[original.states()];
        Arrays.fill(searched, merge);
        Layout layout = new Layout(original, searched, workers);
        this.merged = new Merged(original, layout);
        this.game = merged.game;
        this.n = game.players();
        this.units = units;
        Shape[] shapes =
                game == original ? layout.shapes : new Layout(game, new boolean[game.states()], workers).shapes;
        this.bellman = new Bellman(game, shapes);
        this.evaluation = new Evaluation(game);
        this.polish = new SupportNewton(bellman, evaluation, units, deadline);
    }

    static Solution solve(StochasticGame game, SolveOptions options, Deadline deadline) {
        try (Workers workers = new Workers(options.threads())) {
            return new Stationary(game, options, Units.of(game), true, deadline, workers).run();
        }
    }

    /** Quantal responses in the units given, clones being moves of their own. */
    static Solution quantal(StochasticGame game, SolveOptions options, double[] units, Deadline deadline) {
        try (Workers workers = new Workers(options.threads())) {
            return new Stationary(game, options, units, false, deadline, workers).quantal();
        }
    }

    private Solution run() {
        if (options.precision() != Double.POSITIVE_INFINITY) {
            return quantal();
        }
        boolean[] reached = Reach.ever(original);
        int chooser = PolicyIteration.chooser(game);
        if (chooser >= 0) {
            PolicyIteration iteration = new PolicyIteration(bellman, evaluation, chooser, deadline);
            int favoured = options.selection() instanceof Selection.Favouring f ? f.player() : -1;
            if (iteration.run(weights(options.selection()), favoured)) {
                strategy = iteration.strategy;
                values = iteration.values;
                return solution("policy iteration", iteration.several(reached), true, "");
            }
        }
        boolean small = game.states() * n <= SMALL && !options.selection().weighsWorth();
        StringBuilder note = new StringBuilder();
        FiniteLimit limit = new FiniteLimit(bellman, polish, options, units, workers, deadline);
        boolean found = small ? branch(options.selection()) : limit(limit);
        if (!found) {
            note.append(method).append(" failed");
            found = small ? limit(limit) : game.states() * n <= MEDIUM && branch(options.selection());
        }
        for (int k = 1; !found && game.states() * n <= ValueSystem.DENSE && k <= TREMBLES; k++) {
            found = branch(new Selection.Tremble(k));
            method = "logit branch from random weights " + k;
        }
        if (!found) {
            note.append("; no stationary equilibrium was found");
            if (strategy.length == 0) {
                strategy = limit.strategy;
                values = new double[game.states() * n];
            }
            evaluation.values(strategy, values, deadline);
        }
        limit.strategy = strategy;
        limit.values = values;
        return solution(method, limit.several(reached), found, note.toString());
    }

    private Solution solution(String how, long several, boolean converged, String note) {
        Profile profile = new Profile(new double[][] {strategy}, new double[][] {values});
        return new Solution(merged.expand(profile), how, several, converged, note);
    }

    private boolean limit(FiniteLimit limit) {
        method = "limit of finite horizons";
        int most = game.states() * n <= SMALL ? 2000 : HORIZON;
        if (!limit.run(most)) {
            method = "limit of finite horizons, then Newton on values";
            if (!limit.track(new SupportIteration(bellman, evaluation, polish, units, limit.solver(), deadline))) {
                return false;
            }
        }
        strategy = limit.strategy;
        values = limit.values;
        return true;
    }

    private boolean branch(Selection selection) {
        method = "logit branch";
        StochasticLogit curve = new StochasticLogit(bellman, units, weights(selection), polish);
        double[] z = begin(curve, selection);
        if (z == null) {
            return false;
        }
        PathFollower.End end = new PathFollower()
                .follow(curve, z, PRECISION, game.states() * n <= ValueSystem.DENSE ? STEPS : FEW_STEPS, deadline);
        if (end == PathFollower.End.ENOUGH
                || polish.run(curve.strategy(z), 0.2, true)
                || polish.accept(curve.strategy(z))) {
            strategy = polish.strategy.clone();
            values = polish.values.clone();
            return true;
        }
        strategy = curve.strategy(z).clone();
        values = curve.values(z).clone();
        return false;
    }

    private double @Nullable [] begin(StochasticLogit curve, Selection selection) {
        double[] start = weights(selection);
        for (int s = 0; s < game.states(); s++) {
            for (int i = 0; i < n; i++) {
                double sum = 0;
                int from = game.strategyStart(s, i);
                for (int a = 0; a < game.moves(s, i); a++) {
                    sum += start[from + a];
                }
                for (int a = 0; a < game.moves(s, i); a++) {
                    start[from + a] /= sum;
                }
            }
        }
        double[] atZero = new double[game.states() * n];
        if (!evaluation.values(start, atZero, deadline)) {
            return null;
        }
        double[] z = new double[curve.size() + 1];
        curve.begin(z, atZero);
        return z;
    }

    private double[] weights(Selection selection) {
        double[] weights = new double[game.strategySize()];
        Arrays.fill(weights, 1.0);
        if (selection instanceof Selection.Tremble tremble) {
            for (int s = 0; s < game.states(); s++) {
                for (int i = 0; i < n; i++) {
                    for (int a = 0; a < game.moves(s, i); a++) {
                        weights[game.strategyStart(s, i) + a] = Weights.draw(tremble.seed(), s, i, a);
                    }
                }
            }
        }
        return weights;
    }

    private Solution quantal() {
        if (game.states() * n <= MEDIUM) {
            StochasticLogit curve = new StochasticLogit(bellman, units, weights(options.selection()), null);
            double[] z = begin(curve, options.selection());
            if (z != null
                    && (options.precision() == 0
                            || new PathFollower().follow(curve, z, options.precision(), STEPS, deadline)
                                    == PathFollower.End.TARGET)) {
                strategy = curve.strategy(z).clone();
                values = curve.values(z).clone();
                return solution("logit branch", 0, true, "");
            }
        }
        FiniteLimit limit = new FiniteLimit(bellman, polish, options, units, workers, deadline);
        boolean settled = limit.quantal(HORIZON);
        strategy = limit.strategy;
        values = limit.values;
        return solution("limit of finite horizons", 0, settled, settled ? "" : "values did not settle");
    }
}
