package parley.claim;

import parley.expression.Expression;
import parley.solve.Reward;

/** The number of periods until a predicate is true for the first time, as a reward. */
final class TimeReward {
    private TimeReward() {}

    static Reward of(Expression predicate, Tabulation table, double[] numbers, double[][] ends) {
        double[] now = table.perJoint(predicate, numbers, -1);
        boolean[] completes = table.completes();
        double[] reward = new double[now.length];
        double[] carryOn = new double[now.length];
        for (int j = 0; j < now.length; j++) {
            carryOn[j] = 1 - now[j];
            reward[j] = completes[j] ? carryOn[j] : 0;
        }
        for (int k = 0; k < ends.length; k++) {
            double[] then = table.perJoint(predicate, numbers, k);
            for (int j = 0; j < now.length; j++) {
                reward[j] -= carryOn[j] * ends[k][j] * then[j];
            }
        }
        return new Reward(reward, carryOn, null, 1);
    }
}
