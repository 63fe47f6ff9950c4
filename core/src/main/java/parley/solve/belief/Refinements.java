package parley.solve.belief;

import java.util.ArrayList;
import java.util.List;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.game.StochasticGame;

/**
 * Whether what is believed after moves that nobody makes is sensible: the intuitive criterion (Cho and Kreps 1987) and D1 (Banks and
 * Sobel 1987, Cho and Kreps 1987) for exact profiles of games with one informed player.
 *
 * <p>Both ask which types can gain by the move. The intuitive criterion strikes out a type that loses by it whatever reply follows
 * that is best for some belief; D1 also a type that gains only from some of the replies by which another does. A belief with
 * weight on a type that was struck out is not admissible. If no reply to any admissible belief keeps all types from the move, the
 * outcome itself falls.
 *
 * <p>Exact where the move is answered at one node by one player and no more choices follow. Where play goes on, a type is struck out
 * if it loses by the move even if everybody did what is best for that type from then on; types may then remain that the full
 * criterion strikes out, and D1 is not judged.
 */
public final class Refinements {
    private static final double REACHED = 1e-4;
    private static final double NEVER = 1e-4;
    private static final double BELIEVED = 1e-3;
    private static final double TIE = 1e-5;
    private static final int MOST_REPLIES = 10;

    /** What a criterion says. */
    public enum Verdict {
        /** The belief is admissible. */
        ADMISSIBLE,
        /** The belief is not, but the outcome can be had with one that is. */
        BELIEF_FAILS,
        /** No admissible belief keeps all types from the move. */
        OUTCOME_FAILS,
        /** The move is followed by too much for this test, and nothing is known against the belief. */
        NOT_JUDGED
    }

    /**
     * A move that no type makes at a node that is reached.
     *
     * @param step of the node
     * @param node in the layer of that step
     * @param move of the informed player
     * @param belief of each type after it, by type
     * @param intuitive what the intuitive criterion says
     * @param divine what D1 says
     */
    public record Unused(int step, int node, int move, double[] belief, Verdict intuitive, Verdict divine) {}

    private final BeliefGame game;
    private final StochasticGame open;
    private final BeliefProfile profile;
    private final int informed;
    private final int types;
    private final double tie;
    private final double[][] most;

    private Refinements(BeliefGame game, BeliefProfile profile, int informed) {
        this.game = game;
        this.open = game.game();
        this.profile = profile;
        this.informed = informed;
        this.types = game.types(informed);
        this.tie = TIE / Ranges.units(game)[informed];
        this.most = new Prospects(game, informed).most();
    }

    /**
     * All moves of the informed player that no type makes where play gets to.
     *
     * @throws IllegalArgumentException if beliefs are not exact or other than one player is informed
     */
    public static List<Unused> of(BeliefGame game, BeliefProfile profile) {
        int informed = -1;
        for (int i = 0; i < game.game().players(); i++) {
            if (game.informed(i)) {
                if (informed >= 0) {
                    throw new IllegalArgumentException("refinements are for games with one informed player");
                }
                informed = i;
            }
        }
        if (informed < 0 || !profile.exact()) {
            throw new IllegalArgumentException("refinements need an informed player and exact beliefs");
        }
        return new Refinements(game, profile, informed).all();
    }

    private List<Unused> all() {
        List<Unused> found = new ArrayList<>();
        double[][] reach = Outcomes.reach(game, profile);
        for (int t = 0; t < game.steps(); t++) {
            Layer layer = profile.layers().get(t);
            for (int x = 0; x < layer.nodes(); x++) {
                double p = 0;
                for (int k = 0; k < types; k++) {
                    p += reach[t][x * types + k];
                }
                for (int a = 0; p > REACHED && a < open.moves(layer.state(x), informed); a++) {
                    if (unused(layer, x, a)) {
                        found.add(judge(t, layer, x, a));
                    }
                }
            }
        }
        return found;
    }

