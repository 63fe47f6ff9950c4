package parley.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Indices on functions whose indices are known in closed form, and on the numbers of another program. */
class SobolIndicesTest {
    /** Ishigami and Homma 1990 with the usual 7 and 0.1; numbers are even on -pi to pi. */
    static double ishigami(double[] u) {
        double[] x = Arrays.stream(u).map(v -> (2 * v - 1) * Math.PI).toArray();
        double second = StrictMath.sin(x[1]);
        return StrictMath.sin(x[0]) + 7 * second * second + 0.1 * x[2] * x[2] * x[2] * x[2] * StrictMath.sin(x[0]);
    }

    /** From the integrals over powers and sines, as in the paper. */
    static final double[] ISHIGAMI_FIRST = {0.31390519114781146, 0.4424111447900409, 0};

    static final double[] ISHIGAMI_TOTAL = {0.5575888552099592, 0.4424111447900409, 0.24368366406214773};

    private static final double[] G = {0, 1, 4.5, 9, 99, 99, 99, 99};

    /** Sobol's function (Saltelli and Sobol 1995). */
    private static double g(double[] u) {
        double product = 1;
        for (int i = 0; i < u.length; i++) {
            product *= (Math.abs(4 * u[i] - 2) + G[i]) / (1 + G[i]);
        }
        return product;
    }

    /** Outcomes at the points of a Saltelli design. */
    private record Sample(double[] a, double[] b, double[][] ab) {
        static Sample of(Design design, ToDoubleFunction<double[]> function) {
            int d = design.dimensions();
            int blocks = (int) (design.points() / design.block());
            Sample sample = new Sample(new double[blocks], new double[blocks], new double[d][blocks]);
            double[] point = new double[d];
            for (int k = 0; k < blocks; k++) {
                for (int i = 0; i < d + 2; i++) {
                    design.point((long) k * (d + 2) + i, point);
                    double[] into = i == 0 ? sample.a : i == d + 1 ? sample.b : sample.ab[i - 1];
                    into[k] = function.applyAsDouble(point);
                }
            }
            return sample;
        }

        SobolIndices indices() {
            return SobolIndices.of(a, b, ab, null, 1);
        }
    }

    @Test
    void ishigami_within_a_hundredth_at_65536_blocks() {
        SobolIndices indices = Sample.of(new Saltelli(1 << 16, 3, 1), SobolIndicesTest::ishigami)
                .indices();
        assertThat(indices.variance()).isCloseTo(13.844587940719254, within(0.05));
        assertThat(indices.mean()).isCloseTo(3.5, within(0.01));
        for (int i = 0; i < 3; i++) {
            assertThat(indices.numbers().get(i).first().value()).isCloseTo(ISHIGAMI_FIRST[i], within(0.01));
            assertThat(indices.numbers().get(i).total().value()).isCloseTo(ISHIGAMI_TOTAL[i], within(0.01));
        }
    }

    @Test
    void sobol_g_within_a_hundredth_at_65536_blocks() {
        SobolIndices indices =
                Sample.of(new Saltelli(1 << 16, 8, 1), SobolIndicesTest::g).indices();
        // V_i = 1 / (3 (1 + a_i)^2), V = prod (1 + V_i) - 1.
        double[] parts = Arrays.stream(G).map(a -> 1 / (3 * (1 + a) * (1 + a))).toArray();
        double variance = Arrays.stream(parts).reduce(1, (x, y) -> x * (1 + y)) - 1;
        for (int i = 0; i < 8; i++) {
            double others = (variance + 1) / (1 + parts[i]);
            assertThat(indices.numbers().get(i).first().value()).isCloseTo(parts[i] / variance, within(0.01));
            assertThat(indices.numbers().get(i).total().value()).isCloseTo(parts[i] * others / variance, within(0.01));
        }
    }

    /** The same points and outcomes give what SALib 1.6.0 gives (sample.sobol without scrambling, n = 1024, analyze.sobol). */
    @Test
    void the_numbers_of_another_program_on_the_same_points() {
        Sobol base = new Sobol(1024, 6);
        double[] a = new double[1024];
        double[] b = new double[1024];
        double[][] ab = new double[3][1024];
        double[][] ba = new double[3][1024];
        double[] point = new double[6];
        for (int k = 0; k < 1024; k++) {
            base.point(k, point);
            double[] one = Arrays.copyOf(point, 3);
            double[] other = Arrays.copyOfRange(point, 3, 6);
            a[k] = ishigami(one);
            b[k] = ishigami(other);
            for (int i = 0; i < 3; i++) {
                ab[i][k] = ishigami(with(one, i, other[i]));
                ba[i][k] = ishigami(with(other, i, one[i]));
            }
        }
        SobolIndices indices = SobolIndices.of(a, b, ab, ba, 1);
        double[] first = {0.33295510535317324, 0.4413139385440669, 0.018578437929572516};
        double[] total = {0.5581790457114659, 0.4432845840303481, 0.2421493733549653};
        double[] second = {-4.955281413510093e-05, 0.22760710553788024, 0.0048765516488903544};
        for (int i = 0; i < 3; i++) {
            // The points differ by half of their last digit, 2^-33 of the range.
            assertThat(indices.numbers().get(i).first().value()).isCloseTo(first[i], within(1e-8));
            assertThat(indices.numbers().get(i).total().value()).isCloseTo(total[i], within(1e-8));
            assertThat(indices.pairs().get(i).second().value()).isCloseTo(second[i], within(1e-8));
        }
        assertThat(indices.pairs().get(1).one()).isZero();
        assertThat(indices.pairs().get(1).other()).isEqualTo(2);
    }

