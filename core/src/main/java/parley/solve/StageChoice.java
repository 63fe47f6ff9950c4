package parley.solve;

import java.util.Arrays;
import java.util.List;

/**
 * The choice of an equilibrium of a reduced stage game that neither dominance nor a closed form decides.
 *
 * <p>Two players with few moves: all equilibria by their supports; if there is one, that is it. Otherwise the logit branch
 * from the moves' weights. Where the branch is lost, in this order: other branches near it, a pure equilibrium, Lemke and
 * Howson's algorithm, and at last the point where the branch was lost, which is then no equilibrium and counted as such.
 */
final class StageChoice {
    /** Pairs of supports that may be tried instead of, or on top of, following the branch. */
    static final double FEW_PAIRS = 130;

    private static final double PRECISION = 1e9;
    private static final double FAR = 1e4;
    private static final double NEAR = 0.01;
    private static final int STEPS = 600;
    private static final double ACCEPTED = 1e-9;

    private final StageLogit logit = new StageLogit();
    private final PathFollower follower = new PathFollower();
    private final PureNash pure = new PureNash();
    private final SupportEnumeration supports = new SupportEnumeration();
    private final StagePolish polish = new StagePolish();
    private double[] z = new double[1];
    private double[] scale = new double[0];
    private double[] tolerance = new double[0];

    /** The chosen probabilities: movers of the reduced game in order, their moves in order. */
    double[] sigma = new double[0];

    /** Whether other equilibria were seen. */
    boolean several;
    /** Whether a fallback was taken. */
    boolean fallback;
    /** Whether even that failed. */
    boolean failed;

    /** Chooses in {@code game}, whose moves are settled. */
    void nash(ReducedGame game, Deadline deadline) {
        Shape shape = prepare(game);
        several = false;
        fallback = false;
        failed = false;
        pure.find(shape, game.q, tolerance);
        if (enumerable(shape)) {
            List<double[]> all = enumerate(game);
            several = all.size() > 1;
            if (all.size() == 1 && !supports.degenerate()) {
                take(all.get(0), logit.tables.size);
                return;
            }
        }
        logit.begin(z);
        PathFollower.End end = follower.follow(logit, z, PRECISION, STEPS, deadline);
        if (end == PathFollower.End.ENOUGH) {
            take(logit.found, logit.tables.size);
        } else {
            logit.probabilities(z, sigma);
            double[] last = sigma.clone();
            // Far out a branch may be lost in rounding where equilibria form a continuum; that is no other equilibrium.
            boolean far = z[logit.tables.size] >= FAR && polish.run(logit.tables, last, NEAR, true, sigma);
            if (!far) {
                fallback = true;
                rescue(game, last, deadline);
            }
        }
        several |= pure.count > 1 || (pure.count == 1 && !isPure(shape, pure.found[0]));
    }

    /** Logit quantal responses at {@code precision}, player i's payoffs multiplied by {@code units[i]}. */
    void quantal(ReducedGame game, double precision, double[] units, Deadline deadline) {
        several = false;
        fallback = false;
        failed = false;
        room(game.shape);
        logit.prepare(game, units, false);
        logit.begin(z);
        PathFollower.End end =
                precision == 0 ? PathFollower.End.TARGET : follower.follow(logit, z, precision, 20 * STEPS, deadline);
        failed = end != PathFollower.End.TARGET;
        logit.probabilities(z, sigma);
    }

    /**
     * The equilibrium found that is best for {@code player}, or with {@code sign} -1 worst, if any was; moves of {@code game}
     * need not be settled. Ties go to the lowest numbered joint move.
     */
    boolean favouring(ReducedGame game, int player, int sign, Deadline deadline) {
        Shape shape = prepare(game);
        several = false;
        fallback = false;
        failed = false;
        deadline.check("looking for equilibria", Double.NaN);
        pure.find(shape, game.q, tolerance);
        double best = Double.NEGATIVE_INFINITY;
        int at = -1;
        for (int k = 0; k < pure.count; k++) {
            double worth = sign * game.q[player * shape.joint + pure.found[k]];
            if (worth > best + game.tolerance(player)) {
                best = worth;
                at = pure.found[k];
            }
        }
        several = pure.count > 1;
        if (at >= 0) {
            place(shape, at);
        }
        if (enumerable(shape)) {
            List<double[]> all = enumerate(game);
            several |= all.size() > 1;
            for (double[] candidate : all) {
                double worth = sign * worth(game, player, candidate);
                if (worth > best + game.tolerance(player)) {
                    best = worth;
                    take(candidate, logit.tables.size);
                    at = 0;
                }
            }
        }
        return at >= 0;
    }

