package parley.compile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parley.expression.Evaluator;
import parley.expression.Expression;
import parley.expression.Formula;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Timing;

/**
 * What besides the numbers decides the structure of a game: the policy in force and what a variant changes.
 *
 * @param policy index of the policy, or -1 for none
 * @param horizon periods, or empty for a game that goes on for ever
 * @param timing who moves when
 * @param sequence groups of players in that timing
 * @param fixed {@code [player]} a further restriction on its new levels, or null
 * @param leftOut players whose levers stay at their start, ascending
 * @param noFinal whether final payoffs are left off
 * @param precision of logit responses, reading parameters only, or null where the frame does not say; decides how the game is
 *     played, not its structure
 * @param types the type that a player has for certain, by player
 */
public record Frame(
        int policy,
        OptionalInt horizon,
        Timing timing,
        List<List<Integer>> sequence,
        List<@Nullable Formula> fixed,
        List<Integer> leftOut,
        boolean noFinal,
        @Nullable Expression precision,
        Map<Integer, Integer> types) {

    /** The scenario as written, under a policy. */
    public static Frame of(Scenario scenario, int policy) {
        return new Frame(
                policy,
                scenario.horizon(),
                scenario.timing(),
                scenario.sequence(),
                Collections.nCopies(scenario.players().size(), null),
                List.of(),
                false,
                null,
                Map.of());
    }

    /** The same frame under another policy. */
    public Frame under(int otherPolicy) {
        return new Frame(otherPolicy, horizon, timing, sequence, fixed, leftOut, noFinal, precision, types);
    }

    /** Whether one player has moved before another does, in the same period. */
    public boolean movesBefore(int earlier, int later) {
        return timing == Timing.ORDER && group(earlier) >= 0 && group(earlier) < group(later);
    }

    private int group(int player) {
        for (int g = 0; g < sequence.size(); g++) {
            if (sequence.get(g).contains(player)) {
                return g;
            }
        }
        return -1;
    }

    /** The types of a player that this frame leaves, as places among those of the scenario; 0 for a player without. */
    public int[] types(Scenario scenario, int player) {
        Integer certain = types.get(player);
        return certain == null ? IntStream.range(0, scenario.types(player)).toArray() : new int[] {certain};
    }

    /** The same frame without a precision of its own. */
    public Frame withoutPrecision() {
        return new Frame(policy, horizon, timing, sequence, fixed, leftOut, noFinal, null, types);
    }

    /**
     * How precisely players respond at these numbers; infinite for best responses, and where the frame does not say.
     *
     * @throws parley.diagnostic.InputException where it is below 0 or undefined
     */
    public double precisionAt(Scenario scenario, double[] numbers) {
        if (precision == null) {
            return Double.POSITIVE_INFINITY;
        }
        double value = Evaluator.of(precision).evaluate(new int[0], numbers);
        if (!(value >= 0)) {
            Faults faults = new Faults(scenario);
            faults.precision(precision, value);
            faults.throwIfAny();
        }
        return value;
    }

    /** This frame as changed by a variant or a claim's {@code with}. */
    public Frame changed(Scenario.Setting setting) {
        Integer periods = setting.horizon();
        OptionalInt newHorizon = horizon;
        if (periods != null) {
            newHorizon = periods < 0 ? OptionalInt.empty() : OptionalInt.of(periods);
        }
        List<@Nullable Formula> restrictions = new ArrayList<>(fixed);
        for (int i = 0; i < setting.fixed().size(); i++) {
            Formula f = setting.fixed().get(i);
            if (f != null) {
                restrictions.set(i, f);
            }
        }
        List<Integer> out = new ArrayList<>(leftOut);
        setting.leftOut().stream().filter(p -> !out.contains(p)).forEach(out::add);
        Collections.sort(out);
        Map<Integer, Integer> certain = new TreeMap<>(types);
        certain.putAll(setting.types());
        Timing newTiming = setting.timing();
        Formula newPrecision = setting.precision();
        return new Frame(
                policy,
                newHorizon,
                newTiming == null ? timing : newTiming,
                newTiming == null ? sequence : setting.sequence(),
                restrictions,
                out,
                noFinal || setting.noFinal(),
                newPrecision == null ? precision : newPrecision.expression(),
                Collections.unmodifiableMap(certain));
    }
}
