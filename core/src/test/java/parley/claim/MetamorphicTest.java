package parley.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import parley.scenario.ScenarioLoader;

/** What must not move a verdict: the unit and origin of a utility, a move written twice, names, the order of players. */
final class MetamorphicTest {
    private static final int SCENARIOS = 60;

    /** A standoff with payoffs drawn at random; {@code EXTRA} is room for a clone of {@code high}. */
    private static String draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String text = """
                parley: 1
                title: Drawn at random
                horizon: HORIZON
                players:
                  a: {name: A, discount: 0.9}
                  b: {name: B, discount: 0.9}
                levers:
                  x: {player: a, levels: [low, high], start: low}
                  y: {player: b, levels: [off, on], start: off}
                conditions:
                  c: {levels: 0..2, start: 1}
                rules:
                  up: {when: x is not low, chance: 0.4, add: {c: 1}}
                  down: {when: y is on, chance: 0.7, add: {c: -1}}
                payoffs:
                  a:
                    all: (PA) * 1 + 0
                  b:
                    all: (PB) * 1 + 0
                policies:
                  low_only: {a: x is low}
                claims:
                  reach: {says: The condition rises., at: ours, test: chance(eventually(c is 2)) > 0.5}
                  rate: {says: The second plays on., at: ours, test: chance(eventually(y is on)) >= 0.4}
                  better: {says: Freedom is worth something to both., at: ours, test: value(a) > value(a | low_only) and value(b) > value(b | low_only)}
                """;
        return text.replace("HORIZON", Integer.toString(2 + random.nextInt(4)))
                .replace("PA", payoff(random))
                .replace("PB", payoff(random));
    }

    private static String payoff(SplittableRandom random) {
        return number(random) + " * (if x is low then 0 else 1) + " + number(random) + " * level(y) + " + number(random)
                + " * (if x is low then 0 else 1) * level(y) + " + number(random) + " * c";
    }

    private static String number(SplittableRandom random) {
        return "(" + (random.nextInt(41) - 20) / 10.0 + ")";
    }

    private static List<String> verdicts(String text) {
        return Judge.check(ScenarioLoader.parse("test.yaml", text).orThrow(), CheckOptions.usual(), Listener.silent())
                .claims()
                .stream()
                .map(r -> r.claim().id() + " " + r.verdict())
                .toList();
    }

    private static void unmoved(UnaryOperator<String> change) {
        for (long seed = 0; seed < SCENARIOS; seed++) {
            String text = draw(seed);
            String changed = change.apply(text);
            assertThat(changed).isNotEqualTo(text);
            assertThat(verdicts(changed)).as("seed " + seed).isEqualTo(verdicts(text));
        }
    }

    @Test
    void the_unit_of_a_utility_does_not_matter() {
        unmoved(text -> text.replaceFirst("\\) \\* 1 \\+ 0", ") * 1000 + 0"));
    }

    @Test
    void the_origin_of_a_utility_does_not_matter() {
        unmoved(text -> text.replaceFirst("\\) \\* 1 \\+ 0", ") * 1 + 37"));
    }

    @Test
    void a_move_written_twice_does_not_matter() {
        unmoved(text -> text.replace("[low, high]", "[low, high, high_again]"));
    }

    @Test
    void names_do_not_matter() {
        unmoved(text -> text.replace("low", "zz_low").replaceAll("\\by\\b", "aa_y"));
    }

    @Test
    void the_order_of_players_does_not_matter() {
        unmoved(text -> text.replaceFirst("( {2}a: \\{name.*\n)( {2}b: \\{name.*\n)", "$2$1"));
    }
}