    private Shape prepare(ReducedGame game) {
        Shape shape = game.shape;
        room(shape);
        for (int i = 0; i < shape.players; i++) {
            scale[i] = 1 / game.range(i);
            tolerance[i] = game.tolerance(i);
        }
        logit.prepare(game, scale, true);
        return shape;
    }

    private void room(Shape shape) {
        if (scale.length < shape.players) {
            scale = new double[shape.players];
            tolerance = new double[shape.players];
        }
        int size = 1;
        for (int i : shape.movers) {
            size += shape.moves[i];
        }
        if (z.length < size) {
            z = new double[size];
            sigma = new double[size];
        }
    }

    private void take(double[] from, int size) {
        System.arraycopy(from, 0, sigma, 0, size);
    }

    private static boolean enumerable(Shape shape) {
        return shape.movers.length == 2
                && SupportEnumeration.pairs(shape.moves[shape.movers[0]], shape.moves[shape.movers[1]]) <= FEW_PAIRS;
    }

    private List<double[]> enumerate(ReducedGame game) {
        Shape shape = game.shape;
        int one = shape.movers[0];
        int two = shape.movers[1];
        return supports.all(shape.moves[one], shape.moves[two], scaled(game, one), scaled(game, two));
    }

    private double[] scaled(ReducedGame game, int i) {
        double[] payoff = Arrays.copyOfRange(game.q, i * game.shape.joint, (i + 1) * game.shape.joint);
        double base = payoff[0];
        for (int j = 0; j < payoff.length; j++) {
            payoff[j] = (payoff[j] - base) * scale[i];
        }
        return payoff;
    }

    private static double worth(ReducedGame game, int player, double[] candidate) {
        Shape shape = game.shape;
        int columns = shape.moves[shape.movers[1]];
        int rows = shape.moves[shape.movers[0]];
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                sum += candidate[r] * candidate[rows + c] * game.q[player * shape.joint + r * columns + c];
            }
        }
        return sum;
    }

    private void place(Shape shape, int joint) {
        int at = 0;
        for (int i : shape.movers) {
            Arrays.fill(sigma, at, at + shape.moves[i], 0.0);
            sigma[at + joint / shape.stride[i] % shape.moves[i]] = 1;
            at += shape.moves[i];
        }
    }

    private boolean isPure(Shape shape, int joint) {
        int at = 0;
        for (int i : shape.movers) {
            if (sigma[at + joint / shape.stride[i] % shape.moves[i]] < 1) {
                return false;
            }
            at += shape.moves[i];
        }
        return true;
    }

    private void rescue(ReducedGame game, double[] last, Deadline deadline) {
        StageTables tables = logit.tables;
        if (polish.run(tables, last, 0.2, true, sigma)) {
            return;
        }
        for (int attempt = 1; attempt <= 3; attempt++) {
            logit.begin(z);
            for (int r = 0; r < logit.size(); r++) {
                z[r] += 0.01 * attempt * StrictMath.cos(7.0 * r + attempt);
            }
            logit.reweigh(z);
            if (follower.follow(logit, z, PRECISION, STEPS, deadline) == PathFollower.End.ENOUGH) {
                take(logit.found, tables.size);
                return;
            }
        }
        if (pure.count > 0) {
            place(game.shape, mostTotal(game));
            return;
        }
        if (tables.movers == 2) {
            int one = game.shape.movers[0];
            int two = game.shape.movers[1];
            double[] pivoted = LemkeHowson.solve(
                    game.shape.moves[one], game.shape.moves[two], scaled(game, one), scaled(game, two), ACCEPTED);
            if (pivoted.length > 0) {
                take(pivoted, tables.size);
                return;
            }
        }
        take(last, tables.size);
        tables.evaluate(sigma);
        failed = tables.regret(sigma) > ACCEPTED;
    }

    private int mostTotal(ReducedGame game) {
        int best = pure.found[0];
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < pure.count; k++) {
            double sum = 0;
            for (int i : game.shape.movers) {
                sum += game.q[i * game.shape.joint + pure.found[k]] * scale[i];
            }
            if (sum > most + 1e-9) {
                most = sum;
                best = pure.found[k];
            }
        }
        return best;
    }
}
