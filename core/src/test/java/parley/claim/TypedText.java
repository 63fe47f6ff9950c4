package parley.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.compile.CompiledGame;
import parley.compile.Frame;
import parley.compile.GameCompiler;
import parley.diagnostic.Span;
import parley.expression.Expression;
import parley.expression.Formula;
import parley.game.BeliefGame;
import parley.game.StochasticGame;
import parley.scenario.Scenario;
import parley.scenario.ScenarioLoader;

/**
 * A game with types put together from one scenario per type profile, which differ in payoffs only: a route to the game that does
 * not use what the compiler knows of types. {@code <sincere: x, stalling: y>} in the text stands for x or y.
 */
final class TypedText {
    final Scenario scenario;
    final Tabulation table;
    final BeliefGame game;

    /** @param types {@code [player]}: names, empty for a player without */
    TypedText(String text, List<List<String>> types, double[] prior) {
        int[] count = types.stream().mapToInt(t -> Math.max(1, t.size())).toArray();
        int profiles = Arrays.stream(count).reduce(1, (a, b) -> a * b);
        List<CompiledGame> compiled = new ArrayList<>();
        for (int theta = 0; theta < profiles; theta++) {
            List<String> names = new ArrayList<>();
            int rest = theta;
            for (int i = count.length - 1; i >= 0; i--) {
                if (!types.get(i).isEmpty()) {
                    names.add(types.get(i).get(rest % count[i]));
                }
                rest /= count[i];
            }
            Scenario plain =
                    ScenarioLoader.parse("test.yaml", chosen(text, names)).orThrow();
            compiled.add(compile(typed(plain, types)));
        }
        this.scenario = compiled.get(0).scenario();
        double[] none = new double[0];
        double[][] payoff = new double[profiles][];
        double[][] last = new double[profiles][];
        for (int theta = 0; theta < profiles; theta++) {
            StochasticGame at = compiled.get(theta).at(none);
            payoff[theta] = new double[at.jointMoves() * at.players()];
            last[theta] = new double[at.states() * at.players()];
            for (int j = 0; j < at.jointMoves(); j++) {
                for (int i = 0; i < at.players(); i++) {
                    payoff[theta][j * at.players() + i] = at.payoff(j, i);
                }
            }
            for (int s = 0; s < at.states(); s++) {
                for (int i = 0; i < at.players(); i++) {
                    last[theta][s * at.players() + i] = at.finalPayoff(s, i);
                }
            }
        }
        List<boolean @Nullable []> allowed = new ArrayList<>();
        for (int k = 0; k < prior.length; k++) {
            allowed.add(null);
        }
        this.game = new BeliefGame(compiled.get(0).at(none), count, prior, payoff, last, allowed);
        int[][] same = new int[count.length][];
        for (int i = 0; i < count.length; i++) {
            same[i] = java.util.stream.IntStream.range(0, count[i]).toArray();
        }
        BeliefGame one = game;
        this.table = new Tabulation(compiled.get(0), new Tabulation.Typed() {
            @Override
            public BeliefGame at(double[] numbers) {
                return one;
            }

            @Override
            public int[][] types(double[] numbers) {
                return same;
            }

            @Override
            public double[][] term(int player, int term, double[] numbers) {
                double[][] perJoint = new double[compiled.size()][];
                for (int theta = 0; theta < perJoint.length; theta++) {
                    CompiledGame of = compiled.get(theta);
                    Formula formula =
                            of.scenario().payoffs().get(player).get(term).formula();
                    perJoint[theta] = of.perJoint(formula.expression(), numbers, -1);
                }
                return perJoint;
            }
        });
    }

    private static CompiledGame compile(Scenario scenario) {
        return GameCompiler.compile(
                scenario,
                Frame.of(scenario, -1),
                new double[0],
                CheckOptions.usual().budget());
    }

    private static String chosen(String text, List<String> names) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf('<'); open >= 0; open = text.indexOf('<', at)) {
            int close = text.indexOf('>', open);
            out.append(text, at, open);
            for (String each : text.substring(open + 1, close).split(",")) {
                String[] parts = each.split(":");
                if (names.contains(parts[0].strip())) {
                    out.append(parts[1].strip());
                }
            }
            at = close + 1;
        }
        return out.append(text.substring(at)).toString();
    }

    private static Scenario typed(Scenario s, List<List<String>> names) {
        Formula any = new Formula(new Expression.Constant(0), "0", Span.NOWHERE);
        List<List<Scenario.Type>> types = names.stream()
                .map(all -> all.stream()
                        .map(name -> new Scenario.Type(name, any, Span.NOWHERE))
                        .toList())
                .toList();
        return new Scenario(
                s.file(),
                s.text(),
                s.title(),
                s.about(),
                s.period(),
                s.horizon(),
                s.timing(),
                s.sequence(),
                s.sources(),
                s.players(),
                types,
                s.uncertainties(),
                s.variables(),
                s.rules(),
                s.payoffs(),
                s.finals(),
                s.ends(),
                s.policies(),
                s.claims(),
                s.arguments(),
                s.variants());
    }
}
