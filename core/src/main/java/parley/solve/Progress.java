package parley.solve;

/** Hears how far a long computation is, and may end it. Called now and then, possibly by several threads at once. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (doing, done) -> true;

    /**
     * Reports that {@code done} of the work is done.
     *
     * @param doing what is being done, in a few words
     * @param done share of the work from 0 to 1, NaN where it is not known
     * @return false to cancel
     */
    boolean goOn(String doing, double done);
}
