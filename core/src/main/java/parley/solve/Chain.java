package parley.solve;

import java.util.function.BooleanSupplier;
import parley.game.Profile;
import parley.game.StochasticGame;

/** The Markov chain that a profile makes of a game, and expected quantities along it. */
public final class Chain {
    private Chain() {}

    /** Expected sums of {@code reward} along {@code profile}. */
    public static Expectation evaluate(StochasticGame game, Profile profile, Reward reward) {
        return evaluate(game, profile, reward, () -> false);
    }

    /** The same; throws {@link java.util.concurrent.CancellationException} once {@code cancelled}. */
    public static Expectation evaluate(StochasticGame game, Profile profile, Reward reward, BooleanSupplier cancelled) {
        throw new UnsupportedOperationException();
    }

    /**
     * {@code [t][s]}: probability of being in {@code s} at period {@code t} from the game's start on; {@code T + 1} arrays.
     * Finite games only.
     */
    public static double[][] occupancy(StochasticGame game, Profile profile) {
        throw new UnsupportedOperationException();
    }

    /**
     * {@code [s]}: expected sum of {@code discount^t} over the visits to {@code s} from the game's start on, infinite games
     * too. Infinity where a state is visited for ever without discount.
     */
    public static double[] visits(StochasticGame game, Profile profile, double discount) {
        throw new UnsupportedOperationException();
    }

    /** Where and when play from the game's start first meets {@code states}; the start itself counts. */
    public static Hitting hitting(StochasticGame game, Profile profile, boolean[] states, double discount) {
        return hitting(game, profile, states, discount, game.start());
    }

    /** The same from {@code start}, a state of stage 0, at period 0. */
    public static Hitting hitting(StochasticGame game, Profile profile, boolean[] states, double discount, int start) {
        throw new UnsupportedOperationException();
    }
}
