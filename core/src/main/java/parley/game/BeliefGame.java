package parley.game;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finite stochastic game with public states in which players have private types: each player's type is drawn once, before
 * the first period, independently of the others', from a common prior, and told to that player alone. Moves and states are
 * public; types enter payoffs and what moves are allowed, never transitions.
 *
 * <p>Layout, with {@code n} players and the sizes of {@link StochasticGame}:
 *
 * <ul>
 *   <li>Player {@code i} has {@code types(i) >= 1} types; a player with one is uninformed. The types of all players stand in a
 *       row, those of player {@code i} from {@code typeStart(i)}; {@code typeCount()} in all. A <em>belief</em> is an array of
 *       that length: per player, the probabilities that the others give to its types.
 *   <li>A type profile {@code theta} gives every player a type, in mixed radix, player 0 slowest; {@code profiles()} in all.
 *   <li>{@code payoff(theta, j, i)} and {@code finalPayoff(theta, s, i)}: as in a stochastic game, by type profile. A player's
 *       payoff may depend on the others' types, which it does not know.
 *   <li>{@code allowed(i, k, s, a)}: whether type {@code k} of player {@code i} may make move {@code a} in state {@code s};
 *       at least one move is.
 *   <li>A <em>signal</em> of state {@code s} is what the moves of the informed players in it are, in mixed radix, player 0
 *       slowest; {@code signals(s)} in all. It is all that beliefs can depend on.
 * </ul>
 *
 * <p>The payoffs of {@link #game()} are those of type profile 0 and of no meaning by themselves. Instances are immutable; the
 * arrays given are not copied and must not be changed by anyone afterwards.
 */
public final class BeliefGame {
    private final StochasticGame game;
    private final int[] typeStart;
    private final double[] prior;
    private final double[][] payoff;
    private final double[][] finalPayoff;
    private final List<boolean @Nullable []> allowed;
    private final int profiles;

    /**
     * A game from its parts.
     *
     * @param game states, moves, transitions, horizon and discounts; its horizon is finite
     * @param types {@code [i]} number of types
     * @param prior {@code [typeStart(i) + k]}, positive, summing to 1 for each player
     * @param payoff {@code [theta][j * n + i]}
     * @param finalPayoff {@code [theta][s * n + i]}
     * @param allowed per {@code typeStart(i) + k}, null where every move is allowed, else by {@code strategyStart(s, i) + a} of
     *     {@code game}
     * @throws IllegalArgumentException if lengths do not fit together
     */
    public BeliefGame(
            StochasticGame game,
            int[] types,
            double[] prior,
            double[][] payoff,
            double[][] finalPayoff,
            List<boolean @Nullable []> allowed) {
        int n = game.players();
        require(types.length == n, "types has one entry per player");
        this.game = game;
        this.typeStart = new int[n + 1];
        int product = 1;
        for (int i = 0; i < n; i++) {
            require(types[i] >= 1, "every player has a type");
            typeStart[i + 1] = typeStart[i] + types[i];
            product *= types[i];
        }
        this.profiles = product;
        this.prior = prior;
        this.payoff = payoff;
        this.finalPayoff = finalPayoff;
        this.allowed = allowed;
        require(prior.length == typeStart[n], "prior has one entry per type");
        require(allowed.size() == typeStart[n], "allowed has one entry per type");
        require(payoff.length == profiles && finalPayoff.length == profiles, "payoffs are given per type profile");
        for (int theta = 0; theta < profiles; theta++) {
            require(payoff[theta].length == game.jointMoves() * n, "payoff has joint moves x players entries");
            require(finalPayoff[theta].length == game.states() * n, "finalPayoff has states x players entries");
        }
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException(what);
        }
    }

    /** States, moves and transitions. */
    public StochasticGame game() {
        return game;
    }

    public int types(int player) {
        return typeStart[player + 1] - typeStart[player];
    }

    public boolean informed(int player) {
        return types(player) > 1;
    }

    public int typeStart(int player) {
        return typeStart[player];
    }

    /** Types of all players together. */
    public int typeCount() {
        return prior.length;
    }

    /** Type profiles. */
    public int profiles() {
        return profiles;
    }

    /** The type of {@code player} in a type profile. */
    public int typeIn(int theta, int player) {
        int rest = theta;
        for (int i = game.players() - 1; i > player; i--) {
            rest /= types(i);
        }
        return rest % types(player);
    }

    public double prior(int player, int type) {
        return prior[typeStart[player] + type];
    }

    /** The prior as a belief: a copy. */
    public double[] prior() {
        return prior.clone();
    }

    /** The probability of a type profile under a belief that starts at {@code at} of {@code belief}. */
    public double probability(int theta, double[] belief, int at) {
        double product = 1;
        for (int i = 0; i < game.players(); i++) {
            product *= belief[at + typeStart[i] + typeIn(theta, i)];
        }
        return product;
    }

    public double payoff(int theta, int joint, int player) {
        return payoff[theta][joint * game.players() + player];
    }

    public double finalPayoff(int theta, int state, int player) {
        return finalPayoff[theta][state * game.players() + player];
    }

    public boolean allowed(int player, int type, int state, int move) {
        boolean[] moves = allowed.get(typeStart[player] + type);
        return moves == null || moves[game.strategyStart(state, player) + move];
    }

    /** Whether some type of some player is kept from some move. */
    public boolean restricted() {
        return allowed.stream().anyMatch(moves -> moves != null);
    }

    public int signals(int state) {
        int product = 1;
        for (int i = 0; i < game.players(); i++) {
            if (informed(i)) {
                product *= game.moves(state, i);
            }
        }
        return product;
    }

    /** The signal in a joint move of a state. */
    public int signal(int state, int joint) {
        int signal = 0;
        for (int i = 0; i < game.players(); i++) {
            if (informed(i)) {
                signal = signal * game.moves(state, i) + game.moveIn(state, joint, i);
            }
        }
        return signal;
    }

    /** The move of an informed player in a signal of a state. */
    public int moveIn(int state, int signal, int player) {
        int rest = signal;
        for (int i = game.players() - 1; i > player; i--) {
            if (informed(i)) {
                rest /= game.moves(state, i);
            }
        }
        return rest % game.moves(state, player);
    }

    /**
     * Whether another game of the same structure has bit for bit the same numbers; see {@link StochasticGame#sameNumbers}.
     */
    public boolean sameNumbers(BeliefGame other) {
        if (!game.sameNumbers(other.game)
                || !Arrays.equals(typeStart, other.typeStart)
                || !Arrays.equals(prior, other.prior)
                || !Arrays.deepEquals(payoff, other.payoff)
                || !Arrays.deepEquals(finalPayoff, other.finalPayoff)) {
            return false;
        }
        for (int agent = 0; agent < prior.length; agent++) {
            if (!Arrays.equals(allowed.get(agent), other.allowed.get(agent))) {
                return false;
            }
        }
        return true;
    }

    /** Steps of play: periods times stages. */
    public int steps() {
        return game.horizon() * game.stages();
    }
}
