package parley.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.scenario.Scenario;

/**
 * A claim and what came of it.
 *
 * @param atValues whether the test is true at the stated values; null where that is not known
 * @param comparisons of the test, in the order written; empty where nothing was computed
 * @param deciding index of the comparison that decides (the first that makes the test what it is)
 * @param evidence null where nothing was computed
 * @param flips nearest first (distance as a share of the range)
 * @param flipsSearched whether flips were looked for
 * @param equilibria how many equilibria were evaluated, over the policies compared
 * @param several reachable (period, state) nodes at which more than one stage equilibrium was found
 * @param counterexample paths of play for a test that is false, or empty
 * @param world the world that refutes a claim about every world, or null
 * @param worlds how many worlds a claim about every world was tested in, besides the flips
 * @param gaps where two games with types are compared, what each player gets under the first less what it gets under the second:
 *     what a policy that tests the other side costs or brings; empty elsewhere
 * @param reason one sentence, for undecided and for depends
 */
public record ClaimResult(
        Scenario.Claim claim,
        Verdict verdict,
        @Nullable Boolean atValues,
        List<Comparison> comparisons,
        int deciding,
        @Nullable Evidence evidence,
        List<Flip> flips,
        boolean flipsSearched,
        int equilibria,
        long several,
        List<Walk> counterexample,
        @Nullable World world,
        int worlds,
        List<TypesShown.Worth> gaps,
        String reason) {
    /** A claim about games without types. */
    public ClaimResult(
            Scenario.Claim claim,
            Verdict verdict,
            @Nullable Boolean atValues,
            List<Comparison> comparisons,
            int deciding,
            @Nullable Evidence evidence,
            List<Flip> flips,
            boolean flipsSearched,
            int equilibria,
            long several,
            List<Walk> counterexample,
            @Nullable World world,
            int worlds,
            String reason) {
        this(
                claim,
                verdict,
                atValues,
                comparisons,
                deciding,
                evidence,
                flips,
                flipsSearched,
                equilibria,
                several,
                counterexample,
                world,
                worlds,
                List.of(),
                reason);
    }

    /** Whether the author's expectation, if any, is met. */
    public boolean asExpected() {
        return claim.expect() == null || claim.expect().name().equals(verdict.name());
    }
}
