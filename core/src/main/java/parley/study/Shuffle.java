package parley.study;

/**
 * A random order of 0 .. n - 1 in which any place can be asked for by itself, without a table: a Feistel network over the
 * smallest power of two that holds n (Luby and Rackoff 1988), walked along its cycles until it lands below n (Black and
 * Rogaway 2002). A place costs a few dozen multiplications on average, whatever n is.
 */
final class Shuffle {
    /** Four are enough for a permutation that looks random; small domains, whose halves have few bits, take more. */
    private static final int ROUNDS = 12;

    private final long n;
    private final int low;
    private final int high;
    private final long seed;

    Shuffle(long n, long seed) {
        this.n = n;
        int bits = Math.max(2, Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, n - 1)));
        this.low = bits / 2;
        this.high = bits - low;
        this.seed = seed;
    }

    /** What stands at place {@code k}, from 0. */
    long at(long k) {
        long x = k;
        do {
            x = permuted(x);
        } while (x >= n);
        return x;
    }

    private long permuted(long x) {
        long left = x >>> low;
        long right = x & mask(low);
        for (int round = 0; round < ROUNDS; round += 2) {
            left ^= Counter.bits(seed, round, right) & mask(high);
            right ^= Counter.bits(seed, round + 1, left) & mask(low);
        }
        return left << low | right;
    }

    private static long mask(int bits) {
        return (1L << bits) - 1;
    }
}
