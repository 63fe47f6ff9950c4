package parley.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parley.Golden;
import parley.claim.CheckOptions;
import parley.claim.Panel;
import parley.scenario.Scenario;
import parley.scenario.ScenarioLoader;

/** Indices of a scenario whose claims are known in closed form: the greater of two numbers, even on 0 to 2. */
class SensitivitiesTest {
    private static String text = "";

    @BeforeAll
    static void read() throws IOException {
        text = Files.readString(Golden.folder("study").resolve("choice.yaml"));
    }

    private static Study study(String text, Design.Kind kind, int draws) {
        Scenario scenario = ScenarioLoader.parse("choice.yaml", text).orThrow();
        return Study.of(scenario, "choice", CheckOptions.usual(), new Plan(kind, draws, 1, 4, 0, false, List.of()));
    }

    private static int place(Answers answers, String id) {
        return answers.claims().stream().map(a -> a.claim().id()).toList().indexOf(id);
    }

    private static SobolIndices sobol(Sensitivity.Outcome outcome) {
        return java.util.Objects.requireNonNull(outcome.sobol());
    }

    /**
     * By hand, for even u and v on 0 to 1: the variance of the greater is 1/18, of its mean given u, (1 + u^2)/2, 1/45. Whether one
     * of two even chances comes has variance 3/16, its mean given one of them 1/16.
     */
    @Test
    void saltelli_indices_of_margins_truths_and_quantities_are_those_of_the_closed_form() {
        Answers answers = study(text, Design.Kind.SALTELLI, 5 * 4_096).run(Run.on(2));
        Sensitivity found = answers.sensitivity();
        int dear = place(answers, "one_is_dear");
        SobolIndices margin = sobol(found.margins().get(dear));
        SobolIndices truth = sobol(found.truths().get(dear));
        assertThat(margin.variance()).isCloseTo(4.0 / 18, within(0.005));
        assertThat(truth.variance()).isCloseTo(3.0 / 16, within(0.005));
        for (int j = 0; j < 2; j++) {
            assertThat(margin.numbers().get(j).first().value()).isCloseTo(0.4, within(0.02));
            assertThat(margin.numbers().get(j).total().value()).isCloseTo(0.6, within(0.02));
            assertThat(truth.numbers().get(j).first().value()).isCloseTo(1.0 / 3, within(0.02));
            assertThat(truth.numbers().get(j).total().value()).isCloseTo(2.0 / 3, within(0.02));
        }
        assertThat(margin.numbers().get(2).total()).isEqualTo(new Bounds(0, 0, 0));
        assertThat(found.margins().get(dear).broken()).isZero();
        // One quantity for the three claims that compare value(a); where a claim sets x to 2 it is another, and always
        // 2.
        assertThat(found.quantities())
                .extracting(Sensitivity.Outcome::name)
                .containsExactly(
                        "value(a)",
                        "plays(a, prize is first)",
                        "chance(finally(luck is 1))",
                        "value(a) in dear_where_x_is_large");
        assertThat(sobol(found.quantities().get(0)).numbers().get(0).first().value())
                .isCloseTo(margin.numbers().get(0).first().value(), within(1e-9));
        assertThat(found.quantities().get(3).sobol()).isNull();
        assertThat(found.quantities().get(3).high()).isEqualTo(2);
        // The chance is its own number: linear in one number, which alone has all of the variance.
        SobolIndices odds = sobol(found.quantities().get(2));
        assertThat(odds.numbers().get(2).first().value()).isCloseTo(1, within(0.01));
        assertThat(odds.variance()).isCloseTo(0.4 * 0.4 / 12, within(1e-4));
    }

