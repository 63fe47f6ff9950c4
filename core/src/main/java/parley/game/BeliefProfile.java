package parley.game;

import java.util.List;

/**
 * A behaviour strategy for every type of every player of a {@link BeliefGame}, carried out by a public automaton, and what it is
 * worth.
 *
 * <p>There is a {@link Layer} for every step (period times stages plus stage) and one after the last. A layer has
 * <em>memories</em>: all that play remembers of the past beside the state, each with the belief that is held at it. A
 * <em>node</em> is a memory with a state. At a node every type of every player has move probabilities; the signal that is seen
 * leads to a memory of the next layer, or to one of several, drawn in public with the stated weights, which depend on nothing
 * but the node and the signal. So a profile is a legal strategy of the exact game with a public randomising device, whatever
 * beliefs it writes beside its memories. Where {@link #exact()} these are the beliefs that Bayes' rule gives, everywhere that it
 * applies; otherwise they are rounded ones and what players really believe has to be worked out from the strategies.
 *
 * <p>Instances are immutable; the arrays given are not copied.
 *
 * @param layers {@code steps + 1}; the last has no strategies and is worth the final payoffs
 * @param exact whether the beliefs of the memories are exact
 */
public record BeliefProfile(List<Layer> layers, boolean exact) {
    /** The memory at which play begins; the first layer has the prior there. */
    public static final int START = 0;

    /** The node at which play begins. */
    public int start(BeliefGame game) {
        return layers.get(0).node(START, game.game().start());
    }

    /** Nodes of all layers. */
    public long nodes() {
        return layers.stream().mapToLong(Layer::nodes).sum();
    }
}
