package parley.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.certify.BeliefCertificate.Beliefs;
import parley.certify.SmallBeliefGames.Kind;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;

/** Certificates of random games against {@link BeliefTree}, which goes through every history. */
class BeliefCertifierTest {
    private static final double ROUNDING = 1e-11;

    private static final Kind ONE_INFORMED = new Kind(new int[] {1, 2}, 2, 1, 3, 2, false, 2, new double[] {1, .9});
    private static final Kind RESTRICTED = new Kind(new int[] {2, 1}, 2, 1, 3, 2, true, 2, new double[] {.8, 1});
    private static final Kind THREE_TYPES = new Kind(new int[] {1, 3}, 2, 1, 3, 2, false, 2, new double[] {1, 1});
    private static final Kind BOTH_INFORMED = new Kind(new int[] {2, 3}, 2, 1, 2, 3, false, 2, new double[] {1, .5});
    private static final Kind THREE_PLAYERS =
            new Kind(new int[] {2, 1, 2}, 2, 1, 2, 2, true, 2, new double[] {1, .9, 1});
    private static final Kind ORDERED = new Kind(new int[] {2, 2}, 2, 2, 2, 2, false, 1, new double[] {.7, 1});
    private static final Kind SHORT_LIVED = new Kind(new int[] {1, 2}, 2, 1, 3, 2, false, 2, new double[] {0, 1});

    private static final Kind[] KINDS = {
        ONE_INFORMED, RESTRICTED, THREE_TYPES, BOTH_INFORMED, THREE_PLAYERS, ORDERED, SHORT_LIVED
    };

    private static BeliefCertifier.Options options(int listed, int perSide) {
        return new BeliefCertifier.Options(listed, perSide, false, () -> false);
    }

    /** What a type gains at the start by going through every history; for short lives the most of any period. */
    private static double gain(BeliefGame game, BeliefProfile profile, int i, int k) {
        BeliefTree tree = new BeliefTree(game, profile);
        return ShortLived.isNeeded(game, i)
                ? tree.mostOfAnyPeriod(i, k)
                : tree.gain(0, profile.start(game), i, k, game.prior());
    }

