package parley.solve;

import java.util.concurrent.CancellationException;

/** When to stop: asked by every long loop. */
final class Deadline {
    /** One that never comes. */
    static final Deadline NONE = new Deadline(Long.MAX_VALUE, Progress.SILENT);

    private final long start = System.nanoTime();
    private final long budget;
    private final Progress progress;

    private Deadline(long budget, Progress progress) {
        this.budget = budget;
        this.progress = progress;
    }

    /** The deadline of a computation that starts now. */
    static Deadline of(SolveOptions options) {
        return new Deadline(options.nanosBudget(), options.progress());
    }

    /** Whether time is up, without telling anyone. */
    boolean passed() {
        return budget != Long.MAX_VALUE && System.nanoTime() - start > budget;
    }

    /** Throws {@link CancellationException} if time is up or somebody has cancelled. */
    void check(String doing, double done) {
        if (passed()) {
            throw new CancellationException("out of time while " + doing);
        }
        if (!progress.goOn(doing, done)) {
            throw new CancellationException("cancelled while " + doing);
        }
    }
}
