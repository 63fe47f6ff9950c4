package parley.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import parley.certify.Certificate;
import parley.certify.Certifier;
import parley.game.StochasticGame;
import parley.report.Naming;
import parley.report.Solved;
import parley.solve.Equilibria;
import parley.solve.Selection;
import parley.solve.Solution;
import parley.solve.SolveOptions;

/** Solves a game and has every profile certified, within the time allowed. */
final class Solving {
    private final Session session;
    private final Common.Limits limits;
    private final double precision;
    private final boolean all;
    private final boolean everywhere;

    /**
     * @param all whether to look for further equilibria
     * @param everywhere whether to solve and certify every state at every period, or what can be reached from the start
     */
    Solving(Session session, Common.Limits limits, double precision, boolean all, boolean everywhere) {
        this.session = session;
        this.limits = limits;
        this.precision = precision;
        this.all = all;
        this.everywhere = everywhere;
    }

    /** The equilibria found, or null, with a sentence said, where the time was over before there was one. */
    @Nullable Solved solve(String title, StochasticGame game, Naming naming, boolean timings) {
        long begin = System.nanoTime();
        long nanos = limits.nanos() == 0 ? Long.MAX_VALUE : limits.nanos();
        BooleanSupplier cancelled = () -> session.stopped().getAsBoolean() || System.nanoTime() - begin > nanos;
        ProgressLine progress = new ProgressLine(session, limits.quiet);
        SolveOptions options = new SolveOptions(
                new Selection.Principal(), precision, everywhere, limits.threads(), nanos, (doing, done) -> {
                    progress.show(doing, Math.round(100 * done), Double.isNaN(done) ? 0 : 100);
                    return !session.stopped().getAsBoolean();
                });
        try {
            List<Solved.Answer> answers = new ArrayList<>();
            Solution primary = Equilibria.solve(game, options);
            answers.add(new Solved.Answer(primary, certify(game, primary, cancelled)));
            if (all) {
                for (Solution other : Equilibria.alternates(game, primary, options)) {
                    answers.add(new Solved.Answer(other, certify(game, other, cancelled)));
                }
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Solved(title, game, naming, everywhere, answers, timings ? seconds : null);
        } catch (CancellationException e) {
            if (session.stopped().getAsBoolean()) {
                throw e;
            }
            session.say("the time allowed, " + limits.timeout + ", was over before there was a certified solution.");
            return null;
        } finally {
            progress.clear();
        }
    }

    private Certificate certify(StochasticGame game, Solution solution, BooleanSupplier cancelled) {
        int[] starts = everywhere ? null : new int[] {game.start()};
        boolean exact = Double.isInfinite(precision);
        return Certifier.certify(
                game, solution.profile(), new Certifier.Options(starts, exact, limits.threads() > 1, cancelled));
    }

    /** Whether the first answer is one: found, and certified by code that shares nothing with the solver. */
    static boolean isEquilibrium(Solved solved) {
        Solved.Answer primary = solved.equilibria().get(0);
        return primary.solution().converged() && primary.certificate().grade() != Certificate.Grade.NONE;
    }
}
