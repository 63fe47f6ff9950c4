package parley.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import parley.claim.CheckOptions;
import parley.claim.ClaimResult;
import parley.claim.Flip;
import parley.claim.Judge;
import parley.claim.Listener;
import parley.claim.Verdict;
import parley.compile.Budget;

/**
 * Models with memory, commitment and third parties: every claim gets the verdict it expects, the solved numbers are those
 * of the formulas, and the main claim of each turns where the formula says.
 */
class TheoryMoreTest {
    /** Where a claim turns, by uncertainty. */
    private record Turn(String claim, Map<String, Double> at) {}

    private static final Map<String, Turn> TURNS = Map.ofEntries(
            Map.entry("binmore-1989-outside-option", new Turn("option_helps", Map.of("option", 5.0))),
            Map.entry("brams-1994-cycle", new Turn("inspectors_stay", Map.of("agency_patience", Math.sqrt(2) - 1))),
            Map.entry(
                    "drezner-2003-sanctions",
                    new Turn("threat_works_in_minor_disputes", Map.of("pain", 0.4, "sanction_cost", 0.8))),
            Map.entry("friedman-1971-grim-trigger", new Turn("grim_is_an_equilibrium", Map.of("patience", 1 / 3.0))),
            Map.entry(
                    "schelling-1960-burnt-bridge",
                    new Turn("burning_pays", Map.of("battle_cost", 0.4, "assault_cost", 0.6))),
            Map.entry(
                    "schelling-1961-arms-pact",
                    new Turn(
                            "pact_keeps_itself",
                            Map.of("detection", 2 / 9.0 + 0.3, "false_alarm", (0.7 - 2 / 9.0) / 3))),
            Map.entry(
                    "schelling-1966-brinkmanship",
                    new Turn("challenge_succeeds", Map.of("challenger_stake", 0.49 / 0.51))),
            Map.entry("schelling-1966-salami", new Turn("something_is_lost", Map.of("war_cost", 4.0))),
            Map.entry(
                    "snyder-1961-denial-punishment",
                    new Turn("attack_is_deterred", Map.of("blocked", 0.4, "hurt", 0.5))),
            Map.entry("stedman-1997-spoiler", new Turn("truce_survives_the_spoiler", Map.of("blame", 4 / 9.0))),
            Map.entry("walter-1997-guarantor", new Turn("rebels_disarm", Map.of("effort", 0.5, "penalty", 0.4))),
            Map.entry("williamson-1983-hostage-exchange", new Turn("exchange_happens", Map.of("south_deposit", 0.4))));

    @TestFactory
    Stream<DynamicTest> every_claim_gets_the_verdict_it_expects() {
        return Catalog.files("theory").stream()
                .filter(file -> TheoryMoreModels.ALL.containsKey(Catalog.name(file)))
                .map(file -> DynamicTest.dynamicTest(Catalog.name(file), () -> TheoryTest.checkVerdicts(file)));
    }

    @TestFactory
    Stream<DynamicTest> solved_numbers_are_those_of_the_formula_at_random_parameters() {
        return TheoryMoreModels.ALL.entrySet().stream()
                .map(model -> DynamicTest.dynamicTest(
                        model.getKey(), () -> TheoryTest.checkFormula(model.getKey(), model.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> the_main_claim_turns_where_the_formula_says() {
        return TURNS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(turn -> DynamicTest.dynamicTest(turn.getKey(), () -> checkTurn(turn.getKey(), turn.getValue())));
    }

    private static void checkTurn(String name, Turn turn) {
        CheckOptions options = new CheckOptions(
                true,
                CheckOptions.TIE,
                Double.POSITIVE_INFINITY,
                1,
                0,
                Map.of(),
                null,
                List.of(turn.claim),
                0,
                Budget.usual(),
                () -> false);
        ClaimResult result = Judge.check(Catalog.theory(name), options, Listener.silent())
                .claims()
                .get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.DEPENDS);
        assertThat(result.flips()).extracting(Flip::uncertainty).containsExactlyInAnyOrderElementsOf(turn.at.keySet());
        for (Flip flip : result.flips()) {
            double expected = turn.at.getOrDefault(flip.uncertainty(), Double.NaN);
            assertThat(flip.certified()).isTrue();
            assertThat(expected).isBetween(Math.min(flip.same(), flip.other()), Math.max(flip.same(), flip.other()));
        }
    }
}
