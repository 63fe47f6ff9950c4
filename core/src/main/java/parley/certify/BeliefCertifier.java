package parley.certify;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import parley.certify.BeliefCertificate.Beliefs;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;

/**
 * Verifies profiles of games with private types, whoever computed them.
 *
 * <p>What is verified is the strategy: an automaton with a public randomising device. What its players truly believe is worked out
 * from what it plays, whatever beliefs it states.
 *
 * <ul>
 *   <li>Structure: probabilities, moves allowed, layers, and every node that some play reaches.
 *   <li>Values: recomputed for every type profile.
 *   <li>Regret of every type of every player. One that knows all the others' types solves a decision problem over the nodes. One that
 *       does not has a belief besides. If the profile claims that the beliefs it holds are exact, that is verified (to
 *       {@value #SAME_BELIEF}) at every node that some play reaches, whether or not it is played, and the decision problem is again
 *       one over nodes. Else the true beliefs are followed while there are few of them; where there are more, the worth of best
 *       play, which is convex in the belief, is bounded from above between points by its mean there (Lovejoy 1991, Hauskrecht 2000)
 *       and from below by a deviation built backward from the same points (as in Pineau, Gordon and Thrun 2003).
 *   <li>The same at every node that some play reaches from the belief held there, played or not: sequential rationality.
 * </ul>
 *
 * <p>Several informed players: each type's beliefs about the others stay independent across players, since types are drawn
 * independently and moves are seen by all.
 *
 * <p>Time for exact beliefs: nodes times joint moves times branches times the length of a transition row, less where nodes share
 * states. Points multiply both time and memory.
 */
public final class BeliefCertifier {
    private static final double SAME_BELIEF = 1e-9;

    /** Products of a belief and a probability below this have lost digits, and say nothing of what follows. */
    private static final double VANISHING = 1e-280;

    private BeliefCertifier() {}

    /**
     * How to verify.
     *
     * @param listed how many true beliefs per memory and player are followed before points are used instead
     * @param perSide points between the belief held and each sure belief
     * @param parallel whether to use all cores; the result is the same
     * @param cancelled asked now and then; once true, the certificate says that nothing was proven
     */
    public record Options(int listed, int perSide, boolean parallel, BooleanSupplier cancelled) {
        public Options {
            if (listed < 1 || perSide < 1) {
                throw new IllegalArgumentException("at least one belief is needed");
            }
        }

        /** On all cores, without a limit of time. */
        public static Options defaults() {
            return new Options(12, 6, true, () -> false);
        }
    }

    /** Verifies {@code profile} with the default options. */
    public static BeliefCertificate certify(BeliefGame game, BeliefProfile profile) {
        return certify(game, profile, Options.defaults());
    }

    /** Verifies {@code profile}. */
    public static BeliefCertificate certify(BeliefGame game, BeliefProfile profile, Options options) {
        if (!game.game().isFinite()) {
            return none(game, "a game with types needs a horizon");
        }
        try {
            return run(game, profile, options);
        } catch (CancellationException e) {
            return none(game, "stopped before anything was proven");
        } catch (BeliefBlocks.TooLarge e) {
            return none(game, "the beliefs that occur do not fit into memory");
        }
    }

