package parley.solve.belief;

import java.util.Arrays;
import parley.game.BeliefGame;
import parley.game.Layer;
import parley.game.StochasticGame;

/** The joint moves that a type profile uses at a node, with their probabilities. Scratch space of one thread. */
final class TypedMix {
    int size;
    int[] joint = new int[16];
    double[] weight = new double[16];

    private final BeliefGame game;
    private final StochasticGame open;

    TypedMix(BeliefGame game) {
        this.game = game;
        this.open = game.game();
    }

    /** Takes up a node; probabilities are normalised per player. */
    void load(Layer layer, int node, int theta) {
        int s = layer.state(node);
        size = 1;
        joint[0] = 0;
        weight[0] = 1;
        for (int i = 0; i < open.players(); i++) {
            int count = open.moves(s, i);
            int from = layer.strategyStart(game, node, i, game.typeIn(theta, i));
            int used = 0;
            double sum = 0;
            for (int a = 0; a < count; a++) {
                used += layer.strategy(from + a) > 0 ? 1 : 0;
                sum += layer.strategy(from + a);
            }
            room(size * used);
            // From the back, so that no combination is overwritten before it is spread.
            int at = size * used;
            for (int k = size - 1; k >= 0; k--) {
                int before = joint[k];
                double p = weight[k];
                for (int a = count - 1; a >= 0; a--) {
                    double q = layer.strategy(from + a);
                    if (q > 0) {
                        joint[--at] = before * count + a;
                        weight[at] = used == 1 ? p : p * (q / sum);
                    }
                }
            }
            size *= used;
        }
        for (int k = 0; k < size; k++) {
            joint[k] += open.jointStart(s);
        }
    }

    private void room(int needed) {
        if (needed > joint.length) {
            joint = Arrays.copyOf(joint, Math.max(needed, 2 * joint.length));
            weight = Arrays.copyOf(weight, joint.length);
        }
    }
}
