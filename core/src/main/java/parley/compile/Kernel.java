package parley.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import parley.expression.Evaluator;
import parley.expression.Expression;
import parley.expression.Reads;
import parley.scenario.Scenario.Change;
import parley.scenario.Scenario.Outcome;
import parley.scenario.Scenario.Rule;

/**
 * How a set of conditions that rules move together goes from one period to the next. Conditions that no rule ties to each
 * other move independently given the old state and the moves, so a transition row is a product of kernels.
 *
 * <p>An entry is a combination of what the rules read; its support (local next levels that some value of the uncertain
 * numbers makes possible, switches being as they are) is found once, its probabilities anew for each set of numbers. Rules draw independently: the
 * distribution is the convolution of their outcomes, additions summed and then clamped to the levels.
 */
final class Kernel {
    private static final double[] NO_PARAMETERS = new double[0];

    private record Effect(int local, boolean set, Evaluator amount) {}

    private record Option(Evaluator chance, int part, int parts, boolean uncertain, List<Effect> effects) {}

    private record Draw(Rule rule, Evaluator when, boolean uncertain, List<Option> options) {}

    private final int[] conditions;
    private final int[] counts;
    private final long[] weights;
    private final List<Draw> draws = new ArrayList<>();
    private final Projection projection;
    private final Slots slots;
    private final Growable support = new Growable();
    private final LongList delta = new LongList();

    /**
     * @param conditions the variables moved, ascending
     * @param weights {@code [variable]} what one level of it adds to a state's key
     */
    Kernel(int[] conditions, List<Rule> rules, long[] weights, Slots slots) {
        this.conditions = conditions;
        this.counts = Arrays.stream(conditions).map(slots::count).toArray();
        this.weights = Arrays.stream(conditions).mapToLong(c -> weights[c]).toArray();
        this.slots = slots;
        TreeSet<Integer> read = new TreeSet<>();
        Arrays.stream(conditions).forEach(read::add);
        for (Rule rule : rules) {
            List<Option> options = new ArrayList<>();
            collect(rule.when().expression(), read);
            for (Outcome outcome : rule.outcomes()) {
                collect(outcome.chance().expression(), read);
                List<Effect> effects = new ArrayList<>();
                for (Change change : outcome.changes()) {
                    collect(change.amount().expression(), read);
                    effects.add(new Effect(
                            Arrays.binarySearch(conditions, change.variable()),
                            change.set(),
                            Evaluator.of(change.amount().expression())));
                }
                Expression chance = outcome.chance().expression();
                options.add(
                        new Option(Evaluator.of(chance), outcome.part(), outcome.parts(), uncertain(chance), effects));
            }
            Expression when = rule.when().expression();
            draws.add(new Draw(rule, Evaluator.of(when), uncertain(when), options));
        }
        this.projection =
                new Projection(read.stream().mapToInt(Integer::intValue).toArray(), slots);
    }

    private static void collect(Expression expression, Set<Integer> into) {
        Reads.of(expression).slots().stream().forEach(into::add);
    }

    private boolean uncertain(Expression expression) {
        return slots.varies(expression);
    }

    /** The entry for the new levers and old conditions in {@code levels}; its support is ready afterwards. */
    int entry(int[] levels, double[] parameters, Faults faults) {
        int known = projection.size();
        int entry = projection.entry(levels);
        if (entry == known) {
            Convolution convolution = new Convolution(entry, faults);
            convolution.run(parameters, true);
            store(entry, convolution);
        }
        return entry;
    }

    int supportStart(int entry) {
        return support.get(entry);
    }

    int supportEnd(int entry) {
        return support.get(entry + 1);
    }

    /** What a support point's levels add to the key of the next state. */
    long delta(int point) {
        return delta.get(point);
    }

    /** Probabilities of all entries at other numbers, on the same supports; the result is {@code [point]}. */
    double[] reweigh(double[] parameters, Faults faults) {
        double[] result = new double[delta.size()];
        for (int entry = 0; entry < projection.size(); entry++) {
            Convolution convolution = new Convolution(entry, faults);
            convolution.run(parameters, false);
            int from = supportStart(entry);
            int to = supportEnd(entry);
            for (int k = 0; k < convolution.size; k++) {
                long key = convolution.key(k);
                for (int point = from; point < to; point++) {
                    if (delta.get(point) == key) {
                        result[point] += convolution.weight[k];
                        break;
                    }
                }
            }
        }
        return result;
    }