    private static void check(BeliefGame game, BeliefProfile profile, BeliefCertificate certificate, boolean tight) {
        assertThat(certificate.note()).isEmpty();
        assertThat(certificate.isProven()).isTrue();
        assertThat(certificate.valueError()).isBetween(0.0, ROUNDING);
        for (int i = 0; i < game.game().players(); i++) {
            for (int k = 0; k < game.types(i); k++) {
                int agent = game.typeStart(i) + k;
                double gain = gain(game, profile, i, k);
                assertThat(certificate.regretByAgent()[agent]).isGreaterThanOrEqualTo(gain - 1e-15);
                assertThat(certificate.gainByAgent()[agent]).isLessThanOrEqualTo(gain + 1e-15);
                if (tight) {
                    assertThat(certificate.regretByAgent()[agent]).isCloseTo(gain, within(ROUNDING));
                    assertThat(certificate.gainByAgent()[agent]).isCloseTo(gain, within(ROUNDING));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void exactBeliefsGiveTheRegretOfTheTree(int kind) {
        for (int seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(1000L * kind + seed);
            BeliefGame game = SmallBeliefGames.draw(KINDS[kind], random);
            BeliefProfile profile = SmallBeliefGames.tree(game, seed % 2 == 0 ? 0 : .4, random);
            BeliefCertificate certificate = BeliefCertifier.certify(game, profile, options(1, 1));
            assertThat(certificate.beliefs()).isEqualTo(Beliefs.EXACT);
            check(game, profile, certificate, true);
            checkSequential(game, profile, certificate, true);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void followedBeliefsGiveTheRegretOfTheTree(int kind) {
        for (int seed = 0; seed < 25; seed++) {
            SplittableRandom random = new SplittableRandom(77_000L * kind + seed);
            BeliefGame game = SmallBeliefGames.draw(KINDS[kind], random);
            BeliefProfile profile = SmallBeliefGames.rounded(game, 3, seed % 2 == 0 ? 0 : .3, random);
            BeliefCertificate certificate = BeliefCertifier.certify(game, profile, options(10_000, 1));
            assertThat(certificate.beliefs()).isEqualTo(Beliefs.FOLLOWED);
            check(game, profile, certificate, true);
            checkSequential(game, profile, certificate, true);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void interpolatedBeliefsNeverGiveLessThanTheTree(int kind) {
        for (int seed = 0; seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(55_000L * kind + seed);
            BeliefGame game = SmallBeliefGames.draw(KINDS[kind], random);
            BeliefProfile profile = SmallBeliefGames.rounded(game, 3, seed % 2 == 0 ? 0 : .3, random);
            BeliefCertificate certificate = BeliefCertifier.certify(game, profile, options(1, 1 + seed % 5));
            check(game, profile, certificate, false);
            checkSequential(game, profile, certificate, false);
        }
    }

    private static void checkSequential(
            BeliefGame game, BeliefProfile profile, BeliefCertificate certificate, boolean tight) {
        BeliefTree tree = new BeliefTree(game, profile);
        BeliefTree.Reached reached = tree.reached();
        double[] most = new double[game.typeCount()];
        for (int step = 0; step < game.steps(); step++) {
            Layer layer = profile.layers().get(step);
            for (int x = 0; x < layer.nodes(); x++) {
                double[] belief = layer.belief(layer.memory(x), game.typeCount());
                for (int i = 0; i < game.game().players(); i++) {
                    for (int k = 0; k < game.types(i); k++) {
                        if (reached.by(step, x, i, k)) {
                            int agent = game.typeStart(i) + k;
                            most[agent] = Math.max(most[agent], tree.gain(step, x, i, k, belief));
                        }
                    }
                }
            }
        }
        for (int agent = 0; agent < most.length; agent++) {
            assertThat(certificate.sequentialByAgent()[agent]).isGreaterThanOrEqualTo(most[agent] - 1e-15);
            if (tight) {
                assertThat(certificate.sequentialByAgent()[agent]).isCloseTo(most[agent], within(ROUNDING));
            }
        }
        assertThat(certificate.nodes()).isEqualTo(reached.nodes());
        assertThat(certificate.unplayed()).isEqualTo(reached.unplayed());
    }

    @Test
    void threadsChangeNothing() {
        Kind kind = new Kind(new int[] {2, 2}, 9, 1, 4, 3, false, 3, new double[] {1, .9});
        SplittableRandom random = new SplittableRandom(5);
        BeliefGame game = SmallBeliefGames.draw(kind, random);
        BeliefProfile profile = SmallBeliefGames.rounded(game, 4, .1, random);
        BeliefCertificate one = BeliefCertifier.certify(game, profile, options(4, 4));
        BeliefCertificate all =
                BeliefCertifier.certify(game, profile, new BeliefCertifier.Options(4, 4, true, () -> false));
        assertThat(all.regretByAgent()).isEqualTo(one.regretByAgent());
        assertThat(all.gainByAgent()).isEqualTo(one.gainByAgent());
        assertThat(all.sequentialByAgent()).isEqualTo(one.sequentialByAgent());
        assertThat(all.worstMemory()).isEqualTo(one.worstMemory());
    }

    @Test
    void aCertificateThatIsStoppedProvesNothing() {
        SplittableRandom random = new SplittableRandom(5);
        BeliefGame game = SmallBeliefGames.draw(ONE_INFORMED, random);
        BeliefProfile profile = SmallBeliefGames.rounded(game, 4, .1, random);
        BeliefCertificate certificate =
                BeliefCertifier.certify(game, profile, new BeliefCertifier.Options(4, 4, false, () -> true));
        assertThat(certificate.isProven()).isFalse();
        assertThat(certificate.regret()).isInfinite();
        assertThat(certificate.note()).isEqualTo("stopped before anything was proven");
    }
}
