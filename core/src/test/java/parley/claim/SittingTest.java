package parley.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.compile.Budget;
import parley.scenario.Scenario;
import parley.scenario.ScenarioLoader;

/** What is kept between questions changes no answer; what is forecast is what claims measure. */
class SittingTest {
    /** A standoff of two rules, a chance end and two policies; everything below is computed twice by different code. */
    private static final String TEXT = """
            parley: 1
            title: A small standoff
            horizon: 5
            players: {a: {name: A, discount: 0.9}, b: {name: B, discount: 0.8}}
            uncertainties:
              rate: {value: 0.3, range: [0, 1], source: assumed}
              fear: {value: 0.6, range: [0, 3], source: assumed}
              hard: {value: false, switch: true, source: assumed}
            levers:
              press: {player: a, levels: [no, yes]}
              arm: {player: b, levels: [no, yes], start: no}
            conditions:
              arsenal: {levels: 0..3, start: 1}
            rules:
              build: {when: arm is yes, chance: rate, add: {arsenal: 1}}
              decay: {when: press is yes, chance: if hard then 0.5 else 0.2, add: {arsenal: -1}}
            ends:
              war: {when: press is yes and arsenal >= 2, chance: 0.1, worth: {a: -8, b: -9}}
            payoffs:
              a: {threat: -fear * arsenal, cost: if press is yes then -0.3 else 0}
              b: {arms: 0.8 * arsenal, price: if arm is yes then -0.2 else 0}
            policies:
              pressing: {a: press is yes}
              leaving: {a: press is no}
            claims:
              c0: {says: s, test: "expected(arsenal, 3 | pressing) > 1"}
              c1: {says: s, test: "chance(eventually(war, 4) | pressing) < 0.5"}
              c2: {says: s, test: "value(a | pressing) > value(a | leaving)"}
              c3: {says: s, test: "expected(arsenal, 4 | leaving) > 2"}
              c4: {says: s, test: "expected(if arm is yes then 1 else 0, 2 | leaving) > 0.5"}
              c5: {says: s, test: "value(b) > 0"}
              c6: {says: s, test: "chance(eventually(war)) < 0.01", with: {hard: true}}
            """;

    private static final Scenario SCENARIO =
            ScenarioLoader.parse("test.yaml", TEXT).orThrow();

    private static CheckOptions options(Map<String, Double> values, boolean flips) {
        return new CheckOptions(
                flips,
                CheckOptions.TIE,
                Double.POSITIVE_INFINITY,
                2,
                4,
                values,
                null,
                List.of(),
                0,
                Budget.usual(),
                () -> false);
    }

    private static List<Map<String, Double>> worlds() {
        List<Map<String, Double>> worlds = new ArrayList<>();
        for (int k = 0; k < 12; k++) {
            worlds.add(Map.of("rate", (k * 7 % 12) / 12.0, "fear", 0.2 + k * 0.17, "hard", k % 3 == 0 ? 1.0 : 0.0));
        }
        return worlds;
    }

    @Test
    void a_question_is_answered_as_if_nothing_had_been_asked_before() {
        Sitting sitting = new Sitting(SCENARIO);
        for (Map<String, Double> world : worlds()) {
            sitting.standing(options(world, false));
            assertThat(sitting.check(options(world, false), Listener.silent()))
                    .isEqualTo(Judge.check(SCENARIO, options(world, false), Listener.silent()));
        }
        Map<String, Double> last = worlds().get(11);
        assertThat(sitting.check(options(last, true), Listener.silent()))
                .isEqualTo(Judge.check(SCENARIO, options(last, true), Listener.silent()));
    }

    @Test
    void where_a_claim_stands_is_where_its_verdict_finds_it() {
        Sitting sitting = new Sitting(SCENARIO);
        for (Map<String, Double> world : worlds()) {
            List<Standing> standing = sitting.standing(options(world, false));
            List<ClaimResult> judged = Judge.check(SCENARIO, options(world, false), Listener.silent())
                    .claims();
            for (int k = 0; k < judged.size(); k++) {
                Comparison deciding =
                        judged.get(k).comparisons().get(judged.get(k).deciding());
                assertThat(standing.get(k).truth()).isEqualTo(deciding.truth());
                assertThat(standing.get(k).sides().get(0).left())
                        .isEqualTo(deciding.left().value());
                assertThat(standing.get(k).sides().get(0).margin()).isEqualTo(deciding.margin());
            }
        }
    }

    @Test
    void a_forecast_is_what_claims_measure() {
        Sitting sitting = new Sitting(SCENARIO);
        for (Map<String, Double> world : worlds()) {
            List<ClaimResult> judged = Judge.check(SCENARIO, options(world, false), Listener.silent())
                    .claims();
            Forecast free = sitting.forecast(options(world, false), -1);
            Forecast pressing = sitting.forecast(options(world, false), 0);
            Forecast leaving = sitting.forecast(options(world, false), 1);
            assertThat(mean(pressing, "arsenal", 3)).isCloseTo(left(judged, 0), within(1e-9));
            assertThat(pressing.ends().get(0).by().get(3)).isCloseTo(left(judged, 1), within(1e-9));
            assertThat(pressing.values().get(0)).isCloseTo(left(judged, 2), within(1e-9));
            assertThat(mean(leaving, "arsenal", 4)).isCloseTo(left(judged, 3), within(1e-9));
            assertThat(leaving.courses().get(1).shares().get(2).get(1)).isCloseTo(left(judged, 4), within(1e-9));
            assertThat(free.values().get(1)).isCloseTo(left(judged, 5), within(1e-9));
            assertThat(pressing.going().get(5))
                    .isCloseTo(1 - pressing.ends().get(0).by().get(4), within(1e-9));
            assertThat(pressing.policy()).isEqualTo("pressing");
        }
    }

    private static double mean(Forecast forecast, String variable, int t) {
        List<Double> shares = forecast.courses().stream()
                .filter(c -> c.variable().equals(variable))
                .findFirst()
                .orElseThrow()
                .shares()
                .get(t);
        double mean = 0;
        for (int level = 0; level < shares.size(); level++) {
            mean += level * shares.get(level);
        }
        return mean;
    }

    private static double left(List<ClaimResult> judged, int claim) {
        return judged.get(claim).comparisons().get(0).left().value();
    }
}
