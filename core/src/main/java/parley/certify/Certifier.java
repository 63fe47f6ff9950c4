package parley.certify;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import parley.certify.Certificate.Grade;
import parley.game.Profile;
import parley.game.StochasticGame;

/**
 * Verifies equilibria of stochastic games, whoever computed them.
 *
 * <p>Every profile is measured: each player's largest gain from any deviation, by exact best response (a decision problem
 * against the others' strategies: backward induction with a horizon, policy iteration without), and the error of its stated
 * values, both as upper bounds that include rounding. By default the grade EXACT is tried for as well: see
 * {@link ExactFinite} and {@link ExactInfinite}; in a game of two players with opposite payoffs, where that fails, the
 * value is proven by the regrets, since all equilibria have the same (von Neumann 1928, Shapley 1953).
 *
 * <p>Nothing is proven of an infinite game in which a player does not discount and play need not stop.
 */
public final class Certifier {
    /** Relative to payoffs and values: profiles of more regret are not taken for approximate equilibria. */
    private static final double LARGEST_REGRET = 1e-4;

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
        boolean[][] reached = game.isFinite()
                ? Reach.periods(game, options.starts())
                : new boolean[][] {Reach.ever(game, options.starts())};
        String fault = Legal.fault(game, profile, reached);
        if (fault != null) {
            return none(game, fault);
        }
        Rounding.Limits limits = Rounding.Limits.of(game);
        Regret regret = game.isFinite()
                ? FiniteRegret.of(game, profile, reached, limits, options.parallel(), options.cancelled())
                : InfiniteRegret.of(game, profile, reached[0], options.cancelled());
        if (!regret.isFinite()) {
            return none(game, "no finite bound: a number is not finite, or play need not stop and is not discounted");
        }
        boolean isSmall = regret.isWithin(LARGEST_REGRET);
        Exact exact = !options.exact()
                ? Exact.refused("not tried")
                : isSmall
                        ? exact(game, profile, reached, limits, options)
                        : Exact.refused("the regret is too large for an exact equilibrium to be sought");
        if (options.exact() && !exact.isProven() && isSmall && isZeroSum(game)) {
            double radius = Rounding.up(regret.largest() + regret.valueError());
            exact = Exact.proven(2.0 * game.players(), Double.POSITIVE_INFINITY, radius);
        }
        return new Certificate(
                regret.largest(),
                regret.byPlayer(),
                regret.valueError(),
                exact.isProven() ? Grade.EXACT : Grade.EPSILON,
                exact.strategyRadius(),
                exact.pathRadius(),
                exact.valueRadius(),
                regret.method(),
                regret.player(),
                regret.period(),
                regret.state(),
                exact.reason());
    }

    private static Exact exact(
            StochasticGame game, Profile profile, boolean[][] reached, Rounding.Limits limits, Options options) {
        return game.isFinite()
                ? new ExactFinite(game, profile, reached, limits, options.parallel(), options.cancelled()).run()
                : ExactInfinite.of(game, profile, reached[0], options.cancelled());
    }

    /** Two players with opposite payoffs, to the bit, and one discount: all equilibria have the same value. */
    private static boolean isZeroSum(StochasticGame game) {
        if (game.players() != 2 || game.discount(0) != game.discount(1)) {
            return false;
        }
        for (int j = 0; j < game.jointMoves(); j++) {
            if (game.payoff(j, 0) != -game.payoff(j, 1)) {
                return false;
            }
        }
        for (int s = 0; s < game.states() && game.isFinite(); s++) {
            if (game.finalPayoff(s, 0) != -game.finalPayoff(s, 1)) {
                return false;
            }
        }
        return true;
    }

    private static Certificate none(StochasticGame game, String note) {
        double[] unknown = new double[game.players()];
        Arrays.fill(unknown, Double.POSITIVE_INFINITY);
        return new Certificate(
                Double.POSITIVE_INFINITY,
                unknown,
                Double.POSITIVE_INFINITY,
                Grade.NONE,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                "none",
                -1,
                0,
                game.start(),
                note);
    }
}
