package parley.claim;

import java.util.ArrayList;
import java.util.List;
import parley.compile.CompiledGame;
import parley.game.Profile;
import parley.game.StochasticGame;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Kind;
import parley.scenario.Scenario.Variable;

/** Tells the likeliest path of play (Viterbi 1967) in words. */
final class Narrator {
    /** Periods told of a game that goes on for ever. */
    private static final int FOREVER = 8;

    private final Solved solved;
    private final StochasticGame game;
    private final Profile profile;
    private final int periods;

    Narrator(Solved solved) {
        this.solved = solved;
        this.game = solved.game();
        this.profile = solved.profile(0);
        this.periods = game.isFinite() ? game.horizon() : FOREVER;
    }

    /** One step as taken: joint move and successor, or an end. */
    private record Choice(int joint, int next, int end, double probability) {}

    Walk likeliest(String heading) {
        double[][] best = new double[periods + 1][game.states()];
        Choice[][] choice = new Choice[periods][game.states()];
        java.util.Arrays.fill(best[periods], 1);
        for (int t = periods - 1; t >= 0; t--) {
            for (int stage = game.stages() - 1; stage >= 0; stage--) {
                for (int s = 0; s < game.states(); s++) {
                    if (game.stage(s) == stage) {
                        choose(t, s, best, choice);
                    }
                }
            }
        }
        List<Walk.Step> steps = new ArrayList<>();
        int state = game.start();
        double total = best[0][state];
        for (int t = 0; t < periods; t++) {
            double p = 1;
            Choice taken = choice[t][state];
            int from = state;
            while (taken != null && !game.advances(from)) {
                p *= taken.probability;
                from = taken.next;
                taken = choice[t][from];
            }
            if (taken == null) {
                break;
            }
            p *= taken.probability;
            steps.add(step(solved.table().game(), t, from, taken.joint, taken.next, taken.end, p));
            if (taken.end >= 0) {
                break;
            }
            state = taken.next;
        }
        return new Walk(heading, total, steps);
    }

    private void choose(int t, int s, double[][] best, Choice[][] choice) {
        double[] sigma = profile.strategyAt(t);
        double[] after = game.advances(s) ? best[t + 1] : best[t];
        for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
            double p = 1;
            for (int i = 0; i < game.players() && p > 0; i++) {
                p *= sigma[game.strategyStart(s, i) + game.moveIn(s, j, i)];
            }
            if (p <= 0) {
                continue;
            }
            int row = game.row(j);
            for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
                double here = p * game.probability(e);
                consider(
                        t,
                        s,
                        new Choice(j, game.successor(e), -1, here),
                        here * after[game.successor(e)],
                        best,
                        choice);
            }
            for (int k = 0; k < solved.ends().length && game.advances(s); k++) {
                double here = p * solved.ends()[k][j];
                consider(t, s, new Choice(j, -1, k, here), here, best, choice);
            }
        }
    }

    private static void consider(int t, int s, Choice option, double worth, double[][] best, Choice[][] choice) {
        // A relative margin, so that rounding does not decide between paths that are equally likely.
        if (option.probability > 0 && worth > best[t][s] * (1 + 1e-9)) {
            best[t][s] = worth;
            choice[t][s] = option;
        }
    }

    /**
     * A period in words.
     *
     * @param state of its last stage, in which {@code joint} is made
     * @param next where it leads, or -1 where {@code end} happens
     */
    static Walk.Step step(CompiledGame compiled, int t, int state, int joint, int next, int end, double probability) {
        Scenario scenario = compiled.scenario();
        int[] before = compiled.environment(state);
        int[] now = compiled.environment(state, joint);
        List<Variable> variables = scenario.variables();
        StringBuilder moves = new StringBuilder();
        for (int i = 0; i < scenario.players().size(); i++) {
            List<String> set = new ArrayList<>();
            for (int v : compiled.variablesOf(i)) {
                Variable variable = variables.get(v);
                if (variable.kind() == Kind.LEVER) {
                    set.add(variable.name() + " " + variable.levels().get(now[v]));
                } else if (now[v] == 1) {
                    set.add("signs " + variable.name().replaceFirst("\\..*", ""));
                }
            }
            if (!set.isEmpty()) {
                moves.append(moves.length() == 0 ? "" : "; ")
                        .append(scenario.players().get(i).id())
                        .append(": ")
                        .append(String.join(", ", set));
            }
        }
        List<String> then = new ArrayList<>();
        for (int v = 0; v < variables.size(); v++) {
            Variable variable = variables.get(v);
            if (variable.kind() == Kind.AGREEMENT && now[v] == 1) {
                then.add(variable.name() + " in force");
            }
        }
        if (end >= 0) {
            then.add(scenario.ends().get(end).name());
        } else {
            int[] after = compiled.environment(next);
            for (int v = 0; v < variables.size(); v++) {
                Variable variable = variables.get(v);
                if (variable.kind() == Kind.CONDITION && before[v] != after[v]) {
                    then.add(variable.name() + " " + variable.levels().get(before[v]) + " to "
                            + variable.levels().get(after[v]));
                }
            }
        }
        return new Walk.Step(t + 1, moves.toString(), probability, String.join(", ", then));
    }
}
