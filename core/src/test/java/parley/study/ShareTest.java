package parley.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.claim.Verdict;
import parley.scenario.Scenario;

class ShareTest {
    /** Wilson's limits are the shares p at which the share observed lies 1.96 of p's own standard errors away. */
    @Test
    void the_interval_solves_the_equation_that_defines_it() {
        for (int n : new int[] {1, 7, 50, 1000}) {
            for (int t = 0; t <= n; t += Math.max(1, n / 7)) {
                Share share = Share.of(t, n - t, 3);
                for (double limit : new double[] {share.low(), share.high()}) {
                    double seen = (double) t / n;
                    assertThat((seen - limit) * (seen - limit))
                            .isCloseTo(1.959963984540054 * 1.959963984540054 * limit * (1 - limit) / n, within(1e-12));
                }
                assertThat(share.low()).isLessThanOrEqualTo(share.share());
                assertThat(share.high()).isGreaterThanOrEqualTo(share.share());
            }
        }
    }

    private static ClaimAnswer answer(boolean every, int isTrue, int isFalse, int undecided) {
        Scenario.Claim claim = new Scenario.Claim(
                "c",
                "It is so.",
                null,
                true,
                null,
                java.util.List.of(),
                null,
                new Scenario.Setting(null, Map.of(), java.util.List.of(), java.util.List.of(), false),
                every,
                null,
                parley.diagnostic.Span.NOWHERE);
        Map<Width, Share> shares = new EnumMap<>(Map.of(Width.STATED, Share.of(isTrue, isFalse, undecided)));
        return ClaimAnswer.of(claim, shares, Map.of(), isFalse > 0 ? 5 : -1, true, java.util.List.of());
    }

    @Test
    void a_claim_holds_where_the_whole_interval_is_from_95_percent_on() {
        assertThat(answer(false, 990, 10, 0).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(answer(false, 10, 990, 0).verdict()).isEqualTo(Verdict.FAILS);
        assertThat(answer(false, 500, 500, 0).verdict()).isEqualTo(Verdict.DEPENDS);
        // 96% of 1,000 has an interval from 94.6%.
        assertThat(answer(false, 960, 40, 0).verdict()).isEqualTo(Verdict.DEPENDS);
        assertThat(answer(false, 960, 40, 0).why()).isEqualTo("more draws may show that it holds in 95%");
    }

    /** 73 is where Wilson's lower limit of n out of n, n / (n + 1.96^2), passes 0.95. */
    @Test
    void draws_that_all_agree_may_be_too_few() {
        assertThat(answer(false, 72, 0, 0).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(answer(false, 73, 0, 0).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(answer(false, 0, 73, 0).verdict()).isEqualTo(Verdict.FAILS);
    }

    @Test
    void undecided_draws_are_no_evidence_and_can_keep_a_claim_open() {
        assertThat(answer(false, 1000, 0, 10).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(answer(false, 1000, 0, 100).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(answer(false, 0, 0, 100).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(answer(false, 1000, 0, 100).stated().share()).isEqualTo(1);
    }

    @Test
    void one_counterexample_refutes_a_claim_about_every_world() {
        assertThat(answer(true, 999, 1, 0).verdict()).isEqualTo(Verdict.FAILS);
        assertThat(answer(true, 999, 1, 0).why()).contains("draw 5");
        assertThat(answer(true, 1000, 0, 0).verdict()).isEqualTo(Verdict.HOLDS);
    }
}
