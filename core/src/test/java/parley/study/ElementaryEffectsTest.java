package parley.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ElementaryEffectsTest {
    /** Effects of a function on the trajectories of a design, found by looking at which coordinate differs. */
    private static double[][] effects(Morris design, java.util.function.ToDoubleFunction<double[]> function) {
        int d = design.dimensions();
        int trajectories = (int) (design.points() / design.block());
        double[][] effects = new double[d][trajectories];
        double[] from = new double[d];
        double[] to = new double[d];
        for (int t = 0; t < trajectories; t++) {
            for (int step = 0; step < d; step++) {
                design.point((long) t * (d + 1) + step, from);
                design.point((long) t * (d + 1) + step + 1, to);
                for (int j = 0; j < d; j++) {
                    if (from[j] != to[j]) {
                        effects[j][t] = (function.applyAsDouble(to) - function.applyAsDouble(from)) / (to[j] - from[j]);
                    }
                }
            }
        }
        return effects;
    }

    /**
     * By hand, on the levels 0, 1/3, 2/3, 1: the effect of the first number is the second, evenly on the levels, with mean 1/2 and
     * variance 5/36; the effect of the third is 0.
     */
    @Test
    void of_a_product_they_are_the_other_factor() {
        double[][] effects = effects(new Morris(20_000, 3, 4, 7), x -> x[0] * x[1]);
        ElementaryEffects found = ElementaryEffects.of(effects, 1);
        for (int j = 0; j < 2; j++) {
            ElementaryEffects.Effect effect = found.numbers().get(j);
            assertThat(effect.size().value()).isCloseTo(0.5, within(0.01));
            assertThat(effect.mean().value()).isCloseTo(0.5, within(0.01));
            assertThat(effect.spread().value()).isCloseTo(Math.sqrt(5.0 / 36), within(0.01));
            // The standard error of the mean is 0.3727 over the root of 20,000.
            assertThat(effect.mean().high() - effect.mean().low()).isCloseTo(2 * 1.96 * 0.3727 / 141.4, within(0.002));
        }
        assertThat(found.numbers().get(2).size()).isEqualTo(new Bounds(0, 0, 0));
    }

    /** A linear function has the same effect everywhere, its slope; a parabola has effects of both signs, which cancel. */
    @Test
    void sign_and_spread_tell_slopes_from_bends() {
        double[][] effects = effects(new Morris(400, 2, 4, 3), x -> -2 * x[0] + 4 * (x[1] - 0.5) * (x[1] - 0.5));
        ElementaryEffects found = ElementaryEffects.of(effects, 1);
        assertThat(found.numbers().get(0).mean().value()).isCloseTo(-2, within(1e-12));
        assertThat(found.numbers().get(0).size().value()).isCloseTo(2, within(1e-12));
        assertThat(found.numbers().get(0).spread().value()).isCloseTo(0, within(1e-12));
        // From 0 to 2/3 and back: 4 (1/36 - 1/4) / (2/3) = -4/3; from 1/3 to 1: 4/3.
        ElementaryEffects.Effect bend = found.numbers().get(1);
        assertThat(bend.size().value()).isCloseTo(4.0 / 3, within(1e-12));
        assertThat(bend.mean().value()).isCloseTo(0, within(0.25));
        assertThat(bend.spread().value()).isCloseTo(4.0 / 3, within(0.05));
    }

    @Test
    void unknown_effects_are_left_out() {
        double[][] effects = {{1, Double.NaN, 3, -2}, {Double.NaN, Double.NaN, Double.NaN, Double.NaN}};
        ElementaryEffects found = ElementaryEffects.of(effects, 1);
        assertThat(found.numbers().get(0).used()).isEqualTo(3);
        assertThat(found.numbers().get(0).size().value()).isEqualTo(2);
        assertThat(found.numbers().get(0).mean().value()).isCloseTo(2.0 / 3, within(1e-15));
        // By hand: squares of 1/3, 7/3 and -8/3 are 38/3 in sum, over 2.
        assertThat(found.numbers().get(0).spread().value()).isCloseTo(Math.sqrt(19.0 / 3), within(1e-14));
        assertThat(found.numbers().get(1).used()).isZero();
        assertThat(found.numbers().get(1).size().value()).isNaN();
    }
}
