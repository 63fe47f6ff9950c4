package parley.solve;

import org.jspecify.annotations.Nullable;

/**
 * A quantity that play adds up: {@code sum over periods of discount^t * perJoint(joint move)}, for as long as it runs.
 *
 * <p>In an ordered period every mover's joint move counts with the weight of its period; {@code discount} applies once per
 * period.
 *
 * @param perJoint {@code [j]}, finite
 * @param carryOn {@code [j]} in [0, 1], the probability weight with which the quantity still runs after joint move
 *     {@code j}, on top of the game's own transition row; null: 1
 * @param terminal {@code [s]}, paid at the horizon of a finite game with weight {@code discount^T}; null: 0
 * @param discount per period, in (0, 1]
 */
public record Reward(double[] perJoint, double @Nullable [] carryOn, double @Nullable [] terminal, double discount) {
    public double carryOnAt(int joint) {
        return carryOn == null ? 1.0 : carryOn[joint];
    }

    public double terminalAt(int state) {
        return terminal == null ? 0.0 : terminal[state];
    }
}
