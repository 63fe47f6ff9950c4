package parley.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import parley.claim.CheckOptions;
import parley.claim.CheckResult;
import parley.claim.ClaimResult;
import parley.claim.Judge;
import parley.claim.Listener;
import parley.claim.Verdict;
import parley.compile.Budget;
import parley.report.Checked;
import parley.report.TextReport;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Uncertainty;

/** One scenario being judged, within its time, with progress shown. */
final class Checking {
    private final Session session;
    private final Scenarios.Named named;
    private final CheckOptions options;
    private final Common.Limits limits;
    private final String command;
    private final boolean timings;

    Checking(
            Session session,
            Scenarios.Named named,
            CheckOptions options,
            Common.Limits limits,
            String command,
            boolean timings) {
        this.session = session;
        this.named = named;
        this.options = options;
        this.limits = limits;
        this.command = command;
        this.timings = timings;
    }

    Scenario scenario() {
        return named.scenario();
    }

    /** Judges. With {@code live}, every verdict is printed as soon as it is known. */
    Checked run(@Nullable TextReport live) {
        long begin = System.nanoTime();
        ProgressLine progress = new ProgressLine(session, limits.quiet);
        List<ClaimResult> done = new ArrayList<>();
        // Known before anything is solved: what a claim's paragraph needs of the whole.
        Checked frame = checked(result(List.of()), null);
        if (live != null) {
            session.out().print(live.head(scenario(), options.variant(), OptionalInt.empty(), List.of()));
            session.out().flush();
        }
        Listener listener = new Listener() {
            @Override
            public void done(ClaimResult result) {
                done.add(result);
                if (live != null) {
                    progress.clear();
                    session.out().print(live.claim(frame, result));
                    session.out().flush();
                }
            }

            @Override
            public void progress(String what, long count, long total) {
                progress.show(what, count, total);
            }
        };
        CheckResult result;
        try {
            result = Judge.check(scenario(), within(begin, progress), listener);
        } catch (CancellationException e) {
            if (session.stopped().getAsBoolean()) {
                throw e;
            }
            result = outOfTime(done, listener);
        } finally {
            progress.clear();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Checked checked = checked(result, timings ? seconds : null);
        if (live != null) {
            session.out().print(live.tail(checked));
            session.out().flush();
        }
        return checked;
    }

    /** The options with a clock and a progress line. */
    private CheckOptions within(long begin, ProgressLine progress) {
        long nanos = options.nanos();
        BooleanSupplier cancelled =
                () -> session.stopped().getAsBoolean() || (nanos > 0 && System.nanoTime() - begin > nanos);
        Budget budget = new Budget(
                options.budget().maxStates(),
                options.budget().maxBytes(),
                states -> progress.show("building the game, " + states + " states", 0, 0),
                cancelled);
        return new CheckOptions(
                options.flips(),
                options.tie(),
                options.precision(),
                options.threads(),
                options.worlds(),
                options.values(),
                options.variant(),
                options.only(),
                nanos,
                budget,
                cancelled);
    }

    private CheckResult outOfTime(List<ClaimResult> done, Listener listener) {
        for (Scenario.Claim claim : chosen().subList(done.size(), chosen().size())) {
            boolean later = claim.later() != null;
            listener.done(new ClaimResult(
                    claim,
                    later ? Verdict.NOT_JUDGED : Verdict.UNDECIDED,
                    null,
                    List.of(),
                    0,
                    null,
                    List.of(),
                    false,
                    0,
                    0,
                    List.of(),
                    null,
                    0,
                    later ? "" : "the time allowed was over before it was judged"));
        }
        session.say("the time allowed, " + limits.timeout + ", is over; what was not judged is undecided.");
        return result(done);
    }

    private List<Scenario.Claim> chosen() {
        return scenario().claims().stream()
                .filter(claim -> options.only().isEmpty() || options.only().contains(claim.id()))
                .toList();
    }

    private CheckResult result(List<ClaimResult> claims) {
        int assumed = (int)
                scenario().uncertainties().stream().filter(Uncertainty::assumed).count();
        int sourced = scenario().uncertainties().size() - assumed;
        return new CheckResult(scenario(), "stochastic", 0, scenario().players().size(), sourced, assumed, claims);
    }

    private Checked checked(CheckResult result, @Nullable Double seconds) {
        return new Checked(named.name(), command, options.variant(), options.values(), result, seconds);
    }

    /** An argument as a shell needs it. */
    static String quoted(String argument) {
        return argument.matches("[\\w./=@:+,-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
