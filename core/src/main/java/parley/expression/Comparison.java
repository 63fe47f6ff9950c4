package parley.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Suggestion;

/** Compares numbers, truths and levels. The variable of a level's name is found on the other side. */
final class Comparison {
    private final Typing typing;

    Comparison(Typing typing) {
        this.typing = typing;
    }

    @Nullable Typed compare(Syntax.Infix infix) {
        Symbol.Variable left = leveled(infix.left());
        Symbol.Variable right = leveled(infix.right());
        if (left == null && right == null && onlyLevels(infix)) {
            return null;
        }
        Typed one = left == null && right != null ? level(infix.left(), right) : typing.typed(infix.left());
        Typed other = left != null ? level(infix.right(), left) : typing.typed(infix.right());
        if (one == null || other == null) {
            return null;
        }
        if (!Typing.alike(one, other)) {
            String hint = one.isTruth() || other.isTruth() ? null : "Compare places: level(x)";
            typing.report(
                    Code.WRONG_TYPE,
                    infix,
                    "\"%s\" is %s and \"%s\" is %s: \"%s\" cannot compare them."
                            .formatted(
                                    typing.text(infix.left()),
                                    one.described(),
                                    typing.text(infix.right()),
                                    other.described(),
                                    infix.sign()),
                    hint);
            return null;
        }
        boolean equality =
                infix.operator() == Expression.Operator.EQUAL || infix.operator() == Expression.Operator.NOT_EQUAL;
        if (one.isTruth() && !equality) {
            typing.wrong(infix.left(), one, "\"" + infix.sign() + "\"", "numbers or levels", null);
            return null;
        }
        if (equality
                && (impossible(one.expression(), other.expression(), infix.right())
                        || impossible(other.expression(), one.expression(), infix.left()))) {
            return null;
        }
        return new Typed(new Expression.Binary(infix.operator(), one.expression(), other.expression()));
    }

    /** Whether a side is a level and the other one wrong: then only the other one is reported. */
    private boolean onlyLevels(Syntax.Infix infix) {
        return (isLevel(infix.right()) && typing.typed(infix.left()) == null)
                || (isLevel(infix.left()) && typing.typed(infix.right()) == null);
    }

    private boolean isLevel(Syntax syntax) {
        return syntax instanceof Syntax.Name name
                && typing.names().find(name.full()).isEmpty()
                && !typing.names().withLevel(name.full()).isEmpty();
    }

    /** The variable with named levels that a side is, without saying anything. */
    private Symbol.@Nullable Variable leveled(Syntax syntax) {
        if (syntax instanceof Syntax.Name name) {
            Symbol symbol = typing.names().find(name.full()).orElse(null);
            return symbol instanceof Symbol.Variable variable && !variable.isNumber() ? variable : null;
        } else if (syntax instanceof Syntax.Call call
                && call.name().equals("last")
                && call.arguments().size() == 1) {
            return leveled(call.arguments().get(0));
        } else if (syntax instanceof Syntax.Choice choice) {
            Symbol.Variable then = leveled(choice.then());
            Syntax otherwise = choice.otherwise();
            return then != null || otherwise == null ? then : leveled(otherwise);
        }
        return null;
    }

    /** A part that has to be a level of a variable. */
    private @Nullable Typed level(Syntax syntax, Symbol.Variable of) {
        if (syntax instanceof Syntax.Name name) {
            int place = of.levels().indexOf(name.full());
            if (place >= 0) {
                return new Typed(new Expression.Constant(place), of);
            }
            if (typing.names().find(name.full()).isEmpty()) {
                unknownLevel(name, of);
                return null;
            }
        } else if (syntax instanceof Syntax.Numeral) {
            typing.report(
                    Code.UNKNOWN_LEVEL,
                    syntax,
                    "\"%s\" has named levels, and \"%s\" is a number.".formatted(of.name(), typing.text(syntax)),
                    "Its levels are " + Suggestion.list(of.levels(), "and") + "; level(" + of.name()
                            + ") is the place as a number.");
            return null;
        } else if (syntax instanceof Syntax.Choice choice && choice.otherwise() != null) {
            Expression condition = typing.truth(choice.condition(), "\"if\"");
            Typed then = level(choice.then(), of);
            Typed otherwise = level(choice.otherwise(), of);
            return condition == null || then == null || otherwise == null
                    ? null
                    : new Typed(new Expression.If(condition, then.expression(), otherwise.expression()), of);
        }
        return typing.typed(syntax);
    }

