package parley.solve;

import java.util.Arrays;

/**
 * Expected payoffs of a stage game under mixed strategies, and how they change with them.
 *
 * <p>Mixed strategies are laid out as {@link Shape} says. {@code pair[r * size + c]} is the expected payoff of the owner of
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

    /** Prepares for payoffs {@code q}, {@code [i * joint + j]}, every player's multiplied by {@code scale[i]}. */
    void prepare(Shape shape, double[] q, double[] scale) {
        movers = shape.movers.length;
        joint = shape.joint;
        start = shape.start;
        size = shape.size;
        owner = shape.owner;
        place = shape.place;
        if (payoff.length < size) {
            payoff = new double[size];
            pair = new double[size * size];
        }
        if (scaled.length < movers * joint) {
            scaled = new double[movers * joint];
        }
        for (int x = 0; x < movers; x++) {
            int i = shape.movers[x];
            for (int j = 0; j < joint; j++) {
                scaled[x * joint + j] = q[i * joint + j] * scale[i];
            }
        }
        if (movers == 2) {
            // Nobody else mixes: the table is the payoffs, whatever the strategies.
            Arrays.fill(pair, 0, size * size, 0.0);
            for (int j = 0; j < joint; j++) {
                pair[place[j] * size + place[joint + j]] = scaled[j];
                pair[place[joint + j] * size + place[j]] = scaled[joint + j];
            }
        }
    }

    /** Fills {@link #payoff} and {@link #pair} for the mixed strategies {@code sigma}, {@code size} entries. */
    void evaluate(double[] sigma) {
        if (movers > 2) {
            Arrays.fill(pair, 0, size * size, 0.0);
        }
        for (int x = 0; x < movers; x++) {
            for (int y = 0; y < movers; y++) {
                if (x != y && movers > 2) {
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
        // With three movers, which is common, one other mixes.
        int only = movers == 3 ? (3 - x - y) * joint : -1;
        for (int j = 0; j < joint; j++) {
            double weight = scaled[ofX + j];
            if (only >= 0) {
                weight *= sigma[place[only + j]];
            } else {
                for (int z = 0; z < movers; z++) {
                    if (z != x && z != y) {
                        weight *= sigma[place[z * joint + j]];
                    }
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
