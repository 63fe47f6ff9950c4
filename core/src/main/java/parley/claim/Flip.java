package parley.claim;

/**
 * The nearest value found of one uncertainty, all others as stated, at which the claim's test turns.
 *
 * @param uncertainty its name
 * @param stated its stated value
 * @param at the turning point, between {@code same} and {@code other}
 * @param same the farthest value tried on the way at which the test still was as stated
 * @param other the value tried at which it is not
 * @param toward what the test becomes
 * @param certified whether certificates cover both sides
 */
public record Flip(
        String uncertainty, double stated, double at, double same, double other, boolean toward, boolean certified) {}
