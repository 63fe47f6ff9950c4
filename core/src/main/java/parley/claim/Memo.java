package parley.claim;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Computed once, by whoever asks first; the others wait. Who asks after a failure, computes it again in its own way. */
final class Memo<T> {
    private @Nullable T value;

    synchronized T get(Supplier<? extends T> supplier) {
        T known = value;
        if (known == null) {
            known = supplier.get();
            value = known;
        }
        return known;
    }
}
