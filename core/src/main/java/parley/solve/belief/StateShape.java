package parley.solve.belief;

import parley.game.BeliefGame;
import parley.game.StochasticGame;

/**
 * What the nodes of one state have in common. Entries are the moves of all types in the order of a layer's strategies: player, type,
 * move. Unknowns are logits: one for every allowed move of a type but its first.
 */
final class StateShape {
    final int state;
    final int joints;
    final int entries;
    final int unknowns;
    /** {@code [j * n + i]} */
    final int[] moveOf;
    /** {@code [j]} */
    final int[] signalOf;
    /** {@code [j]} first edge of a joint move, counted within the state; one entry more. */
    final int[] edgeStart;
    /** {@code [agent]} first entry of a type of a player; one entry more. */
    final int[] entryStart;
    /** {@code [e]} unknown of an entry, or -1. */
    final int[] slot;
    /** {@code [e]} whether the type may make the move. */
    final boolean[] may;
    /** {@code [agent]} its first allowed entry. */
    final int[] first;
    /** {@code [(theta * joints + j) * n + i]} */
    final double[] pay;
    /** {@code [i]} what a payoff of the next node weighs. */
    final double[] discount;
    /** {@code [edge]} */
    final double[] probability;

    StateShape(BeliefGame game, int s) {
        StochasticGame open = game.game();
        int n = open.players();
        this.state = s;
        int start = open.jointStart(s);
        this.joints = open.jointStart(s + 1) - start;
        this.moveOf = new int[joints * n];
        this.signalOf = new int[joints];
        this.edgeStart = new int[joints + 1];
        this.pay = new double[game.profiles() * joints * n];
        for (int j = 0; j < joints; j++) {
            int r = open.row(start + j);
            edgeStart[j + 1] = edgeStart[j] + open.rowStart(r + 1) - open.rowStart(r);
            signalOf[j] = game.signal(s, start + j);
            for (int i = 0; i < n; i++) {
                moveOf[j * n + i] = open.moveIn(s, start + j, i);
                for (int theta = 0; theta < game.profiles(); theta++) {
                    pay[(theta * joints + j) * n + i] = game.payoff(theta, start + j, i);
                }
            }
        }
        this.probability = new double[edgeStart[joints]];
        for (int j = 0; j < joints; j++) {
            int from = open.rowStart(open.row(start + j));
            for (int e = edgeStart[j]; e < edgeStart[j + 1]; e++) {
                probability[e] = open.probability(from + e - edgeStart[j]);
            }
        }
        this.discount = new double[n];
        int agents = game.typeCount();
        this.entryStart = new int[agents + 1];
        for (int i = 0; i < n; i++) {
            discount[i] = open.discountFrom(s, i);
            for (int k = 0; k < game.types(i); k++) {
                int agent = game.typeStart(i) + k;
                entryStart[agent + 1] = entryStart[agent] + open.moves(s, i);
            }
        }
        this.entries = entryStart[agents];
        this.slot = new int[entries];
        this.may = new boolean[entries];
        this.first = new int[agents];
        int found = 0;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < game.types(i); k++) {
                int agent = game.typeStart(i) + k;
                first[agent] = -1;
                for (int e = entryStart[agent]; e < entryStart[agent + 1]; e++) {
                    may[e] = game.allowed(i, k, s, e - entryStart[agent]);
                    slot[e] = may[e] && first[agent] >= 0 ? found++ : -1;
                    if (may[e] && first[agent] < 0) {
                        first[agent] = e;
                    }
                }
            }
        }
        this.unknowns = found;
    }
}
