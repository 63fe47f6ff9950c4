package parley.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import parley.claim.ClaimResult;
import parley.claim.Truth;
import parley.scenario.Scenario;

/** Models of private information: every claim gets the verdict it expects, and general formulas hold at random numbers. */
class InformationTest {
    private static final int DRAWS = 60;
    private static final long SEED = 1982;

    /** A formula of docs/information.md, as claims that say it, and numbers from where it applies. */
    private record Model(String scenario, List<String> claims, Function<SplittableRandom, Map<String, Double>> draw) {}

    private static final List<Model> MODELS = List.of(
            new Model("kreps-1982-chain-store", List.of("weak_fights_by_formula"), random -> {
                double b = random.nextDouble(0.45, 0.75);
                double p = random.nextDouble(0.2, 0.95) * b * b * b * b;
                return values("entry_gain", b, "p_tough", p, "monopoly", random.nextDouble(1.5, 5));
            }),
            new Model(
                    "cho-1987-beer-quiche",
                    List.of("weak_mix_by_formula"),
                    random -> values("p_strong", random.nextDouble(0.22, 0.47))),
            new Model("parley-2026-sincerity-test", List.of("insincere_mix_by_formula"), random -> {
                double l = random.nextDouble(0.6, 2);
                double g = random.nextDouble(1.2, 2.5);
                double threshold = l / (1 + l);
                double p = threshold * threshold + random.nextDouble(0.1, 0.9) * (threshold - threshold * threshold);
                // A first part small enough for the insincere to pass, but still worth offering.
                double alpha = random.nextDouble(0.5, 0.95 * g / (2 * g - 1));
                return values("loss", l, "greed", g, "greed_first", g, "p_sincere", p, "first_part", alpha);
            }),
            new Model("parley-2026-inspectors-as-signal", List.of("hides_by_formula", "relief_by_formula"), random -> {
                double m = random.nextDouble(0.5, 2);
                double r = random.nextDouble(0.7, 2);
                return values(
                        "harm",
                        m,
                        "relief",
                        r,
                        "cost_complying",
                        random.nextDouble(0.02, 0.15) * r,
                        "cost_hiding",
                        random.nextDouble(0.3, 0.9) * r,
                        "p_complies",
                        random.nextDouble(0.2, 0.9) * m / (1 + m));
            }),
            new Model("fearon-1994-audience-costs", List.of("bluffs_by_formula", "resisted_by_formula"), random -> {
                double w = random.nextDouble(0.5, 2);
                double a = random.nextDouble(0.3, 1.2);
                return values(
                        "defender_war",
                        w,
                        "audience",
                        a,
                        "irresolute_war",
                        a + random.nextDouble(0.2, 1),
                        "resolute_war",
                        random.nextDouble(0.1, 0.8) * a,
                        "p_resolute",
                        random.nextDouble(0.2, 0.9) / (1 + w));
            }));

    private static Map<String, Double> values(Object... pairs) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int k = 0; k < pairs.length; k += 2) {
            values.put((String) pairs[k], (Double) pairs[k + 1]);
        }
        return values;
    }

    @TestFactory
    Stream<DynamicTest> every_claim_gets_the_verdict_it_expects() {
        return Catalog.files("information").stream()
                .map(file -> DynamicTest.dynamicTest(Catalog.name(file), () -> TheoryTest.checkVerdicts(file)));
    }

    @TestFactory
    Stream<DynamicTest> formulas_hold_at_random_numbers() {
        return MODELS.stream().map(model -> DynamicTest.dynamicTest(model.scenario(), () -> checkFormula(model)));
    }

    /** The claims are that what is solved is within 0.005 of the formula. */
    private static void checkFormula(Model model) {
        Scenario scenario = Catalog.files("information").stream()
                .filter(file -> Catalog.name(file).equals(model.scenario()))
                .map(Catalog::load)
                .findFirst()
                .orElseThrow();
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> wrong = new ArrayList<>();
        for (int k = 0; k < DRAWS; k++) {
            Map<String, Double> values = model.draw().apply(random);
            for (ClaimResult result : Catalog.judge(scenario, values, null, model.claims(), Double.POSITIVE_INFINITY)) {
                // Others may be found beside it: there are equilibria without any threat, say. The one that is followed
                // first counts.
                if (result.comparisons().stream().anyMatch(c -> c.truth() != Truth.TRUE)
                        || result.comparisons().isEmpty()) {
                    wrong.add(values + ": " + result.claim().id() + " " + result.comparisons() + " " + result.reason());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
