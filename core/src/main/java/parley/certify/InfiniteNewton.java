package parley.certify;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import parley.game.Profile;
import parley.game.StochasticGame;

/**
 * Proves a stationary equilibrium in mixed moves of a discounted game without horizon.
 *
 * <p>The unknowns are the values of all players in all reached states and the probabilities of the moves in use where players
 * mix; the equations say that each move in use is worth the value, given the others' mix and the values that follow, and that
 * probabilities sum to 1. Newton's method improves the profile, {@link Contraction} proves a solution nearby, and margins
 * show that its probabilities are positive and all other moves worse.
 *
 * <p>Dense: O(N^3) time and 4 N^2 numbers for N unknowns, refused above {@link #LARGEST}.
 */
final class InfiniteNewton {
    static final int LARGEST = 1500;

    private final StochasticGame game;
    private final Profile profile;
    private final Merge[] merges;
    private final InfiniteSystem system;
    private final int n;

    private InfiniteNewton(StochasticGame game, Profile profile, boolean[] reached, Merge[] merges) {
        this.game = game;
        this.profile = profile;
        this.merges = merges;
        this.n = game.players();
        this.system = new InfiniteSystem(game, reached, merges);
    }

    static Exact near(
            StochasticGame game, Profile profile, boolean[] reached, Merge[] merges, BooleanSupplier cancelled) {
        InfiniteNewton newton = new InfiniteNewton(game, profile, reached, merges);
        InfiniteSystem system = newton.system;
        if (system.size > LARGEST) {
            return Exact.refused("mixed moves with " + system.size + " unknowns, more than " + LARGEST);
        }
        String fault = newton.iterate(cancelled);
        if (fault != null) {
            return Exact.refused(fault);
        }
        system.linearise();
        system.bound();
        double[] radii = Contraction.radii(
                system.jacobian, system.residual, system.offResidual, system.offJacobian, system::curvature);
        if (radii == null) {
            return Exact.refused("the mixed moves are not an isolated regular equilibrium");
        }
        return newton.conclude(radii);
    }

    private @Nullable String iterate(BooleanSupplier cancelled) {
        system.start(profile.valueAt(0));
        for (int round = 0; round < 20; round++) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            system.linearise();
            double[][] right = new double[system.size][1];
            for (int k = 0; k < system.size; k++) {
                right[k][0] = system.residual[k];
            }
            if (!Linear.solve(system.jacobian, right)) {
                return "the mixed moves are not an isolated regular equilibrium";
            }
            double step = 0;
            for (int k = 0; k < system.size; k++) {
                system.z[k] -= right[k][0];
                step = Math.max(step, Math.abs(right[k][0]));
            }
            if (!(step < 1e6)) {
                return "Newton's method leaves the neighbourhood of the profile";
            }
            if (step < 1e-14) {
                break;
            }
        }
        return system.isProper() ? null : "Newton's method leaves the neighbourhood of the profile";
    }

    private Exact conclude(double[] radii) {
        double strategyRadius = 0;
        double valueRadius = 0;
        double[] sigma = profile.strategyAt(0);
        double[] stated = profile.valueAt(0);
        for (int k = 0; k < system.count; k++) {
            int s = system.states[k];
            if (!system.isBest(k, radii)) {
                return Exact.refused("a move not in use is not worse (state " + s + ")");
            }
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double[] p = merges[s].spread(i, system.mix(k, i));
                for (int a = 0; a < p.length; a++) {
                    sum += Math.abs(p[a] - sigma[game.strategyStart(s, i) + a]);
                }
                sum += system.moved(k, i, radii);
                double off = Math.abs(stated[s * n + i] - system.value(k, i)) + system.scale[i] * radii[k * n + i];
                valueRadius = Math.max(valueRadius, off);
            }
            strategyRadius = Math.max(strategyRadius, sum);
        }
        return Exact.stationary(Rounding.up(strategyRadius), Rounding.up(valueRadius));
    }

    /** Fills an array without a loop at the call. */
    static int[] filled(int length, int value) {
        int[] array = new int[length];
        Arrays.fill(array, value);
        return array;
    }
}
