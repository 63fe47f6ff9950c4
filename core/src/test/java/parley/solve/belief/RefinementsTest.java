package parley.solve.belief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.solve.belief.Refinements.Unused;
import parley.solve.belief.Refinements.Verdict;

class RefinementsTest {
    /** A profile from logits, in the order of the nodes of the tree. */
    private static BeliefProfile written(BeliefGame game, double... logits) {
        PublicTree tree = PublicTree.of(game, 1000);
        assertThat(tree).isNotNull();
        TreeSystem system = new TreeSystem(tree, Ranges.units(game));
        system.evaluate(logits, 1, new double[logits.length]);
        return TreeLayers.profile(system);
    }

    /** Cho and Kreps (1987): both have quiche because beer is put down to the weak, who could only lose by it. */
    @Test
    void quicheForAllFailsTheIntuitiveCriterion() {
        BeliefGame game = ClosedForms.beerQuiche(0.9);
        // Quiche by both, less surely by the weak; a duel after beer, none after quiche.
        BeliefProfile profile = written(game, 80, 40, -40, 40);
        assertThat(new HistoryCheck(game, profile).sequentialRegret()).isLessThan(1e-9);
        List<Unused> unused = Refinements.of(game, profile);
        assertThat(unused).hasSize(1);
        assertThat(unused.get(0).move()).isZero();
        assertThat(unused.get(0).belief()[1]).isCloseTo(1, within(1e-9));
        assertThat(unused.get(0).intuitive()).isEqualTo(Verdict.OUTCOME_FAILS);
        assertThat(unused.get(0).divine()).isEqualTo(Verdict.OUTCOME_FAILS);
    }

    /** The same paper: beer by both stands, if quiche is put down to the weak. */
    @Test
    void beerForAllStands() {
        BeliefGame game = ClosedForms.beerQuiche(0.9);
        List<Unused> unused = Refinements.of(
                game, BeliefEquilibria.solve(game, BeliefOptions.defaults()).profile());
        assertThat(unused).hasSize(1);
        assertThat(unused.get(0).move()).isEqualTo(1);
        assertThat(unused.get(0).intuitive()).isEqualTo(Verdict.ADMISSIBLE);
        assertThat(unused.get(0).divine()).isEqualTo(Verdict.ADMISSIBLE);
    }

    /** Beer by both again, but quiche put down to the strong, who lose by it; only the reply that this belief forbids deters the weak. */
    @Test
    void beliefMayFailWhereTheOutcomeStands() {
        BeliefGame game = ClosedForms.beerQuiche(0.9);
        // Indifferent believers may duel: quiche is put down to both alike, so that a duel is best.
        BeliefProfile profile = written(game, -40, -40, 40, 40 - 80 + 40);
        List<Unused> unused = Refinements.of(game, profile);
        assertThat(unused).hasSize(1);
        assertThat(unused.get(0).intuitive()).isEqualTo(Verdict.BELIEF_FAILS);
    }

    /** Spence (1973), Cho and Kreps (1987): what passes is the cheapest schooling that the other type would not copy. */
    @Test
    void onlyTheLeastSchoolingThatSeparatesPasses() {
        BeliefGame game = ClosedForms.school(0.3, 0.35, 1.2);
        List<BeliefProfile> found = new ArrayList<>();
        BeliefSolution primary = BeliefEquilibria.solve(game, BeliefOptions.defaults());
        found.add(primary.profile());
        BeliefEquilibria.alternates(game, primary, BeliefOptions.defaults()).forEach(s -> found.add(s.profile()));
        BeliefEquilibria.trembled(game, BeliefOptions.defaults()).forEach(s -> found.add(s.profile()));
        // A year costs the other type more than the 1 it would gain by it, so one year separates; two do so at a loss.
        // No schooling, no good job: the other outcome, held up by taking schooling for a sign of nothing.
        found.add(written(game, -40, -40, -40, -40, 40, 40, 40));
        // Two years by the able, with one year put down to the other.
        found.add(written(game, -40, 80, -30, -80, 40, 40, -40));
        boolean separated = false;
        boolean pooled = false;
        boolean wasteful = false;
        for (BeliefProfile profile : found) {
            boolean passes = Refinements.of(game, profile).stream().allMatch(u -> u.intuitive() == Verdict.ADMISSIBLE);
            double able = profile.layers().get(0).value(0, 0, 0, 2, 2);
            if (able > 0.5) {
                assertThat(able).isCloseTo(0.65, within(2e-3));
                assertThat(passes).isTrue();
                separated = true;
            } else {
                assertThat(passes).isFalse();
                pooled |= Math.abs(able) < 2e-3;
                wasteful |= Math.abs(able - 0.3) < 2e-3;
            }
        }
        assertThat(pooled).isTrue();
        assertThat(wasteful).isTrue();
        assertThat(separated).isTrue();
    }

    @Test
    void refinementsNeedOneInformedPlayerAndExactBeliefs() {
        BeliefGame two = ClosedForms.reassurance(0.3, 0.4, 1, 0.5, 1.25);
        BeliefProfile profile =
                BeliefEquilibria.solve(two, BeliefOptions.defaults()).profile();
        assertThatThrownBy(() -> Refinements.of(two, profile))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one informed player");
    }
}
