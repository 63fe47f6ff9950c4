package parley.solve;

import java.util.Arrays;

/**
 * Logit quantal response equilibria of a stage game, as a curve in precision.
 *
 * <p>Unknowns are the log-ratios of probabilities to those of each mover's first move (after the log-probabilities of
 * Turocy 2005): {@code d[k] = log weight ratio + precision * (payoff of the move - payoff of the first move)}, one for every
 * move but the first. Payoffs are in units of each player's range.
 *
 * <p>For a Nash equilibrium the curve need not be followed to the end: it is left as soon as all probabilities lie in
 * a neighbourhood of a pure profile which logit responses map into itself and contract at this and every higher precision,
 * or, from precision 1000 on, as soon as Newton's method on the support finds an equilibrium within 2 % of the point; from
 * precision 100,000 on, even if it is one of a continuum: then near the limit extrapolated in 1 / precision.
 */
final class StageLogit implements Curve {
    private static final double FIRST_CHECK = 1000;
    private static final double NEAR = 0.02;
    private static final double FAR = 1e5;

    final StageTables tables = new StageTables();
    private final StagePolish polish = new StagePolish();
    private final Lu lu = new Lu();
    private double[] sigma = new double[0];
    private double[] logWeight = new double[0];
    private double[] slip = new double[0];
    /** The equilibrium found by {@link #enough}, or the logit responses at the end. */
    double[] found = new double[0];

    private double[] point = new double[0];
    private boolean nash;
    private double nextCheck;
    private double checked;
    private double[] before = new double[0];
    private double[] ahead = new double[0];

    /** Prepares for {@code game}; {@code scale[i]} multiplies player i's payoffs. */
    void prepare(ReducedGame game, double[] scale, boolean toNash) {
        tables.prepare(game.shape, game.q, scale);
        nash = toNash;
        nextCheck = FIRST_CHECK;
        checked = 0;
        int size = tables.size;
        if (sigma.length < size) {
            sigma = new double[size];
            logWeight = new double[size];
            found = new double[size];
            before = new double[size];
            ahead = new double[size];
        }
        if (slip.length < tables.movers) {
            slip = new double[tables.movers];
        }
        for (int x = 0; x < tables.movers; x++) {
            double[] weight = game.weight[game.shape.movers[x]];
            for (int r = tables.start[x]; r < tables.start[x + 1]; r++) {
                logWeight[r] = StrictMath.log(weight[r - tables.start[x]]);
            }
        }
    }

    /** The solution at precision 0. */
    void begin(double[] z) {
        int k = 0;
        for (int x = 0; x < tables.movers; x++) {
            int first = tables.start[x];
            for (int r = first + 1; r < tables.start[x + 1]; r++) {
                z[k++] = logWeight[r] - logWeight[first];
            }
        }
        z[k] = 0;
    }

    /** Takes the entries of {@code z} as logarithms of other weights. */
    void reweigh(double[] z) {
        int k = 0;
        for (int x = 0; x < tables.movers; x++) {
            int first = tables.start[x];
            logWeight[first] = 0;
            for (int r = first + 1; r < tables.start[x + 1]; r++) {
                logWeight[r] = z[k++];
            }
        }
        nextCheck = FIRST_CHECK;
        checked = 0;
    }

    @Override
    public int size() {
        return tables.size - tables.movers;
    }

    /** Probabilities at {@code z} into {@code out}. */
    void probabilities(double[] z, double[] out) {
        int k = 0;
        for (int x = 0; x < tables.movers; x++) {
            int first = tables.start[x];
            int to = tables.start[x + 1];
            double top = 0;
            for (int r = first + 1; r < to; r++) {
                top = Math.max(top, z[k + r - first - 1]);
            }
            double sum = StrictMath.exp(-top);
            out[first] = sum;
            for (int r = first + 1; r < to; r++) {
                out[r] = StrictMath.exp(z[k++] - top);
                sum += out[r];
            }
            for (int r = first; r < to; r++) {
                out[r] /= sum;
            }
        }
    }

    @Override
    public void visit(double[] z) {
        point = z;
        probabilities(z, sigma);
        tables.evaluate(sigma);
    }

    @Override
    public double slack() {
        return nash ? 1e-4 : 1e-8;
    }

