package parley.claim;

import java.util.List;
import parley.scenario.Scenario;

/**
 * All claims of a scenario.
 *
 * @param kind {@code stochastic}
 * @param states states of the largest game solved (beginnings of periods)
 * @param sourced uncertain numbers with a source
 * @param assumed uncertain numbers without
 * @param claims in the order of the file
 */
public record CheckResult(
        Scenario scenario, String kind, int states, int players, int sourced, int assumed, List<ClaimResult> claims) {}
