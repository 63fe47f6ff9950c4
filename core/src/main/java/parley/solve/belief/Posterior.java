package parley.solve.belief;

import java.util.Arrays;
import parley.game.BeliefGame;

/**
 * What each signal at a node tells: Bayes' rule in logarithms, rounded to the beliefs of the next layer.
 *
 * <p>Branches of signal {@code y} stand in {@code start[y] .. start[y + 1] - 1}: {@code memory}, {@code weight}, and
 * {@code slope[b * inner types + k]}, the derivative of the weight by the logarithm of the probability with which a type of an
 * informed player makes the move that the signal shows; types of informed players in a row.
 */
final class Posterior {
    int[] start = new int[1];
    int[] memory = new int[0];
    double[] weight = new double[0];
    double[] slope = new double[0];

    private final BeliefGame game;
    private final int[] informed;
    private final int inners;
    private final int[] pick;
    private final int[] parts;
    private final int[] corner;
    private final double[] part;
    /** {@code [y * informed + q]} */
    private int[] moveOf = new int[0];

    private int state;
    private int signals;

    // Per informed player and move: its rounded posterior.
    private final int[][] found;
    private final int[][] vertex;
    private final double[][] share;
    private final double[][] rate;
    private final double[] belief;
    private final double[] raw;

    Posterior(BeliefGame game, int[] informed) {
        this.game = game;
        this.informed = informed;
        this.inners = Arrays.stream(informed).map(game::types).sum();
        this.pick = new int[informed.length];
        this.parts = new int[informed.length];
        this.found = new int[informed.length][0];
        this.vertex = new int[informed.length][0];
        this.share = new double[informed.length][0];
        this.rate = new double[informed.length][0];
        int most = Arrays.stream(informed).map(game::types).max().orElse(1);
        this.corner = new int[most];
        this.part = new double[most];
        this.belief = new double[most];
        this.raw = new double[most * most];
    }

    void load(int s, int count) {
        state = s;
        signals = count;
        int most = 1;
        for (int q = 0; q < informed.length; q++) {
            int k = game.types(informed[q]);
            int moves = game.game().moves(s, informed[q]);
            most *= k;
            if (found[q].length < moves) {
                found[q] = new int[moves];
                vertex[q] = new int[moves * k];
                share[q] = new double[moves * k];
                rate[q] = new double[moves * k * k];
            }
        }
        if (start.length < signals + 1) {
            start = new int[signals + 1];
            moveOf = new int[signals * informed.length];
        }
        for (int y = 0; y < signals; y++) {
            for (int q = 0; q < informed.length; q++) {
                moveOf[y * informed.length + q] = game.moveIn(state, y, informed[q]);
            }
        }
        if (memory.length < signals * most) {
            memory = new int[signals * most];
            weight = new double[signals * most];
            slope = new double[signals * most * inners];
        }
    }

    /** Beliefs after every signal, from the belief at {@code at} of {@code held} and the logs of move probabilities. */
    void compute(
            double[] held,
            double[] logHeld,
            int at,
            double[] logSigma,
            int[] entryStart,
            int[] count,
            Beliefs next,
            boolean derivatives) {
        for (int q = 0; q < informed.length; q++) {
            int l = informed[q];
            for (int a = 0; a < count[l]; a++) {
                bayes(l, a, held, logHeld, at, logSigma, entryStart);
                round(q, l, a, next.grid[q]);
            }
        }
        int at2 = 0;
        for (int y = 0; y < signals; y++) {
            start[y] = at2;
            at2 = branches(y, at2, next, derivatives);
        }
        start[signals] = at2;
    }

    private void bayes(int l, int a, double[] held, double[] logHeld, int at, double[] logSigma, int[] entryStart) {
        int k = game.types(l);
        int base = game.typeStart(l);
        double most = Double.NEGATIVE_INFINITY;
        for (int x = 0; x < k; x++) {
            belief[x] = logHeld[at + base + x] + logSigma[entryStart[base + x] + a];
            most = Math.max(most, belief[x]);
        }
        if (most == Double.NEGATIVE_INFINITY) {
            // Nobody that is thought possible may make this move: those that may, as likely as at first.
            double sum = 0;
            for (int x = 0; x < k; x++) {
                belief[x] = game.allowed(l, x, state, a) ? Math.max(game.prior(l, x), Double.MIN_NORMAL) : 0;
                sum += belief[x];
            }
            for (int x = 0; x < k; x++) {
                belief[x] = sum > 0 ? belief[x] / sum : held[at + base + x];
            }
            return;
        }
        double sum = 0;
        for (int x = 0; x < k; x++) {
            belief[x] = StrictMath.exp(belief[x] - most);
            sum += belief[x];
        }
        for (int x = 0; x < k; x++) {
            belief[x] /= sum;
        }
    }

    /** Rounds the belief just computed; turns slopes by probabilities into slopes by logs of move probabilities. */
    private void round(int q, int l, int a, TypeGrid grid) {
        int k = game.types(l);
        int number = grid.round(belief, 0, corner, part, raw);
        found[q][a] = number;
        for (int x = 0; x < number; x++) {
            vertex[q][a * k + x] = corner[x];
            share[q][a * k + x] = part[x];
            double mean = 0;
            for (int y = 0; y < k; y++) {
                mean += belief[y] * raw[x * k + y];
            }
            for (int y = 0; y < k; y++) {
                rate[q][(a * k + x) * k + y] = belief[y] * (raw[x * k + y] - mean);
            }
        }
    }

    private int branches(int y, int from, Beliefs next, boolean derivatives) {
        if (informed.length == 1) {
            return single(moveOf[y], from, derivatives);
        }
        Arrays.fill(pick, 0);
        int at = from;
        while (true) {
            double w = 1;
            for (int q = 0; q < informed.length; q++) {
                int x = moveOf[y * informed.length + q] * game.types(informed[q]) + pick[q];
                parts[q] = vertex[q][x];
                w *= share[q][x];
            }
            memory[at] = next.memory(parts);
            weight[at] = w;
            if (derivatives) {
                int into = at * inners;
                for (int q = 0; q < informed.length; q++) {
                    int k = game.types(informed[q]);
                    int x = moveOf[y * informed.length + q] * k + pick[q];
                    double rest = w / share[q][x];
                    for (int c = 0; c < k; c++) {
                        slope[into++] = rest * rate[q][x * k + c];
                    }
                }
            }
            at++;
            int q = informed.length - 1;
            while (q >= 0) {
                if (++pick[q] < found[q][moveOf[y * informed.length + q]]) {
                    break;
                }
                pick[q--] = 0;
            }
            if (q < 0) {
                return at;
            }
        }
    }

    /** The same for one informed player. */
    private int single(int a, int from, boolean derivatives) {
        int k = inners;
        int number = found[0][a];
        System.arraycopy(vertex[0], a * k, memory, from, number);
        System.arraycopy(share[0], a * k, weight, from, number);
        if (derivatives) {
            System.arraycopy(rate[0], a * k * k, slope, from * k, number * k);
        }
        return from + number;
    }
}
