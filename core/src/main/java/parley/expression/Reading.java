package parley.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Suggestion;

/** Resolves names, and refuses what may not be read where the expression stands. */
final class Reading {
    private final Typing typing;
    private final Resolver resolver;
    private final Names names;
    private final Scope scope;
    private final List<Symbol.Definition> definitions = new ArrayList<>();

    Reading(Typing typing, Resolver resolver, Names names, Scope scope) {
        this.typing = typing;
        this.resolver = resolver;
        this.names = names;
        this.scope = scope;
    }

    List<Symbol.Definition> definitions() {
        return definitions;
    }

    /** Why something may not be read. */
    private record Refusal(
            Code code, String sentence, @Nullable String hint) {}

    @Nullable Typed name(Syntax.Name name) {
        Symbol symbol = names.find(name.full()).orElse(null);
        if (symbol instanceof Symbol.Variable variable) {
            return variable(variable, false, name);
        } else if (symbol instanceof Symbol.Uncertainty uncertainty) {
            Expression.Type type = uncertainty.isSwitch() ? Expression.Type.TRUTH : Expression.Type.NUMBER;
            Refusal refusal = refusal(uncertainty, quoted(name.full()));
            return refused(name, refusal)
                    ? null
                    : new Typed(new Expression.Parameter(uncertainty.index(), uncertainty.name(), type));
        } else if (symbol instanceof Symbol.End end) {
            return refused(name, refusal(quoted(name.full())))
                    ? null
                    : new Typed(new Expression.Ended(2 * names.variables() + end.index()));
        } else if (symbol instanceof Symbol.Definition definition) {
            return definition(definition, name);
        } else if (symbol instanceof Symbol.Other other) {
            typing.report(
                    Code.UNKNOWN_NAME,
                    name,
                    "\"%s\" is %s, which has no value by itself.".formatted(name.full(), other.kind()),
                    null);
        } else if (symbol == null) {
            unknown(name);
        }
        return null;
    }

    /** {@code last(x)} and {@code level(x)}. */
    @Nullable Typed lookup(Syntax.Call call) {
        boolean last = call.name().equals("last");
        if (call.arguments().size() == 1) {
            Syntax argument = call.arguments().get(0);
            if (!last && argument instanceof Syntax.Call inner && inner.name().equals("last")) {
                Typed typed = lookup(inner);
                return typed == null ? null : place(typed);
            }
            if (argument instanceof Syntax.Name name) {
                Symbol symbol = names.find(name.full()).orElse(null);
                if (symbol instanceof Symbol.Variable variable) {
                    Typed typed = variable(variable, last, last ? call : name);
                    return last || typed == null ? typed : place(typed);
                }
                if (symbol == null) {
                    unknown(name);
                    return null;
                }
                if (symbol instanceof Symbol.Broken) {
                    return null;
                }
            }
        }
        typing.report(
                Code.WRONG_ARGUMENTS,
                call,
                last
                        ? "\"last\" takes one lever or agreement and gives its level before the move."
                        : "\"level\" takes one lever, agreement or condition and gives the place of its level: 0, 1, 2, ...",
                last ? "Write: last(x)" : "Write: level(x) or level(last(x))");
        return null;
    }

    private static Typed place(Typed typed) {
        return typed.expression() instanceof Expression.NumberOf number
                ? new Typed(new Expression.LevelOf(number.slot()))
                : new Typed(typed.expression());
    }

    private @Nullable Typed variable(Symbol.Variable variable, boolean last, Syntax at) {
        if (refused(at, refusal(variable, last, quoted(variable.name())))) {
            return null;
        }
        int slot =
                last && variable.role() != Symbol.Role.TYPE ? names.variables() + variable.index() : variable.index();
        List<Double> numbers = variable.numbers();
        return numbers == null
                ? new Typed(new Expression.LevelOf(slot), variable)
                : new Typed(new Expression.NumberOf(slot, numbers));
    }