    /** By hand: the chance grows by its whole range, 0.4, in every step; the greater of two numbers grows by 0 to 2. */
    @Test
    void morris_effects_are_in_units_of_the_whole_range() {
        Answers answers = study(text, Design.Kind.MORRIS, 4 * 250).run(Run.on(2));
        Sensitivity found = answers.sensitivity();
        ElementaryEffects odds =
                java.util.Objects.requireNonNull(found.quantities().get(2).morris());
        assertThat(odds.numbers().get(2).size().value()).isCloseTo(0.4, within(1e-12));
        assertThat(odds.numbers().get(2).spread().value()).isCloseTo(0, within(1e-12));
        assertThat(odds.numbers().get(0).size()).isEqualTo(new Bounds(0, 0, 0));
        ElementaryEffects dear = java.util.Objects.requireNonNull(
                found.margins().get(place(answers, "one_is_dear")).morris());
        // Every start of a step and every level of the other number, which are equally likely.
        double[] levels = {0, 2.0 / 3, 4.0 / 3, 2};
        double sum = 0;
        for (double other : levels) {
            for (int low = 0; low < 2; low++) {
                sum += (Math.max(levels[low + 2], other) - Math.max(levels[low], other)) / (2.0 / 3) / 8;
            }
        }
        assertThat(dear.numbers().get(0).size().value()).isCloseTo(sum, within(0.12));
        assertThat(dear.numbers().get(0).mean().value())
                .isCloseTo(dear.numbers().get(0).size().value(), within(1e-12));
    }

    /** Odds above 1 are no chance: every draw with such odds is undecided, and so is what it would have told. */
    @Test
    void undecided_draws_break_their_blocks_and_are_counted() {
        String changed = text.replace("odds: {value: 0.5, range: [0.4, 0.8]", "odds: {value: 0.9, range: [0.8, 1.1]");
        Study study = study(changed, Design.Kind.SALTELLI, 5 * 1_024);
        Answers answers = study.run(Run.on(2));
        int broken = 0;
        int[] used = new int[3];
        for (int block = 0; block < 1_024; block++) {
            boolean a = study.worlds().world(block * 5L)[2] < 1;
            boolean b = study.worlds().world(block * 5L + 4)[2] < 1;
            broken += a && b ? 0 : 1;
            for (int j = 0; j < 3; j++) {
                used[j] += a && b && study.worlds().world(block * 5L + 1 + j)[2] < 1 ? 1 : 0;
            }
        }
        Sensitivity.Outcome margin = answers.sensitivity().margins().get(place(answers, "one_is_dear"));
        assertThat(margin.groups()).isEqualTo(1_024);
        assertThat(margin.broken()).isEqualTo(broken).isGreaterThan(100);
        for (int j = 0; j < 3; j++) {
            assertThat(sobol(margin).numbers().get(j).used()).isEqualTo(used[j]);
        }
        // x and y do not hang on the odds, so that what is left is a sample of the same.
        assertThat(sobol(margin).numbers().get(0).total().value()).isCloseTo(0.6, within(0.1));
    }

    @Test
    void other_designs_say_nothing_of_it() {
        Answers answers = study(text, Design.Kind.SOBOL, 64).run(Run.on(2));
        assertThat(answers.sensitivity().isThere()).isFalse();
        assertThat(answers.sensitivity().quantities()).isEmpty();
    }

    /** A judge asks whether it is to stop whenever it solves: where it does not ask, it has solved nothing. */
    @Test
    void what_two_draws_of_a_block_share_is_solved_once() {
        String changed = text.replace("price: {value: 1,", "price: {value: 1, range: [0.5, 1.5],");
        Scenario scenario = ScenarioLoader.parse("choice.yaml", changed).orThrow();
        AtomicInteger asked = new AtomicInteger();
        CheckOptions usual = CheckOptions.usual();
        CheckOptions probed = new CheckOptions(
                false,
                usual.tie(),
                usual.precision(),
                1,
                0,
                Map.of(),
                null,
                List.of("one_is_dear", "both_or_neither"),
                0,
                usual.budget(),
                () -> asked.incrementAndGet() < 0);
        Panel panel = Panel.of(scenario, probed);
        panel.prepare();
        Panel.Bench bench = panel.bench(0);
        double[] world = panel.stated();
        int price = scenario.uncertainty("price").orElseThrow();
        int x = scenario.uncertainty("x").orElseThrow();
        asked.set(0);
        double first = bench.judge(world)[0].left();
        assertThat(asked.getAndSet(0)).isPositive();
        world[price] = 1.25;
        assertThat(bench.judge(world)[0].right()).isEqualTo(1.25);
        assertThat(asked.getAndSet(0)).as("the price is in no game").isZero();
        world[x] = 1.75;
        assertThat(bench.judge(world)[0].left()).isNotEqualTo(first);
        assertThat(asked.getAndSet(0)).isPositive();
        bench.forget();
        bench.judge(world);
        assertThat(asked.get()).as("forgotten between blocks").isPositive();
    }
}
