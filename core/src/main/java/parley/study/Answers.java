package parley.study;

import java.util.List;
import parley.scenario.Scenario;

/**
 * What a study comes to.
 *
 * @param name what the scenario is called
 * @param varied names of the uncertainties that are drawn
 * @param planned worlds of the plan, at all widths
 * @param judged worlds judged so far
 * @param claims in the order of the file
 * @param sensitivity what moves claims and quantities, under the designs that are made for it
 * @param arguments those of which all claims are judged
 */
public record Answers(
        Scenario scenario,
        String name,
        Plan plan,
        List<String> varied,
        long planned,
        long judged,
        List<ClaimAnswer> claims,
        List<ArgumentAnswer> arguments,
        Together together,
        Sensitivity sensitivity) {
    /** Whether every world of the plan was judged. */
    public boolean isComplete() {
        return judged == planned;
    }
}
