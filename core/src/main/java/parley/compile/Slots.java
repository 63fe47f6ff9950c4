package parley.compile;

import parley.expression.Expression;
import parley.expression.Reads;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Kind;
import parley.scenario.Scenario.Variable;

/** The environment of expressions: which slot is what, and how many levels each has. */
final class Slots {
    private final Scenario scenario;
    private final int variables;

    Slots(Scenario scenario) {
        this.scenario = scenario;
        this.variables = scenario.variables().size();
    }

    int size() {
        return firstType() + scenario.players().size();
    }

    private int firstType() {
        return 2 * variables + scenario.ends().size();
    }

    /** The type of a player: the place among its types, 0 where it has no private information. */
    int type(int player) {
        return firstType() + player;
    }

    boolean isType(int slot) {
        return slot >= firstType();
    }

    /** Whether an expression reads an uncertain number other than a switch: switches belong to the structure. */
    boolean varies(Expression expression) {
        return Reads.of(expression).parameters().stream()
                .anyMatch(u -> !scenario.uncertainties().get(u).isSwitch());
    }

    int last(int variable) {
        return variables + variable;
    }

    int ended(int end) {
        return 2 * variables + end;
    }

    boolean isLast(int slot) {
        return slot >= variables && slot < 2 * variables;
    }

    int variableOf(int slot) {
        return slot < variables ? slot : slot - variables;
    }

    int count(int slot) {
        if (isType(slot)) {
            return scenario.types(slot - firstType());
        }
        return slot >= 2 * variables
                ? 2
                : scenario.variables().get(variableOf(slot)).levels().size();
    }

    boolean isCondition(int slot) {
        return slot < variables && scenario.variables().get(slot).kind() == Kind.CONDITION;
    }

    /** A slot and its level in words: {@code arsenal 2}, {@code last(testing) active}. */
    String describe(int slot, int level) {
        if (isType(slot)) {
            int player = slot - firstType();
            return scenario.players().get(player).id() + " is "
                    + scenario.types().get(player).get(level).name();
        }
        if (slot >= 2 * variables) {
            return scenario.ends().get(slot - 2 * variables).name() + (level == 1 ? " happened" : " did not happen");
        }
        Variable variable = scenario.variables().get(variableOf(slot));
        String name = isLast(slot) ? "last(" + variable.name() + ")" : variable.name();
        return name + " is " + variable.levels().get(level);
    }
}
