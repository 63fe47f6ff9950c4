package parley.claim;

import java.util.List;
import parley.scenario.Scenario;

/**
 * All claims of a scenario.
 *
 * @param kind {@code stochastic}, or {@code belief} where some game that is measured has types
 * @param states states of the largest game solved (beginnings of periods)
 * @param sourced uncertain numbers with a source
 * @param assumed uncertain numbers without
 * @param claims in the order of the file
 * @param shown what play shows of types, for every game with types that a claim measures, in the order of the claims
 */
public record CheckResult(
        Scenario scenario,
        String kind,
        int states,
        int players,
        int sourced,
        int assumed,
        List<ClaimResult> claims,
        List<TypesShown> shown) {
    /** Without types. */
    public CheckResult(
            Scenario scenario,
            String kind,
            int states,
            int players,
            int sourced,
            int assumed,
            List<ClaimResult> claims) {
        this(scenario, kind, states, players, sourced, assumed, claims, List.of());
    }
}
