package parley.study;

/**
 * Random numbers that are functions of their place: the number at (seed, a, b) is the same whoever asks for it and in whatever
 * order. Made of the finaliser of SplitMix64 (Steele, Lea and Flood 2014), applied once per coordinate of the place.
 */
final class Counter {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Counter() {}

    /** 64 random bits at a place. */
    static long bits(long seed, long a) {
        return mixed(mixed(seed + GOLDEN) + GOLDEN * (a + 1));
    }

    /** 64 random bits at a place. */
    static long bits(long seed, long a, long b) {
        return bits(bits(seed, a), b);
    }

    /** A number strictly between 0 and 1, one of 2^53 evenly spaced ones. */
    static double unit(long bits) {
        return ((bits >>> 11) + 0.5) * 0x1.0p-53;
    }

    private static long mixed(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
