package parley.claim;

import java.util.Arrays;

/** The values of all uncertainties, as a key. */
final class Numbers {
    private final double[] values;

    Numbers(double[] values) {
        this.values = values;
    }

    double[] values() {
        return values;
    }

    double get(int uncertainty) {
        return values[uncertainty];
    }

    Numbers with(int uncertainty, double value) {
        double[] changed = values.clone();
        changed[uncertainty] = value;
        return new Numbers(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Numbers numbers && Arrays.equals(values, numbers.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
