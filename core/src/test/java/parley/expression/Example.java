package parley.expression;

import java.util.List;
import java.util.Map;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.Diagnostics;

/** A small set of names and ways to read expressions with them. */
final class Example {
    static final List<Symbol.Variable> VARIABLES = List.of(
            named(0, "sanctions", Symbol.Role.LEVER, 0, "us", "lifted", "partial", "full", "tighter"),
            numbered(1, "troops", Symbol.Role.LEVER, 0, "us", 0.0, 0.5, 1.0),
            named(2, "testing", Symbol.Role.LEVER, 1, "dprk", "suspended", "active"),
            named(3, "treaty.us", Symbol.Role.SIGNATURE, 0, "us", "unsigned", "signed"),
            named(4, "treaty.dprk", Symbol.Role.SIGNATURE, 1, "dprk", "unsigned", "signed"),
            named(5, "treaty", Symbol.Role.AGREEMENT, -1, "", "unsigned", "signed"),
            numbered(6, "arsenal", Symbol.Role.CONDITION, -1, "", 0.0, 1.0, 2.0, 3.0, 4.0),
            numbered(7, "balance", Symbol.Role.CONDITION, -1, "", -2.0, -1.0, 0.0, 1.0, 2.0),
            named(8, "mood", Symbol.Role.CONDITION, -1, "", "calm", "tense", "full"));

    static final List<String> UNCERTAINTIES = List.of("leak", "cost", "harm");
    static final int SWITCH = 3;

    private Example() {}

    private static Symbol.Variable named(
            int index, String name, Symbol.Role role, int owner, String ownerName, String... levels) {
        return new Symbol.Variable(index, name, role, List.of(levels), null, owner, ownerName);
    }

    private static Symbol.Variable numbered(
            int index, String name, Symbol.Role role, int owner, String ownerName, Double... numbers) {
        List<String> levels = List.of(numbers).stream()
                .map(number -> number == Math.rint(number) ? Long.toString(Math.round(number)) : number.toString())
                .toList();
        return new Symbol.Variable(index, name, role, levels, List.of(numbers), owner, ownerName);
    }

    static Names names(Map<String, String> definitions) {
        Names names = new Names(VARIABLES.size());
        names.add("us", new Symbol.Other("a player"));
        VARIABLES.forEach(variable -> names.add(variable.name(), variable));
        for (int i = 0; i < UNCERTAINTIES.size(); i++) {
            names.add(UNCERTAINTIES.get(i), new Symbol.Uncertainty(i, UNCERTAINTIES.get(i), false));
        }
        names.add("mediator", new Symbol.Uncertainty(SWITCH, "mediator", true));
        names.add("war", new Symbol.End(0, "war"));
        names.add("oops", new Symbol.Broken("a lever"));
        definitions.forEach((name, text) -> {
            Passage passage = Passage.of(text);
            Syntax syntax = SyntaxParser.parse(passage, new Diagnostics("definition"));
            names.add(name, new Symbol.Definition(name, passage, syntax));
        });
        return names;
    }

    /** The expression, or an error with the first diagnostic. */
    static Expression read(String text, Scope scope, Expression.Type type) {
        Diagnostics diagnostics = new Diagnostics("test");
        Formula formula = new Resolver(names(Map.of()), diagnostics).formula(Passage.of(text), scope, type);
        if (formula == null) {
            throw new AssertionError(text + ": " + diagnostics.errors());
        }
        return formula.expression();
    }

    static Expression number(String text) {
        return read(text, Scope.path("the test"), Expression.Type.NUMBER);
    }

    static Expression truth(String text) {
        return read(text, Scope.path("the test"), Expression.Type.TRUTH);
    }

    static List<Diagnostic> mistakes(String text, Scope scope, Expression.Type type) {
        return mistakes(text, scope, type, Map.of());
    }

    static List<Diagnostic> mistakes(String text, Scope scope, Expression.Type type, Map<String, String> definitions) {
        Diagnostics diagnostics = new Diagnostics("test");
        Formula formula = new Resolver(names(definitions), diagnostics).formula(Passage.of(text), scope, type);
        if (formula != null && !diagnostics.isClean()) {
            throw new AssertionError("both a formula and " + diagnostics.errors());
        }
        return diagnostics.errors();
    }

    /** The only mistake of a number or truth that reads everything. */
    static Diagnostic mistake(String text, Expression.Type type) {
        return only(mistakes(text, Scope.path("the test"), type), text);
    }

    static Diagnostic only(List<Diagnostic> mistakes, String text) {
        if (mistakes.size() != 1) {
            throw new AssertionError(text + ": " + mistakes);
        }
        return mistakes.get(0);
    }

    /** The part of a text that a diagnostic points at. */
    static String marked(Diagnostic diagnostic, String text) {
        int start = diagnostic.span().column() - 1;
        return text.substring(
                start, Math.min(text.length(), start + diagnostic.span().length()));
    }
}