    private static double[] with(double[] point, int place, double value) {
        double[] changed = point.clone();
        changed[place] = value;
        return changed;
    }

    /** What the intervals promise, over designs with other seeds. */
    @Test
    void intervals_cover_the_true_indices_about_as_often_as_they_say() {
        int first = 0;
        int total = 0;
        int designs = 60;
        for (int seed = 0; seed < designs; seed++) {
            SobolIndices indices = Sample.of(new Saltelli(512, 3, seed), SobolIndicesTest::ishigami)
                    .indices();
            for (int i = 0; i < 3; i++) {
                first += covers(indices.numbers().get(i).first(), ISHIGAMI_FIRST[i]) ? 1 : 0;
                total += covers(indices.numbers().get(i).total(), ISHIGAMI_TOTAL[i]) ? 1 : 0;
            }
        }
        // Of 180; measured 172 and 178.
        assertThat(first).isGreaterThan(160);
        assertThat(total).isGreaterThan(160);
    }

    /** By hand over the blocks whose outcomes are all known, one number at a time. */
    @Test
    void unknown_outcomes_leave_out_their_blocks_and_no_others() {
        Sample sample = Sample.of(new Saltelli(300, 3, 5), SobolIndicesTest::ishigami);
        for (int k = 0; k < 300; k++) {
            if (k % 7 == 0) {
                sample.ab[1][k] = Double.NaN;
            }
            if (k % 11 == 0) {
                sample.a[k] = Double.POSITIVE_INFINITY;
            }
        }
        SobolIndices indices = sample.indices();
        double mean = DoubleStream.concat(
                        DoubleStream.concat(Arrays.stream(sample.a), Arrays.stream(sample.b)),
                        Arrays.stream(sample.ab).flatMapToDouble(Arrays::stream))
                .filter(Double::isFinite)
                .average()
                .orElseThrow();
        for (int i = 0; i < 3; i++) {
            int used = 0;
            double sum = 0;
            double squares = 0;
            double product = 0;
            double difference = 0;
            for (int k = 0; k < 300; k++) {
                if (k % 11 != 0 && (i != 1 || k % 7 != 0)) {
                    double a = sample.a[k];
                    double b = sample.b[k];
                    double mixed = sample.ab[i][k];
                    used++;
                    sum += a + b;
                    squares += a * a + b * b;
                    product += (b - mean) * (mixed - a);
                    difference += (a - mixed) * (a - mixed);
                }
            }
            double variance = squares / (2 * used) - sum / (2 * used) * sum / (2 * used);
            SobolIndices.Index index = indices.numbers().get(i);
            assertThat(index.used()).isEqualTo(used);
            assertThat(index.first().value()).isCloseTo(product / used / variance, within(1e-12));
            assertThat(index.total().value()).isCloseTo(difference / (2 * used) / variance, within(1e-12));
        }
    }

    @Test
    void an_outcome_that_never_varies_has_no_indices_and_a_number_without_effect_has_exact_zeros() {
        Sample same = Sample.of(new Saltelli(64, 2, 1), u -> 3.25);
        assertThat(same.indices().variance()).isZero();
        assertThat(same.indices().numbers().get(0).total().value()).isNaN();
        Sample one = Sample.of(new Saltelli(64, 2, 1), u -> u[0]);
        assertThat(one.indices().numbers().get(1).total()).isEqualTo(new Bounds(0, 0, 0));
        assertThat(one.indices().numbers().get(0).total().low()).isGreaterThan(0.5);
        Sample unknown = Sample.of(new Saltelli(64, 2, 1), u -> Double.NaN);
        assertThat(unknown.indices().numbers().get(0).used()).isZero();
        assertThat(unknown.indices().numbers().get(0).first().value()).isNaN();
    }

    private static boolean covers(Bounds bounds, double value) {
        return bounds.low() <= value && value <= bounds.high();
    }
}
