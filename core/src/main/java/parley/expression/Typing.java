package parley.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostics;
import parley.diagnostic.Suggestion;

/** Resolves the parts of one expression under one scope. Results are null after a diagnostic. */
final class Typing {
    private final Resolver resolver;
    private final Names names;
    private final Diagnostics diagnostics;
    private final Passage passage;
    private final Scope scope;
    private final Reading reading;

    Typing(Resolver resolver, Names names, Diagnostics diagnostics, Passage passage, Scope scope) {
        this.resolver = resolver;
        this.names = names;
        this.diagnostics = diagnostics;
        this.passage = passage;
        this.scope = scope;
        this.reading = new Reading(this, resolver, names, scope);
    }

    Names names() {
        return names;
    }

    /** Definitions that the expression names itself. */
    List<Symbol.Definition> definitions() {
        return reading.definitions();
    }

    /** Says what is wrong with a part. */
    void report(Code code, Syntax at, String sentence, @Nullable String hint) {
        diagnostics.add(code, passage.span(at.start(), at.end()), sentence, hint);
    }

    /** A part as written. */
    String text(Syntax syntax) {
        return passage.text(syntax.start(), syntax.end());
    }

    @Nullable Typed typed(Syntax syntax) {
        if (!resolver.enter(passage, syntax)) {
            return null;
        }
        try {
            return entered(syntax);
        } finally {
            resolver.leave();
        }
    }

    private @Nullable Typed entered(Syntax syntax) {
        if (syntax instanceof Syntax.Numeral number) {
            return new Typed(new Expression.Constant(number.value()));
        } else if (syntax instanceof Syntax.Truth truth) {
            return new Typed(new Expression.Truth(truth.value()));
        } else if (syntax instanceof Syntax.Name name) {
            return reading.name(name);
        } else if (syntax instanceof Syntax.Prefix prefix) {
            return prefix(prefix);
        } else if (syntax instanceof Syntax.Infix infix) {
            return infix(infix);
        } else if (syntax instanceof Syntax.Choice choice) {
            return choice(choice);
        } else if (syntax instanceof Syntax.Call call) {
            return call(call);
        }
        throw new AssertionError(syntax);
    }

    /** A part that has to be a number. {@code by}: what needs it, for the sentence. */
    @Nullable Expression number(Syntax syntax, String by) {
        Typed typed = typed(syntax);
        if (typed == null || typed.isNumber()) {
            return typed == null ? null : typed.expression();
        }
        String hint = typed.isTruth() ? "Write: if " + text(syntax) + " then 1 else 0" : null;
        if (typed.isLevel()) {
            hint = "Write level(" + text(syntax) + ") for its place: 0, 1, 2, ... in the order listed.";
        }
        wrong(syntax, typed, by, "a number", hint);
        return null;
    }

    /** A part that has to be a truth. */
    @Nullable Expression truth(Syntax syntax, String by) {
        Typed typed = typed(syntax);
        if (typed == null || typed.isTruth()) {
            return typed == null ? null : typed.expression();
        }
        String hint = syntax instanceof Syntax.Numeral ? null : "Compare it, such as: " + text(syntax) + " > 0";
        if (typed.levelOf() != null) {
            hint = "Compare it, such as: " + text(syntax) + " is "
                    + typed.levelOf().levels().get(0);
        }
        wrong(syntax, typed, by, "a truth", hint);
        return null;
    }

    void wrong(Syntax syntax, Typed found, String by, String wanted, @Nullable String hint) {
        report(
                Code.WRONG_TYPE,
                syntax,
                "\"%s\" is %s, but %s needs %s.".formatted(text(syntax), found.described(), by, wanted),
                hint);
    }

    private @Nullable Typed prefix(Syntax.Prefix prefix) {
        Expression operand = prefix.function() == Expression.Function.NOT
                ? truth(prefix.operand(), "\"not\"")
                : number(prefix.operand(), "\"-\"");
        if (operand == null) {
            return null;
        }
        if (prefix.function() == Expression.Function.NEGATE && operand instanceof Expression.Constant constant) {
            return new Typed(new Expression.Constant(-constant.value()));
        }
        return new Typed(new Expression.Call(prefix.function(), List.of(operand)));
    }

