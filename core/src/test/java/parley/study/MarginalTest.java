package parley.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import parley.scenario.Scenario.Uncertainty;
import parley.scenario.ScenarioLoader;

class MarginalTest {
    /** Reads an uncertainty as a scenario states it. */
    private static Uncertainty uncertainty(String fields) {
        String text = """
                parley: 1
                title: One number
                players:
                  a: {name: A}
                uncertainties:
                  x: {%s}
                levers:
                  move: {player: a, levels: [stay, go], start: stay}
                payoffs:
                  a:
                    all: if move is go then x else 0
                horizon: 1
                claims:
                  some:
                    says: It is worth something.
                    at: ours
                    test: value(a) >= 0
                """;
        return ScenarioLoader.parse("x.yaml", text.formatted(fields))
                .orThrow()
                .uncertainties()
                .get(0);
    }

    private static Marginal marginal(String fields, Width width) {
        Uncertainty u = uncertainty(fields);
        return Marginal.of(u, u.value(), width);
    }

    /** The distribution function at the quantile of u is u. */
    private static void check(String fields, DoubleUnaryOperator distribution) {
        Marginal marginal = marginal(fields, Width.STATED);
        for (double u = 0.001; u < 1; u += 0.001) {
            assertThat(distribution.applyAsDouble(marginal.at(u))).isCloseTo(u, within(1e-9));
        }
        assertThat(marginal.at(0)).isEqualTo(marginal.low());
        assertThat(marginal.at(1)).isEqualTo(marginal.high());
    }

    @Test
    void quantiles_invert_the_textbook_distribution_functions() {
        check("value: 1, range: [-1, 3]", x -> (x + 1) / 4);
        check(
                "value: 0.5, range: [0, 2], distribution: triangular",
                x -> x < 0.5 ? x * x / (2 * 0.5) : 1 - (2 - x) * (2 - x) / (2 * 1.5));
        check("value: 2, range: [1, 100], distribution: loguniform", x -> StrictMath.log(x) / StrictMath.log(100));
    }

    /** The distribution function by integrating the density with Simpson's rule, which shares nothing with the quantile. */
    @Test
    void the_truncated_normal_is_the_normal_density_cut_off_and_scaled() {
        double sd = 0.7;
        double whole = integral(-1, 3, sd);
        check("value: 0.5, range: [-1, 3], distribution: normal, sd: 0.7", x -> integral(-1, x, sd) / whole);
    }

    private static double integral(double from, double to, double sd) {
        int steps = 2_000;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double x = from + (to - from) * i / steps;
            double z = (x - 0.5) / sd;
            sum += (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * StrictMath.exp(-z * z / 2);
        }
        return sum * (to - from) / steps / 3;
    }

    private static Map<Double, Double> shares(Marginal marginal) {
        Map<Double, Double> shares = new TreeMap<>();
        int n = 100_000;
        for (int k = 0; k < n; k++) {
            shares.merge(marginal.at((k + 0.5) / n), 1.0 / n, Double::sum);
        }
        return shares;
    }

    @Test
    void whole_numbers_and_points_have_their_weights() {
        Map<Double, Double> whole = shares(marginal("value: 1, range: [0, 3], integer: true", Width.STATED));
        assertThat(whole.keySet()).containsExactly(0.0, 1.0, 2.0, 3.0);
        assertThat(whole.values()).allSatisfy(share -> assertThat(share).isCloseTo(0.25, within(1e-4)));
        Map<Double, Double> points = shares(
                marginal("value: 4, distribution: discrete, values: [1, 4, 9], weights: [1, 2, 1]", Width.STATED));
        assertThat(points.keySet()).containsExactly(1.0, 4.0, 9.0);
        assertThat(points.get(4.0)).isCloseTo(0.5, within(1e-4));
        // By hand: of the triangle on -0.5 to 2.5 with its peak at 1, (0.5 + 0.5)^2 / (3 * 1.5) lies below 0.5.
        // = 2/9.
        Map<Double, Double> peaked =
                shares(marginal("value: 1, range: [0, 2], distribution: triangular, integer: true", Width.STATED));
        assertThat(peaked.get(0.0)).isCloseTo(2.0 / 9, within(1e-4));
        assertThat(peaked.get(1.0)).isCloseTo(5.0 / 9, within(1e-4));
    }

    @Test
    void ranges_are_halved_and_doubled_about_the_stated_value() {
        String usual = "value: 2, range: [-1, 4]";
        assertThat(ends(usual, Width.HALVED)).containsExactly(0.5, 3.0);
        assertThat(ends(usual, Width.DOUBLED)).containsExactly(-4.0, 6.0);
        // A number from 0 to 1 may be a chance, and a positive one stays positive.
        assertThat(ends("value: 0.5, range: [0.2, 0.9]", Width.DOUBLED)).containsExactly(0.0, 1.0);
        assertThat(ends("value: 2, range: [1, 4]", Width.DOUBLED)).containsExactly(0.0, 6.0);
        assertThat(ends("value: 2, range: [1, 4], distribution: loguniform", Width.DOUBLED))
                .containsExactly(0.5, 8.0);
        assertThat(ends("value: 2, range: [1, 4], integer: true", Width.HALVED)).containsExactly(2.0, 3.0);
    }

    private static List<Double> ends(String fields, Width width) {
        Marginal marginal = marginal(fields, width);
        return List.of(marginal.low(), marginal.high());
    }
}
