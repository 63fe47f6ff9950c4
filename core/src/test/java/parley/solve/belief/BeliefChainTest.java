package parley.solve.belief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.solve.Reward;

/** Every number against the list of all plays of a small game. */
class BeliefChainTest {
    private static final double TOLERANCE = 1e-12;

    private record Case(BeliefGame game, BeliefProfile profile, BeliefChain chain, List<Plays.Play> plays) {
        static Case of(int seed) {
            RandomBeliefs random = new RandomBeliefs(seed);
            int[][] types = {{1, 2}, {2, 2}, {3, 1}, {1, 4}, {2, 3}};
            boolean ordered = seed % 2 == 1;
            BeliefGame game = random.game(types[seed % types.length], ordered ? 2 : 3, ordered, seed % 3 == 0);
            BeliefProfile profile = random.profile(game, 3);
            return new Case(game, profile, new BeliefChain(game, profile), Plays.of(game, profile));
        }

        double prior(int theta) {
            return game.probability(theta, game.prior(), 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void sumsOfRewardsAndPathsAgreeWithTheListOfAllPlays(int seed) {
        Case c = Case.of(seed);
        SplittableRandom random = new SplittableRandom(seed);
        int joints = c.game.game().jointMoves();
        double[] pays = random.doubles(joints, -1, 1).toArray();
        double[] carry =
                random.doubles(joints).map(x -> x < .3 ? 0 : x < .6 ? .5 : 1).toArray();
        double[] end = random.doubles(c.game.game().states(), -1, 1).toArray();
        double discount = .7;
        int stages = c.game.game().stages();
        double[] expected = new double[c.game.profiles()];
        for (Plays.Play play : c.plays) {
            double sum = 0;
            double weight = 1;
            for (Plays.Step step : play.steps()) {
                sum += weight * pays[step.joint()];
                weight *= carry[step.joint()] * ((step.step() + 1) % stages == 0 ? discount : 1);
            }
            sum += play.lastState() < 0 ? 0 : weight * end[play.lastState()];
            expected[play.theta()] += play.probability() / c.prior(play.theta()) * sum;
        }
        for (int theta = 0; theta < expected.length; theta++) {
            double[][] value = c.chain.evaluate(theta, new Reward(pays, carry, end, discount), 0, c.game.steps());
            assertThat(value[0][c.profile.start(c.game)]).isCloseTo(expected[theta], within(TOLERANCE));
        }
        assertThat(c.plays.stream().mapToDouble(Plays.Play::probability).sum()).isCloseTo(1, within(TOLERANCE));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void whereAndWhenPlayFirstMeetsAStateAgreesWithTheListOfAllPlays(int seed) {
        Case c = Case.of(seed);
        boolean[] stops = new boolean[c.game.game().states()];
        stops[1] = true;
        stops[stops.length - 1] = true;
        Map<String, Double> expected = new HashMap<>();
        Map<String, Double> being = new HashMap<>();
        for (Plays.Play play : c.plays) {
            boolean met = false;
            for (Plays.Step step : play.steps()) {
                String key = play.theta() + " " + step.step() + " " + step.node();
                double p = play.probability() / c.prior(play.theta());
                being.merge(key, p, Double::sum);
                if (!met && stops[step.state()]) {
                    expected.merge(key, p, Double::sum);
                    met = true;
                }
            }
        }
        for (int theta = 0; theta < c.game.profiles(); theta++) {
            double[][] hitting = c.chain.hitting(theta, stops);
            double[][] occupancy = c.chain.occupancy(theta);
            for (int step = 0; step < c.game.steps(); step++) {
                for (int x = 0; x < hitting[step].length; x++) {
                    String key = theta + " " + step + " " + x;
                    assertThat(hitting[step][x]).isCloseTo(expected.getOrDefault(key, 0.0), within(TOLERANCE));
                    assertThat(occupancy[step][x]).isCloseTo(being.getOrDefault(key, 0.0), within(TOLERANCE));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void whatPlayTellsIsTheMutualInformationOfTypesAndPublicHistoriesAndLiesWithinItsBounds(int seed) {
        Case c = Case.of(seed);
        int stages = c.game.game().stages();
        for (int learner = 0; learner < 2; learner++) {
            double before = 0;
            for (int periods = 0; periods <= c.game.game().horizon(); periods++) {
                double expected = information(c, learner, periods * stages);
                Information walked = Information.of(c.game, c.profile, learner, periods);
                assertThat(walked.low()).isCloseTo(expected, within(1e-11));
                assertThat(walked.high()).isEqualTo(walked.low());
                assertThat(expected).isGreaterThanOrEqualTo(before - 1e-12);
                Information bounds = Information.bounds(c.game, c.profile, learner, periods * stages);
                assertThat(bounds.low()).isLessThanOrEqualTo(expected + 1e-12);
                assertThat(bounds.high()).isGreaterThanOrEqualTo(expected - 1e-12);
                before = expected;
            }
        }
    }

    /** By definition: the sum over histories and types of p(h, t) log2 (p(h, t) / (p(h) p(t))). */
    private static double information(Case c, int learner, int steps) {
        int other = 1 - learner;
        Map<String, Double> history = new HashMap<>();
        Map<String, Double> both = new HashMap<>();
        for (Plays.Play play : c.plays) {
            String seen = play.seen(steps);
            history.merge(seen, play.probability(), Double::sum);
            both.merge(c.game.typeIn(play.theta(), other) + " " + seen, play.probability(), Double::sum);
        }
        double sum = 0;
        for (Map.Entry<String, Double> entry : both.entrySet()) {
            String[] key = entry.getKey().split(" ", 2);
            double prior = c.game.prior(other, Integer.parseInt(key[0]));
            double p = entry.getValue();
            sum += p * Math.log(p / (history.get(key[1]) * prior)) / Math.log(2);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 8})
    void nothingIsLearntBeforePlayAndNeverMoreThanThereIsToKnow(int seed) {
        Case c = Case.of(seed);
        for (int learner = 0; learner < 2; learner++) {
            int other = 1 - learner;
            double entropy = 0;
            for (int k = 0; k < c.game.types(other); k++) {
                double p = c.game.prior(other, k);
                entropy -= p * Math.log(p) / Math.log(2);
            }
            Information all = Information.of(c.game, c.profile, learner, 9);
            assertThat(all.high()).isBetween(-1e-15, entropy + 1e-12);
            assertThat(Information.of(c.game, c.profile, learner, 0).high()).isZero();
        }
    }
}
