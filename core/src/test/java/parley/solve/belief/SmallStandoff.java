package parley.solve.belief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import parley.game.BeliefGame;
import parley.game.StochasticGame;

/**
 * A standoff of two players over eight quarters, 240 states: the United States sets sanctions x (lifted 0, partial 1, full 2), North
 * Korea, sincere or stalling, does nothing, tests, or lets inspectors in. Its conditions: arsenal 0..4, pressure 0..3, goodwill
 * 0..2, leaked 0/1, tested last quarter 0/1. Built by hand, without the compiler.
 */
final class SmallStandoff {
    static final int LIFTED = 0;
    static final int FULL = 2;
    static final int NOTHING = 0;
    static final int TEST = 1;
    static final int INSPECT = 2;

    final double prior;
    final double slow;
    final double cost;
    final double stallingTest;

    SmallStandoff(double prior, double slow, double cost, double stallingTest) {
        this.prior = prior;
        this.slow = slow;
        this.cost = cost;
        this.stallingTest = stallingTest;
    }

    static int state(int a, int p, int g, int l, int v) {
        return (((a * 4 + p) * 3 + g) * 2 + l) * 2 + v;
    }

    private static double clampUp(double chance, boolean can) {
        return can ? chance : 0;
    }

    /** The levels of sanctions that the United States may set after a quarter without a test, and after one with. */
    BeliefGame game(int[] calm, int[] breach) {
        int states = 240;
        int[] moves = new int[states * 2];
        List<int[]> succ = new ArrayList<>();
        List<double[]> prob = new ArrayList<>();
        List<double[]> pay = new ArrayList<>();
        double[][] fin = new double[2][states * 2];
        for (int s = 0; s < states; s++) {
            int v = s % 2;
            int l = s / 2 % 2;
            int g = s / 4 % 3;
            int p = s / 12 % 4;
            int a = s / 48;
            int[] levels = v == 1 ? breach : calm;
            moves[s * 2] = levels.length;
            moves[s * 2 + 1] = 3;
            for (int theta = 0; theta < 2; theta++) {
                double e = theta == 0 ? 1 : .5;
                double m = theta == 0 ? .1 : 1;
                double go = theta == 0 ? .3 : .05;
                fin[theta][s * 2] = 4 * (-a / 4.0 + .05 * g / 2 + .3 * p / 3);
                fin[theta][s * 2 + 1] = 4 * (-e * p / 3 + m * a / 4 + go * g / 2);
            }
            for (int x : levels) {
                for (int y = 0; y < 3; y++) {
                    double[] u = new double[4];
                    u[0] = -a / 4.0 - (y == TEST ? .5 : 0) - cost * x / 2 + .05 * g / 2 + (y == INSPECT ? .05 : 0);
                    u[2] = u[0];
                    u[1] = -1.0 * p / 3 + .1 * a / 4 + (y == TEST ? -.25 : 0) - (y == INSPECT ? .02 : 0) + .3 * g / 2;
                    u[3] = -.5 * p / 3
                            + 1.0 * a / 4
                            + (y == TEST ? stallingTest : 0)
                            - (y == INSPECT ? .45 : 0)
                            + .05 * g / 2;
                    pay.add(u);
                    transition(a, p, g, l, x, y, succ, prob);
                }
            }
        }
        return assemble(states, moves, succ, prob, pay, fin);
    }

    private void transition(int a, int p, int g, int l, int x, int y, List<int[]> succ, List<double[]> prob) {
        double up = (y == TEST ? .5 : y == INSPECT ? 0 : .15) * (1 - slow * p / 3);
        double[] da = {clampUp(y == INSPECT ? .35 : 0, a > 0), 0, clampUp(up, a < 4)};
        da[1] = 1 - da[0] - da[2];
        int target = x == FULL ? 3 - l : x == 1 ? 1 : 0;
        double[] dp = {p > target ? .9 : 0, 0, p < target ? (l == 1 ? .4 : .9) : 0};
        dp[1] = 1 - dp[0] - dp[2];
        double down = y == TEST ? .8 : x == FULL ? .25 : 0;
        double rise = y == TEST || x == FULL ? 0 : y == INSPECT ? .6 : .36;
        double[] dg = {clampUp(down, g > 0), 0, clampUp(rise, g < 2)};
        dg[1] = 1 - dg[0] - dg[2];
        double leak = l == 1 ? 1 : x == 0 ? .5 : x == 1 ? .15 : 0;
        List<Integer> to = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    for (int next = 0; next < 2; next++) {
                        double q = da[i] * dp[j] * dg[k] * (next == 1 ? leak : 1 - leak);
                        if (q > 0) {
                            to.add(state(a + i - 1, p + j - 1, g + k - 1, next, y == TEST ? 1 : 0));
                            with.add(q);
                        }
                    }
                }
            }
        }
        succ.add(to.stream().mapToInt(Integer::intValue).toArray());
        prob.add(with.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private BeliefGame assemble(
            int states, int[] moves, List<int[]> succ, List<double[]> prob, List<double[]> pay, double[][] fin) {
        int joints = succ.size();
        int[] row = new int[joints];
        int[] rowStart = new int[joints + 1];
        for (int j = 0; j < joints; j++) {
            row[j] = j;
            rowStart[j + 1] = rowStart[j] + succ.get(j).length;
        }
        int[] successor = succ.stream().flatMapToInt(Arrays::stream).toArray();
        double[] probability = prob.stream().flatMapToDouble(Arrays::stream).toArray();
        double[][] payoff = new double[2][joints * 2];
        for (int j = 0; j < joints; j++) {
            for (int theta = 0; theta < 2; theta++) {
                payoff[theta][j * 2] = pay.get(j)[2 * theta];
                payoff[theta][j * 2 + 1] = pay.get(j)[2 * theta + 1];
            }
        }
        StochasticGame open = new StochasticGame(
                8,
                state(2, 3, 0, 0, 0),
                new byte[states],
                moves,
                row,
                rowStart,
                successor,
                probability,
                payoff[0],
                fin[0],
                new double[] {1, 1});
        return new BeliefGame(
                open,
                new int[] {1, 2},
                new double[] {1, prior, 1 - prior},
                payoff,
                fin,
                Arrays.asList(null, null, null));
    }

    BeliefGame maximumPressure() {
        return game(new int[] {2}, new int[] {2});
    }

    BeliefGame reliefWithSnapback() {
        return game(new int[] {0, 1}, new int[] {0, 1, 2});
    }
}