    /** Whether some type that is thought possible may make a move, and none does. */
    private boolean unused(Layer layer, int x, int a) {
        boolean may = false;
        for (int k = 0; k < types; k++) {
            double held = layer.belief(layer.memory(x), game.typeStart(informed) + k, game.typeCount());
            if (held > NEVER && layer.strategy(layer.strategyStart(game, x, informed, k) + a) > NEVER) {
                return false;
            }
            may |= can(layer, x, k, a);
        }
        return may;
    }

    private boolean can(Layer layer, int x, int k, int a) {
        return layer.belief(layer.memory(x), game.typeStart(informed) + k, game.typeCount()) > NEVER
                && game.allowed(informed, k, layer.state(x), a);
    }

    private Unused judge(int t, Layer layer, int x, int a) {
        Layer next = profile.layers().get(t + 1);
        int s = layer.state(x);
        int child = -1;
        for (int j = open.jointStart(s); j < open.jointStart(s + 1); j++) {
            if (open.moveIn(s, j, informed) == a) {
                child = layer.branchMemory(layer.branchStart(x, game.signal(s, j)));
            }
        }
        double[] belief = new double[types];
        for (int k = 0; k < types; k++) {
            belief[k] = next.belief(child, game.typeStart(informed) + k, game.typeCount());
        }
        double[] now = new double[types];
        boolean[] free = new boolean[types];
        for (int k = 0; k < types; k++) {
            now[k] = layer.value(x, k, informed, types, open.players());
            free[k] = can(layer, x, k, a);
        }
        Replies replies = Replies.of(game, profile, informed, t, x, a);
        if (replies == null || replies.count() > MOST_REPLIES) {
            boolean[] left = free.clone();
            boolean any = false;
            for (int k = 0; k < types; k++) {
                left[k] &= prospect(t, layer, x, k, a) >= now[k] - tie;
                any |= left[k];
            }
            boolean bad = any && outside(belief, left);
            return new Unused(t, x, a, belief, bad ? Verdict.BELIEF_FAILS : Verdict.NOT_JUDGED, Verdict.NOT_JUDGED);
        }
        boolean[] intuitive = replies.intuitive(now, free, tie);
        boolean[] divine = replies.divine(now, free, tie);
        return new Unused(
                t,
                x,
                a,
                belief,
                verdict(replies, belief, now, intuitive, free),
                verdict(replies, belief, now, divine, free));
    }

    private Verdict verdict(Replies replies, double[] belief, double[] now, boolean[] left, boolean[] free) {
        boolean any = false;
        for (boolean one : left) {
            any |= one;
        }
        if (!any || !outside(belief, left)) {
            return Verdict.ADMISSIBLE;
        }
        return replies.deter(now, left, free, tie) ? Verdict.BELIEF_FAILS : Verdict.OUTCOME_FAILS;
    }

    private static boolean outside(double[] belief, boolean[] left) {
        for (int k = 0; k < belief.length; k++) {
            if (belief[k] > BELIEVED && !left[k]) {
                return true;
            }
        }
        return false;
    }

    /** The most that a type can get after its move, if all did what is best for it, others' moves at the node apart. */
    private double prospect(int t, Layer layer, int x, int k, int a) {
        int s = layer.state(x);
        double sum = 0;
        for (int j = open.jointStart(s); j < open.jointStart(s + 1); j++) {
            if (open.moveIn(s, j, informed) != a) {
                continue;
            }
            double p = 1;
            for (int i = 0; i < open.players(); i++) {
                if (i != informed) {
                    p *= layer.strategy(layer.strategyStart(game, x, i, 0) + open.moveIn(s, j, i));
                }
            }
            double after = 0;
            int r = open.row(j);
            for (int e = open.rowStart(r); e < open.rowStart(r + 1); e++) {
                after += open.probability(e) * most[t + 1][open.successor(e) * types + k];
            }
            sum += p * (game.payoff(k, j, informed) + open.discountFrom(s, informed) * after);
        }
        return sum;
    }
}
