package parley.solve;

/** Random numbers that depend on what they are for and on nothing else. */
final class Weights {
    private Weights() {}

    /** A positive weight, exponentially distributed, so that a player's normalised weights are uniform on the simplex. */
    static double draw(long seed, int state, int player, int move) {
        return 1e-3 - StrictMath.log(1 - uniform(seed, state, player, move));
    }

    /** A number from 0 to 1 (excluded). */
    static double uniform(long seed, int state, int player, int move) {
        long bits = mix(mix(mix(mix(seed) + state) + player) + move);
        return (bits >>> 11) * 0x1.0p-53;
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
