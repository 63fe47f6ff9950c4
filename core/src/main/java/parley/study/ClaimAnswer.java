package parley.study;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.claim.Verdict;
import parley.scenario.Scenario;

/**
 * What a study says of a claim.
 *
 * @param shares by width of the ranges; the stated ones always
 * @param why one clause for UNDECIDED and for what a reader would ask about, else empty
 * @param reasons why draws at the stated ranges are undecided, and how many
 * @param falseAt number of the first draw in which it is false, or -1
 * @param isSample whether the draws stand for the assumed worlds, so that intervals mean something
 * @param deciders numbers that decide it by themselves, the most decisive first; empty where the draws are no sample
 */
public record ClaimAnswer(
        Scenario.Claim claim,
        Verdict verdict,
        Map<Width, Share> shares,
        String why,
        Map<String, Integer> reasons,
        long falseAt,
        boolean isSample,
        List<Decider> deciders) {
    /** A claim holds from this share of the assumed worlds on. */
    public static final double HOLDS_FROM = 0.95;

    /** A claim fails up to this share of the assumed worlds. */
    public static final double FAILS_TO = 0.05;

    /** The share at the ranges as stated. */
    public Share stated() {
        Share stated = shares.get(Width.STATED);
        if (stated == null) {
            throw new IllegalStateException("no stated share");
        }
        return stated;
    }

    /** The share at other ranges, if worlds were drawn from them. */
    public @Nullable Share at(Width width) {
        return shares.get(width);
    }

    static ClaimAnswer of(
            Scenario.Claim claim,
            Map<Width, Share> shares,
            Map<String, Integer> reasons,
            long falseAt,
            boolean isSample,
            List<Decider> deciders) {
        Share share = java.util.Objects.requireNonNull(shares.get(Width.STATED));
        Said said = isSample
                ? said(claim, share, falseAt)
                : new Said(Verdict.UNDECIDED, "the points of this design are no sample of the assumed worlds");
        return new ClaimAnswer(claim, said.verdict, shares, said.why, reasons, falseAt, isSample, deciders);
    }

    private record Said(Verdict verdict, String why) {}

    private static Said said(Scenario.Claim claim, Share share, long falseAt) {
        if (share.decided() == 0) {
            return new Said(Verdict.UNDECIDED, share.all() == 0 ? "nothing was drawn" : "no draw could be decided");
        }
        if (claim.everyWorld() && share.isFalse() > 0) {
            return new Said(Verdict.FAILS, "it is about every world, and is false in draw " + falseAt);
        }
        if (share.low() >= HOLDS_FROM) {
            boolean safe = Share.of(share.isTrue(), share.isFalse() + share.undecided(), 0)
                            .low()
                    >= HOLDS_FROM;
            return safe ? new Said(Verdict.HOLDS, "") : open();
        }
        if (share.high() <= FAILS_TO) {
            boolean safe = Share.of(share.isTrue() + share.undecided(), share.isFalse(), 0)
                            .high()
                    <= FAILS_TO;
            return safe ? new Said(Verdict.FAILS, "") : open();
        }
        if (share.isTrue() > 0 && share.isFalse() > 0) {
            return new Said(
                    Verdict.DEPENDS,
                    share.high() >= HOLDS_FROM
                            ? "more draws may show that it holds in 95%"
                            : share.low() <= FAILS_TO ? "more draws may show that it fails in 95%" : "");
        }
        return new Said(
                Verdict.UNDECIDED,
                share.undecided() > 0
                        ? "too few draws are decided"
                        : "all draws agree, but they are too few for 95%: it takes 73");
    }

    private static Said open() {
        return new Said(Verdict.UNDECIDED, "the undecided draws could change it");
    }
}