    private @Nullable Typed definition(Symbol.Definition definition, Syntax.Name name) {
        definitions.add(definition);
        Typed typed = resolver.use(definition);
        if (typed == null) {
            return null;
        }
        Reads reads = Reads.of(typed.expression());
        int variables = names.variables();
        for (int slot : reads.slots().stream().toArray()) {
            Refusal refusal;
            if (names.isType(slot)) {
                Symbol.Variable type = names.variable(slot);
                refusal = refusal(type, false, quoted(type.name()) + " (in " + quoted(definition.name()) + ")");
            } else if (slot >= 2 * variables) {
                refusal = refusal("An end, in " + quoted(definition.name()) + ",");
            } else {
                Symbol.Variable variable = names.variable(slot % variables);
                String shown = quoted(variable.name()) + " (in " + quoted(definition.name()) + ")";
                refusal = refusal(variable, slot >= variables, shown);
            }
            if (refused(name, refusal)) {
                return null;
            }
        }
        if (!reads.parameters().isEmpty() && !scope.reads(Scope.Access.PARAMETERS)) {
            typing.report(
                    Code.NOT_READABLE_HERE,
                    name,
                    "\"%s\" reads uncertain numbers, which %s cannot.".formatted(definition.name(), scope.place()),
                    null);
            return null;
        }
        return typed;
    }

    private boolean refused(Syntax at, @Nullable Refusal refusal) {
        if (refusal == null) {
            return false;
        }
        typing.report(refusal.code(), at, refusal.sentence(), refusal.hint());
        return true;
    }

    private @Nullable Refusal refusal(Symbol.Variable variable, boolean last, String shown) {
        if (variable.role() == Symbol.Role.TYPE) {
            return typeRefusal(variable, last, shown);
        }
        boolean condition = variable.role() == Symbol.Role.CONDITION;
        String place = scope.place();
        if (condition && last) {
            return new Refusal(
                    Code.NOT_READABLE_HERE,
                    shown + " is a condition: it is read as it was before the move anyway.",
                    "Write " + variable.name() + " without last.");
        }
        if (scope.measurer() != null) {
            return new Refusal(
                    Code.NOT_READABLE_HERE,
                    shown + " is " + variable.kind() + ", which has no single value in " + place + ".",
                    "Measure it, such as: chance(eventually(" + variable.name() + " is "
                            + variable.levels().get(0) + "))");
        }
        Scope.Access needed =
                condition ? Scope.Access.CONDITIONS : last ? Scope.Access.LAST_LEVELS : Scope.Access.NEW_LEVELS;
        if (!scope.reads(needed)) {
            boolean useLast = !condition && !last && scope.reads(Scope.Access.LAST_LEVELS);
            return new Refusal(
                    Code.NOT_READABLE_HERE,
                    useLast
                            ? "%s is %s, and where %s is read nobody has a new level."
                                    .formatted(shown, variable.kind(), place)
                            : "%s is %s, but %s reads uncertain numbers only.".formatted(shown, variable.kind(), place),
                    useLast ? "Write last(" + variable.name() + ") for its latest level." : null);
        }
        // Whose lever it is may be wrong already, which has been said.
        boolean unowned = variable.owner() < 0
                && (variable.role() == Symbol.Role.LEVER || variable.role() == Symbol.Role.SIGNATURE);
        if (!condition && !last && !unowned && !scope.sees(variable.index())) {
            String who = variable.role() == Symbol.Role.AGREEMENT
                    ? "all its parties sign"
                    : variable.ownerName() + (variable.role() == Symbol.Role.LEVER ? " sets" : " signs");
            return new Refusal(
                    Code.SIMULTANEOUS_MOVE,
                    "%s cannot be read in %s: %s at the same time.".formatted(shown, place, who),
                    "Write last(" + variable.name() + ") for its level before the move.");
        }
        return null;
    }

