package parley.cli;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import parley.report.Numbers;
import parley.study.Answers;
import parley.study.Run;
import parley.study.Study;

/** One study being run, within its time, with progress shown. */
final class Studying {
    private Studying() {}

    /**
     * Runs a study.
     *
     * @param folder where it is kept, or null
     * @param nanos time for all draws, 0 for no limit
     * @param nanosPerDraw time for one, 0 for no limit
     */
    static Answers run(
            Session session,
            Study study,
            @Nullable Path folder,
            int threads,
            long nanos,
            long nanosPerDraw,
            boolean quiet) {
        long begin = System.nanoTime();
        ProgressLine progress = new ProgressLine(session, quiet);
        long total = study.worlds().total();
        long before = folder == null ? 0 : study.done(folder);
        if (before > 0 && before < total && !quiet) {
            session.say("going on after " + Numbers.count(before) + " of " + Numbers.count(total) + " draws.");
        }
        BooleanSupplier over =
                () -> session.stopped().getAsBoolean() || (nanos > 0 && System.nanoTime() - begin > nanos);
        Run run = new Run(threads, nanosPerDraw, over, done -> progress.pace("draws", before, done, total));
        try {
            Answers answers = folder == null ? study.run(run) : study.run(run, folder, Root.version());
            if (session.stopped().getAsBoolean()) {
                throw new java.util.concurrent.CancellationException("stopped");
            }
            progress.clear();
            if (!answers.isComplete()) {
                session.say("the time allowed is over after " + Numbers.count(answers.judged()) + " of "
                        + Numbers.count(total) + " draws"
                        + (folder == null ? "." : "; the same command goes on from there."));
            }
            return answers;
        } finally {
            progress.clear();
        }
    }
}
