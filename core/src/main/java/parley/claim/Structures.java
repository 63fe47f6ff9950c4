package parley.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import parley.compile.Frame;

/** Compiled structures by frame, the first ones of each; others are compiled for one use. Thread-safe. */
final class Structures {
    private final Map<Frame, List<Tabulation>> kept = new ConcurrentHashMap<>();
    private final int most;

    /** @param most structures kept of a frame: with every setting of the switches comes another */
    Structures(int most) {
        this.most = most;
    }

    /** A structure of the frame that serves the numbers. */
    Tabulation get(Frame frame, double[] numbers, Function<Frame, Tabulation> compile) {
        List<Tabulation> some = kept.computeIfAbsent(frame, f -> new ArrayList<>());
        synchronized (some) {
            for (Tabulation table : some) {
                if (table.game().fits(numbers)) {
                    return table;
                }
            }
            if (some.size() < most) {
                Tabulation table = compile.apply(frame);
                some.add(table);
                return table;
            }
        }
        return compile.apply(frame);
    }
}
