package parley.claim;

import java.util.List;
import parley.scenario.Scenario.Uncertainty;

/**
 * Worlds drawn from the ranges, all uncertainties at once, evenly over each range; switches stay as stated. Draw number
 * k depends on k alone (SplitMix64 as a counter-based generator, Steele, Lea and Flood 2014).
 */
final class Draws {
    private static final long SEED = 0x5DEECE66DL;

    private Draws() {}

    static Numbers draw(int k, Numbers stated, List<Uncertainty> uncertainties, java.util.Set<Integer> kept) {
        double[] values = stated.values().clone();
        for (int u = 0; u < values.length; u++) {
            Uncertainty uncertainty = uncertainties.get(u);
            if (uncertainty.isSwitch() || kept.contains(u)) {
                continue;
            }
            double x = uniform(k, u);
            if (!uncertainty.points().isEmpty()) {
                int at = (int) (x * uncertainty.points().size());
                values[u] = uncertainty.points().get(at);
            } else if (uncertainty.integer()) {
                values[u] = uncertainty.low() + Math.floor(x * (uncertainty.high() - uncertainty.low() + 1));
            } else if (uncertainty.high() > uncertainty.low()) {
                values[u] = uncertainty.low() + x * (uncertainty.high() - uncertainty.low());
            }
        }
        return new Numbers(values);
    }

    private static double uniform(int k, int u) {
        long z = SEED + 0x9E3779B97F4A7C15L * (1 + k * 1_000_003L + u);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1.0p-53;
    }
}
