package parley.solve;

import java.util.Arrays;

/**
 * Expected payoffs of a stage game under mixed strategies, and how they change with them.
 *
 * <p>Only players with at least two moves count here. Their moves stand one after another: move {@code a} of the {@code x}-th
 * mover at {@code start[x] + a}, {@code size} in all. {@code pair[r * size + c]} is the expected payoff of the owner of
 * {@code r} when it plays {@code r}, the owner of {@code c} plays {@code c}, and everybody else mixes; 0 if one player owns
 * both. {@code payoff[r]} is the expected payoff of playing {@code r}. Cost: joint moves x movers^2 per {@link #evaluate}.
 */
final class StageTables {
    int movers;
    int size;
    int[] start = new int[0];
    int[] owner = new int[0];
    double[] payoff = new double[0];
    double[] pair = new double[0];
    private int joint;
    private int[] place = new int[0];
    private double[] scaled = new double[0];

    /** Prepares for {@code game}, every player's payoffs multiplied by {@code scale[player]}. */
    void prepare(ReducedGame game, double[] scale) {
        Shape shape = game.shape;
        movers = shape.movers.length;
        joint = shape.joint;
        if (start.length < movers + 1) {
            start = new int[movers + 1];
        }
        size = 0;
        for (int x = 0; x < movers; x++) {
            start[x] = size;
            size += shape.moves[shape.movers[x]];
        }
        start[movers] = size;
        if (payoff.length < size) {
            payoff = new double[size];
            owner = new int[size];
            pair = new double[size * size];
        }
        if (place.length < movers * joint) {
            place = new int[movers * joint];
            scaled = new double[movers * joint];
        }
        for (int x = 0; x < movers; x++) {
            int i = shape.movers[x];
            Arrays.fill(owner, start[x], start[x + 1], x);
            for (int j = 0; j < joint; j++) {
                place[x * joint + j] = start[x] + j / shape.stride[i] % shape.moves[i];
                scaled[x * joint + j] = game.q[i * joint + j] * scale[i];
            }
        }
    }

    /** Fills {@link #payoff} and {@link #pair} for the mixed strategies {@code sigma}, {@code size} entries. */
    void evaluate(double[] sigma) {
        Arrays.fill(pair, 0, size * size, 0.0);
        for (int x = 0; x < movers; x++) {
            for (int y = 0; y < movers; y++) {
                if (x != y) {
                    fill(x, y, sigma);
                }
            }
            if (movers == 1) {
                Arrays.fill(payoff, 0, size, 0.0);
                for (int j = 0; j < joint; j++) {
                    payoff[place[j]] += scaled[j];
                }
                continue;
            }
            int y = x == 0 ? 1 : 0;
            for (int r = start[x]; r < start[x + 1]; r++) {
                double sum = 0;
                for (int c = start[y]; c < start[y + 1]; c++) {
                    sum += pair[r * size + c] * sigma[c];
                }
                payoff[r] = sum;
            }
        }
    }

    private void fill(int x, int y, double[] sigma) {
        int ofX = x * joint;
        int ofY = y * joint;
        for (int j = 0; j < joint; j++) {
            double weight = scaled[ofX + j];
            for (int z = 0; z < movers; z++) {
                if (z != x && z != y) {
                    weight *= sigma[place[z * joint + j]];
                }
            }
            pair[place[ofX + j] * size + place[ofY + j]] += weight;
        }
    }

    /** Largest gain of any mover from any move over {@code sigma}, after {@link #evaluate}. */
    double regret(double[] sigma) {
        double worst = 0;
        for (int x = 0; x < movers; x++) {
            double mean = 0;
            double best = Double.NEGATIVE_INFINITY;
            for (int r = start[x]; r < start[x + 1]; r++) {
                mean += sigma[r] * payoff[r];
                best = Math.max(best, payoff[r]);
            }
            worst = Math.max(worst, best - mean);
        }
        return worst;
    }
}