    private void unknownLevel(Syntax.Name name, Symbol.Variable of) {
        List<Symbol.Variable> owners = typing.names().withLevel(name.full());
        String levels = Suggestion.nearest(name.full(), of.levels())
                .map(near -> "Did you mean \"" + near + "\"?")
                .orElse("Its levels are " + Suggestion.list(of.levels(), "and") + ".");
        typing.report(
                Code.UNKNOWN_LEVEL,
                name,
                owners.isEmpty()
                        ? "\"%s\" has no level \"%s\".".formatted(of.name(), name.full())
                        : "\"%s\" is a level of \"%s\", not of \"%s\"."
                                .formatted(name.full(), owners.get(0).name(), of.name()),
                levels);
    }

    /** Refuses to compare a variable with a number that none of its levels is. */
    private boolean impossible(Expression variable, Expression constant, Syntax at) {
        if (!(variable instanceof Expression.NumberOf number) || !(constant instanceof Expression.Constant value)) {
            return false;
        }
        if (number.numbers().stream().anyMatch(level -> level == value.value())) {
            return false;
        }
        int variables = typing.names().variables();
        Symbol.Variable of = typing.names().variable(number.slot() % variables);
        typing.report(
                Code.UNKNOWN_LEVEL,
                at,
                "\"%s\" has no level %s.".formatted(of.name(), typing.text(at)),
                "Its levels are " + Suggestion.list(of.levels(), "and") + ".");
        return true;
    }

    /** The place of a level that an expression names or computes. */
    @Nullable Expression place(Syntax syntax, Symbol.Variable variable) {
        Typed typed = variable.isNumber() ? typing.typed(syntax) : level(syntax, variable);
        if (typed == null) {
            return null;
        }
        Symbol.Variable levelOf = typed.levelOf();
        if (levelOf != null && variable.numbers() == null && levelOf.levels().equals(variable.levels())) {
            return typed.expression();
        }
        if (!typed.isNumber()) {
            typing.wrong(syntax, typed, "the level of \"" + variable.name() + "\"", "one of its levels", null);
            return null;
        }
        List<Double> numbers = variable.numbers();
        return numbers == null ? typed.expression() : placeOfNumber(typed.expression(), numbers, variable, syntax);
    }

    private @Nullable Expression placeOfNumber(
            Expression number, List<Double> numbers, Symbol.Variable variable, Syntax at) {
        if (number instanceof Expression.Constant constant) {
            int place = numbers.indexOf(constant.value() + 0.0);
            if (place < 0) {
                typing.report(
                        Code.UNKNOWN_LEVEL,
                        at,
                        "\"%s\" has no level %s.".formatted(variable.name(), typing.text(at)),
                        "Its levels are " + Suggestion.list(variable.levels(), "and") + ".");
                return null;
            }
            return new Expression.Constant(place);
        }
        if (number instanceof Expression.NumberOf other && other.numbers().equals(numbers)) {
            return new Expression.LevelOf(other.slot());
        }
        double step = numbers.size() < 2 ? 1 : numbers.get(1) - numbers.get(0);
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) - numbers.get(i - 1) != step) {
                typing.report(
                        Code.WRONG_TYPE,
                        at,
                        "The levels of \"%s\" are not evenly spaced, so only one of them can be set."
                                .formatted(variable.name()),
                        "Write one rule per level, or: add: {" + variable.name() + ": 1}");
                return null;
            }
        }
        Expression place = number;
        if (numbers.get(0) != 0) {
            place = new Expression.Binary(Expression.Operator.SUBTRACT, place, new Expression.Constant(numbers.get(0)));
        }
        return step == 1
                ? place
                : new Expression.Binary(Expression.Operator.DIVIDE, place, new Expression.Constant(step));
    }
}
