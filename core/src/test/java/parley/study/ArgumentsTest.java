package parley.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.Golden;
import parley.claim.CheckOptions;
import parley.claim.CheckResult;
import parley.claim.Judge;
import parley.claim.Listener;
import parley.claim.Verdict;
import parley.scenario.Scenario;
import parley.scenario.ScenarioLoader;

class ArgumentsTest {
    private static final String MORE = """
              second_is_taken:
                says: The second prize is taken.
                test: plays(a, prize is second) = 1
              first_is_small:
                says: The first prize is small.
                test: value(a) >= 0 and x < 1.2
              second_is_small:
                says: The second prize is small.
                test: value(a) >= 0 and y < 1.2
              better_is_large:
                says: The better prize is large.
                test: value(a) > 1.3
            arguments:
              large_and_second:
                because: [better_is_large, first_is_small]
                therefore: second_is_taken
              nothing_follows:
                because: [better_is_large, first_is_small, second_is_small]
                therefore: second_is_taken
            """;

    private static Scenario scenario() {
        try {
            String text = Files.readString(Golden.folder("study").resolve("choice.yaml"));
            return ScenarioLoader.parse("choice.yaml", text.replace("arguments:\n", MORE))
                    .orThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Answers answers(int draws) {
        Plan plan = new Plan(Design.Kind.SOBOL, draws, 2, 4, 0, false, List.of());
        return Study.of(scenario(), "choice", CheckOptions.usual(), plan).run(Run.on(2));
    }

    private static ArgumentAnswer argument(Answers answers, String name) {
        return answers.arguments().stream()
                .filter(a -> a.argument().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** By hand, x and y even on 0 to 2, odds on 0.4 to 0.8: x > y and x > 1 with 3/8, odds above a half with 3/4. */
    @Test
    void shares_of_premises_and_conclusion_are_those_of_the_closed_form() {
        ArgumentAnswer answer = argument(answers(4096), "luck_is_needed");
        assertThat(answer.premises().share()).isCloseTo(3.0 / 8, within(0.01));
        assertThat(answer.conclusion().share()).isCloseTo(3.0 / 4, within(0.01));
        assertThat(answer.follows().share()).isCloseTo(3.0 / 4, within(0.01));
        assertThat(answer.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(argument(answers(4096), "large_and_second").verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(argument(answers(64), "large_and_second").verdict()).isEqualTo(Verdict.UNDECIDED);
        ArgumentAnswer empty = argument(answers(4096), "nothing_follows");
        assertThat(empty.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(empty.premises().isTrue()).isZero();
        assertThat(empty.why()).isEqualTo("the premises are true together in no draw");
    }

    /** The counterexample put into an ordinary check: premises true, conclusion false; and no change in it is idle. */
    @Test
    void a_counterexample_is_one_by_an_ordinary_check_and_every_change_in_it_is_needed() {
        ArgumentAnswer.Counterexample found =
                argument(answers(256), "luck_is_needed").counterexample();
        Map<String, Double> values = new TreeMap<>();
        found.changed().forEach(c -> values.put(c.uncertainty(), c.value()));
        assertThat(refutes(values)).isTrue();
        for (String name : values.keySet()) {
            Map<String, Double> fewer = new TreeMap<>(values);
            fewer.remove(name);
            assertThat(refutes(fewer)).as(name).isFalse();
        }
    }

    private static boolean refutes(Map<String, Double> values) {
        CheckOptions usual = CheckOptions.usual();
        CheckOptions set = new CheckOptions(
                false,
                usual.tie(),
                usual.precision(),
                1,
                0,
                values,
                null,
                List.of(),
                0,
                usual.budget(),
                usual.cancelled());
        CheckResult result = Judge.check(scenario(), set, Listener.silent());
        Map<String, Boolean> truths = new TreeMap<>();
        result.claims().forEach(c -> truths.put(c.claim().id(), c.atValues()));
        return truths.get("one_is_dear") && truths.get("first_is_taken") && !truths.get("both_or_neither");
    }

    @Test
    void claims_that_are_never_true_together_are_found_and_nothing_else() {
        Together together = answers(1024).together();
        assertThat(together.never())
                .containsExactlyInAnyOrder(
                        List.of("first_is_taken", "second_is_taken"),
                        List.of("first_is_small", "second_is_small", "better_is_large"),
                        // What follows by hand: a large first prize taken is no small one, and so for the second.
                        List.of("first_is_taken", "first_is_small", "better_is_large"),
                        List.of("second_is_taken", "second_is_small", "better_is_large"));
        assertThat(together.trueThere()).hasSize(7).contains("never_worthless");
    }
}
