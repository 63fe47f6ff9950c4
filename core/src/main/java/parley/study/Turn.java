package parley.study;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.claim.Ruling;
import parley.scenario.Scenario;

/**
 * Where a claim turns on a straight way from the stated values to a world.
 *
 * @param stated the ruling at the stated values
 * @param draw the draw that the way leads to, or -1 for a world that was named
 * @param share how far along the way it turns, 0 to 1
 * @param changes numbers that are not as stated there
 * @param distance of that place from the stated values: the root of the sum of squares, each number in units of its range
 * @param before the ruling just before, or null where nothing was found
 * @param after the ruling just after
 * @param why why nothing was found, or empty
 */
public record Turn(
        Scenario.Claim claim,
        Ruling stated,
        long draw,
        double share,
        List<Change> changes,
        double distance,
        @Nullable Ruling before,
        @Nullable Ruling after,
        String why) {
    /**
     * A number that has to change.
     *
     * @param before the last value at which the claim is as stated
     * @param after the first at which it is not
     */
    public record Change(String uncertainty, double stated, double before, double after) {}

    static Turn none(Scenario.Claim claim, Ruling stated, String why) {
        return new Turn(claim, stated, -1, Double.NaN, List.of(), Double.NaN, null, null, why);
    }
}
