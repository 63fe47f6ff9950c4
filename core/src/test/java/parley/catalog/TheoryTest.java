package parley.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import parley.claim.CheckResult;
import parley.claim.ClaimResult;
import parley.scenario.Scenario;

/** Published models: every claim gets the verdict it expects, and the solved numbers are those of the formulas. */
class TheoryTest {
    private static final int DRAWS = 200;
    private static final long SEED = 1962;

    @TestFactory
    Stream<DynamicTest> every_claim_gets_the_verdict_it_expects() {
        return Catalog.files("theory").stream()
                .map(file -> DynamicTest.dynamicTest(Catalog.name(file), () -> checkVerdicts(file)));
    }

    static void checkVerdicts(Path file) {
        CheckResult result = Catalog.check(file).result();
        List<String> wrong = new ArrayList<>();
        for (ClaimResult claim : result.claims()) {
            assertThat(claim.claim().expect()).as(claim.claim().id()).isNotNull();
            if (!claim.asExpected()) {
                wrong.add(claim.claim().id() + ": " + claim.verdict().word() + " " + claim.reason() + " "
                        + claim.comparisons() + " " + claim.flips() + " " + claim.evidence());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> solved_numbers_are_those_of_the_formula_at_random_parameters() {
        return TheoryModels.ALL.entrySet().stream()
                .map(model ->
                        DynamicTest.dynamicTest(model.getKey(), () -> checkFormula(model.getKey(), model.getValue())));
    }

    static void checkFormula(String name, Function<SplittableRandom, TheoryDraw> model) {
        Scenario scenario = Catalog.theory(name);
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> wrong = new ArrayList<>();
        for (int k = 0; k < DRAWS; k++) {
            TheoryDraw draw = model.apply(random);
            List<ClaimResult> results = Catalog.judge(
                    scenario, draw.values, draw.variant, List.copyOf(draw.expected.keySet()), Double.POSITIVE_INFINITY);
            for (ClaimResult result : results) {
                TheoryDraw.Expected expected = draw.expected.get(result.claim().id());
                if (expected == null || !agrees(result, expected)) {
                    wrong.add(draw + ": " + result.claim().id() + " should be " + expected + ", is "
                            + result.comparisons() + " " + result.evidence());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean agrees(ClaimResult result, TheoryDraw.Expected expected) {
        if (result.comparisons().isEmpty() || result.evidence() == null) {
            return false;
        }
        boolean exact = result.evidence().grade().equals("exact");
        double tolerance = (exact ? 1e-9 : 1e-6) * Math.max(1, Math.abs(expected.value()));
        double solved = result.comparisons().get(0).left().value();
        return Math.abs(solved - expected.value()) <= expected.off() + tolerance;
    }

    /** Tsebelis's point needs exact best responses: under noisy play a harsher penalty does deter. */
    @Test
    void harsher_penalties_deter_under_noisy_play() {
        Scenario scenario = Catalog.theory("tsebelis-1989-penalties");
        double before = 1;
        for (double penalty : new double[] {1, 2, 4, 8}) {
            double violations = Catalog.judge(scenario, Map.of("penalty", penalty), null, List.of("violation_rate"), 4)
                    .get(0)
                    .comparisons()
                    .get(0)
                    .left()
                    .value();
            assertThat(violations).isLessThan(before - 0.01).isCloseTo(noisyViolations(penalty, 4), within(1e-6));
            before = violations;
        }
    }

    /** The logit equilibrium with gain 1, cost 0.2 and harm 1, by bisection; payoffs are divided by their ranges. */
    private static double noisyViolations(double penalty, double precision) {
        double low = 0;
        double high = 1;
        for (int k = 0; k < 100; k++) {
            double v = (low + high) / 2;
            double inspections = logistic(precision * (v - 0.2));
            double answer = logistic(precision * (1 / (1 + penalty) - inspections));
            if (answer > v) {
                low = v;
            } else {
                high = v;
            }
        }
        return low;
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
