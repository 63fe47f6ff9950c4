package parley.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.diagnostic.InputException;
import parley.expression.Evaluator;
import parley.game.StochasticGame;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Change;
import parley.scenario.Scenario.Kind;
import parley.scenario.Scenario.Rule;
import parley.scenario.Scenario.Term;
import parley.scenario.ScenarioLoader;

final class CompiledGameTest {
    private static final double[] NONE = new double[0];

    private static Scenario scenario(String text) {
        return ScenarioLoader.parse("test.yaml", text).orThrow();
    }

    private static double[] stated(Scenario scenario) {
        return scenario.uncertainties().stream()
                .mapToDouble(Scenario.Uncertainty::value)
                .toArray();
    }

    private static CompiledGame compile(Scenario scenario) {
        return GameCompiler.compile(scenario, Frame.of(scenario, -1), stated(scenario), Budget.usual());
    }

    @Test
    void rows_agree_with_an_enumeration_of_all_rule_outcomes() {
        for (long seed = 0; seed < 100; seed++) {
            Scenario scenario = scenario(ScenarioTexts.random(seed));
            CompiledGame compiled = compile(scenario);
            double[] numbers = stated(scenario);
            StochasticGame game = compiled.at(numbers);
            double[][] ends = compiled.endChances(numbers);
            for (int s = 0; s < game.states(); s++) {
                for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                    int row = game.row(j);
                    if (game.rowStart(row) == game.rowStart(row + 1)) {
                        continue;
                    }
                    int[] levels = compiled.environment(s, j);
                    Map<List<Integer>, Double> expected = new HashMap<>();
                    enumerate(
                            scenario,
                            scenario.rules(),
                            0,
                            levels,
                            new int[levels.length],
                            1 - ends[0][j],
                            numbers,
                            expected);
                    Map<List<Integer>, Double> actual = new HashMap<>();
                    for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
                        int[] next = compiled.environment(game.successor(e));
                        actual.merge(conditions(scenario, next), game.probability(e), Double::sum);
                        assertThat(next[scenario.variables().size()])
                                .as("last(x)")
                                .isEqualTo(levels[0]);
                    }
                    expected.forEach((key, p) ->
                            assertThat(actual.getOrDefault(key, 0.0)).isCloseTo(p, within(1e-12)));
                    double sum = actual.values().stream().mapToDouble(p -> p).sum();
                    assertThat(sum).isCloseTo(1 - ends[0][j], within(1e-12));
                }
            }
        }
    }

    private static List<Integer> conditions(Scenario scenario, int[] levels) {
        return java.util.stream.IntStream.range(0, scenario.variables().size())
                .filter(v -> scenario.variables().get(v).kind() == Kind.CONDITION)
                .mapToObj(v -> levels[v])
                .toList();
    }

    private static void enumerate(
            Scenario scenario,
            List<Rule> rules,
            int at,
            int[] levels,
            int[] sums,
            double p,
            double[] numbers,
            Map<List<Integer>, Double> into) {
        if (at == rules.size()) {
            int[] next = levels.clone();
            for (int v = 0; v < scenario.variables().size(); v++) {
                int most = scenario.variables().get(v).levels().size() - 1;
                next[v] = Math.max(0, Math.min(most, levels[v] + sums[v]));
            }
            into.merge(conditions(scenario, next), p, Double::sum);
            return;
        }
        Rule rule = rules.get(at);
        double rest = 1;
        if (Evaluator.of(rule.when().expression()).test(levels, numbers)) {
            for (Scenario.Outcome outcome : rule.outcomes()) {
                double chance = Evaluator.of(outcome.chance().expression()).evaluate(levels, numbers) / outcome.parts();
                rest -= chance;
                int[] moved = sums.clone();
                for (Change change : outcome.changes()) {
                    moved[change.variable()] +=
                            (int) Evaluator.of(change.amount().expression()).evaluate(levels, NONE);
                }
                enumerate(scenario, rules, at + 1, levels, moved, p * chance, numbers, into);
            }
        }
        enumerate(scenario, rules, at + 1, levels, sums, p * rest, numbers, into);
    }

    @Test
    void payoffs_are_the_sums_of_their_terms_and_of_what_ends_are_worth() {
        for (long seed = 0; seed < 50; seed++) {
            Scenario scenario = scenario(ScenarioTexts.random(seed));
            CompiledGame compiled = compile(scenario);
            double[] numbers = stated(scenario);
            StochasticGame game = compiled.at(numbers);
            double[][] ends = compiled.endChances(numbers);
            for (int s = 0; s < game.states(); s++) {
                boolean last =
                        game.rowStart(game.row(game.jointStart(s))) == game.rowStart(game.row(game.jointStart(s)) + 1);
                for (int j = game.jointStart(s); j < game.jointStart(s + 1) && !last; j++) {
                    int[] levels = compiled.environment(s, j);
                    for (int i = 0; i < 2; i++) {
                        double sum = 0;
                        for (Term term : scenario.payoffs().get(i)) {
                            sum += Evaluator.of(term.formula().expression()).evaluate(levels, numbers);
                        }
                        sum += ends[0][j]
                                * Evaluator.of(scenario.ends()
                                                .get(0)
                                                .worth()
                                                .get(i)
                                                .expression())
                                        .evaluate(levels, numbers);
                        assertThat(game.payoff(j, i)).isCloseTo(sum, within(1e-12));
                    }
                }
            }
        }
    }

    @Test
    void changing_numbers_gives_the_game_that_a_fresh_compilation_gives() {
        for (long seed = 0; seed < 30; seed++) {
            Scenario scenario = scenario(ScenarioTexts.random(seed));
            CompiledGame compiled = compile(scenario);
            double[] other = {0, 2.25};
            StochasticGame changed = compiled.at(other);
            StochasticGame fresh = GameCompiler.compile(scenario, Frame.of(scenario, -1), other, Budget.usual())
                    .at(other);
            assertThat(changed.states()).isEqualTo(fresh.states());
            for (int e = 0; e < changed.edges(); e++) {
                assertThat(changed.probability(e)).isEqualTo(fresh.probability(e));
            }
            for (int j = 0; j < changed.jointMoves(); j++) {
                assertThat(changed.payoff(j, 0)).isEqualTo(fresh.payoff(j, 0));
                assertThat(changed.payoff(j, 1)).isEqualTo(fresh.payoff(j, 1));
            }
        }
    }

    @Test
    void a_step_limit_and_may_cut_moves() {
        Scenario scenario = scenario(ScenarioTexts.random(1));
        CompiledGame compiled = compile(scenario);
        // From low with step 1: low and middle.
        assertThat(compiled.at(stated(scenario)).moves(0, 0)).isEqualTo(2);
        // Once y is on and c is not 0 it has to stay on; it starts off, so that either is open.
        StochasticGame game = compiled.at(stated(scenario));
        assertThat(game.moves(0, 1)).isEqualTo(2);
        int y = index(scenario, "y");
        int c = index(scenario, "c");
        int variables = scenario.variables().size();
        for (int s = 0; s < game.states(); s++) {
            int[] levels = compiled.environment(s);
            if (compiled.acts(s, 1)) {
                assertThat(game.moves(s, 1)).isEqualTo(levels[variables + y] == 1 && levels[c] != 0 ? 1 : 2);
            }
        }
    }

    private static final String DUEL = """
            parley: 1
            title: Who signs and who waits
            horizon: 4
            players:
              a: {name: A, discount: 1}
              b: {name: B, discount: 1}
            TIMING
            levers:
              x: {player: a, levels: [no, yes], start: no}
              y: {player: b, levels: [no, yes], start: no}
            agreements:
              pact: {parties: [a, b], final: true}
            conditions:
              n: {levels: 0..2, start: 0}
            rules:
              both: {when: x is yes and y is yes, add: {n: 1}}
            payoffs:
              a: {one: level(x) + n}
              b: {one: level(y) + (if pact is signed then 1 else 0)}
            claims:
              some: {says: It is worth something., at: ours, test: value(a) > 0}
            """;

    @Test
    void a_final_agreement_stays_in_force_and_leaves_signing_only() {
        Scenario scenario = scenario(DUEL.replace("TIMING\n", ""));
        CompiledGame compiled = compile(scenario);
        StochasticGame game = compiled.at(NONE);
        assertThat(compiled.scenarioStates()).isEqualTo(6);
        int agreement = index(scenario, "pact");
        int variables = scenario.variables().size();
        for (int s = 0; s < game.states(); s++) {
            boolean inForce = compiled.environment(s)[variables + agreement] == 1;
            if (game.jointStart(s + 1) - game.jointStart(s) > 1) {
                assertThat(game.moves(s, 0)).isEqualTo(inForce ? 2 : 4);
            }
            for (int j = game.jointStart(s); inForce && j < game.jointStart(s + 1); j++) {
                int row = game.row(j);
                for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
                    assertThat(compiled.environment(game.successor(e))[variables + agreement])
                            .isEqualTo(1);
                }
            }
        }
    }

    @Test
    void an_order_becomes_stages_in_which_later_movers_know_earlier_moves() {
        Scenario scenario = scenario(DUEL.replace("TIMING", "order: [a, b]"));
        CompiledGame compiled = compile(scenario);
        StochasticGame game = compiled.at(NONE);
        assertThat(game.stages()).isEqualTo(2);
        assertThat(game.moves(0, 1)).isEqualTo(1);
        int row = game.row(game.jointStart(0) + 3);
        int second = game.successor(game.rowStart(row));
        assertThat(game.stage(second)).isEqualTo(1);
        assertThat(game.moves(second, 0)).isEqualTo(1);
        assertThat(game.moves(second, 1)).isEqualTo(4);
        assertThat(compiled.environment(second)[index(scenario, "x")]).isEqualTo(1);
    }

    @Test
    void in_turns_the_levers_of_those_who_wait_keep_their_level() {
        Scenario scenario = scenario(DUEL.replace("TIMING", "turns: [a, b]"));
        CompiledGame compiled = compile(scenario);
        StochasticGame game = compiled.at(NONE);
        int x = index(scenario, "x");
        for (int s = 0; s < game.states(); s++) {
            assertThat(Math.min(game.moves(s, 0), game.moves(s, 1))).isEqualTo(1);
            if (game.moves(s, 0) == 1 && game.moves(s, 1) > 1) {
                int before = compiled.environment(s)[scenario.variables().size() + x];
                for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
                    assertThat(compiled.environment(s, j)[x]).isEqualTo(before);
                }
            }
        }
    }

    private static int index(Scenario scenario, String name) {
        return Arrays.asList(scenario.variables().stream()
                        .map(Scenario.Variable::name)
                        .toArray())
                .indexOf(name);
    }

    /** By hand: with chance u = 0.3 the pair is drawn evenly from 3 x 2, of which one is (0, calm) as before; else nothing happens. */
    @Test
    void an_even_draw_gives_every_combination_of_levels_its_share_of_the_chance() {
        Scenario scenario = scenario("""
                parley: 1
                title: An even draw
                horizon: 1
                players: {a: {name: A}}
                uncertainties: {u: {value: 0.3, range: [0, 1], source: assumed}}
                levers: {x: {player: a, levels: [low, high]}}
                conditions: {c: {levels: 0..2, start: 0}, e: {levels: [calm, tense], start: calm}, d: {levels: 0..3, start: 1}}
                rules:
                  both: {when: x is high, chance: u, set: {c: any, e: any}, add: {d: 1}}
                payoffs: {a: {one: c + level(e) + d}}
                """);
        CompiledGame compiled = compile(scenario);
        StochasticGame game = compiled.at(new double[] {0.3});
        assertThat(game.states()).isEqualTo(7);
        double[] share = new double[7];
        int row = game.row(game.jointStart(game.start()) + 1);
        for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
            share[game.successor(e)] += game.probability(e);
        }
        assertThat(share[game.start()]).isCloseTo(0.7, within(1e-15));
        for (int s = 0; s < 7; s++) {
            int[] levels = compiled.environment(s);
            if (s != game.start()) {
                assertThat(levels[index(scenario, "d")]).isEqualTo(2);
                assertThat(share[s]).isCloseTo(0.05, within(1e-15));
            }
        }
        // Where it fires for certain nothing is left for what would stay as it was, to the last bit.
        StochasticGame certain = compiled.at(new double[] {1});
        for (int e = certain.rowStart(row); e < certain.rowStart(row + 1); e++) {
            double p = certain.probability(e);
            assertThat(p).isEqualTo(certain.successor(e) == certain.start() ? 0.0 : 1 / 6.0);
        }
    }

    @Test
    void too_many_states_are_refused_with_the_number_and_the_flag() {
        Scenario scenario = scenario(ScenarioTexts.random(3));
        assertThatThrownBy(() -> GameCompiler.compile(
                        scenario,
                        Frame.of(scenario, -1),
                        stated(scenario),
                        Budget.usual().withMaxStates(5)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("More than 5 states")
                .satisfies(e -> assertThat(
                                ((InputException) e).diagnostics().get(0).hint())
                        .contains("--max-states"));
    }

    @Test
    void a_chance_above_one_is_reported_with_the_levels_at_which_it_is() {
        String text = ScenarioTexts.random(5)
                .replace("0.1 + 0.2 * d", "0.5 + 0.3 * d")
                .replace("{when: true", "{when: true");
        String broken = text.replace("rules:\n", "rules:\n  bad: {when: true, chance: 0.5 + 0.3 * d, add: {d: 1}}\n");
        Scenario scenario = scenario(broken);
        assertThatThrownBy(() -> compile(scenario))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("rule `bad` is 1.1")
                .hasMessageContaining("d is 2");
    }
}
