package parley.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.Golden;
import parley.claim.CheckResult;
import parley.claim.ClaimResult;
import parley.claim.Comparison;
import parley.claim.Estimate;
import parley.claim.Evidence;
import parley.claim.Flip;
import parley.claim.Truth;
import parley.claim.Verdict;
import parley.claim.Walk;
import parley.claim.World;
import parley.scenario.Scenario;
import parley.scenario.ScenarioLoader;

/** Results made by hand, one claim for each way in which a claim can come out. */
final class Standoff {
    static final Scenario SCENARIO = ScenarioLoader.load(Golden.folder("report").resolve("standoff.yaml"))
            .orThrow();
    static final Evidence EXACT =
            new Evidence("exact", 7.1e-16, 2.2e-14, Double.POSITIVE_INFINITY, 0, "backward induction");
    static final Evidence EPSILON = new Evidence("epsilon", 3e-9, 1e-8, Double.POSITIVE_INFINITY, 0, "logit homotopy");

    private Standoff() {}

    static Checked checked(@Nullable Double seconds) {
        return checked(
                "./parley check standoff",
                Map.of(),
                List.of(holds(), fails(), depends(), tie(), undecided(), later()),
                seconds);
    }

    static Checked checked(
            String command, Map<String, Double> values, List<ClaimResult> claims, @Nullable Double seconds) {
        return new Checked(
                "standoff",
                command,
                null,
                values,
                new CheckResult(SCENARIO, "stochastic", 1152, 2, 1, 3, claims),
                seconds);
    }

    static ClaimResult holds() {
        return result("pressure_backfires", Verdict.HOLDS, true)
                .with(comparison(">", 0.41234567, 0.077, Truth.TRUE))
                .with(EXACT)
                .noFlips()
                .build();
    }

    /** A claim about every world with a world that refutes it, and the play at the stated values. */
    static ClaimResult fails() {
        World world = new World(
                List.of(new World.Value("leak", 0.1), new World.Value("mediator", 0)),
                List.of(comparison(">=", -3.5, -3.25, Truth.FALSE)));
        Walk walk = new Walk(
                "under relief",
                0.6,
                List.of(
                        new Walk.Step(1, "us: sanctions lifted; dprk: testing suspended", 1, ""),
                        new Walk.Step(2, "us: sanctions lifted; dprk: testing suspended", 1, ""),
                        new Walk.Step(3, "us: sanctions lifted; dprk: testing active", 0.75, "arsenal 2 to 3"),
                        new Walk.Step(4, "us: sanctions lifted; dprk: testing active", 0.8, "arsenal 3 to 4")));
        return result("nothing_to_lose", Verdict.FAILS, true)
                .with(comparison(">=", -3, -3.25, Truth.TRUE))
                .with(EPSILON)
                .noFlips()
                .refuted(world, walk)
                .because("false in an assumed world")
                .build();
    }

    static ClaimResult depends() {
        Comparison second = new Comparison(
                "expected(arsenal, 7 | relief) <= 2",
                "<=",
                new Estimate(2.125, 1e-9),
                new Estimate(2, 0),
                0.125,
                1e-9,
                false,
                Truth.FALSE,
                1.875,
                2.125,
                2,
                2);
        return result("arms_grow", Verdict.DEPENDS, false)
                .with(new Comparison(
                        "expected(arsenal, 7 | maximum_pressure) > 2",
                        ">",
                        new Estimate(2.5, 1e-9),
                        new Estimate(2, 0),
                        0.5,
                        1e-9,
                        false,
                        Truth.TRUE,
                        2.5,
                        2.5,
                        2,
                        2))
                .with(second)
                .deciding(1)
                .with(EPSILON)
                .equilibria(3)
                .because("the equilibria found disagree")
                .flip(new Flip("leak", 0.5, 0.3125, 0.32, 0.3, true, true))
                .flip(new Flip("lag", 1, 1.5, 1, 2, true, true))
                .flip(new Flip("mediator", 1, 0.5, 1, 0, true, true))
                .flip(new Flip("cost", 0.25, 0.75, 0.7, 0.8, true, false))
                .build();
    }

    static ClaimResult tie() {
        return result("mediator_helps", Verdict.HOLDS, true)
                .with(new Comparison(
                        "value(dprk) >= 0",
                        ">=",
                        new Estimate(-2e-8, 1e-12),
                        new Estimate(0, 0),
                        -2e-8,
                        1e-12,
                        true,
                        Truth.TRUE,
                        -2e-8,
                        -2e-8,
                        0,
                        0))
                .with(EXACT)
                .noFlips()
                .build();
    }

    static ClaimResult undecided() {
        double never = Double.POSITIVE_INFINITY;
        return result("talks_lower_the_risk", Verdict.UNDECIDED, null)
                .with(new Comparison(
                        "time_to(testing is active | relief) > time_to(testing is active | maximum_pressure)",
                        ">",
                        new Estimate(never, 0),
                        new Estimate(never, 0),
                        Double.NaN,
                        never,
                        false,
                        Truth.UNKNOWN,
                        never,
                        never,
                        never,
                        never))
                .with(new Evidence("none", never, never, Double.POSITIVE_INFINITY, 0, "value iteration"))
                .because("the solution could not be certified")
                .build();
    }

    static ClaimResult later() {
        return result("shows_how_far", Verdict.NOT_JUDGED, null).build();
    }

    static Comparison comparison(String operator, double left, double right, Truth truth) {
        return new Comparison(
                "left " + operator + " right",
                operator,
                new Estimate(left, 1e-14),
                new Estimate(right, 1.2e-14),
                left - right,
                2.2e-14,
                false,
                truth,
                left,
                left,
                right,
                right);
    }

    static ResultBuilder result(String id, Verdict verdict, @Nullable Boolean atValues) {
        Scenario.Claim claim = SCENARIO.claims().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
        return new ResultBuilder(claim, verdict, atValues);
    }
}
