package parley.certify;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import parley.game.Profile;
import parley.game.StochasticGame;

/** Verifies equilibria of stochastic games. */
public final class Certifier {
    private Certifier() {}

    /**
     * What to verify and how.
     *
     * @param starts states in which play may begin (period 0); null: every state at every period counts as reached
     * @param exact whether to try for {@link Certificate.Grade#EXACT}
     * @param parallel whether to use all cores; the result is the same
     * @param cancelled asked now and then; once true, {@link java.util.concurrent.CancellationException} is thrown
     */
    public record Options(int @Nullable [] starts, boolean exact, boolean parallel, BooleanSupplier cancelled) {
        /** From the game's start, trying for EXACT. */
        public static Options fromStart(StochasticGame game) {
            return new Options(new int[] {game.start()}, true, true, () -> false);
        }

        /** At every state and period, trying for EXACT. */
        public static Options everywhere() {
            return new Options(null, true, true, () -> false);
        }
    }

    /** Verifies {@code profile} at everything that some play from the game's start reaches. */
    public static Certificate certify(StochasticGame game, Profile profile) {
        return certify(game, profile, Options.fromStart(game));
    }

    /** Verifies {@code profile}. */
    public static Certificate certify(StochasticGame game, Profile profile, Options options) {
        throw new UnsupportedOperationException();
    }
}
