package parley.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import parley.compile.CompiledGame;
import parley.compile.Frame;
import parley.game.StochasticGame;
import parley.scenario.Scenario;
import parley.scenario.ScenarioLoader;

/** Quantities against an enumeration of every path of play. */
final class MeasureTest {
    private static final String TEXT = """
            parley: 1
            title: Every quantity
            horizon: 4
            players:
              a: {name: A, discount: 0.9}
              b: {name: B, discount: 0.9}
            uncertainties:
              u: {value: 0.3, range: [0, 1], why: none, source: assumed}
            TIMING
            levers:
              x: {player: a, levels: [low, high], start: low}
              y: {player: b, levels: [off, on], start: off}
            conditions:
              c: {levels: 0..2, start: 0}
            rules:
              up: {when: x is high, chance: u, add: {c: 1}}
              down: {when: y is on, chance: 0.4, add: {c: -1}}
            payoffs:
              a: {one: c - 0.3 * level(x), two: if y is on and last(y) is off then -WEIGHT else 0}
              b: {one: -c + (if x is high and y is on then -0.2 else 0), two: if last(y) is on then 0.1 else 0}
            final: {a: {rest: 2 * c}, b: {rest: -c}}
            ends:
              crash: {when: x is high and y is on, chance: 0.15, worth: {a: -1, b: -2}}
            claims:
              all:
                says: Everything is measured.
                at: ours
                test: TEST
            """;

    /** A complete path: per period the environment, which end happened (-1 none), and the final environment or null. */
    private record Path(List<int[]> periods, List<int[]> before, int end, int[] last, double probability) {}

    private static final String[] QUANTITIES = {
        "value(a)",
        "value(a.one)",
        "chance(eventually(c is 2))",
        "chance(eventually(x is high and y is on))",
        "chance(eventually(crash))",
        "chance(eventually(c is 2, 2))",
        "chance(always(c < 2))",
        "chance(until(x is high, c is 2))",
        "chance(finally(c is 1))",
        "expected(c)",
        "expected(c, 2)",
        "time_to(c is 2)",
        "plays(b, y is on | c is 1)",
        "chance(eventually(c is 2) | c is 1)",
        "chance(eventually(c is 2, 2) | c is 1)",
        "value(a | c is 1)",
        "value(a | last(y) is on)",
        "chance(always(c < 2, 2))",
        "chance(eventually(c is 2 and x is high, 2))",
    };

    /** What can be asked only where b sees what a has just set. */
    private static final String[] SEEN = {"plays(b, y is on | x is high)", "plays(b, y is on | c is 1 and x is low)"};

    @Test
    void quantities_agree_with_an_enumeration_of_paths_when_players_move_together() {
        compare("", 0);
        compare("", 0.5);
    }

    @Test
    void quantities_agree_with_an_enumeration_of_paths_when_players_move_in_order() {
        compare("order: [a, b]", 0.2);
    }

    @Test
    void quantities_agree_with_an_enumeration_of_paths_when_players_take_turns() {
        compare("turns: [a, b]", 0.2);
    }

    private void compare(String timing, double weight) {
        String test = "";
        List<String> quantities = new ArrayList<>(List.of(QUANTITIES));
        quantities.addAll(timing.startsWith("order") ? List.of(SEEN) : List.of());
        for (String quantity : quantities) {
            test += (test.isEmpty() ? "" : " and ") + quantity + " >= -100";
        }
        Scenario scenario = ScenarioLoader.parse(
                        "test.yaml",
                        TEXT.replace("TIMING\n", timing.isEmpty() ? "" : timing + "\n")
                                .replace("WEIGHT", Double.toString(weight))
                                .replace("TEST", test))
                .orThrow();
        CheckOptions options = CheckOptions.usual();
        Frame frame = Frame.of(scenario, -1);
        Numbers numbers = new Numbers(new double[] {0.3});
        Laboratory laboratory = new Laboratory(scenario, options);
        Solved solved = laboratory.solve(frame, numbers, Depth.FULL);
        assertThat(solved.certificates().get(0).regret()).isLessThan(1e-9);
        List<Path> paths = new ArrayList<>();
        follow(solved, solved.game().start(), 0, new ArrayList<>(), new ArrayList<>(), 1, paths);
        assertThat(paths.stream().mapToDouble(Path::probability).sum()).isCloseTo(1, within(1e-9));
        Expected expected = new Expected(scenario, paths);
        Measure measure = new Measure(solved, 0);
        for (int q = 0; q < quantities.size(); q++) {
            Estimate estimate = measure.of(scenario.claims().get(0).quantities().get(q));
            double value = expected.of(q);
            if (Double.isNaN(value)) {
                assertThat(quantities.get(q)).as("met on the path").isNotIn((Object[]) SEEN);
                continue;
            }
            assertThat(estimate.value()).as(quantities.get(q) + " " + timing).isCloseTo(value, within(1e-9));
        }
    }

