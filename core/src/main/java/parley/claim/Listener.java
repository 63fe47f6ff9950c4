package parley.claim;

/** Told what happens while claims are judged. Calls come from one thread at a time. */
public interface Listener {
    /** A verdict that may still change: flips are yet to be looked for. */
    default void provisional(ClaimResult result) {}

    /** A claim is done; claims are announced in the order of the file. */
    default void done(ClaimResult result) {}

    /** Progress of long work: what is being done, and how much of it is done. */
    default void progress(String what, long done, long total) {}

    /** Hears nothing. */
    static Listener silent() {
        return new Listener() {};
    }
}
