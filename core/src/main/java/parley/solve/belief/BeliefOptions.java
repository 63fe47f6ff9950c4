package parley.solve.belief;

import parley.solve.Progress;

/**
 * What {@link BeliefEquilibria} is to do.
 *
 * @param precision of logit play, on payoffs divided by each player's range of payoffs in the game;
 *     {@link Double#POSITIVE_INFINITY} raises it as far as it will go, toward the Nash limit
 * @param fine whether to spend more on accuracy: finer beliefs, higher precision
 * @param path which path is followed where there are several: 0 is the primary one
 * @param threads how many threads may work; no result depends on it
 * @param nanosBudget when to give up, in nanoseconds from the call
 * @param progress hears how far the work is, and may cancel it
 */
public record BeliefOptions(
        double precision, boolean fine, int path, int threads, long nanosBudget, Progress progress) {
    public BeliefOptions {
        if (!(precision > 0)) {
            throw new IllegalArgumentException("a precision is above 0, not " + precision);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, not " + threads);
        }
    }

    /** The primary path toward the Nash limit, on this thread, without a limit of time. */
    public static BeliefOptions defaults() {
        return new BeliefOptions(Double.POSITIVE_INFINITY, false, 0, 1, Long.MAX_VALUE, Progress.SILENT);
    }

    public BeliefOptions withPrecision(double other) {
        return new BeliefOptions(other, fine, path, threads, nanosBudget, progress);
    }

    public BeliefOptions withFine(boolean other) {
        return new BeliefOptions(precision, other, path, threads, nanosBudget, progress);
    }

    public BeliefOptions withPath(int other) {
        return new BeliefOptions(precision, fine, other, threads, nanosBudget, progress);
    }

    public BeliefOptions withThreads(int other) {
        return new BeliefOptions(precision, fine, path, other, nanosBudget, progress);
    }

    public BeliefOptions withNanosBudget(long other) {
        return new BeliefOptions(precision, fine, path, threads, other, progress);
    }

    public BeliefOptions withProgress(Progress other) {
        return new BeliefOptions(precision, fine, path, threads, nanosBudget, other);
    }
}
