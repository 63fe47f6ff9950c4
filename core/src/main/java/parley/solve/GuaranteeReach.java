package parley.solve;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import parley.game.StochasticGame;

/**
 * Guarantees without horizon or discount, where no reward is negative: the probability of reaching something, an expected
 * time (concurrent reachability and safety games: de Alfaro and Majumdar 2004).
 *
 * <p>Candidate strategies of both sides come from the same game with a small chance of stopping at every step, ever smaller,
 * whose solutions approach the undiscounted ones, and from matrix games at values moved off the bounds. Each candidate is
 * valued exactly against a best response ({@link OneSided}): what it secures or concedes is a proven bound, whatever the
 * candidate is worth. The rows may have no optimal strategy (value 1 by chances ever closer to 1): then a gap stays.
 */
final class GuaranteeReach {
    private static final double[] STOPS = {1e-2, 1e-4, 1e-6, 1e-8, 1e-10, 1e-12};
    private static final double[] MOVED = {1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9};

    private final Sides sides;
    private final StochasticGame game;
    private final BooleanSupplier cancelled;
    private final double[] lower;
    private final double[] upper;
    private double[] rows;
    private double[] columns;

    GuaranteeReach(Sides sides, BooleanSupplier cancelled) {
        this.sides = sides;
        this.game = sides.game;
        this.cancelled = cancelled;
        this.lower = new double[game.states()];
        this.upper = new double[game.states()];
        this.rows = Guarantee.uniform(sides.rowStart);
        this.columns = Guarantee.uniform(sides.columnStart);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
    }

    Security run(double tolerance) {
        double[] guess = new double[game.states()];
        for (double stop : STOPS) {
            if (isClose(tolerance)) {
                break;
            }
            GuaranteeStationary damped = new GuaranteeStationary(sides, 1 - stop, cancelled);
            Security security = damped.run(guess, tolerance);
            for (int s = 0; s < guess.length; s++) {
                guess[s] = security.lowerAll()[0][s] / 2 + security.upperAll()[0][s] / 2;
            }
            tryRows(damped.rows);
            tryColumns(damped.columns);
        }
        GuaranteeStationary plain = new GuaranteeStationary(sides, 1, cancelled);
        for (double moved : MOVED) {
            if (isClose(tolerance)) {
                break;
            }
            double[] value = new double[game.states()];
            for (int s = 0; s < value.length; s++) {
                value[s] = (1 - moved) * (upper[s] < Double.POSITIVE_INFINITY ? upper[s] : lower[s]);
            }
            plain.sweep(value);
            tryRows(plain.rows);
            tryColumns(plain.columns);
        }
        return new Security(
                lower[game.start()],
                upper[game.start()],
                new double[][] {lower},
                new double[][] {upper},
                new double[][] {rows},
                new double[][] {columns},
                "stationary strategies against best responses");
    }

    private boolean isClose(double tolerance) {
        double low = lower[game.start()];
        double high = upper[game.start()];
        return high - low <= tolerance * Math.max(1, Math.abs(low));
    }

    private void tryRows(double[] mix) {
        double[] secured = OneSided.against(sides, mix, true).least();
        int s = game.start();
        if (secured[s] > lower[s]) {
            rows = mix.clone();
        }
        for (int k = 0; k < secured.length; k++) {
            lower[k] = Math.max(lower[k], secured[k]);
        }
    }

    private void tryColumns(double[] mix) {
        double[] conceded = OneSided.against(sides, mix, false).most();
        int s = game.start();
        if (conceded[s] < upper[s]) {
            columns = mix.clone();
        }
        for (int k = 0; k < conceded.length; k++) {
            upper[k] = Math.min(upper[k], conceded[k]);
        }
    }
}
