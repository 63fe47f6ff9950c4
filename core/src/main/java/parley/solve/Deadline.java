package parley.solve;

import java.util.concurrent.CancellationException;

/** When to stop: asked by every long loop. */
public final class Deadline {
    /** One that never comes. */
    public static final Deadline NONE = new Deadline(Long.MAX_VALUE, Progress.SILENT);

    private final long start = System.nanoTime();
    private final long budget;
    private final Progress progress;

    private Deadline(long budget, Progress progress) {
        this.budget = budget;
        this.progress = progress;
    }

    /** The deadline of a computation that starts now. */
    static Deadline of(SolveOptions options) {
        return of(options.nanosBudget(), options.progress());
    }

    /** The deadline of a computation that starts now and may take so many nanoseconds. */
    public static Deadline of(long nanosBudget, Progress progress) {
        return new Deadline(nanosBudget, progress);
    }

    /** Whether time is up, without telling anyone. */
    public boolean passed() {
        return budget != Long.MAX_VALUE && System.nanoTime() - start > budget;
    }

    /** Throws {@link CancellationException} if time is up or somebody has cancelled. */
    public void check(String doing, double done) {
        if (passed()) {
            throw new CancellationException("out of time while " + doing);
        }
        if (!progress.goOn(doing, done)) {
            throw new CancellationException("cancelled while " + doing);
        }
    }
}
