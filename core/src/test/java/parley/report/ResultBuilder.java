package parley.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.claim.ClaimResult;
import parley.claim.Comparison;
import parley.claim.Evidence;
import parley.claim.Flip;
import parley.claim.Verdict;
import parley.claim.Walk;
import parley.claim.World;
import parley.scenario.Scenario;

/** Puts a result together, part by part. */
final class ResultBuilder {
    private final Scenario.Claim claim;
    private final Verdict verdict;
    private final @Nullable Boolean atValues;
    private final List<Comparison> comparisons = new ArrayList<>();
    private final List<Flip> flips = new ArrayList<>();
    private final List<Walk> walks = new ArrayList<>();
    private int deciding;
    private @Nullable Evidence evidence;
    private boolean searched;
    private int equilibria = 1;
    private @Nullable World world;
    private String reason = "";

    ResultBuilder(Scenario.Claim claim, Verdict verdict, @Nullable Boolean atValues) {
        this.claim = claim;
        this.verdict = verdict;
        this.atValues = atValues;
    }

    ResultBuilder with(Comparison comparison) {
        comparisons.add(comparison);
        return this;
    }

    ResultBuilder with(Evidence certificate) {
        evidence = certificate;
        return this;
    }

    ResultBuilder deciding(int index) {
        deciding = index;
        return this;
    }

    ResultBuilder noFlips() {
        searched = true;
        return this;
    }

    ResultBuilder flip(Flip flip) {
        searched = true;
        flips.add(flip);
        return this;
    }

    ResultBuilder equilibria(int count) {
        equilibria = count;
        return this;
    }

    ResultBuilder refuted(World by, Walk walk) {
        world = by;
        walks.add(walk);
        return this;
    }

    ResultBuilder because(String sentence) {
        reason = sentence;
        return this;
    }

    ClaimResult build() {
        return new ClaimResult(
                claim,
                verdict,
                atValues,
                List.copyOf(comparisons),
                deciding,
                evidence,
                List.copyOf(flips),
                searched,
                comparisons.isEmpty() ? 0 : equilibria,
                equilibria > 1 ? 4 : 0,
                List.copyOf(walks),
                world,
                world == null ? 0 : 32,
                reason);
    }
}
