package parley.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.compile.Budget;
import parley.scenario.Scenario;
import parley.scenario.ScenarioLoader;

/** Play against equilibrium: worths of moves against values measured elsewhere, and the average of many plays. */
class PlayingTest {
    private static final Scenario SCENARIO =
            ScenarioLoader.parse("test.yaml", """
            parley: 1
            title: A small standoff
            horizon: 3
            players: {a: {name: A, discount: 0.9}, b: {name: B, discount: 0.8}}
            uncertainties:
              fear: {value: 0.6, range: [0, 3], source: assumed}
            levers:
              press: {player: a, levels: [no, yes]}
              arm: {player: b, levels: [no, yes], start: no}
            conditions:
              arsenal: {levels: 0..3, start: 1}
            rules:
              build: {when: arm is yes, chance: 0.4, add: {arsenal: 1}}
              decay: {when: press is yes, chance: 0.3, add: {arsenal: -1}}
            ends:
              war: {when: press is yes and arsenal >= 2, chance: 0.2, worth: {a: -8, b: -9}}
            payoffs:
              a: {threat: -fear * arsenal, cost: if press is yes then -0.3 else 0}
              b: {arms: 0.8 * arsenal, price: if arm is yes then -0.2 else 0, pressed: if press is yes then -0.5 else 0}
            final:
              a: {left: -arsenal}
              b: {left: arsenal}
            policies:
              pressing: {a: press is yes}
            claims:
              va: {says: s, test: "value(a) > 0"}
              vb: {says: s, test: "value(b) > 0"}
              vp: {says: s, test: "value(b | pressing) > 0"}
            """).orThrow();

    private static CheckOptions options(double fear, double precision) {
        return new CheckOptions(
                false,
                CheckOptions.TIE,
                precision,
                1,
                0,
                Map.of("fear", fear),
                null,
                List.of(),
                0,
                Budget.usual(),
                () -> false);
    }

    private static double value(CheckOptions options, int claim) {
        return Judge.check(SCENARIO, options, Listener.silent())
                .claims()
                .get(claim)
                .comparisons()
                .get(0)
                .left()
                .value();
    }

    @Test
    void moves_weighed_as_in_equilibrium_are_worth_the_value_and_none_is_worth_more() {
        Sitting sitting = new Sitting(SCENARIO);
        for (double fear = 0.1; fear < 3; fear += 0.4) {
            for (int player = 0; player < 2; player++) {
                CheckOptions options = options(fear, Double.POSITIVE_INFINITY);
                double value = value(options, player);
                Played played = sitting.play(options, -1, player, 1, List.of());
                assertThat(played.expected()).isCloseTo(value, within(1e-9));
                assertThat(played.now().options().stream()
                                .mapToDouble(o -> o.probability() * o.worth())
                                .sum())
                        .isCloseTo(value, within(1e-9));
                assertThat(played.now().options()).allMatch(o -> o.worth() <= value + 1e-8);
            }
        }
    }

    @Test
    void the_average_of_many_plays_is_the_value() {
        Sitting sitting = new Sitting(SCENARIO);
        CheckOptions options = options(1.2, 4);
        double sum = 0;
        double squares = 0;
        int plays = 4000;
        for (int seed = 1; seed <= plays; seed++) {
            double total = play(sitting, options, 1, seed * 7919L).total();
            sum += total;
            squares += total * total;
        }
        double mean = sum / plays;
        double deviation = Math.sqrt((squares / plays - mean * mean) / plays);
        assertThat(mean).isCloseTo(value(options, 1), within(5 * deviation));
    }

    /** A whole play in which the person draws its moves as the equilibrium does. */
    private static Played play(Sitting sitting, CheckOptions options, int player, long seed) {
        List<Integer> moves = new ArrayList<>();
        long z = seed;
        while (true) {
            Played played = sitting.play(options, -1, player, seed, moves);
            if (played.now() == null) {
                assertThat(played.steps()).hasSize(moves.size());
                return played;
            }
            z = z * 6364136223846793005L + 1442695040888963407L;
            double x = (z >>> 11) * 0x1.0p-53;
            int taken = 0;
            for (Played.Option option : played.now().options()) {
                taken = option.move();
                x -= option.probability();
                if (x < 0) {
                    break;
                }
            }
            moves.add(taken);
        }
    }

    @Test
    void the_same_seed_gives_the_same_play_and_taking_back_changes_nothing_before() {
        Sitting sitting = new Sitting(SCENARIO);
        CheckOptions options = options(0.6, 3);
        Played whole = play(sitting, options, 0, 11);
        List<Integer> moves = whole.steps().stream().map(s -> s.chosen().move()).toList();
        assertThat(new Sitting(SCENARIO).play(options, -1, 0, 11, moves)).isEqualTo(whole);
        Played shorter = sitting.play(options, -1, 0, 11, moves.subList(0, 1));
        assertThat(shorter.steps()).isEqualTo(whole.steps().subList(0, 1));
    }

    @Test
    void a_cost_is_what_the_best_move_was_worth_more() {
        Sitting sitting = new Sitting(SCENARIO);
        CheckOptions options = options(0.6, Double.POSITIVE_INFINITY);
        Played before = sitting.play(options, 0, 1, 5, List.of());
        assertThat(before.expected()).isCloseTo(value(options, 2), within(1e-9));
        for (Played.Option option : before.now().options()) {
            Played after = sitting.play(options, 0, 1, 5, List.of(option.move()));
            double best = before.now().options().stream()
                    .mapToDouble(Played.Option::worth)
                    .max()
                    .orElseThrow();
            assertThat(after.steps().get(0).cost()).isCloseTo(best - option.worth(), within(1e-12));
            assertThat(after.steps().get(0).moves()).contains("a: press yes").doesNotContain("a: press no");
        }
        assertThatThrownBy(() -> sitting.play(options, 0, 1, 5, List.of(7)))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
