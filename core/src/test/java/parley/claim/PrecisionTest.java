package parley.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import parley.compile.Budget;
import parley.diagnostic.InputException;
import parley.scenario.Scenario;
import parley.scenario.ScenarioLoader;

/** One player with payoffs 0 and 1 for low and high: at precision r it plays high with probability e^r / (1 + e^r). */
class PrecisionTest {
    private static final String TEXT = """
            parley: 1
            title: A choice
            horizon: 1
            players: {a: {name: A}}
            uncertainties:
              noise: {value: 1, range: [0, 3], source: assumed}
            levers:
              x: {player: a, levels: [low, high]}
            payoffs:
              a: {one: level(x)}
            claims:
              best: {says: "Without errors.", test: "plays(a, x is high) = 1"}
              own: {says: "Of its own.", test: "plays(a, x is high) = 3/4", with: {precision: log(3)}}
              even: {says: "At random.", test: "plays(a, x is high) = 1/2", with: {precision: 0}}
              varied: {says: "Of a variant.", test: "plays(a, x is high) = 3/4", with: erring}
              over: {says: "Over a variant.", test: "plays(a, x is high) = 4/5", with: {variant: erring, precision: log(4)}}
              uncertain: {says: "Uncertain.", test: "plays(a, x is high) > 0.7", with: {precision: noise}}
            variants:
              erring: {precision: log(3)}
            """;

    private static Scenario scenario() {
        return ScenarioLoader.parse("test.yaml", TEXT).orThrow();
    }

    private static Map<String, ClaimResult> check(
            double precision, @Nullable String variant, Map<String, Double> values) {
        CheckOptions options = new CheckOptions(
                true,
                CheckOptions.TIE,
                precision,
                1,
                0,
                values,
                variant,
                java.util.List.of(),
                0,
                Budget.usual(),
                () -> false);
        Map<String, ClaimResult> results = new java.util.LinkedHashMap<>();
        Judge.check(scenario(), options, new Listener() {})
                .claims()
                .forEach(result -> results.put(result.claim().id(), result));
        return results;
    }

    private static double played(ClaimResult result) {
        return result.comparisons().get(0).left().value();
    }

    private static double precision(ClaimResult result) {
        Evidence evidence = result.evidence();
        assertThat(evidence).isNotNull();
        return evidence == null ? Double.NaN : evidence.precision();
    }

    @Test
    void a_claim_is_judged_at_its_own_precision() {
        Map<String, ClaimResult> results = check(Double.POSITIVE_INFINITY, null, Map.of());
        for (String id : new String[] {"best", "own", "even", "varied", "over"}) {
            assertThat(results.get(id).verdict()).as(id).isEqualTo(Verdict.HOLDS);
        }
        assertThat(precision(results.get("best"))).isInfinite();
        assertThat(precision(results.get("own"))).isCloseTo(1.0986122886681098, within(1e-15));
        assertThat(results.get("own").evidence().residual()).isLessThan(1e-12);
    }

    /** e^r / (1 + e^r) is 0.7 at r = log(7/3), about 0.8473. */
    @Test
    void a_precision_may_be_uncertain_and_flip_a_claim() {
        ClaimResult uncertain = check(Double.POSITIVE_INFINITY, null, Map.of()).get("uncertain");
        assertThat(uncertain.verdict()).isEqualTo(Verdict.DEPENDS);
        assertThat(uncertain.flips()).hasSize(1);
        assertThat(uncertain.flips().get(0).uncertainty()).isEqualTo("noise");
        assertThat(uncertain.flips().get(0).at()).isCloseTo(0.847297860387203, within(3e-3));
    }

    @Test
    void a_precision_of_the_options_is_for_claims_without_their_own() {
        Map<String, ClaimResult> results = check(StrictMath.log(9), null, Map.of());
        assertThat(played(results.get("best"))).isCloseTo(0.9, within(1e-9));
        assertThat(played(results.get("own"))).isCloseTo(0.75, within(1e-9));
        assertThat(played(results.get("varied"))).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void a_variant_for_all_claims_brings_its_precision_unless_the_options_have_one() {
        Map<String, ClaimResult> results = check(Double.POSITIVE_INFINITY, "erring", Map.of());
        assertThat(played(results.get("best"))).isCloseTo(0.75, within(1e-9));
        assertThat(played(results.get("even"))).isCloseTo(0.5, within(1e-9));
        assertThat(played(check(StrictMath.log(9), "erring", Map.of()).get("best")))
                .isCloseTo(0.9, within(1e-9));
    }

    @Test
    void a_precision_below_nought_at_the_values_given_is_reported_where_it_stands() {
        assertThatThrownBy(() -> check(Double.POSITIVE_INFINITY, null, Map.of("noise", -1.0)))
                .isInstanceOfSatisfying(InputException.class, e -> {
                    assertThat(e.diagnostics().get(0).sentence()).contains("precision of play is -1");
                    assertThat(e.diagnostics().get(0).span().line()).isEqualTo(17);
                });
    }
}
