package parley.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All names that expressions may use, in the order in which they were declared. */
public final class Names {
    private final Map<String, Symbol> symbols = new LinkedHashMap<>();
    private final int variables;

    /** For a scenario with so many variables. */
    public Names(int variables) {
        this.variables = variables;
    }

    /** How many variables the environment has: last levels start there, ends at twice that. */
    public int variables() {
        return variables;
    }

    /** Declares a name. The first declaration stays. */
    public void add(String name, Symbol symbol) {
        symbols.putIfAbsent(name, symbol);
    }

    /** What a name stands for. */
    public Optional<Symbol> find(String name) {
        return Optional.ofNullable(symbols.get(name));
    }

    /** Names that have a value, for suggestions. */
    Collection<String> readable() {
        List<String> names = new ArrayList<>();
        symbols.forEach((name, symbol) -> {
            if (!(symbol instanceof Symbol.Other)) {
                names.add(name);
            }
        });
        return names;
    }

    /** Variables that have a level of this name. */
    List<Symbol.Variable> withLevel(String level) {
        List<Symbol.Variable> found = new ArrayList<>();
        for (Symbol symbol : symbols.values()) {
            if (symbol instanceof Symbol.Variable variable
                    && !variable.isNumber()
                    && variable.levels().contains(level)) {
                found.add(variable);
            }
        }
        return found;
    }

    /** Whether a slot is the type of a player. */
    boolean isType(int slot) {
        return slot >= 2 * variables
                && symbols.values().stream()
                        .anyMatch(symbol -> symbol instanceof Symbol.Variable variable
                                && variable.role() == Symbol.Role.TYPE
                                && variable.index() == slot);
    }

    /** The variable with an index, or the type with that slot. */
    Symbol.Variable variable(int index) {
        for (Symbol symbol : symbols.values()) {
            if (symbol instanceof Symbol.Variable variable && variable.index() == index) {
                return variable;
            }
        }
        throw new IllegalArgumentException("no variable " + index);
    }
}
