package parley.solve;

/**
 * What {@link Equilibria} is to do.
 *
 * @param selection which equilibrium, where there are several
 * @param precision {@link Double#POSITIVE_INFINITY} for Nash; otherwise logit quantal responses of this precision, on
 *     payoffs divided by each player's range of payoffs in the game
 * @param everywhere whether every state is solved at every period of a finite game, or only those that can be reached from
 *     the start
 * @param threads how many threads may work; no result depends on it
 * @param nanosBudget when to give up, in nanoseconds from the call
 * @param progress hears how far the work is, and may cancel it
 */
public record SolveOptions(
        Selection selection, double precision, boolean everywhere, int threads, long nanosBudget, Progress progress) {
    public SolveOptions {
        if (!(precision >= 0)) {
            throw new IllegalArgumentException("a precision is at least 0, not " + precision);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, not " + threads);
        }
    }

    /** The principal Nash equilibrium of what can be reached, on this thread, without a limit of time. */
    public static SolveOptions defaults() {
        return new SolveOptions(
                new Selection.Principal(), Double.POSITIVE_INFINITY, false, 1, Long.MAX_VALUE, Progress.SILENT);
    }

    public SolveOptions withSelection(Selection other) {
        return new SolveOptions(other, precision, everywhere, threads, nanosBudget, progress);
    }

    public SolveOptions withPrecision(double other) {
        return new SolveOptions(selection, other, everywhere, threads, nanosBudget, progress);
    }

    public SolveOptions withEverywhere(boolean other) {
        return new SolveOptions(selection, precision, other, threads, nanosBudget, progress);
    }

    public SolveOptions withThreads(int other) {
        return new SolveOptions(selection, precision, everywhere, other, nanosBudget, progress);
    }

    public SolveOptions withNanosBudget(long other) {
        return new SolveOptions(selection, precision, everywhere, threads, other, progress);
    }

    public SolveOptions withProgress(Progress other) {
        return new SolveOptions(selection, precision, everywhere, threads, nanosBudget, other);
    }
}