    @Override
    public void residual(double[] f) {
        double precision = point[size()];
        int k = 0;
        for (int x = 0; x < tables.movers; x++) {
            int first = tables.start[x];
            for (int r = first + 1; r < tables.start[x + 1]; r++) {
                f[k] = point[k]
                        - (logWeight[r] - logWeight[first])
                        - precision * (tables.payoff[r] - tables.payoff[first]);
                k++;
            }
        }
    }

    /** A player's payoffs do not change with its own mix, so that the blocks on the diagonal are identities. */
    @Override
    public boolean factorise(double[] border) {
        int n = size();
        int width = n + 1;
        double precision = point[n];
        double[] a = lu.clear(width);
        int row = 0;
        for (int x = 0; x < tables.movers; x++) {
            int first = tables.start[x];
            for (int r = first + 1; r < tables.start[x + 1]; r++) {
                int column = row * width;
                for (int y = 0; y < tables.movers; y++) {
                    int from = tables.start[y];
                    int count = tables.start[y + 1] - from - 1;
                    if (y != x) {
                        fill(a, column, r, first, from, count, precision);
                    }
                    column += count;
                }
                a[row * width + row] = 1;
                a[row * width + n] = tables.payoff[first] - tables.payoff[r];
                row++;
            }
        }
        System.arraycopy(border, 0, a, n * width, width);
        return lu.factorise();
    }

    private void fill(double[] a, int at, int r, int first, int from, int count, double precision) {
        int n = tables.size;
        double gap = tables.payoff[r] - tables.payoff[first];
        for (int k = 0; k < count; k++) {
            int c = from + 1 + k;
            double change = tables.pair[r * n + c] - tables.pair[first * n + c] - gap;
            a[at + k] = -precision * sigma[c] * change;
        }
    }

    @Override
    public int sign() {
        return lu.sign();
    }

    @Override
    public void solve(double[] b) {
        lu.solve(b);
    }

    @Override
    public boolean enough(double[] z) {
        if (!nash) {
            return false;
        }
        visit(z);
        double precision = z[size()];
        if (absorbed(precision)) {
            for (int x = 0; x < tables.movers; x++) {
                int top = top(x);
                Arrays.fill(found, tables.start[x], tables.start[x + 1], 0.0);
                found[top] = 1;
            }
            return true;
        }
        if (precision >= nextCheck) {
            nextCheck = precision * 4;
            if (precision >= FAR) {
                Extrapolation.toInfinity(before, checked, sigma, precision, ahead, tables.size);
                return polish.run(tables, ahead, NEAR, true, found);
            }
            System.arraycopy(sigma, 0, before, 0, tables.size);
            checked = precision;
            return polish.run(tables, sigma, NEAR, false, found);
        }
        return false;
    }

    private int top(int x) {
        int top = tables.start[x];
        for (int r = top + 1; r < tables.start[x + 1]; r++) {
            top = sigma[r] > sigma[top] ? r : top;
        }
        return top;
    }

    /**
     * Whether logit responses at this and all higher precisions map the set of profiles with at most twice the present
     * probability off the pure profile into itself and contract it. Payoffs span at most 1, so a player's gains change by at
     * most (1 + gain) times the probability that somebody else is off.
     */
    private boolean absorbed(double precision) {
        for (int x = 0; x < tables.movers; x++) {
            slip[x] = 2 * (1 - sigma[top(x)]);
            if (slip[x] > 0.25 || precision * slip[x] * (tables.movers - 1) > 0.45) {
                return false;
            }
        }
        for (int x = 0; x < tables.movers; x++) {
            int top = top(x);
            double steady = 1;
            double now = 1;
            for (int y = 0; y < tables.movers; y++) {
                steady *= y == x ? 1 : 1 - slip[y];
                now *= y == x ? 1 : 1 - 0.5 * slip[y];
            }
            double mass = 0;
            for (int r = tables.start[x]; r < tables.start[x + 1]; r++) {
                if (r != top) {
                    // The gain if nobody is off, at least; then the gain in the worst case of the set.
                    double pure = (tables.payoff[top] - tables.payoff[r] - (1 - now)) / now;
                    double worst = steady * pure - (1 - steady);
                    if (!(precision * worst > 1)) {
                        return false;
                    }
                    mass += StrictMath.exp(logWeight[r] - logWeight[top] - precision * worst);
                }
            }
            if (mass > slip[x]) {
                return false;
            }
        }
        return true;
    }
}
