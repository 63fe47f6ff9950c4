package parley.certify;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import parley.game.StochasticGame;

/** The decision problem of one player of a game without horizon when all others keep their stationary strategies. */
final class Induced {
    final Decision problem;
    /** {@code [row]}: the probability with which the player itself chooses it. */
    final double[] own;

    private final StochasticGame game;
    private final int player;
    private final int[] states;

    Induced(StochasticGame game, double[] sigma, boolean[] reached, int player, BooleanSupplier cancelled) {
        this.game = game;
        this.player = player;
        int[] place = new int[game.states()];
        Arrays.fill(place, -1);
        int count = 0;
        int rows = 0;
        for (int s = 0; s < game.states(); s++) {
            if (reached[s]) {
                place[s] = count++;
                rows += game.moves(s, player);
            }
        }
        states = new int[count];
        own = new double[rows];
        Decision.Builder builder = new Decision.Builder(count, cancelled);
        Node node = new Node(game, Node.mostMoves(game));
        int row = 0;
        for (int s = 0; s < game.states(); s++) {
            if (!reached[s]) {
                continue;
            }
            states[place[s]] = s;
            node.load(s, sigma, 0);
            for (int u = 0; u < node.used(player); u++) {
                own[row + node.move(player, u)] = node.weight(player, u);
            }
            for (int a = 0; a < game.moves(s, player); a++) {
                double payoff = node.spread(player, a, builder, place);
                builder.endRow(payoff, node.magnitude(), game.discountFrom(s, player));
                row++;
            }
            builder.endState();
        }
        problem = builder.build(2 * Rounding.operations(game));
    }

    int state(int k) {
        return states[k];
    }

    /** The player's stated values of the reached states. */
    double[] pick(double[] values) {
        double[] picked = new double[states.length];
        for (int k = 0; k < states.length; k++) {
            picked[k] = values[states[k] * game.players() + player];
        }
        return picked;
    }

    /** The weights of the bounds; infinite where play need not stop and the player does not discount. */
    double[] weights() {
        double discount = game.discount(player);
        if (discount == 1) {
            return problem.stopping();
        }
        double[] w = new double[states.length];
        for (int k = 0; k < w.length; k++) {
            w[k] = game.stages() - game.stage(states[k]) + discount * game.stages() / (1 - discount);
        }
        return problem.checked(w);
    }
}
