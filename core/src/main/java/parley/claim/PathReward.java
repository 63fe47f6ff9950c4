package parley.claim;

import org.jspecify.annotations.Nullable;
import parley.expression.Expression;
import parley.scenario.Quantity.Path;
import parley.solve.Reward;

/**
 * A path property as an undiscounted reward whose expectation is the property's probability, or one minus it.
 *
 * <p>A property is looked at in each period with the new levers and the old conditions, once more with each end that happens,
 * and after the last period with the final conditions where it reads no lever.
 *
 * @param complement whether the expectation is the probability that the property fails
 */
record PathReward(Reward reward, boolean complement) {

    static PathReward of(Path path, Tabulation table, double[] numbers, double[][] ends) {
        return switch (path.kind()) {
            case EVENTUALLY -> new PathReward(until(null, path.first(), table, numbers, ends), false);
            case ALWAYS -> new PathReward(until(null, not(path.first()), table, numbers, ends), true);
            case UNTIL -> {
                Expression goal = path.second();
                if (goal == null) {
                    throw new IllegalStateException("until without its second part");
                }
                yield new PathReward(until(path.first(), goal, table, numbers, ends), false);
            }
            case FINALLY -> new PathReward(atEnd(path.first(), table, numbers, ends), false);
        };
    }

    private static Expression not(Expression expression) {
        return new Expression.Call(Expression.Function.NOT, java.util.List.of(expression));
    }

    /** Reward 1 the first time {@code goal} is true, as long as {@code meanwhile} (null: anything) was true before. */
    private static Reward until(
            @Nullable Expression meanwhile, Expression goal, Tabulation table, double[] numbers, double[][] ends) {
        double[] now = table.perJoint(goal, numbers, -1);
        double[] keeps = meanwhile == null ? null : table.perJoint(meanwhile, numbers, -1);
        double[] reward = new double[now.length];
        double[] carryOn = new double[now.length];
        double[] goesOn = goesOn(now.length, ends);
        boolean[] completes = table.completes();
        for (int j = 0; j < now.length; j++) {
            reward[j] = now[j] * goesOn[j];
            carryOn[j] = now[j] != 0 ? 0 : keeps == null || !completes[j] ? 1 : keeps[j];
        }
        addEnds(goal, table, numbers, ends, reward);
        double[] terminal = table.readsNoMove(goal) ? table.perState(goal, numbers) : null;
        return new Reward(reward, carryOn, terminal, 1);
    }

    private static Reward atEnd(Expression goal, Tabulation table, double[] numbers, double[][] ends) {
        double[] reward = new double[table.game().jointMoves()];
        addEnds(goal, table, numbers, ends, reward);
        double[] terminal = table.readsNoMove(goal) ? table.perState(goal, numbers) : null;
        return new Reward(reward, null, terminal, 1);
    }

    private static void addEnds(Expression goal, Tabulation table, double[] numbers, double[][] ends, double[] reward) {
        for (int k = 0; k < ends.length; k++) {
            double[] then = table.perJoint(goal, numbers, k);
            for (int j = 0; j < reward.length; j++) {
                reward[j] += ends[k][j] * then[j];
            }
        }
    }

    static double[] goesOn(int joints, double[][] ends) {
        double[] result = new double[joints];
        java.util.Arrays.fill(result, 1);
        for (double[] end : ends) {
            for (int j = 0; j < joints; j++) {
                result[j] -= end[j];
            }
        }
        return result;
    }
}
