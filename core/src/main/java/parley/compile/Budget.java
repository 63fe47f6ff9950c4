package parley.compile;

import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * What compiling may cost.
 *
 * @param maxStates most states that are built
 * @param maxBytes most bytes that the game's arrays may take
 * @param progress told the number of states found so far, now and then
 * @param cancelled asked now and then whether to stop
 */
public record Budget(long maxStates, long maxBytes, LongConsumer progress, BooleanSupplier cancelled) {
    public static final long DEFAULT_STATES = 2_000_000;

    /** The usual bounds: two million states, half of the heap. */
    public static Budget usual() {
        return new Budget(DEFAULT_STATES, Runtime.getRuntime().maxMemory() / 2, n -> {}, () -> false);
    }

    public Budget withMaxStates(long states) {
        return new Budget(states, maxBytes, progress, cancelled);
    }
}
