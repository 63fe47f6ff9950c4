package parley.compile;

import parley.expression.Evaluator;
import parley.expression.Expression;
import parley.expression.Reads;
import parley.scenario.Scenario;

/** The numbers that belong to a structure's rows, joint moves and states at given values of the uncertain numbers. */
final class Tables {
    private final Scenario scenario;
    private final Frame frame;
    private final Explorer found;
    private final byte[] stage;
    private final int[] jointStart;
    private final int[] row;
    private final int[] rowStart;
    private final int successors;

    /**
     * @param stage {@code [s]}
     * @param jointStart {@code [s]}
     * @param row {@code [j]}
     * @param rowStart {@code [row]}
     */
    Tables(Explorer found, byte[] stage, int[] jointStart, int[] row, int[] rowStart, int successors) {
        this.scenario = found.scenario;
        this.frame = found.frame;
        this.found = found;
        this.stage = stage;
        this.jointStart = jointStart;
        this.row = row;
        this.rowStart = rowStart;
        this.successors = successors;
    }

    double[] probabilities(double[] numbers, Faults faults) {
        int kernels = found.kernels.size();
        double[][] weights = new double[kernels][];
        for (int k = 0; k < kernels; k++) {
            weights[k] = found.kernels.get(k).reweigh(numbers, faults);
        }
        double[][] endChances = found.ends.weigh(numbers, faults);
        double[] result = new double[successors];
        int[] entries = new int[kernels + 1];
        for (int r = 0; r < rowStart.length - 1; r++) {
            int at = rowStart[r];
            if (at == rowStart[r + 1]) {
                continue;
            }
            for (int k = 0; k <= kernels; k++) {
                entries[k] = found.rowEntries.get(r * (kernels + 1) + k);
            }
            if (entries[kernels] < 0) {
                result[at] = 1;
                continue;
            }
            double goesOn = 1;
            for (double chance : endChances[entries[kernels]]) {
                goesOn -= chance;
            }
            multiply(Math.max(0, goesOn), at, entries, weights, result);
        }
        return result;
    }

    /**
     * Writes the product of the kernels' distributions in the order in which the successors were listed: grown kernel by
     * kernel from the back, so that nothing is overwritten before it is spread.
     */
    private void multiply(double goesOn, int at, int[] entries, double[][] weights, double[] into) {
        into[at] = goesOn;
        int size = 1;
        for (int k = 0; k < weights.length; k++) {
            Kernel kernel = found.kernels.get(k);
            int from = kernel.supportStart(entries[k]);
            int count = kernel.supportEnd(entries[k]) - from;
            double[] weight = weights[k];
            for (int x = size - 1; x >= 0; x--) {
                double p = into[at + x];
                int base = at + x * count;
                for (int c = count - 1; c >= 0; c--) {
                    into[base + c] = p * weight[from + c];
                }
            }
            size *= count;
        }
    }

    double[] payoffs(double[] numbers, int[] types, Faults faults) {
        int players = found.players;
        int tables = found.payoffs.tables();
        double[] result = new double[row.length * players];
        for (int t = 0; t < tables; t++) {
            double[] worth = found.payoffs.weigh(t, numbers, types, faults);
            for (int j = 0; j < row.length; j++) {
                int entry = found.payoffEntry.get(j * tables + t);
                if (entry >= 0) {
                    for (int i = 0; i < players; i++) {
                        result[j * players + i] += worth[entry * players + i];
                    }
                }
            }
        }
        return result;
    }

    double[] finals(double[] numbers, int[] types, Faults faults) {
        int players = found.players;
        double[] result = new double[stage.length * players];
        if (frame.horizon().isEmpty() || frame.noFinal()) {
            return result;
        }
        for (int i = 0; i < players; i++) {
            for (Scenario.Term term : scenario.finals().get(i)) {
                double[] worth = perState(term.formula().expression(), numbers, types);
                for (int s = 0; s < stage.length; s++) {
                    if (stage[s] != 0) {
                        continue;
                    }
                    if (!Double.isFinite(worth[s])) {
                        faults.payoff(
                                scenario.players().get(i).id(),
                                term,
                                worth[s],
                                found.layout.describe(found.key.get(s)));
                    }
                    result[s * players + i] += worth[s];
                }
            }
        }
        return result;
    }

    double[] perState(Expression expression, double[] numbers, int[] types) {
        Evaluator evaluator = Evaluator.of(expression);
        Projection projection =
                new Projection(Reads.of(expression).slots().stream().toArray(), found.layout.slots);
        DoubleCache cache = new DoubleCache();
        int[] levels = new int[found.layout.slots.size()];
        put(types, levels);
        double[] result = new double[stage.length];
        for (int s = 0; s < result.length; s++) {
            found.restore(s, levels);
            if (stage[s] > 0) {
                found.layout.settleAgreements(levels);
            }
            result[s] = cache.get(projection, evaluator, levels, numbers);
        }
        return result;
    }

    double[] perJoint(Expression expression, double[] numbers, int[] types, int end) {
        Evaluator evaluator = Evaluator.of(expression);
        Projection projection =
                new Projection(Reads.of(expression).slots().stream().toArray(), found.layout.slots);
        DoubleCache cache = new DoubleCache();
        int[] levels = new int[found.layout.slots.size()];
        put(types, levels);
        if (end >= 0) {
            levels[found.layout.slots.ended(end)] = 1;
        }
        double[] result = new double[row.length];
        for (int s = 0; s < stage.length; s++) {
            if (stage[s] != found.stages - 1) {
                continue;
            }
            found.restore(s, levels);
            for (int j = jointStart[s]; j < jointStart[s + 1]; j++) {
                found.applyJoint(s, j - jointStart[s], levels);
                found.layout.settleAgreements(levels);
                result[j] = cache.get(projection, evaluator, levels, numbers);
            }
        }
        return result;
    }

    /** {@code [player]}: the type that the frame gives it for certain, else its first. */
    int[] certain() {
        int[] types = new int[found.players];
        for (int i = 0; i < types.length; i++) {
            types[i] = frame.types(scenario, i)[0];
        }
        return types;
    }

    private void put(int[] types, int[] levels) {
        for (int i = 0; i < types.length; i++) {
            levels[found.layout.slots.type(i)] = types[i];
        }
    }

    /** The chance of each end at every joint move: {@code [end][j]}. */
    double[][] endChances(double[] numbers) {
        double[][] chances = found.ends.weigh(numbers, new Faults(scenario));
        int width = found.kernels.size() + 1;
        double[][] result = new double[scenario.ends().size()][row.length];
        for (int j = 0; j < row.length; j++) {
            int entry = found.rowEntries.get(row[j] * width + width - 1);
            for (int k = 0; entry >= 0 && k < result.length; k++) {
                result[k][j] = chances[entry][k];
            }
        }
        return result;
    }
}
