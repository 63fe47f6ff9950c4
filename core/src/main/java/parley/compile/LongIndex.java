package parley.compile;

import java.util.Arrays;

/** Maps longs to non-negative ints: open addressing, linear probing, at most half full. Cost: 12 bytes a slot. */
final class LongIndex {
    private long[] keys = new long[64];
    private int[] values = new int[64];
    private int size;

    LongIndex() {
        Arrays.fill(values, -1);
    }

    int size() {
        return size;
    }

    /** The value of {@code key}, or -1. */
    int find(long key) {
        int mask = keys.length - 1;
        for (int at = mix(key) & mask; ; at = (at + 1) & mask) {
            if (values[at] < 0) {
                return -1;
            }
            if (keys[at] == key) {
                return values[at];
            }
        }
    }

    /** Adds a key that is not there. */
    void put(long key, int value) {
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        insert(key, value);
        size++;
    }

    private void insert(long key, int value) {
        int mask = keys.length - 1;
        int at = mix(key) & mask;
        while (values[at] >= 0) {
            at = (at + 1) & mask;
        }
        keys[at] = key;
        values[at] = value;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new int[keys.length];
        Arrays.fill(values, -1);
        for (int at = 0; at < oldKeys.length; at++) {
            if (oldValues[at] >= 0) {
                insert(oldKeys[at], oldValues[at]);
            }
        }
    }

    private static int mix(long key) {
        long h = key * 0x9E3779B97F4A7C15L;
        return (int) (h ^ (h >>> 32));
    }
}
