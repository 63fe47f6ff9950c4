package parley.compile;

import java.util.Arrays;

/**
 * Numbers the combinations of levels that a few slots take, in the order in which they are first seen. What depends on these
 * slots only is computed once per combination instead of once per joint move (the factored form of Boutilier, Dearden
 * and Goldszmidt 2000, kept as tables).
 *
 * <p>Cost: an array of the product of the level counts up to {@value #DENSE} entries, a hash table beyond.
 */
final class Projection {
    private static final int DENSE = 1 << 20;

    private final int[] slots;
    private final int[] counts;
    private final long[] strides;
    private final long domain;
    private final int @org.jspecify.annotations.Nullable [] dense;
    private final LongIndex sparse;
    private long[] keys = new long[16];
    private int size;

    Projection(int[] slots, Slots environment) {
        this.slots = slots;
        this.counts = Arrays.stream(slots).map(environment::count).toArray();
        this.strides = new long[slots.length];
        long product = 1;
        for (int k = slots.length - 1; k >= 0; k--) {
            strides[k] = product;
            product = Math.multiplyExact(product, (long) counts[k]);
        }
        this.domain = product;
        this.sparse = new LongIndex();
        if (product <= DENSE) {
            this.dense = new int[(int) product];
            Arrays.fill(dense, -1);
        } else {
            this.dense = null;
        }
    }

    /** The product of the level counts of these slots, or a large number where that overflows. */
    static double domain(int[] slots, Slots environment) {
        double product = 1;
        for (int slot : slots) {
            product *= environment.count(slot);
        }
        return product;
    }

    int[] slots() {
        return slots;
    }

    long domain() {
        return domain;
    }

    int size() {
        return size;
    }

    /** The number of the combination in {@code levels}; equals {@link #size()} before the call where it is new. */
    int entry(int[] levels) {
        long key = 0;
        for (int k = 0; k < slots.length; k++) {
            key += strides[k] * levels[slots[k]];
        }
        if (dense != null) {
            int found = dense[(int) key];
            if (found >= 0) {
                return found;
            }
            dense[(int) key] = size;
        } else {
            int found = sparse.find(key);
            if (found >= 0) {
                return found;
            }
            sparse.put(key, size);
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size] = key;
        return size++;
    }

    /** Writes the combination numbered {@code entry} into {@code levels}. */
    void restore(int entry, int[] levels) {
        long key = keys[entry];
        for (int k = 0; k < slots.length; k++) {
            levels[slots[k]] = (int) (key / strides[k] % counts[k]);
        }
    }

    /** The combination in words, for a diagnostic. */
    String describe(int entry, Slots environment) {
        int[] levels = new int[environment.size()];
        restore(entry, levels);
        StringBuilder text = new StringBuilder();
        for (int slot : slots) {
            text.append(text.length() == 0 ? "" : ", ").append(environment.describe(slot, levels[slot]));
        }
        return text.length() == 0 ? "always" : text.toString();
    }
}
