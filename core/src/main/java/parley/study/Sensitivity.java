package parley.study;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers move what: from blocks of the Saltelli design as Sobol indices, from trajectories of the Morris design as
 * elementary effects. Empty under other designs.
 *
 * @param truths what moves the truth of each claim (1 where it is true, 0 where it is false), in the order of the claims
 * @param margins what moves by how much each claim is true: the signed distance of the two sides of the comparison that decides; empty
 *     where there are too many draws to keep them
 * @param quantities what moves each quantity that a claim compares
 */
public record Sensitivity(List<Outcome> truths, List<Outcome> margins, List<Outcome> quantities) {
    static final Sensitivity NONE = new Sensitivity(List.of(), List.of(), List.of());

    /**
     * One outcome over the draws.
     *
     * @param name in words; of a truth and a margin, the claim's id
     * @param groups blocks or trajectories that were judged
     * @param broken those of them in which a draw is undecided, so that they count for some numbers only, or for none
     * @param low least value, not a number where none is known
     * @param high greatest value
     * @param sobol null under MORRIS, and where the outcome varies by no more than its error
     * @param morris null under SALTELLI, and where the outcome varies by no more than its error
     */
    public record Outcome(
            String name,
            int groups,
            int broken,
            double low,
            double high,
            @Nullable SobolIndices sobol,
            @Nullable ElementaryEffects morris) {}

    /** Whether the design was one for this. */
    public boolean isThere() {
        return !truths.isEmpty();
    }
}
