package parley.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.Golden;
import parley.claim.CheckOptions;
import parley.scenario.Scenario;
import parley.scenario.ScenarioLoader;

class DecidersTest {
    private static List<Decider> deciders(Design.Kind kind, int draws, long seed, String claim) throws IOException {
        String text = Files.readString(Golden.folder("study").resolve("choice.yaml"));
        Scenario scenario = ScenarioLoader.parse("choice.yaml", text).orThrow();
        Plan plan = new Plan(kind, draws, seed, 4, 0, false, List.of());
        return Study.of(scenario, "choice", CheckOptions.usual(), plan).run(Run.on(2)).claims().stream()
                .filter(c -> c.claim().id().equals(claim))
                .findFirst()
                .orElseThrow()
                .deciders();
    }

    /**
     * By hand, for the greater of x and y above 1, both even on 0 to 2: given x it is 1/2 or 1 with even chances, a variance of 1/16 of
     * 3/16 in all; one half in the lowest quarter and 1 in the highest. Odds decide nothing of it, and all of the claim about luck: true
     * in the lowest quarter of 0.4 to 0.8 never, in the highest always, 3/4 in all.
     */
    @Test
    void first_order_indices_are_those_of_the_closed_form() throws IOException {
        for (Design.Kind kind : List.of(Design.Kind.SOBOL, Design.Kind.LATIN, Design.Kind.MONTECARLO)) {
            List<Decider> dear = deciders(kind, 4096, 2, "one_is_dear");
            assertThat(dear).extracting(Decider::uncertainty).containsExactlyInAnyOrder("x", "y");
            // Four standard deviations of independent draws are 0.05.
            double off = kind == Design.Kind.SOBOL ? 0.01 : 0.05;
            for (Decider each : dear) {
                assertThat(each.share()).isCloseTo(1.0 / 3, within(off));
                assertThat(each.lowest()).isCloseTo(0.5, within(0.06));
                assertThat(each.highest()).isEqualTo(1);
            }
            List<Decider> luck = deciders(kind, 4096, 2, "both_or_neither");
            assertThat(luck).extracting(Decider::uncertainty).containsExactly("odds");
            // A threshold inside a group of an eighth costs at most 1/4 of that group, 1/8 * 1/4 of 3/16.
            assertThat(luck.get(0).share()).isBetween(kind == Design.Kind.SOBOL ? 0.99 : 1 - 1.0 / 6, 1.0);
            assertThat(luck.get(0).lowest()).isCloseTo(0, within(0.05));
            assertThat(luck.get(0).highest()).isEqualTo(1);
        }
    }

    /** Of 3 numbers and 40 seeds none that decides nothing may pass for one that does, and the corrected share is fair. */
    @Test
    void chance_is_not_taken_for_a_cause() throws IOException {
        double mean = 0;
        for (long seed = 0; seed < 40; seed++) {
            List<Decider> dear = deciders(Design.Kind.MONTECARLO, 200, seed, "one_is_dear");
            assertThat(dear).extracting(Decider::uncertainty).doesNotContain("odds");
            mean += dear.stream().mapToDouble(Decider::share).sum() / 2 / 40;
        }
        assertThat(mean).isCloseTo(1.0 / 3, within(0.03));
    }

    @Test
    void few_draws_and_agreed_ones_name_nobody() throws IOException {
        assertThat(deciders(Design.Kind.LATIN, 20, 1, "one_is_dear")).isEmpty();
        assertThat(deciders(Design.Kind.LATIN, 200, 1, "never_worthless")).isEmpty();
        assertThat(deciders(Design.Kind.SOBOL, 900, 1, "one_is_dear")).isEmpty();
    }
}
