package parley.claim;

import java.util.List;

/**
 * A path of play in words, for a claim that fails: the likeliest play that shows why.
 *
 * @param heading whose play: {@code under maximum_pressure}
 * @param probability of this path among all
 * @param steps period by period
 */
public record Walk(String heading, double probability, List<Step> steps) {
    /**
     * @param period from 1
     * @param moves what each player sets: {@code us: sanctions full}
     * @param probability of these moves and what follows, given the path so far
     * @param then what changes: {@code arsenal 2 to 3}, or an end
     */
    public record Step(int period, String moves, double probability, String then) {}
}
