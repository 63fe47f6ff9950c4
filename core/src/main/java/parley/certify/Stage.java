package parley.certify;

/**
 * A one-shot game whose payoffs are known up to an error: what a state amounts to, given what follows. Moves that a player
 * cannot tell apart (same own payoffs and same transitions, whatever the others do) stand together as one move here, mixed
 * as the profile mixes them.
 *
 * @param count {@code [i]} number of moves
 * @param stride {@code [i]} step of the joint-move number, player 0 slowest
 * @param q {@code [j * n + i]} payoffs
 * @param e {@code [j * n + i]} bounds of their errors
 * @param mix {@code [i][a]} the profile's probabilities
 */
record Stage(int[] count, int[] stride, double[] q, double[] e, double[][] mix) {
    int players() {
        return count.length;
    }

    int joints() {
        return q.length / count.length;
    }

    int moveIn(int joint, int player) {
        return joint / stride[player] % count[player];
    }

    /** Whether every player has one move in use. */
    boolean isPure() {
        for (double[] m : mix) {
            int used = 0;
            for (double p : m) {
                used += p > 0 ? 1 : 0;
            }
            if (used != 1) {
                return false;
            }
        }
        return true;
    }

    /** {@code [a]}: expected entry of {@code table} for each move of {@code player} against the others' {@code mixes}. */
    double[] against(int player, double[] table, double[][] mixes) {
        int n = players();
        double[] sum = new double[count[player]];
        for (int j = 0; j < joints(); j++) {
            double w = 1;
            for (int i = 0; i < n && w != 0; i++) {
                if (i != player) {
                    w *= mixes[i][moveIn(j, i)];
                }
            }
            if (w != 0) {
                sum[moveIn(j, player)] += w * table[j * n + player];
            }
        }
        return sum;
    }

    /** Whether everybody but {@code except} plays a move in use. */
    boolean isUsed(int joint, int except) {
        for (int l = 0; l < players(); l++) {
            if (l != except && !(mix[l][moveIn(joint, l)] > 0)) {
                return false;
            }
        }
        return true;
    }

    /** {@code [a]}: bound on the rounding error of {@link #against} on {@code q} with the stage's own mix. */
    double[] rounding(int player) {
        double[] most = new double[count[player]];
        if (isPure()) {
            return most;
        }
        double gamma = Rounding.gamma(joints() + 2L * players() + 6) * 1.001;
        for (int j = 0; j < joints(); j++) {
            if (isUsed(j, player)) {
                int a = moveIn(j, player);
                most[a] = Math.max(most[a], gamma * Math.abs(q[j * players() + player]));
            }
        }
        return most;
    }
}
