package parley.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.certify.Certificate;

/**
 * The quantities of one frame at one set of numbers.
 *
 * @param estimates {@code [quantity][equilibrium]}, the primary first
 * @param remarks {@code [quantity]}: about the primary's
 * @param units {@code [quantity]} the size against which a difference of the quantity is small: 1 for probabilities and
 *     times, the player's range of payoffs in a period for values
 * @param certificates {@code [equilibrium]}, or empty where none was asked for
 * @param sequential {@code [equilibrium]}, or empty: in a game with types the largest gain from any node on that play may come
 *     to, at the belief held there; else the regret is that already
 * @param residual of the primary: how far any move's probability is from the logit response asked for; 0 for best responses,
 *     whose regret says more, and where nothing was certified
 * @param several reachable nodes with more than one stage equilibrium
 * @param states states of the game, at beginnings of periods
 * @param shown what play shows of types; null in games without, and where nothing was asked for but numbers
 */
record Cell(
        Estimate[][] estimates,
        Remark[] remarks,
        double[] units,
        List<Certificate> certificates,
        double[] sequential,
        List<String> methods,
        double residual,
        long several,
        int states,
        boolean converged,
        @Nullable TypesShown shown) {
    /**
     * Where a number comes from.
     *
     * @param onPath false where it is about nodes that play does not reach
     * @param note why there is no number, or empty
     */
    record Remark(boolean onPath, String note) {
        static final Remark PLAIN = new Remark(true, "");
    }

    int equilibria() {
        return methods.size();
    }
}
