package parley.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void four_digits_are_shown() {
        assertThat(Numbers.shown(0.41234567)).isEqualTo("0.4123");
        assertThat(Numbers.shown(-17.25)).isEqualTo("-17.25");
        assertThat(Numbers.shown(1234.567)).isEqualTo("1235");
        assertThat(Numbers.shown(123456)).isEqualTo("123456");
        assertThat(Numbers.shown(1.0 / 3)).isEqualTo("0.3333");
        assertThat(Numbers.shown(0.1)).isEqualTo("0.1");
        assertThat(Numbers.shown(0)).isEqualTo("0");
        assertThat(Numbers.shown(-0.0)).isEqualTo("0");
    }

    @Test
    void very_small_and_very_large_numbers_have_an_exponent() {
        assertThat(Numbers.shown(2.3456e-14)).isEqualTo("2.346e-14");
        assertThat(Numbers.shown(-3e12)).isEqualTo("-3e12");
        assertThat(Numbers.shown(Double.MIN_VALUE)).isEqualTo("4.941e-324");
    }

    @Test
    void what_is_not_finite_is_said_in_words() {
        assertThat(Numbers.shown(Double.NaN)).isEqualTo("undefined");
        assertThat(Numbers.shown(Double.POSITIVE_INFINITY)).isEqualTo("infinity");
        assertThat(Numbers.bound(Double.NEGATIVE_INFINITY)).isEqualTo("-infinity");
    }

    @Test
    void a_bound_stays_a_bound() {
        assertThat(Numbers.bound(2.1e-14)).isEqualTo("3e-14");
        assertThat(Numbers.bound(0.91)).isEqualTo("1");
        SplittableRandom random = new SplittableRandom(7);
        for (int k = 0; k < 10_000; k++) {
            double value = random.nextDouble() * StrictMath.pow(10, random.nextInt(-20, 6));
            assertThat(Double.parseDouble(Numbers.bound(value))).isGreaterThanOrEqualTo(value);
        }
    }

    @Test
    void an_exact_number_reads_back() {
        assertThat(Numbers.exact(0.1)).isEqualTo("0.1");
        assertThat(Numbers.exact(3)).isEqualTo("3");
        SplittableRandom random = new SplittableRandom(11);
        for (int k = 0; k < 10_000; k++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(Numbers.exact(value))).isEqualTo(value);
            }
        }
    }

    @Test
    void only_certainty_is_shown_as_certainty() {
        assertThat(Numbers.probability(1)).isEqualTo("1");
        assertThat(Numbers.probability(0)).isEqualTo("0");
        assertThat(Numbers.probability(0.999999)).isEqualTo(">0.9999");
        assertThat(Numbers.probability(1e-9)).isEqualTo("<0.0001");
    }

    @Test
    void counts_have_separators() {
        assertThat(Numbers.count(7)).isEqualTo("7");
        assertThat(Numbers.count(1152)).isEqualTo("1,152");
        assertThat(Numbers.count(2_000_000)).isEqualTo("2,000,000");
    }
}
