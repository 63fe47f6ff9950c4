package parley.solve.belief;

import java.util.ArrayList;
import java.util.List;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.game.StochasticGame;

/** All plays of a profile, each written down move by move: the slow way to any quantity. */
public final class Plays {
    /** One step: node, joint move; and where it led, or -1 at an end. */
    public record Step(int step, int node, int state, int joint, int next) {}

    /** A complete play with its types and its probability, types included. {@code seen} is what the public sees of it. */
    public record Play(int theta, double probability, List<Step> steps, int lastState) {
        public String seen(int count) {
            StringBuilder text = new StringBuilder();
            for (Step step : steps.subList(0, Math.min(count, steps.size()))) {
                text.append(step.joint).append('>').append(step.next).append(' ');
            }
            return text.toString();
        }
    }

    private final BeliefGame game;
    private final StochasticGame open;
    private final BeliefProfile profile;
    private final List<Play> plays = new ArrayList<>();

    private Plays(BeliefGame game, BeliefProfile profile) {
        this.game = game;
        this.open = game.game();
        this.profile = profile;
    }

    public static List<Play> of(BeliefGame game, BeliefProfile profile) {
        Plays all = new Plays(game, profile);
        for (int theta = 0; theta < game.profiles(); theta++) {
            double prior = 1;
            for (int i = 0; i < game.game().players(); i++) {
                prior *= game.prior(i, game.typeIn(theta, i));
            }
            all.from(theta, prior, 0, 0, game.game().start(), new ArrayList<>());
        }
        return all.plays;
    }

    private void from(int theta, double probability, int step, int memory, int state, List<Step> before) {
        if (!(probability > 0)) {
            return;
        }
        if (step == game.steps()) {
            plays.add(new Play(theta, probability, List.copyOf(before), state));
            return;
        }
        Layer layer = profile.layers().get(step);
        int node = layer.node(memory, state);
        for (int j = open.jointStart(state); j < open.jointStart(state + 1); j++) {
            double p = probability;
            for (int i = 0; i < open.players(); i++) {
                p *= layer.strategy(
                        layer.strategyStart(game, node, i, game.typeIn(theta, i)) + open.moveIn(state, j, i));
            }
            double left = 1;
            int y = game.signal(state, j);
            for (int e = open.rowStart(open.row(j)); e < open.rowStart(open.row(j) + 1); e++) {
                left -= open.probability(e);
                for (int b = layer.branchStart(node, y); b < layer.branchEnd(node, y); b++) {
                    int next = layer.branchMemory(b);
                    // Two branches to one memory are different draws: the place of the branch is part of what is seen.
                    Step taken = new Step(step, node, state, j, (b * open.states() + open.successor(e)));
                    before.add(taken);
                    from(
                            theta,
                            p * open.probability(e) * layer.branchWeight(b),
                            step + 1,
                            next,
                            open.successor(e),
                            before);
                    before.remove(before.size() - 1);
                }
            }
            if (left > 1e-9 && p > 0) {
                before.add(new Step(step, node, state, j, -1));
                plays.add(new Play(theta, p * left, List.copyOf(before), -1));
                before.remove(before.size() - 1);
            }
        }
    }
}