    private @Nullable Typed infix(Syntax.Infix infix) {
        String by = "\"" + infix.sign() + "\"";
        return switch (infix.operator()) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER ->
                both(infix, number(infix.left(), by), number(infix.right(), by));
            case AND, OR -> both(infix, truth(infix.left(), by), truth(infix.right(), by));
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                new Comparison(this).compare(infix);
        };
    }

    private static @Nullable Typed both(Syntax.Infix infix, @Nullable Expression left, @Nullable Expression right) {
        return left == null || right == null ? null : new Typed(new Expression.Binary(infix.operator(), left, right));
    }

    private @Nullable Typed choice(Syntax.Choice choice) {
        Expression condition = truth(choice.condition(), "\"if\"");
        Typed then = typed(choice.then());
        Syntax other = choice.otherwise();
        if (other == null) {
            if (then != null && !then.isTruth()) {
                report(
                        Code.MISSING_ELSE,
                        choice,
                        "Without \"else\" an \"if\" is a condition, but \"%s\" is %s."
                                .formatted(text(choice.then()), then.described()),
                        "Say what it is otherwise: if " + text(choice.condition()) + " then " + text(choice.then())
                                + " else 0");
                return null;
            }
            return condition == null || then == null
                    ? null
                    : new Typed(new Expression.If(condition, then.expression(), new Expression.Truth(true)));
        }
        Typed otherwise = typed(other);
        if (condition == null || then == null || otherwise == null) {
            return null;
        }
        if (!alike(then, otherwise)) {
            report(
                    Code.WRONG_TYPE,
                    choice,
                    "\"%s\" is %s and \"%s\" is %s: the two branches of an \"if\" are of one kind."
                            .formatted(text(choice.then()), then.described(), text(other), otherwise.described()),
                    null);
            return null;
        }
        return new Typed(new Expression.If(condition, then.expression(), otherwise.expression()), then.levelOf());
    }

    /** Whether two are both numbers, both truths, or levels out of equal lists. */
    static boolean alike(Typed one, Typed other) {
        if (one.levelOf() != null && other.levelOf() != null) {
            return Objects.equals(one.levelOf().levels(), other.levelOf().levels());
        }
        return one.isLevel() == other.isLevel()
                && one.expression().type() == other.expression().type();
    }

    private @Nullable Typed call(Syntax.Call call) {
        String name = call.name();
        if (Words.QUANTITIES.contains(name) || Words.LATER.contains(name) || Words.PATHS.contains(name)) {
            return quantity(call);
        }
        if (!Words.FUNCTIONS.contains(name)) {
            unknownFunction(call);
            return null;
        }
        if (!call.given().isEmpty()) {
            report(Code.WRONG_ARGUMENTS, call, "\"" + name + "\" takes no bar.", "The bar belongs to quantities.");
            return null;
        }
        return switch (name) {
            case "last", "level" -> reading.lookup(call);
            case "min" -> apply(call, Expression.Function.MIN, 2, Integer.MAX_VALUE);
            case "max" -> apply(call, Expression.Function.MAX, 2, Integer.MAX_VALUE);
            case "clamp" -> apply(call, Expression.Function.CLAMP, 3, 3);
            case "abs" -> apply(call, Expression.Function.ABS, 1, 1);
            case "floor" -> apply(call, Expression.Function.FLOOR, 1, 1);
            case "exp" -> apply(call, Expression.Function.EXP, 1, 1);
            case "log" -> apply(call, Expression.Function.LOG, 1, 1);
            case "sqrt" -> apply(call, Expression.Function.SQRT, 1, 1);
            default -> throw new AssertionError(name);
        };
    }

    private @Nullable Typed apply(Syntax.Call call, Expression.Function function, int least, int most) {
        List<Expression> arguments = new ArrayList<>();
        for (Syntax argument : call.arguments()) {
            Expression number = number(argument, "\"" + call.name() + "\"");
            if (number != null) {
                arguments.add(number);
            }
        }
        int given = call.arguments().size();
        if (given < least || given > most) {
            String wanted = switch (function) {
                case CLAMP -> "three numbers: clamp(x, least, most)";
                case MIN, MAX -> "two or more numbers";
                default -> "one number";
            };
            report(
                    Code.WRONG_ARGUMENTS,
                    call,
                    "\"%s\" takes %s, but %s %s given."
                            .formatted(call.name(), wanted, given, given == 1 ? "is" : "are"),
                    null);
            return null;
        }
        return arguments.size() < given ? null : new Typed(new Expression.Call(function, arguments));
    }

    private @Nullable Typed quantity(Syntax.Call call) {
        String name = call.name();
        if (Words.PATHS.contains(name)) {
            report(
                    Code.QUANTITY_OUTSIDE_TEST,
                    call,
                    "\"" + name + "\" is a property of a path of play, which has no value by itself.",
                    "In the test of a claim write: chance(" + text(call) + ")");
            return null;
        }
        Scope.Measurer measurer = scope.measurer();
        if (measurer == null) {
            report(
                    Code.QUANTITY_OUTSIDE_TEST,
                    call,
                    "\"%s\" is a quantity of the solved game, which %s cannot read.".formatted(name, scope.place()),
                    "Quantities stand in the tests of claims.");
            return null;
        }
        if (Words.LATER.contains(name)) {
            report(
                    Code.NOT_IN_THIS_VERSION,
                    call,
                    "\"" + name + "\" is not yet judged by this version.",
                    "Take the claim out of judging: judged: later, and why: what it waits for.");
            return null;
        }
        OptionalInt quantity = measurer.measure(call);
        return quantity.isPresent() ? new Typed(new Expression.Measured(quantity.getAsInt())) : null;
    }

    private void unknownFunction(Syntax.Call call) {
        String name = call.name();
        Syntax.Name at = new Syntax.Name(name, null, call.start(), call.nameEnd());
        Symbol symbol = names.find(name).orElse(null);
        if (symbol != null) {
            report(
                    Code.UNKNOWN_NAME,
                    at,
                    "\"%s\" is %s and no function.".formatted(name, symbol.kind()),
                    "A product needs its \"*\".");
            return;
        }
        List<String> known = new ArrayList<>(Words.FUNCTIONS);
        if (scope.measurer() != null) {
            known.addAll(Words.QUANTITIES);
            known.addAll(Words.PATHS);
        }
        report(
                Code.UNKNOWN_NAME,
                at,
                "There is no function \"" + name + "\".",
                Suggestion.hint(name, "function", known));
    }
}
