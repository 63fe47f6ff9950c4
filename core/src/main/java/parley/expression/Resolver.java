package parley.expression;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostics;
import parley.diagnostic.Suggestion;

/**
 * Gives the names of expressions their meaning and checks types. Whatever is wrong is added to the diagnostics, and the
 * result is null.
 */
public final class Resolver {
    /** Operations in one expression with its definitions written out; evaluation takes as long. */
    private static final long MOST_OPERATIONS = 20_000;
    /** Operations around one another; each costs a frame of the stack wherever an expression is walked. */
    private static final int MOST_DEEP = 400;

    private final Names names;
    private final Diagnostics diagnostics;
    private final Map<String, Definition> definitions = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final Depth depth = new Depth();

    /** With all names declared. */
    public Resolver(Names names, Diagnostics diagnostics) {
        this.names = names;
        this.diagnostics = diagnostics;
    }

    /** How many operations are open at the moment. */
    private static final class Depth {
        private int open;
    }

    /** A definition written out; {@code typed} is null where it is wrong, which has been said. */
    private record Definition(@Nullable Typed typed, Set<String> uses) {}

    /** Reads a text as an expression of a type. */
    public @Nullable Formula formula(Passage passage, Scope scope, Expression.Type wanted) {
        Syntax syntax = SyntaxParser.parse(passage, diagnostics);
        if (syntax == null) {
            return null;
        }
        Expression expression = expression(passage, syntax, scope, wanted);
        return expression == null
                ? null
                : new Formula(expression, passage.text().strip(), passage.span());
    }

    /** Reads a text as the place of a level of a variable: the level itself, or an expression for it. */
    public @Nullable Formula level(Passage passage, Scope scope, Symbol.Variable variable) {
        Syntax syntax = SyntaxParser.parse(passage, diagnostics);
        if (syntax == null) {
            return null;
        }
        Expression place = new Comparison(typing(passage, scope)).place(syntax, variable);
        return place == null || tooLarge(passage, syntax, place)
                ? null
                : new Formula(place, passage.text().strip(), passage.span());
    }

    /** Resolves an expression of a type, or a part of one. */
    public @Nullable Expression expression(Passage passage, Syntax syntax, Scope scope, Expression.Type wanted) {
        Typing typing = typing(passage, scope);
        Expression expression = wanted == Expression.Type.NUMBER
                ? typing.number(syntax, scope.place())
                : typing.truth(syntax, scope.place());
        return expression == null || tooLarge(passage, syntax, expression) ? null : expression;
    }

    /** Definitions that some expression uses, directly or through another one. */
    public Set<String> usedDefinitions() {
        return Set.copyOf(used);
    }

    /** Checks a definition that nothing uses as well. */
    public void check(Symbol.Definition definition) {
        written(definition);
    }

    private Typing typing(Passage passage, Scope scope) {
        return new Typing(this, names, diagnostics, passage, scope);
    }

    /**
     * Enters an operation, inside all those that are open, in definitions too. Whether that is still possible: the stack
     * is finite, and definitions that name one another can nest without end.
     */
    boolean enter(Passage passage, Syntax syntax) {
        if (depth.open >= MOST_DEEP) {
            diagnostics.add(
                    Code.EXPRESSION_TOO_LARGE,
                    passage.span(syntax.start(), syntax.end()),
                    "With its definitions written out the expression is more than %s operations deep."
                            .formatted(MOST_DEEP),
                    null);
            return false;
        }
        depth.open++;
        return true;
    }

    /** Leaves it again. */
    void leave() {
        depth.open--;
    }

    /** A definition written out where an expression names it. */
    @Nullable Typed use(Symbol.Definition definition) {
        Definition written = written(definition);
        if (open.isEmpty()) {
            used.add(definition.name());
            used.addAll(written.uses());
        }
        return written.typed();
    }

    private Definition written(Symbol.Definition definition) {
        Definition known = definitions.get(definition.name());
        if (known != null) {
            return known;
        }
        if (open.contains(definition.name())) {
            List<String> cycle = List.copyOf(open);
            List<String> names = cycle.subList(cycle.indexOf(definition.name()), cycle.size());
            diagnostics.add(
                    Code.DEFINITION_CYCLE,
                    definition.passage().span(),
                    names.size() == 1
                            ? "The definition \"" + definition.name() + "\" needs itself."
                            : "The definitions " + quoted(names) + " need one another.");
            return new Definition(null, Set.of());
        }
        open.add(definition.name());
        Syntax syntax = definition.syntax();
        Typed typed = null;
        Set<String> uses = new LinkedHashSet<>();
        if (syntax != null) {
            Typing typing = typing(definition.passage(), Scope.definition());
            typed = typing.typed(syntax);
            if (typed != null && tooLarge(definition.passage(), syntax, typed.expression())) {
                typed = null;
            }
            for (Symbol.Definition inner : typing.definitions()) {
                uses.add(inner.name());
                Definition written = definitions.get(inner.name());
                if (written != null) {
                    uses.addAll(written.uses());
                }
            }
        }
        open.remove(definition.name());
        Definition result = new Definition(typed, uses);
        definitions.put(definition.name(), result);
        return result;
    }

    private static String quoted(List<String> names) {
        return Suggestion.list(names.stream().map(name -> "\"" + name + "\"").toList(), "and");
    }

    private boolean tooLarge(Passage passage, Syntax syntax, Expression expression) {
        Size size = size(expression, new IdentityHashMap<>());
        if (size.operations() <= MOST_OPERATIONS && size.deep() <= MOST_DEEP) {
            return false;
        }
        diagnostics.add(
                Code.EXPRESSION_TOO_LARGE,
                passage.span(syntax.start(), syntax.end()),
                size.operations() > MOST_OPERATIONS
                        ? "With its definitions written out the expression has %s operations; at most %s are possible."
                                .formatted(size.operations(), MOST_OPERATIONS)
                        : "With its definitions written out the expression is %s operations deep; at most %s are possible."
                                .formatted(size.deep(), MOST_DEEP),
                null);
        return true;
    }

    private record Size(long operations, int deep) {}

    /** Definitions are shared, so each is measured once: written out they can be exponentially larger. */
    private static Size size(Expression expression, Map<Expression, Size> known) {
        Size before = known.get(expression);
        if (before != null) {
            return before;
        }
        long operations = 1;
        int deep = 0;
        for (Expression part : parts(expression)) {
            Size size = size(part, known);
            operations = Math.min(operations + size.operations(), Long.MAX_VALUE / 8);
            deep = Math.max(deep, size.deep());
        }
        Size size = new Size(operations, deep + 1);
        known.put(expression, size);
        return size;
    }

    private static List<Expression> parts(Expression expression) {
        if (expression instanceof Expression.Binary binary) {
            return List.of(binary.left(), binary.right());
        } else if (expression instanceof Expression.Call call) {
            return call.arguments();
        } else if (expression instanceof Expression.If choice) {
            return List.of(choice.condition(), choice.then(), choice.otherwise());
        }
        return List.of();
    }
}
