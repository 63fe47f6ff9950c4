package parley.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.InputException;
import parley.diagnostic.Span;
import parley.expression.Evaluator;
import parley.expression.Expression;
import parley.game.BeliefGame;
import parley.game.StochasticGame;
import parley.scenario.Scenario;

/** Puts numbers into a structure with types. */
record TypedNumbers(CompiledGame game) {
    private static final double ROUNDING = 1e-9;

    static boolean hasTypes(Scenario scenario, Frame frame) {
        for (int i = 0; i < scenario.players().size(); i++) {
            if (frame.types(scenario, i).length > 1) {
                return true;
            }
        }
        return false;
    }

    private Scenario scenario() {
        return game.scenario();
    }

    /** {@code [place in the frame's types]} of a player. */
    private double[] priors(int player, double[] numbers) {
        int[] types = game.frame().types(scenario(), player);
        double[] prior = new double[types.length];
        double sum = 0;
        for (int k = 0; k < prior.length && prior.length > 1; k++) {
            Scenario.Type type = scenario().types().get(player).get(types[k]);
            prior[k] = Evaluator.of(type.prior().expression()).evaluate(new int[0], numbers);
            sum += prior[k];
            if (!(prior[k] >= -ROUNDING && prior[k] <= 1 + ROUNDING)) {
                throw fault(
                        type.span(),
                        "The prior of type `" + type.name() + "` is " + Faults.number(prior[k]) + " at these values.",
                        "a prior lies between 0 and 1");
            }
            prior[k] = prior[k] < ROUNDING ? 0 : prior[k];
        }
        if (prior.length == 1) {
            return new double[] {1};
        }
        if (!(Math.abs(sum - 1) <= ROUNDING)) {
            throw fault(
                    scenario().types().get(player).get(0).span(),
                    "The priors of the types of `"
                            + scenario().players().get(player).id() + "` sum to " + Faults.number(sum)
                            + " at these values.",
                    "they sum to 1; write the last one as 1 less the others");
        }
        return prior;
    }

    private InputException fault(Span span, String sentence, String hint) {
        return new InputException(
                new Diagnostic(Code.CHANCE_IN_STATE, scenario().file(), span, sentence, hint));
    }

    int[][] types(double[] numbers) {
        int[][] result = new int[scenario().players().size()][];
        for (int i = 0; i < result.length; i++) {
            int[] all = game.frame().types(scenario(), i);
            double[] prior = priors(i, numbers);
            result[i] = java.util.stream.IntStream.range(0, all.length)
                    .filter(k -> prior[k] > 0)
                    .map(k -> all[k])
                    .toArray();
        }
        return result;
    }

    /** {@code [theta][player]}: types of the scenario, player 0 slowest. */
    private static int[][] profiles(int[][] types) {
        int count = 1;
        for (int[] of : types) {
            count *= of.length;
        }
        int[][] profiles = new int[count][types.length];
        for (int theta = 0; theta < count; theta++) {
            int rest = theta;
            for (int i = types.length - 1; i >= 0; i--) {
                profiles[theta][i] = types[i][rest % types[i].length];
                rest /= types[i].length;
            }
        }
        return profiles;
    }

    BeliefGame at(double[] numbers) {
        if (game.frame().horizon().isEmpty()) {
            throw new InputException(new Diagnostic(
                    Code.HORIZON_NEEDED,
                    scenario().file(),
                    scenario().types().stream()
                            .flatMap(List::stream)
                            .map(Scenario.Type::span)
                            .findFirst()
                            .orElse(Span.NOWHERE),
                    "A game with private types is solved with a horizon only.",
                    "give the scenario a `horizon`, long enough that a longer one changes nothing"));
        }
        StochasticGame open = game.at(numbers);
        int[][] types = types(numbers);
        int[] count = Arrays.stream(types).mapToInt(of -> of.length).toArray();
        List<Double> prior = new ArrayList<>();
        List<boolean @Nullable []> allowed = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            double sum = 0;
            double[] all = priors(i, numbers);
            for (double p : all) {
                sum += p;
            }
            for (double p : all) {
                if (p > 0) {
                    prior.add(p / sum);
                }
            }
            for (int type : types[i]) {
                allowed.add(game.allowed(open, i, type));
            }
        }
        Faults faults = new Faults(scenario());
        int[][] profiles = profiles(types);
        double[][] payoff = new double[profiles.length][];
        double[][] last = new double[profiles.length][];
        for (int theta = 0; theta < profiles.length; theta++) {
            payoff[theta] = game.tables().payoffs(numbers, profiles[theta], faults);
            last[theta] = game.tables().finals(numbers, profiles[theta], faults);
        }
        faults.throwIfAny();
        return new BeliefGame(
                open, count, prior.stream().mapToDouble(Double::doubleValue).toArray(), payoff, last, allowed);
    }

    double[][] term(int player, int term, double[] numbers) {
        int[][] profiles = profiles(types(numbers));
        Expression expression =
                scenario().payoffs().get(player).get(term).formula().expression();
        double[][] result = new double[profiles.length][];
        for (int theta = 0; theta < profiles.length; theta++) {
            result[theta] = game.tables().perJoint(expression, numbers, profiles[theta], -1);
        }
        return result;
    }
}
