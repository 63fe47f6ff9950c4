package parley.solve;

import java.util.function.BooleanSupplier;
import parley.game.StochasticGame;

/** The most that a coalition can secure, whatever all others do. */
public final class Guarantee {
    private Guarantee() {}

    /** See the long form; a gap of 1e-9, relative to the size of the values, is aimed at. */
    public static Security of(StochasticGame game, int[] coalition, Reward reward) {
        return of(game, coalition, reward, 1e-9, () -> false);
    }

    /**
     * The most that {@code coalition} can secure of {@code reward} from the game's start.
     *
     * @param coalition the players who maximise; they coordinate and randomise jointly, as do the others
     * @param tolerance the gap aimed at, relative to the size of the values (at least 1)
     * @param cancelled asked now and then; once true, {@link java.util.concurrent.CancellationException} is thrown
     */
    public static Security of(
            StochasticGame game, int[] coalition, Reward reward, double tolerance, BooleanSupplier cancelled) {
        throw new UnsupportedOperationException();
    }
}
