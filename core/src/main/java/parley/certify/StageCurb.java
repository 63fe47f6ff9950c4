package parley.certify;

import org.jspecify.annotations.Nullable;

/**
 * Proves that a one-shot game with uncertain payoffs has an equilibrium within a small product of move sets.
 *
 * <p>The sets grow from the moves in use until every move outside is worse than one fixed move inside, whatever the others
 * play within their sets (Basu and Weibull 1991: sets closed under rational behaviour). By Nash's theorem the game
 * restricted to them has an equilibrium, which is one of the whole game. It may be any mix of them, so the payoffs it can give
 * are all those within the sets: useful where ties do not matter to anybody.
 */
final class StageCurb {
    private static final long LARGEST = 200_000;
    /** Wider sets of possible values are of no use. */
    private static final double WIDEST = 2e-7;

    private StageCurb() {}

    /** {@code inside[i][a]}: the sets; {@code value[i]} within {@code off[i]} of all payoffs they can give. */
    record Found(boolean[][] inside, double[] value, double[] off) {
        boolean isSingle() {
            for (boolean[] set : inside) {
                int size = 0;
                for (boolean in : set) {
                    size += in ? 1 : 0;
                }
                if (size > 1) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * @param size {@code [i]}: size of the values that follow, against which payoffs may differ by a little; null: any
     * @return null where the sets grow too large or too wide
     */
    static @Nullable Found around(Stage game, double @Nullable [] size) {
        int n = game.players();
        boolean[][] inside = new boolean[n][];
        int[] anchor = new int[n];
        for (int i = 0; i < n; i++) {
            inside[i] = new boolean[game.count()[i]];
            for (int a = 0; a < inside[i].length; a++) {
                inside[i][a] = game.mix()[i][a] > 0;
                if (game.mix()[i][a] > game.mix()[i][anchor[i]]) {
                    anchor[i] = a;
                }
            }
        }
        if (game.joints() * (long) n > LARGEST) {
            return null;
        }
        boolean grown = true;
        while (grown) {
            grown = false;
            for (int i = 0; i < n; i++) {
                for (int b = 0; b < inside[i].length; b++) {
                    if (!inside[i][b] && !isWorse(game, i, b, anchor[i], inside)) {
                        inside[i][b] = true;
                        grown = true;
                    }
                }
            }
            if (grown && hull(game, inside, size) == null) {
                return null;
            }
        }
        return hull(game, inside, size);
    }

    /** Whether {@code move} is never better than {@code other} while the rest stay inside. */
    private static boolean isWorse(Stage game, int player, int move, int other, boolean[][] inside) {
        int n = game.players();
        for (int j = 0; j < game.joints(); j++) {
            if (game.moveIn(j, player) != move || !within(game, j, inside, player)) {
                continue;
            }
            int k = (j + (other - move) * game.stride()[player]) * n + player;
            int m = j * n + player;
            double needed = Rounding.up(game.e()[k] + game.e()[m]);
            if (!(game.q()[k] - game.q()[m] >= (game.e()[k] + game.e()[m] == 0 ? 0 : needed))) {
                return false;
            }
        }
        return true;
    }

    static boolean within(Stage game, int joint, boolean[][] inside, int except) {
        for (int l = 0; l < inside.length; l++) {
            if (l != except && !inside[l][game.moveIn(joint, l)]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Found hull(Stage game, boolean[][] inside, double @Nullable [] size) {
        int n = game.players();
        double[] value = new double[n];
        double[] off = new double[n];
        for (int i = 0; i < n; i++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double error = 0;
            for (int j = 0; j < game.joints(); j++) {
                if (within(game, j, inside, -1)) {
                    low = Math.min(low, game.q()[j * n + i]);
                    high = Math.max(high, game.q()[j * n + i]);
                    error = Math.max(error, game.e()[j * n + i]);
                }
            }
            value[i] = low == high ? low : low / 2 + high / 2;
            off[i] = low == high
                    ? error
                    : Rounding.up((high - low) / 2 + error + 2 * Rounding.UNIT * Math.max(-low, Math.max(low, high)));
            double width = size == null ? Double.MAX_VALUE : WIDEST * (size[i] + Math.max(-low, Math.max(low, high)));
            if (!(high - low <= width)) {
                return null;
            }
        }
        return new Found(inside, value, off);
    }
}
