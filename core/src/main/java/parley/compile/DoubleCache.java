package parley.compile;

import java.util.Arrays;
import parley.expression.Evaluator;

/** Values of an expression by projection entry, evaluated once each. */
final class DoubleCache {
    private double[] values = new double[64];

    double get(Projection projection, Evaluator evaluator, int[] levels, double[] numbers) {
        int known = projection.size();
        int entry = projection.entry(levels);
        if (entry == known) {
            if (entry == values.length) {
                values = Arrays.copyOf(values, 2 * entry);
            }
            values[entry] = evaluator.evaluate(levels, numbers);
        }
        return values[entry];
    }
}