    private @Nullable Refusal typeRefusal(Symbol.Variable type, boolean last, String shown) {
        String compared = type.name() + " is " + type.levels().get(0);
        if (last) {
            return new Refusal(
                    Code.NOT_READABLE_HERE,
                    shown + " is " + type.kind() + ", which never changes.",
                    "Write: " + compared);
        }
        if (scope.measurer() != null) {
            return new Refusal(
                    Code.NOT_READABLE_HERE,
                    shown + " is " + type.kind() + ", which has no single value in " + scope.place() + ".",
                    "Put it behind the bar of a quantity: | " + compared);
        }
        return scope.readsType(type.owner())
                ? null
                : new Refusal(
                        Code.NOT_READABLE_HERE,
                        shown + " is " + type.kind() + ", which is private: " + scope.place() + " cannot read it.",
                        "Types enter payoffs, final worths, the worth of ends, and what that player itself may do.");
    }

    private @Nullable Refusal refusal(Symbol.Uncertainty uncertainty, String shown) {
        return scope.reads(Scope.Access.PARAMETERS)
                ? null
                : new Refusal(
                        Code.NOT_READABLE_HERE,
                        "%s is %s, which %s cannot read.".formatted(shown, uncertainty.kind(), scope.place()),
                        "Put it into the chance of a rule, or into its when.");
    }

    private @Nullable Refusal refusal(String shown) {
        return scope.reads(Scope.Access.ENDS)
                ? null
                : new Refusal(
                        Code.NOT_READABLE_HERE,
                        "%s is an end of play, which %s cannot read.".formatted(shown, scope.place()),
                        "An end may stand in a path property, such as: chance(eventually(name of the end))");
    }

    private void unknown(Syntax.Name name) {
        String full = name.full();
        List<Symbol.Variable> owners = names.withLevel(full);
        if (!owners.isEmpty()) {
            typing.report(
                    Code.LEVEL_WITHOUT_VARIABLE,
                    name,
                    "\"%s\" is a level of %s; by itself it has no value."
                            .formatted(full, Suggestion.list(names(owners), "and")),
                    "Compare: " + owners.get(0).name() + " is " + full);
            return;
        }
        Symbol first = name.part() == null ? null : names.find(name.name()).orElse(null);
        if (first instanceof Symbol.Broken) {
            return;
        }
        if (first != null) {
            boolean agreement = first instanceof Symbol.Variable variable && variable.role() == Symbol.Role.AGREEMENT;
            boolean type = first instanceof Symbol.Variable variable
                    && variable.role() == Symbol.Role.TYPE
                    && variable.levels().contains(name.part());
            String hint = agreement
                    ? Suggestion.hint(full, "party", startingWith(name.name() + "."))
                    : type
                            ? "Write: " + name.name() + " is " + name.part()
                            : first instanceof Symbol.Other
                                    ? "A term of a payoff stands in value(" + full + ")."
                                    : "Only the signatures of agreements have a dot: agreement.player";
            typing.report(
                    Code.UNKNOWN_NAME,
                    name,
                    "\"%s\" is %s and has no \"%s\" to read here.".formatted(name.name(), first.kind(), name.part()),
                    hint);
            return;
        }
        String hint = Words.ANY.equals(full)
                ? "\"any\" stands alone, where a rule sets a condition: set: {x: any}"
                : Words.isReserved(full)
                        ? "\"" + full + "\" is a word of the language: " + full + "(...)"
                        : Suggestion.hint(full, "variable or number", names.readable());
        typing.report(Code.UNKNOWN_NAME, name, "Nothing is called \"" + full + "\".", hint);
    }

    private List<String> startingWith(String prefix) {
        return names.readable().stream()
                .filter(known -> known.startsWith(prefix))
                .toList();
    }

    private static List<String> names(List<Symbol.Variable> variables) {
        return variables.stream().map(Symbol.Variable::name).toList();
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }
}
