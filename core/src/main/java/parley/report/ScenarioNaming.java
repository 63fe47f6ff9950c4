package parley.report;

import java.util.ArrayList;
import java.util.List;
import parley.compile.CompiledGame;
import parley.scenario.Scenario;

/** A game that a scenario was compiled to, in the scenario's own words. */
public final class ScenarioNaming implements Naming {
    private final CompiledGame game;
    private final Scenario scenario;

    public ScenarioNaming(CompiledGame game) {
        this.game = game;
        this.scenario = game.scenario();
    }

    @Override
    public String period() {
        return scenario.period();
    }

    @Override
    public String player(int player) {
        return scenario.players().get(player).id();
    }

    @Override
    public String state(int state) {
        return game.describe(state);
    }

    @Override
    public String move(int state, int player, int move) {
        List<Integer> variables = game.variablesOf(player);
        int[] levels = game.move(state, player, move);
        List<String> parts = new ArrayList<>();
        for (int k = 0; k < levels.length; k++) {
            Scenario.Variable variable = scenario.variables().get(variables.get(k));
            parts.add(variable.name() + " " + variable.levels().get(levels[k]));
        }
        return String.join(", ", parts);
    }

    @Override
    public String told(int state, int player, int move) {
        List<Integer> variables = game.variablesOf(player);
        int[] levels = game.move(state, player, move);
        List<String> parts = new ArrayList<>();
        for (int k = 0; k < levels.length; k++) {
            Scenario.Variable variable = scenario.variables().get(variables.get(k));
            if (variable.kind() != Scenario.Kind.SIGNATURE) {
                parts.add(variable.name() + " " + variable.levels().get(levels[k]));
            } else if (levels[k] == 1) {
                parts.add(
                        "signs " + variable.name().substring(0, variable.name().indexOf('.')));
            }
        }
        return parts.isEmpty() ? "signs nothing" : String.join(", ", parts);
    }

    @Override
    public boolean acts(int state, int player) {
        return game.acts(state, player) && !game.variablesOf(player).isEmpty();
    }

    @Override
    public String change(int state, int next) {
        int[] before = game.environment(state);
        int[] after = game.environment(next);
        List<String> parts = new ArrayList<>();
        for (int v = 0; v < scenario.variables().size(); v++) {
            Scenario.Variable variable = scenario.variables().get(v);
            if (variable.kind() == Scenario.Kind.CONDITION && before[v] != after[v]) {
                parts.add(variable.name() + " " + variable.levels().get(before[v]) + " to "
                        + variable.levels().get(after[v]));
            }
        }
        return String.join(", ", parts);
    }

    @Override
    public boolean isWorded() {
        return true;
    }
}
