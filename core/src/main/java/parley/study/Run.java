package parley.study;

import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * How a study is run; what comes out does not depend on it, but for worlds that take longer than allowed.
 *
 * @param nanosPerDraw time that one world may take, 0 for no limit
 * @param over asked before more worlds are begun: whether the time for all is over
 * @param progress told how many worlds have been judged in this run
 */
public record Run(int threads, long nanosPerDraw, BooleanSupplier over, LongConsumer progress) {
    /** On so many threads, without limits. */
    public static Run on(int threads) {
        return new Run(threads, 0, () -> false, done -> {});
    }
}
