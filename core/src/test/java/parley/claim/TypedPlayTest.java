package parley.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.claim.TypedMean.Found;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.solve.Reward;
import parley.solve.belief.Plays;
import parley.solve.belief.Plays.Play;
import parley.solve.belief.Plays.Step;
import parley.solve.belief.RandomBeliefs;

/** Means over plays, against the list of all plays. */
class TypedPlayTest {
    private static final double TOLERANCE = 1e-11;
    private static final int[] ANY = {-1, -1};

    private final SplittableRandom random = new SplittableRandom(5);

    private record Case(BeliefGame game, BeliefProfile profile, List<Play> plays, TypedPlay typed) {
        static Case of(int seed, boolean rare) {
            RandomBeliefs random = new RandomBeliefs(seed, rare);
            int[][] types = {{1, 2}, {2, 2}, {3, 1}, {1, 4}, {2, 3}};
            boolean ordered = seed % 2 == 1;
            BeliefGame game = random.game(types[seed % types.length], ordered ? 2 : 3, ordered, seed % 3 == 0);
            BeliefProfile profile = random.profile(game, 3);
            return new Case(game, profile, Plays.of(game, profile), new TypedPlay(game, profile, () -> false));
        }

        int stages() {
            return game.game().stages();
        }

        boolean[] due() {
            boolean[] due = new boolean[game.game().states()];
            due[1] = true;
            return due;
        }

        boolean agrees(int theta, int[] known) {
            return (known[0] < 0 || game.typeIn(theta, 0) == known[0])
                    && (known[1] < 0 || game.typeIn(theta, 1) == known[1]);
        }

        List<int[]> known() {
            return List.of(ANY, new int[] {0, -1}, new int[] {-1, game.types(1) - 1}, new int[] {0, 0});
        }

        /** The first step of a play in a state of {@code due}, at the beginning of a period, or -1. */
        int first(Play play, boolean[] due) {
            for (Step step : play.steps()) {
                if (due[step.state()]) {
                    return step.step();
                }
            }
            return -1;
        }

        boolean meets(Play play, boolean[] due) {
            return first(play, due) >= 0 || (play.lastState() >= 0 && due[play.lastState()]);
        }
    }

    private interface Worth {
        double of(Play play, int from);
    }

