package parley.compile;

import java.util.Arrays;

/** The transition rows of one state, by what they are made of: lever key and kernel entries. */
final class RowIndex {
    private final int width;
    private int[] buckets = new int[64];
    private int[] next = new int[32];
    private long[] levers = new long[32];
    private int[] entries;
    private int[] rows = new int[32];
    private int size;

    RowIndex(int width) {
        this.width = width;
        this.entries = new int[32 * width];
        Arrays.fill(buckets, -1);
    }

    void clear() {
        if (size > 0) {
            Arrays.fill(buckets, -1);
            size = 0;
        }
    }

    int find(long leverKey, int[] key) {
        for (int at = buckets[bucket(leverKey, key)]; at >= 0; at = next[at]) {
            if (levers[at] == leverKey && Arrays.equals(entries, at * width, (at + 1) * width, key, 0, width)) {
                return rows[at];
            }
        }
        return -1;
    }

    void put(long leverKey, int[] key, int row) {
        if (size == rows.length) {
            grow();
        }
        int bucket = bucket(leverKey, key);
        levers[size] = leverKey;
        System.arraycopy(key, 0, entries, size * width, width);
        rows[size] = row;
        next[size] = buckets[bucket];
        buckets[bucket] = size++;
    }

    private void grow() {
        int capacity = 2 * size;
        next = new int[capacity];
        levers = Arrays.copyOf(levers, capacity);
        entries = Arrays.copyOf(entries, capacity * width);
        rows = Arrays.copyOf(rows, capacity);
        buckets = new int[2 * capacity];
        Arrays.fill(buckets, -1);
        int[] key = new int[width];
        for (int at = 0; at < size; at++) {
            System.arraycopy(entries, at * width, key, 0, width);
            int bucket = bucket(levers[at], key);
            next[at] = buckets[bucket];
            buckets[bucket] = at;
        }
    }

    private int bucket(long leverKey, int[] key) {
        long h = leverKey * 0x9E3779B97F4A7C15L;
        for (int k : key) {
            h = (h ^ k) * 0xC2B2AE3D27D4EB4FL;
            h ^= h >>> 29;
        }
        return (int) (h ^ (h >>> 32)) & (buckets.length - 1);
    }
}