    private static void follow(
            Solved solved, int state, int t, List<int[]> periods, List<int[]> before, double p, List<Path> into) {
        StochasticGame game = solved.game();
        CompiledGame compiled = solved.table().game();
        if (t == game.horizon()) {
            into.add(new Path(List.copyOf(periods), List.copyOf(before), -1, compiled.environment(state), p));
            return;
        }
        double[] sigma = solved.profile(0).strategyAt(t);
        for (int j = game.jointStart(state); j < game.jointStart(state + 1); j++) {
            double move = p;
            for (int i = 0; i < game.players(); i++) {
                move *= sigma[game.strategyStart(state, i) + game.moveIn(state, j, i)];
            }
            if (move <= 0) {
                continue;
            }
            int row = game.row(j);
            if (!game.advances(state)) {
                follow(solved, game.successor(game.rowStart(row)), t, periods, before, move, into);
                continue;
            }
            List<int[]> longer = new ArrayList<>(periods);
            longer.add(compiled.environment(state, j));
            List<int[]> states = new ArrayList<>(before);
            states.add(compiled.environment(state));
            double crash = solved.ends()[0][j];
            if (crash > 0) {
                into.add(new Path(longer, states, 0, new int[0], move * crash));
            }
            for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
                if (game.probability(e) > 0) {
                    follow(solved, game.successor(e), t + 1, longer, states, move * game.probability(e), into);
                }
            }
        }
    }

    /** The same quantities, straight from their definitions. */
    private static final class Expected {
        private final List<Path> paths;
        private final int x;
        private final int y;
        private final int c;
        private final int lastY;
        private final double weight;

        Expected(Scenario scenario, List<Path> paths) {
            this.paths = paths;
            List<String> names =
                    scenario.variables().stream().map(Scenario.Variable::name).toList();
            this.x = names.indexOf("x");
            this.y = names.indexOf("y");
            this.c = names.indexOf("c");
            this.lastY = names.size() + y;
            this.weight = -parley.expression.Evaluator.of(
                            scenario.payoffs().get(0).get(1).formula().expression())
                    .evaluate(on(names.size(), y), new double[] {0.3});
        }

        private static int[] on(int variables, int y) {
            int[] levels = new int[2 * variables + 1];
            levels[y] = 1;
            return levels;
        }

        double of(int q) {
            return switch (q) {
                case 0 -> mean(p -> payoff(p, 0));
                case 1 -> mean(p -> sum(p, 0, e -> e[c] - 0.3 * e[x]));
                case 2 -> mean(p -> eventually(p, 0, 99, (e, end) -> e[c] == 2));
                case 3 ->
                    mean(p -> eventually(p, 0, 99, (e, end) -> e.length > 0 && e[x] == 1 && e[y] == 1 && e != p.last));
                case 4 -> mean(p -> p.end == 0 ? 1 : 0);
                case 5 -> mean(p -> eventually(p, 0, 2, (e, end) -> e[c] == 2));
                case 6 -> mean(p -> 1 - eventually(p, 0, 99, (e, end) -> e[c] == 2));
                case 7 -> mean(this::until);
                case 8 -> mean(p -> (p.end >= 0 ? p.periods.get(p.periods.size() - 1) : p.last)[c] == 1 ? 1 : 0);
                case 9 -> mean(p -> sum(p, 0, e -> e[c]));
                case 10 ->
                    mean(p -> p.periods.size() > 2 ? p.periods.get(2)[c] : 0) / mean(p -> p.periods.size() > 2 ? 1 : 0);
                case 11 -> mean(this::timeTo);
                case 12 -> plays((before, now) -> before[c] == 1);
                case 13 -> given(e -> e[c] == 1, (p, t) -> eventually(p, t, 99, (e, end) -> e[c] == 2));
                case 14 -> given(e -> e[c] == 1, (p, t) -> eventually(p, t, 2, (e, end) -> e[c] == 2));
                case 15 -> given(e -> e[c] == 1, this::payoff);
                case 16 -> given(e -> e[lastY] == 1, this::payoff);
                // Within two periods of a condition: three states, at the beginnings of both and after them.
                case 17 -> mean(p -> 1 - eventually(p, 0, 2, (e, end) -> e[c] == 2));
                // Within two periods of a move: both.
                case 18 -> mean(p -> p.periods.stream().limit(2).anyMatch(e -> e[c] == 2 && e[x] == 1) ? 1 : 0);
                case 19 -> plays((before, now) -> now[x] == 1);
                default -> plays((before, now) -> before[c] == 1 && now[x] == 0);
            };
        }

        private double mean(ToDoubleFunction<Path> of) {
            return paths.stream()
                    .mapToDouble(p -> p.probability * of.applyAsDouble(p))
                    .sum();
        }

        private interface From {
            double at(Path path, int period);
        }

        private double given(java.util.function.Predicate<int[]> condition, From measure) {
            double total = 0;
            double sum = 0;
            for (Path p : paths) {
                for (int t = 0; t < p.before.size(); t++) {
                    if (condition.test(p.before.get(t))) {
                        total += p.probability;
                        sum += p.probability * measure.at(p, t);
                        break;
                    }
                }
            }
            return total == 0 ? Double.NaN : sum / total;
        }

        private double payoff(Path p, int from) {
            double result = sum(p, from, e -> e[c] - 0.3 * e[x] - (e[y] == 1 && e[lastY] == 0 ? weight : 0));
            int length = p.periods.size() - from;
            return result
                    + (p.end >= 0 ? StrictMath.pow(0.9, length - 1) * -1 : StrictMath.pow(0.9, length) * 2 * p.last[c]);
        }

        private static double sum(Path p, int from, ToDoubleFunction<int[]> term) {
            double sum = 0;
            for (int t = from; t < p.periods.size(); t++) {
                sum += StrictMath.pow(0.9, t - from) * term.applyAsDouble(p.periods.get(t));
            }
            return sum;
        }

        private static double eventually(Path p, int from, int within, BiPredicate<int[], Integer> goal) {
            for (int t = from; t < Math.min(p.periods.size(), from + within); t++) {
                if (goal.test(p.periods.get(t), -1)) {
                    return 1;
                }
            }
            // What stands after the last period looked at: the conditions there.
            if (from + within < p.periods.size()) {
                return goal.test(p.before.get(from + within), -1) ? 1 : 0;
            }
            return p.end < 0 && goal.test(p.last, -1) ? 1 : 0;
        }

        private double until(Path p) {
            for (int[] e : p.periods) {
                if (e[c] == 2) {
                    return 1;
                }
                if (e[x] != 1) {
                    return 0;
                }
            }
            return p.end < 0 && p.last[c] == 2 ? 1 : 0;
        }

        private double timeTo(Path p) {
            int t = 0;
            while (t < p.periods.size() && p.periods.get(t)[c] != 2) {
                t++;
            }
            return t;
        }

        private double plays(BiPredicate<int[], int[]> given) {
            double seen = 0;
            double done = 0;
            for (Path p : paths) {
                for (int t = 0; t < p.periods.size(); t++) {
                    if (given.test(p.before.get(t), p.periods.get(t))) {
                        seen += p.probability;
                        done += p.probability * p.periods.get(t)[y];
                    }
                }
            }
            return seen == 0 ? Double.NaN : done / seen;
        }
    }
}
