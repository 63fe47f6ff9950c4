package parley.certify;

import parley.game.StochasticGame;

/** Builds the one-shot game of a state from the values that follow. */
final class StageBuilder {
    private StageBuilder() {}

    /**
     * The one-shot game over merged moves.
     *
     * @param next {@code [(s * n + i) * 2 + k]}: values that follow, and their radii
     * @param gamma relative rounding error of a payoff plus continuation; 0 where all that follows is worth exactly 0
     */
    static Stage of(StochasticGame game, int state, Merge merge, double[] next, double gamma) {
        int n = game.players();
        int[] count = new int[n];
        int[] stride = new int[n];
        int joints = 1;
        for (int i = n - 1; i >= 0; i--) {
            count[i] = merge.classes(i);
            stride[i] = joints;
            joints *= count[i];
        }
        double[] q = new double[joints * n];
        double[] e = new double[joints * n];
        double[] absolute = new double[joints * n];
        for (int j = game.jointStart(state); j < game.jointStart(state + 1); j++) {
            double w = 1;
            int merged = 0;
            for (int i = 0; i < n; i++) {
                int a = game.moveIn(state, j, i);
                w *= merge.share()[i][a];
                merged += merge.classOf()[i][a] * stride[i];
            }
            if (w == 0) {
                continue;
            }
            int row = game.row(j);
            for (int i = 0; i < n; i++) {
                double x = 0;
                double y = 0;
                double z = 0;
                for (int k = game.rowStart(row); k < game.rowStart(row + 1); k++) {
                    int at = (game.successor(k) * n + i) * 2;
                    x += game.probability(k) * next[at];
                    y += game.probability(k) * next[at + 1];
                    z += game.probability(k) * Math.abs(next[at]);
                }
                double discount = game.discountFrom(state, i);
                q[merged * n + i] += w * (game.payoff(j, i) + discount * x);
                e[merged * n + i] += w * (discount * y);
                absolute[merged * n + i] += w * (Math.abs(game.payoff(j, i)) + discount * z);
            }
        }
        boolean whole = isWhole(merge);
        long all = (long) game.jointStart(state + 1) - game.jointStart(state);
        // A mix within a class rounds even where single payoffs are exact.
        double relative = gamma + (whole ? 0 : Rounding.gamma(all + 4L * n));
        for (int k = 0; k < e.length; k++) {
            double error = e[k] + relative * absolute[k];
            e[k] = error == 0 ? 0 : Rounding.up(error);
        }
        return new Stage(count, stride, q, e, merge.mix());
    }

    private static boolean isWhole(Merge merge) {
        for (double[] shares : merge.share()) {
            for (double p : shares) {
                if (p != 0 && p != 1) {
                    return false;
                }
            }
        }
        return true;
    }
}
