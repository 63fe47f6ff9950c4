package parley.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parley.claim.Walk;
import parley.game.Profile;
import parley.game.StochasticGame;

/** The likeliest path of play: in every state the likeliest joint move, then the likeliest successor; the first of equals. */
final class PlayPath {
    /** In a game without a last period, no more than this is shown. */
    private static final int LONGEST = 12;

    private final StochasticGame game;
    private final Profile profile;
    private final Naming naming;
    private final List<Walk.Step> steps = new ArrayList<>();
    private double whole = 1;

    private PlayPath(StochasticGame game, Profile profile, Naming naming) {
        this.game = game;
        this.profile = profile;
        this.naming = naming;
    }

    /** The path from the game's start; its heading says how it ends. */
    static Walk of(StochasticGame game, Profile profile, Naming naming) {
        PlayPath path = new PlayPath(game, profile, naming);
        String ending = path.walk();
        return new Walk(ending, path.whole, path.steps);
    }

    private String walk() {
        int last = game.isFinite() ? game.horizon() : LONGEST;
        Set<Integer> seen = new HashSet<>();
        int state = game.start();
        for (int period = 0; period < last; period++) {
            if (profile.stationary() && !seen.add(state)) {
                return "repeats itself from here";
            }
            List<String> moves = new ArrayList<>();
            double chance = 1;
            int from = state;
            int next;
            while (true) {
                int joint = likeliestMove(state, period);
                chance *= probability(state, joint, period);
                say(state, joint, moves);
                int row = game.row(joint);
                next = likeliestSuccessor(row);
                chance *= next < 0 ? stops(row) : reaches(row, next);
                if (next < 0 || game.advances(state)) {
                    break;
                }
                state = next;
            }
            whole *= chance;
            String then = next < 0 ? "the game ends" : naming.change(from, next);
            steps.add(new Walk.Step(period + 1, moves.isEmpty() ? "no moves" : String.join("; ", moves), chance, then));
            if (next < 0) {
                return "";
            }
            state = next;
        }
        return game.isFinite() ? "" : "goes on";
    }

    private void say(int state, int joint, List<String> moves) {
        for (int i = 0; i < game.players(); i++) {
            if (naming.acts(state, i)) {
                String name = naming.isWorded() ? naming.player(i) + ": " : "player " + naming.player(i) + ": action ";
                moves.add(name + naming.told(state, i, game.moveIn(state, joint, i)));
            }
        }
    }

    private int likeliestMove(int state, int period) {
        double[] strategy = profile.strategyAt(period);
        int joint = 0;
        for (int i = 0; i < game.players(); i++) {
            int at = game.strategyStart(state, i);
            int best = 0;
            for (int m = 1; m < game.moves(state, i); m++) {
                if (strategy[at + m] > strategy[at + best]) {
                    best = m;
                }
            }
            joint = joint * game.moves(state, i) + best;
        }
        return game.jointStart(state) + joint;
    }

    private double probability(int state, int joint, int period) {
        double[] strategy = profile.strategyAt(period);
        double product = 1;
        for (int i = 0; i < game.players(); i++) {
            product *= strategy[game.strategyStart(state, i) + game.moveIn(state, joint, i)];
        }
        return product;
    }

    /** The likeliest successor, or -1 where it is likelier that the game stops. */
    private int likeliestSuccessor(int row) {
        int best = -1;
        double most = stops(row);
        for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
            if (game.probability(e) > most) {
                most = game.probability(e);
                best = game.successor(e);
            }
        }
        return best;
    }

    private double reaches(int row, int state) {
        double sum = 0;
        for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
            sum += game.successor(e) == state ? game.probability(e) : 0;
        }
        return sum;
    }

    private double stops(int row) {
        double sum = 0;
        for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
            sum += game.probability(e);
        }
        // Rounding is no ending.
        return 1 - sum > 1e-12 ? 1 - sum : 0;
    }
}