    private static BeliefCertificate run(BeliefGame game, BeliefProfile profile, Options options) {
        BeliefReach reach = BeliefReach.of(game, profile, options.cancelled());
        String fault = reach.fault();
        if (fault == null && profile.exact()) {
            fault = wrongBelief(game, profile, reach);
        }
        if (fault != null) {
            return none(game, fault);
        }
        BeliefPoints points = new BeliefPoints(game, profile, reach, options.listed(), options.perSide());
        BeliefBackward backward =
                new BeliefBackward(game, profile, reach, points, options.parallel(), options.cancelled());
        int n = game.game().players();
        boolean keep = false;
        for (int i = 0; i < n; i++) {
            keep |= ShortLived.isNeeded(game, i);
        }
        backward.run(keep);
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < game.types(i) && ShortLived.isNeeded(game, i); k++) {
                ShortLived line = new ShortLived(game, profile, reach, backward, i, k);
                line.run(options.cancelled());
                backward.most[game.typeStart(i) + k] = line.most();
                backward.least[game.typeStart(i) + k] = line.least();
            }
        }
        Beliefs beliefs = profile.exact() ? Beliefs.EXACT : points.isListed() ? Beliefs.FOLLOWED : Beliefs.INTERPOLATED;
        return result(game, profile, reach, backward, beliefs);
    }

    private static BeliefCertificate result(
            BeliefGame game, BeliefProfile profile, BeliefReach reach, BeliefBackward backward, Beliefs beliefs) {
        int n = game.game().players();
        Layer first = profile.layers().get(0);
        int start = profile.start(game);
        double off = 0;
        for (int theta = 0; theta < game.profiles(); theta++) {
            for (int i = 0; i < n; i++) {
                double distance =
                        Math.abs(backward.value[theta * n + i] - first.value(start, theta, i, game.profiles(), n));
                distance = Rounding.up(distance + backward.error[i]);
                off = distance > off || Double.isNaN(distance) ? distance : off;
            }
        }
        double sum = off;
        int worst = 0;
        for (int agent = 0; agent < backward.most.length; agent++) {
            sum += backward.most[agent] + backward.anywhere[agent];
            if (backward.anywhere[agent] > backward.anywhere[worst]) {
                worst = agent;
            }
        }
        if (!Double.isFinite(sum)) {
            return none(
                    game,
                    "no finite bound: a number is not finite, or a belief gives weight to a type that cannot be where it"
                            + " is held");
        }
        long nodes = 0;
        long unplayed = 0;
        for (int step = 0; step <= game.steps(); step++) {
            for (int x : reach.order(step)) {
                if (reach.isReached(step, x)) {
                    nodes++;
                    unplayed += reach.isPlayed(step, x) ? 0 : 1;
                }
            }
        }
        Layer layer = profile.layers().get(backward.worstStep[worst]);
        int x = backward.worstNode[worst];
        boolean isAnywhere = backward.anywhere[worst] > 0 && layer.nodes() > x;
        return new BeliefCertificate(
                true,
                Arrays.stream(backward.most).max().orElse(0),
                backward.most,
                backward.least,
                off,
                backward.anywhere[worst],
                backward.anywhere,
                worst,
                backward.worstStep[worst],
                isAnywhere ? layer.memory(x) : BeliefProfile.START,
                isAnywhere ? layer.state(x) : game.game().start(),
                nodes,
                unplayed,
                beliefs,
                "");
    }

    /** Where a belief that is held is not what Bayes' rule makes of the one held before, or null. */
    private static @Nullable String wrongBelief(BeliefGame game, BeliefProfile profile, BeliefReach reach) {
        TypedNode node = new TypedNode(game);
        int n = node.n;
        for (int step = 0; step < game.steps(); step++) {
            Layer layer = profile.layers().get(step);
            Layer next = profile.layers().get(step + 1);
            boolean[] known = reach.memories(step + 1, next);
            for (int x : reach.order(step)) {
                if (node.state != layer.state(x)) {
                    node.state(layer.state(x));
                }
                node.node(layer, x);
                for (int i = 0; i < n; i++) {
                    String fault = game.informed(i) ? wrongBelief(node, layer, next, step, x, i, reach, known) : null;
                    if (fault != null) {
                        return fault;
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable String wrongBelief(
            TypedNode node, Layer layer, Layer next, int step, int x, int i, BeliefReach reach, boolean[] known) {
        int m = layer.memory(x);
        Support held = Support.held(BeliefPoints.held(node.game, layer, m, i));
        double[] after = new double[held.types];
        boolean[] done = new boolean[node.signals];
        for (int j = 0; j < node.joints; j++) {
            int y = node.signal[j];
            if (done[y] || !mayBeSent(node, j, step, x, reach)) {
                continue;
            }
            done[y] = true;
            if (!(BeliefPoints.posterior(node, i, node.move[j * node.n + i], held, 0, after) > VANISHING)) {
                continue;
            }
            for (int b = node.branchStart[y]; b < node.branchStart[y + 1]; b++) {
                if (!known[node.memory[b]]) {
                    continue;
                }
                double[] then = BeliefPoints.held(node.game, next, node.memory[b], i);
                double off = 0;
                for (int k = 0; k < then.length; k++) {
                    off += Math.abs(then[k] - after[k]);
                }
                if (!(off <= SAME_BELIEF)) {
                    return "the belief about player " + i + " at memory " + node.memory[b] + " of step " + (step + 1)
                            + " is not what Bayes' rule makes of memory " + m + " in state " + node.state
                            + ": it is off by " + off;
                }
            }
        }
        return null;
    }

    private static boolean mayBeSent(TypedNode node, int j, int step, int x, BeliefReach reach) {
        for (int theta = 0; theta < node.profiles; theta++) {
            if (reach.isReached(step, x, theta) && node.mayPlay(theta, j)) {
                return true;
            }
        }
        return false;
    }

    private static BeliefCertificate none(BeliefGame game, String note) {
        double[] unknown = new double[game.typeCount()];
        Arrays.fill(unknown, Double.POSITIVE_INFINITY);
        return new BeliefCertificate(
                false,
                Double.POSITIVE_INFINITY,
                unknown,
                new double[unknown.length],
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                unknown.clone(),
                -1,
                0,
                BeliefProfile.START,
                game.game().start(),
                0,
                0,
                Beliefs.NONE,
                note);
    }
}