    private void store(int entry, Convolution convolution) {
        if (entry == 0) {
            support.add(0);
        }
        long[] keys = new long[convolution.size];
        for (int k = 0; k < keys.length; k++) {
            keys[k] = convolution.key(k);
        }
        long[] distinct = Arrays.stream(keys).sorted().distinct().toArray();
        for (long key : distinct) {
            delta.add(key);
        }
        support.add(delta.size());
    }

    /** The distribution at one entry: per condition (sum of additions, set level + 1 or 0), with probabilities. */
    private final class Convolution {
        private final int entry;
        private final Faults faults;
        private final int[] environment = new int[slots.size()];
        private int[][] vectors = new int[16][];
        private double[] weight = new double[16];
        private int size;

        Convolution(int entry, Faults faults) {
            this.entry = entry;
            this.faults = faults;
            projection.restore(entry, environment);
        }

        long key(int k) {
            int[] vector = vectors[k];
            long key = 0;
            for (int c = 0; c < conditions.length; c++) {
                int set = vector[2 * c + 1];
                int level = set > 0 ? set - 1 : environment[conditions[c]] + vector[2 * c];
                key += weights[c] * Math.max(0, Math.min(counts[c] - 1, level));
            }
            return key;
        }

        /** Convolves the rules' outcomes at an entry. Structural: outcomes of uncertain chances stay, with probability 0 if need be. */
        void run(double[] parameters, boolean structural) {
            size = 1;
            vectors[0] = new int[2 * conditions.length];
            weight[0] = 1;
            for (Draw draw : draws) {
                boolean fires = draw.when.test(environment, parameters);
                if (!fires && !(structural && draw.uncertain)) {
                    continue;
                }
                double rest = 1;
                int before = size;
                int[][] old = Arrays.copyOf(vectors, before);
                double[] oldWeight = Arrays.copyOf(weight, before);
                size = 0;
                boolean anyUncertain = draw.uncertain;
                for (Option option : draw.options) {
                    double chance = option.chance.evaluate(environment, parameters);
                    if (fires && !(chance >= -1e-12 && chance <= 1 + 1e-12)) {
                        faults.chance(draw.rule, chance, projection.describe(entry, slots));
                        chance = 0;
                    }
                    chance = fires ? Math.max(0, Math.min(1, chance)) : 0;
                    anyUncertain |= option.uncertain;
                    rest -= option.part == 0 ? chance : 0;
                    chance /= option.parts;
                    if (chance > 0 || (structural && (option.uncertain || draw.uncertain))) {
                        for (int k = 0; k < before; k++) {
                            add(apply(old[k], option, draw, oldWeight[k] * chance > 0), oldWeight[k] * chance);
                        }
                    }
                }
                if (rest < -1e-9) {
                    faults.chanceSum(draw.rule, 1 - rest, projection.describe(entry, slots));
                }
                rest = rest < 1e-15 ? 0 : rest;
                if (rest > 0 || (structural && anyUncertain)) {
                    for (int k = 0; k < before; k++) {
                        add(old[k], oldWeight[k] * rest);
                    }
                }
            }
        }

        private int[] apply(int[] vector, Option option, Draw draw, boolean possible) {
            int[] next = vector.clone();
            for (Effect effect : option.effects) {
                double amount = effect.amount.evaluate(environment, NO_PARAMETERS);
                int whole = (int) Math.rint(amount);
                if (!(Math.abs(amount - whole) < 1e-9)) {
                    faults.amount(draw.rule, amount, projection.describe(entry, slots));
                }
                int at = 2 * effect.local;
                if (effect.set) {
                    if (possible && (next[at] != 0 || next[at + 1] != 0)) {
                        faults.twoSet(draw.rule, conditions[effect.local], projection.describe(entry, slots));
                    }
                    if (whole < 0 || whole >= counts[effect.local]) {
                        faults.amount(draw.rule, amount, projection.describe(entry, slots));
                    }
                    next[at + 1] = whole + 1;
                } else if (whole != 0) {
                    if (possible && next[at + 1] != 0) {
                        faults.twoSet(draw.rule, conditions[effect.local], projection.describe(entry, slots));
                    }
                    next[at] += whole;
                }
            }
            return next;
        }

        private void add(int[] vector, double p) {
            for (int k = 0; k < size; k++) {
                if (Arrays.equals(vectors[k], vector)) {
                    weight[k] += p;
                    return;
                }
            }
            if (size == weight.length) {
                vectors = Arrays.copyOf(vectors, 2 * size);
                weight = Arrays.copyOf(weight, 2 * size);
            }
            vectors[size] = vector;
            weight[size++] = p;
        }
    }
}
