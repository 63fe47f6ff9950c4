package parley.solve;

/**
 * Makes an equilibrium of a point near one: Newton's method on the equations that hold where exactly the moves in use are best.
 *
 * <p>Per mover, moves in use give equal payoffs and their probabilities add up to 1. Where these equations do not determine the
 * probabilities (other equilibria are arbitrarily near), damped least squares go to a near solution. A result is accepted
 * only if no probability is negative, no move gains more than 1e-12 (of payoffs that span 1), and it is near.
 */
final class StagePolish {
    private static final double REGRET = 1e-12;
    private static final double SINGULAR = 1e-9;
    private static final double[] THRESHOLDS = {1e-3, 3e-2, 1e-5};

    private final Lu lu = new Lu();
    private double[] trial = new double[0];
    private double[] error = new double[0];
    private double[] jacobian = new double[0];
    private double[] step = new double[0];
    private int[] used = new int[0];

    /**
     * Tries from {@code point}; on success the equilibrium is in {@code out} and within {@code near} of it.
     *
     * @param any whether it may be one of a continuum; the equations then do not say which is meant
     */
    boolean run(StageTables tables, double[] point, double near, boolean any, double[] out) {
        room(tables.size);
        for (int k = 0; k < THRESHOLDS.length; k++) {
            double threshold = THRESHOLDS[k];
            if ((k == 0 || differs(point, tables.size, threshold, THRESHOLDS[0]))
                    && attempt(tables, point, threshold, near, any)) {
                System.arraycopy(trial, 0, out, 0, tables.size);
                return true;
            }
        }
        return false;
    }

    /** Tries with exactly the moves used at {@code point}, however far it has to go. */
    boolean follow(StageTables tables, double[] point, double[] out) {
        room(tables.size);
        boolean found = attempt(tables, point, 0, 1, true);
        System.arraycopy(found ? trial : point, 0, out, 0, tables.size);
        return found;
    }

    private static boolean differs(double[] point, int size, double threshold, double other) {
        for (int r = 0; r < size; r++) {
            if ((point[r] > threshold) != (point[r] > other)) {
                return true;
            }
        }
        return false;
    }

    private boolean attempt(StageTables tables, double[] point, double threshold, double near, boolean any) {
        int n = tables.size;
        int size = 0;
        for (int r = 0; r < n; r++) {
            boolean in = point[r] > threshold;
            trial[r] = in ? point[r] : 0;
            if (in) {
                used[size++] = r;
            }
        }
        normalise(tables);
        tables.evaluate(trial);
        if (tables.regret(trial) > REGRET && !newton(tables, size)) {
            return false;
        }
        if (!any && size > tables.movers && !determined(tables, size)) {
            return false;
        }
        for (int r = 0; r < n; r++) {
            if (!(trial[r] >= -1e-13) || Math.abs(trial[r] - point[r]) > near) {
                return false;
            }
            trial[r] = Math.max(trial[r], 0);
        }
        normalise(tables);
        tables.evaluate(trial);
        return tables.regret(trial) <= REGRET;
    }

    private boolean newton(StageTables tables, int size) {
        double before = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 40; round++) {
            double norm = equations(tables, size);
            if (!(norm < 10)) {
                return false;
            }
            if (norm <= 1e-15 || (round > 3 && norm >= before && norm < 1e-13)) {
                return true;
            }
            before = norm;
            if (!solve(size, norm)) {
                return false;
            }
            for (int k = 0; k < size; k++) {
                trial[used[k]] -= step[k];
            }
        }
        return before < 1e-12;
    }

    private boolean determined(StageTables tables, int size) {
        equations(tables, size);
        System.arraycopy(jacobian, 0, lu.clear(size), 0, size * size);
        return lu.factorise() && lu.weakest() > SINGULAR;
    }

    /** Equations, one per move in use: its payoff is that of the owner's first move in use; for that one, the sum is 1. */
    private double equations(StageTables tables, int size) {
        tables.evaluate(trial);
        int n = tables.size;
        double norm = 0;
        int first = 0;
        for (int k = 0; k < size; k++) {
            int r = used[k];
            if (k == 0 || tables.owner[r] != tables.owner[used[k - 1]]) {
                first = r;
                double sum = -1;
                for (int c = 0; c < size; c++) {
                    boolean own = tables.owner[used[c]] == tables.owner[r];
                    jacobian[k * size + c] = own ? 1 : 0;
                    sum += own ? trial[used[c]] : 0;
                }
                error[k] = sum;
            } else {
                for (int c = 0; c < size; c++) {
                    jacobian[k * size + c] = tables.pair[r * n + used[c]] - tables.pair[first * n + used[c]];
                }
                error[k] = tables.payoff[r] - tables.payoff[first];
            }
            norm = Math.max(norm, Math.abs(error[k]));
        }
        return norm;
    }

    private boolean solve(int size, double norm) {
        double[] a = lu.clear(size);
        System.arraycopy(jacobian, 0, a, 0, size * size);
        System.arraycopy(error, 0, step, 0, size);
        if (lu.factorise()) {
            lu.solve(step);
            double largest = 0;
            for (int k = 0; k < size; k++) {
                largest = Math.max(largest, Math.abs(step[k]));
            }
            if (largest <= 0.5) {
                return true;
            }
        }
        a = lu.clear(size);
        double damping = Math.max(1e-14, Math.min(1e-6, norm * norm));
        for (int r = 0; r < size; r++) {
            step[r] = 0;
            for (int k = 0; k < size; k++) {
                step[r] += jacobian[k * size + r] * error[k];
                for (int c = 0; c < size; c++) {
                    a[r * size + c] += jacobian[k * size + r] * jacobian[k * size + c];
                }
            }
            a[r * size + r] += damping;
        }
        if (!lu.factorise()) {
            return false;
        }
        lu.solve(step);
        return true;
    }

    private void normalise(StageTables tables) {
        for (int x = 0; x < tables.movers; x++) {
            double sum = 0;
            for (int r = tables.start[x]; r < tables.start[x + 1]; r++) {
                sum += trial[r];
            }
            for (int r = tables.start[x]; r < tables.start[x + 1]; r++) {
                trial[r] /= sum;
            }
        }
    }

    private void room(int size) {
        if (trial.length < size) {
            trial = new double[size];
            error = new double[size];
            jacobian = new double[size * size];
            step = new double[size];
            used = new int[size];
        }
    }
}