    /** The mean over plays that agree and meet the condition, or not a number. */
    private static double mean(Case c, boolean[] due, int[] known, Worth worth) {
        double sum = 0;
        double total = 0;
        for (Play play : c.plays) {
            int from = due.length == 0 ? 0 : c.first(play, due);
            if (from >= 0 && c.agrees(play.theta(), known)) {
                total += play.probability();
                sum += play.probability() * worth.of(play, from);
            }
        }
        return sum / total;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void sumsFromTheStartAndFromWhereAConditionFirstHolds(int seed) {
        Case c = Case.of(seed, false);
        double[][] pays = new double[c.game.profiles()][];
        for (int theta = 0; theta < pays.length; theta++) {
            pays[theta] = random.doubles(c.game.game().jointMoves(), -1, 1).toArray();
        }
        double[] end = random.doubles(c.game.game().states(), -1, 1).toArray();
        double discount = .6;
        for (int[] known : c.known()) {
            for (int within : new int[] {-1, 1, 2}) {
                Worth worth = (play, from) -> {
                    double sum = 0;
                    double weight = 1;
                    int to = within < 0 ? c.game.steps() : Math.min(c.game.steps(), from + within * c.stages());
                    for (Step step : play.steps()) {
                        if (step.step() >= from && step.step() < to) {
                            sum += weight * pays[play.theta()][step.joint()];
                            weight *= (step.step() + 1) % c.stages() == 0 ? discount : 1;
                        } else if (step.step() == to) {
                            return sum + weight * end[step.state()];
                        }
                    }
                    boolean complete = play.lastState() >= 0 && to == c.game.steps();
                    return sum + (complete ? weight * end[play.lastState()] : 0);
                };
                Found whole = c.typed.sum(theta -> new Reward(pays[theta], null, end, discount), within, null, known);
                assertThat(whole.estimate().value())
                        .isCloseTo(mean(c, new boolean[0], known, worth), within(TOLERANCE));
                assertThat(whole.estimate().error()).isBetween(1e-18, 1e-11);
                Found from = c.typed.sum(theta -> new Reward(pays[theta], null, end, discount), within, c.due(), known);
                double expected = mean(c, c.due(), known, worth);
                if (!Double.isNaN(expected)) {
                    assertThat(from.onPath()).isTrue();
                    assertThat(from.estimate().value()).isCloseTo(expected, within(TOLERANCE));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void howOftenAMoveIsMadeWhereItIsDue(int seed) {
        Case c = Case.of(seed, false);
        double[] does = random.doubles(c.game.game().jointMoves())
                .map(x -> x < .5 ? 0 : 1)
                .toArray();
        boolean[] due = new boolean[c.game.game().states()];
        due[due.length - 1] = true;
        for (int[] known : c.known()) {
            double seen = 0;
            double done = 0;
            for (Play play : c.plays) {
                for (Step step : play.steps()) {
                    if (due[step.state()] && c.agrees(play.theta(), known)) {
                        seen += play.probability();
                        done += play.probability() * does[step.joint()];
                    }
                }
            }
            Found found = c.typed.plays(does, due, known);
            assertThat(found.estimate().value()).isCloseTo(done / seen, within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void aBeliefIsTheShareOfATypeAmongThePlaysThatMeetTheCondition(int seed) {
        Case c = Case.of(seed, false);
        for (int i = 0; i < 2; i++) {
            for (int k = 0; k < c.game.types(i); k++) {
                double met = 0;
                double mine = 0;
                for (Play play : c.plays) {
                    double p = c.meets(play, c.due()) ? play.probability() : 0;
                    met += p;
                    mine += c.game.typeIn(play.theta(), i) == k ? p : 0;
                }
                if (met > 0) {
                    assertThat(c.typed.belief(i, k, c.due()).estimate().value())
                            .isCloseTo(mine / met, within(TOLERANCE));
                }
                assertThat(c.typed.belief(i, k, null).estimate()).isEqualTo(Estimate.exactly(c.game.prior(i, k)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 6, 8, 10})
    void aMeanAtAPeriodIsOverThePlaysThatStillGoOn(int seed) {
        Case c = Case.of(seed, false);
        double[] perJoint = random.doubles(c.game.game().jointMoves(), -1, 1).toArray();
        double[] perState = random.doubles(c.game.game().states(), -1, 1).toArray();
        for (int[] known : c.known()) {
            for (int after = 0; after <= 3; after++) {
                double sum = 0;
                double total = 0;
                for (Play play : c.plays) {
                    if (c.agrees(play.theta(), known)) {
                        if (after == 3 && play.lastState() >= 0) {
                            total += play.probability();
                            sum += play.probability() * perState[play.lastState()];
                        } else if (after < play.steps().size()) {
                            total += play.probability();
                            sum += play.probability()
                                    * perJoint[play.steps().get(after).joint()];
                        }
                    }
                }
                Found found = c.typed.meanAfter(after, perJoint, perState, null, known);
                assertThat(found.estimate().value()).isCloseTo(sum / total, within(TOLERANCE));
            }
        }
    }

    /** Where no play in the list meets the condition, all nodes that moves can reach are looked at one by one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
    void offThePathTheLeastOverNodesAtTheirBeliefsAndAllBeliefsThere(int seed) {
        Case c = Case.of(seed, true);
        boolean[] due = new boolean[c.game.game().states()];
        for (int s = 0; s < due.length; s++) {
            java.util.Arrays.fill(due, false);
            due[s] = true;
            if (c.plays.stream().anyMatch(play -> c.meets(play, due))) {
                continue;
            }
            double[] does = random.doubles(c.game.game().jointMoves()).toArray();
            double least = Double.POSITIVE_INFINITY;
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            boolean[][] reached = reached(c);
            for (int step = 0; step <= c.game.steps(); step++) {
                Layer layer = c.profile.layers().get(step);
                for (int x = 0; x < layer.nodes(); x++) {
                    if (reached[step][x] && layer.state(x) == s) {
                        double[] belief = layer.belief(layer.memory(x), c.game.typeCount());
                        low = Math.min(low, belief[c.game.typeStart(1)]);
                        high = Math.max(high, belief[c.game.typeStart(1)]);
                        if (step < c.game.steps()) {
                            least = Math.min(least, rate(c, layer, x, belief, does));
                        }
                    }
                }
            }
            Found found = c.typed.plays(does, due, ANY);
            Found belief = c.typed.belief(1, 0, due);
            if (low > high) {
                assertThat(found.estimate().value()).isNaN();
                assertThat(belief.estimate().value()).isNaN();
            } else if (c.stages() == 1) {
                assertThat(found.onPath()).isFalse();
                assertThat(found.estimate().value()).isCloseTo(least, within(TOLERANCE));
                assertThat(belief.estimate().low()).isCloseTo(low, within(TOLERANCE));
                assertThat(belief.estimate().high()).isCloseTo(high, within(TOLERANCE));
            }
        }
    }

    private static double rate(Case c, Layer layer, int x, double[] belief, double[] does) {
        double sum = 0;
        int s = layer.state(x);
        for (int theta = 0; theta < c.game.profiles(); theta++) {
            for (int j = c.game.game().jointStart(s); j < c.game.game().jointStart(s + 1); j++) {
                double p = 1;
                for (int i = 0; i < 2; i++) {
                    int k = c.game.typeIn(theta, i);
                    p *= belief[c.game.typeStart(i) + k]
                            * layer.strategy(layer.strategyStart(c.game, x, i, k)
                                    + c.game.game().moveIn(s, j, i));
                }
                sum += p * does[j];
            }
        }
        return sum;
    }

    private static boolean[][] reached(Case c) {
        boolean[][] reached = new boolean[c.game.steps() + 1][];
        for (int step = 0; step <= c.game.steps(); step++) {
            reached[step] = new boolean[c.profile.layers().get(step).nodes()];
        }
        visit(c, reached, 0, 0, c.game.game().start());
        return reached;
    }

    private static void visit(Case c, boolean[][] reached, int step, int memory, int s) {
        Layer layer = c.profile.layers().get(step);
        int x = layer.node(memory, s);
        reached[step][x] = true;
        for (int j = c.game.game().jointStart(s);
                step < c.game.steps() && j < c.game.game().jointStart(s + 1);
                j++) {
            boolean may = true;
            for (int i = 0; i < 2; i++) {
                boolean any = false;
                for (int k = 0; k < c.game.types(i); k++) {
                    any |= c.game.allowed(i, k, s, c.game.game().moveIn(s, j, i));
                }
                may &= any;
            }
            int y = c.game.signal(s, j);
            int row = c.game.game().row(j);
            for (int e = c.game.game().rowStart(row); may && e < c.game.game().rowStart(row + 1); e++) {
                for (int b = layer.branchStart(x, y); b < layer.branchEnd(x, y); b++) {
                    visit(
                            c,
                            reached,
                            step + 1,
                            layer.branchMemory(b),
                            c.game.game().successor(e));
                }
            }
        }
    }
}
