package parley.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import parley.game.StochasticGame;

/** Equilibria of games in normal form. A profile is {@code [player][move]}: a probability for every move. */
public final class StageEquilibria {
    private static final double MOST_PAIRS = 2e6;
    private static final double SAME = 1e-9;

    private StageEquilibria() {}

    /**
     * Equilibria found.
     *
     * @param profiles pure ones first
     * @param complete whether these are all: two players, every pair of supports tried, and the game is not degenerate
     */
    public record Found(List<double[][]> profiles, boolean complete) {}

    /** All pure equilibria. Gains within 1e-12 of a player's range do not count. Time: joint moves x players. */
    public static List<double[][]> pure(StageGame game) {
        Shape shape = new Shape(game.moves());
        PureNash search = new PureNash();
        search.find(shape, table(game, false), tolerance(game));
        List<double[][]> found = new ArrayList<>();
        for (int k = 0; k < search.count; k++) {
            double[][] profile = zero(game);
            for (int i = 0; i < game.players(); i++) {
                profile[i][search.found[k] / shape.stride[i] % game.moves()[i]] = 1;
            }
            found.add(profile);
        }
        return found;
    }

    /**
     * All pure equilibria and, for two players, all with supports of equal size (Dickhaut and Kaplan 1991), which in a
     * nondegenerate game are all there are. Time grows exponentially with the moves; where more than two million pairs of
     * supports would have to be tried, none is.
     */
    public static Found all(StageGame game) {
        List<double[][]> found = pure(game);
        if (game.players() != 2) {
            return new Found(found, game.joint() == 1);
        }
        int m = game.moves()[0];
        int n = game.moves()[1];
        if (Math.max(m, n) > 30 || SupportEnumeration.pairs(m, n) > MOST_PAIRS) {
            return new Found(found, false);
        }
        double[] table = table(game, true);
        SupportEnumeration supports = new SupportEnumeration();
        for (double[] sigma :
                supports.all(m, n, Arrays.copyOf(table, m * n), Arrays.copyOfRange(table, m * n, 2 * m * n))) {
            double[][] profile = {Arrays.copyOf(sigma, m), Arrays.copyOfRange(sigma, m, m + n)};
            if (found.stream().noneMatch(other -> same(other, profile))) {
                found.add(profile);
            }
        }
        return new Found(found, !supports.degenerate());
    }

    /** The equilibrium chosen by {@code selection}. */
    public static double[][] select(StageGame game, Selection selection) {
        return profile(
                game, Equilibria.solve(once(game), SolveOptions.defaults().withSelection(selection)));
    }

    /** The logit quantal response equilibrium at {@code precision}, in the players' own units, on the branch from precision 0. */
    public static double[][] quantalResponse(StageGame game, double precision) {
        return profile(game, QuantalResponse.at(once(game), precision));
    }

    /** The game played once, and then it is over. */
    private static StochasticGame once(StageGame game) {
        int n = game.players();
        double[] payoff = new double[n * game.joint()];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < game.joint(); j++) {
                payoff[j * n + i] = game.payoffs()[i][j];
            }
        }
        double[] discount = new double[n];
        Arrays.fill(discount, 1.0);
        return new StochasticGame(
                1,
                0,
                new byte[1],
                game.moves(),
                new int[game.joint()],
                new int[2],
                new int[0],
                new double[0],
                payoff,
                new double[n],
                discount);
    }

    private static double[][] profile(StageGame game, Solution solution) {
        double[][] profile = zero(game);
        int at = 0;
        for (double[] strategy : profile) {
            System.arraycopy(solution.profile().strategyAt(0), at, strategy, 0, strategy.length);
            at += strategy.length;
        }
        return profile;
    }

    private static double[][] zero(StageGame game) {
        double[][] profile = new double[game.players()][];
        Arrays.setAll(profile, i -> new double[game.moves()[i]]);
        return profile;
    }

    private static double range(double[] payoffs) {
        double low = Arrays.stream(payoffs).min().orElse(0);
        double high = Arrays.stream(payoffs).max().orElse(0);
        return high > low ? high - low : 1;
    }

    private static double[] tolerance(StageGame game) {
        double[] tolerance = new double[game.players()];
        Arrays.setAll(tolerance, i -> 1e-12 * range(game.payoffs()[i]));
        return tolerance;
    }

    private static double[] table(StageGame game, boolean scaled) {
        double[] table = new double[game.players() * game.joint()];
        for (int i = 0; i < game.players(); i++) {
            double factor = scaled ? 1 / range(game.payoffs()[i]) : 1;
            double base = scaled ? game.payoffs()[i][0] : 0;
            for (int j = 0; j < game.joint(); j++) {
                table[i * game.joint() + j] = (game.payoffs()[i][j] - base) * factor;
            }
        }
        return table;
    }

    private static boolean same(double[][] a, double[][] b) {
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a[i].length; k++) {
                if (Math.abs(a[i][k] - b[i][k]) > SAME) {
                    return false;
                }
            }
        }
        return true;
    }
}
