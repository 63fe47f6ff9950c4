package parley.solve;

/**
 * How one equilibrium is chosen where there are several.
 *
 * <p>The rule, per stage game (the moves of one state, with continuation values added to the payoffs):
 *
 * <ol>
 *   <li>A player's moves that give everybody the same payoffs and the same continuation against every profile of the
 *       others (clones) are one move; its probability is shared equally among them.
 *   <li>Moves strictly dominated by another move are removed, repeatedly; then all weakly dominated moves of all players
 *       at once; then again strictly dominated ones, until none is left. An agreement that needs every signature is
 *       signed by those who gain from it even though nobody gains from signing alone.
 *   <li>Of what remains, the limit of a branch of logit quantal response equilibria as precision goes to infinity, payoffs
 *       being divided by each player's range in what remains (McKelvey and Palfrey 1995; Turocy 2005). Payoffs within a
 *       trillionth of the range, or within rounding of their size, are equal, so ties are shared as the logit limit
 *       shares them.
 * </ol>
 *
 * <p>None of it depends on the names or order of players and moves, on clones, or on the origin and unit in which a
 * player's payoffs are measured. A stationary equilibrium of an endless game is chosen by the same branch over the whole
 * game where the game is small enough (see {@link Equilibria}).
 */
public sealed interface Selection {
    /** The branch that starts with equal probabilities at precision 0. */
    record Principal() implements Selection {}

    /** The branch that starts with probabilities drawn from {@code seed}: another well-founded choice, for comparison. */
    record Tremble(long seed) implements Selection {}

    /**
     * At each stage, of the equilibria found, one that is best for {@code player}: all pure ones, for two players all
     * with supports of equal size in small games, and the principal one.
     */
    record Favouring(int player) implements Selection {
        public Favouring {
            if (player < 0) {
                throw new IllegalArgumentException("a player's number is at least 0, not " + player);
            }
        }
    }

    /** The same with one that is worst for {@code player}. */
    record Opposing(int player) implements Selection {
        public Opposing {
            if (player < 0) {
                throw new IllegalArgumentException("a player's number is at least 0, not " + player);
            }
        }
    }

    /** Whether the choice is by what equilibria are worth, stage by stage, and not by a branch. */
    default boolean weighsWorth() {
        return this instanceof Favouring || this instanceof Opposing;
    }
}
