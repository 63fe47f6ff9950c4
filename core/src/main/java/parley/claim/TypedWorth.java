package parley.claim;

import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.game.StochasticGame;

/** What the moves of a type are worth to it at a node, where all go on as the profile says. */
record TypedWorth(BeliefGame game, BeliefProfile profile) {
    /**
     * {@code [move]}, discounted to the period; 0 for moves that nobody's play gives a probability to face.
     *
     * @param weight {@code [theta]} how likely type profiles are at the node; those with another type of the player are ignored
     */
    double[] ofMoves(int step, int node, int player, int type, double[] weight) {
        Layer layer = profile.layers().get(step);
        StochasticGame open = game.game();
        int s = layer.state(node);
        double[] worth = new double[open.moves(s, player)];
        double[] others = others(player, weight);
        for (int theta = 0; theta < weight.length; theta++) {
            double held = game.typeIn(theta, player) == type ? others[withoutType(theta, player)] : 0;
            if (!(held > 0)) {
                continue;
            }
            for (int j = open.jointStart(s); j < open.jointStart(s + 1); j++) {
                double p = held;
                for (int i = 0; i < open.players() && p > 0; i++) {
                    if (i != player) {
                        int from = layer.strategyStart(game, node, i, game.typeIn(theta, i));
                        p *= layer.strategy(from + open.moveIn(s, j, i));
                    }
                }
                if (p > 0) {
                    worth[open.moveIn(s, j, player)] += p * follow(step, node, j, theta, player);
                }
            }
        }
        return worth;
    }

    /** How likely the others' types are, whatever the player's own: by the number of the type profile with its type 0. */
    private double[] others(int player, double[] weight) {
        double[] others = new double[weight.length];
        double sum = 0;
        for (int theta = 0; theta < weight.length; theta++) {
            others[withoutType(theta, player)] += weight[theta];
            sum += weight[theta];
        }
        for (int theta = 0; theta < others.length; theta++) {
            others[theta] /= sum;
        }
        return others;
    }

    private int withoutType(int theta, int player) {
        int code = 0;
        for (int i = 0; i < game.game().players(); i++) {
            code = code * game.types(i) + (i == player ? 0 : game.typeIn(theta, i));
        }
        return code;
    }

    private double follow(int step, int node, int joint, int theta, int player) {
        StochasticGame open = game.game();
        Layer layer = profile.layers().get(step);
        Layer next = profile.layers().get(step + 1);
        int s = layer.state(node);
        int y = game.signal(s, joint);
        int row = open.row(joint);
        double then = 0;
        for (int b = layer.branchStart(node, y); b < layer.branchEnd(node, y); b++) {
            for (int e = open.rowStart(row); e < open.rowStart(row + 1); e++) {
                double p = layer.branchWeight(b) * open.probability(e);
                if (p > 0) {
                    int to = next.node(layer.branchMemory(b), open.successor(e));
                    then += p * next.value(to, theta, player, game.profiles(), open.players());
                }
            }
        }
        return game.payoff(theta, joint, player) + open.discountFrom(s, player) * then;
    }
}
