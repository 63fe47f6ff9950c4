package parley.claim;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import parley.compile.Frame;

/** What was measured, by frame, numbers and depth. Thread-safe. */
final class Cells {
    private final Map<Key, Memo<Cell>> kept = new ConcurrentHashMap<>();
    private final int most;

    /** @param depth how much was done with the game */
    record Key(Frame frame, Numbers numbers, Depth depth) {}

    /** @param most how many are kept; beyond, all are forgotten, so that memory stays bounded */
    Cells(int most) {
        this.most = most;
    }

    void clear() {
        kept.clear();
    }

    boolean has(Key key) {
        return kept.containsKey(key);
    }

    Cell get(Key key, Supplier<Cell> supplier) {
        if (kept.size() >= most) {
            kept.clear();
        }
        return kept.computeIfAbsent(key, k -> new Memo<>()).get(supplier);
    }
}
