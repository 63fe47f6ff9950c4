package parley.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Span;
import parley.expression.Expression;
import parley.expression.Formula;
import parley.scenario.Quantity;
import parley.scenario.Scenario;

/**
 * A scenario with one informed player of two types, made from one without: the switch {@code first} in its formulas becomes whether
 * that player has its first type; behind the bar {@code first} or {@code not first} becomes what its own type is known to be, and
 * the payoff terms {@code belief} and {@code learns} stand for the quantities of that name.
 */
final class TypedScenario {
    private final Scenario plain;
    private final int player;
    private final int slot;

    private TypedScenario(Scenario plain, int player) {
        this.plain = plain;
        this.player = player;
        this.slot = 2 * plain.variables().size() + plain.ends().size() + player;
    }

    /** @param prior the uncertainty that is the prior of the first type */
    static Scenario of(Scenario plain, String player, String prior, String one, String other) {
        int place = plain.player(player).orElseThrow();
        return new TypedScenario(plain, place).typed(prior, one, other);
    }

    private Scenario typed(String prior, String one, String other) {
        int u = plain.uncertainty(prior).orElseThrow();
        Expression p = new Expression.Parameter(u, prior, Expression.Type.NUMBER);
        Expression rest = new Expression.Binary(Expression.Operator.SUBTRACT, new Expression.Constant(1), p);
        List<List<Scenario.Type>> types = new ArrayList<>();
        for (int i = 0; i < plain.players().size(); i++) {
            types.add(
                    i != player
                            ? List.of()
                            : List.of(
                                    new Scenario.Type(one, new Formula(p, prior, Span.NOWHERE), Span.NOWHERE),
                                    new Scenario.Type(other, new Formula(rest, prior, Span.NOWHERE), Span.NOWHERE)));
        }
        return new Scenario(
                plain.file(),
                plain.text(),
                plain.title(),
                plain.about(),
                plain.period(),
                plain.horizon(),
                plain.timing(),
                plain.sequence(),
                plain.sources(),
                plain.players(),
                types,
                plain.uncertainties(),
                plain.variables().stream().map(this::variable).toList(),
                plain.rules(),
                terms(plain.payoffs()),
                terms(plain.finals()),
                plain.ends().stream().map(this::end).toList(),
                plain.policies(),
                plain.claims().stream().map(this::claim).toList(),
                plain.arguments(),
                plain.variants());
    }

    private Scenario.Variable variable(Scenario.Variable v) {
        Formula may = v.may();
        return new Scenario.Variable(
                v.name(),
                v.kind(),
                v.levels(),
                v.numbers(),
                v.start(),
                v.owner(),
                may == null ? null : formula(may),
                v.step(),
                v.once(),
                v.parties(),
                v.span());
    }

    private Scenario.End end(Scenario.End e) {
        return new Scenario.End(
                e.name(),
                e.when(),
                e.chance(),
                e.worth().stream().map(this::formula).toList(),
                e.span());
    }

    private List<List<Scenario.Term>> terms(List<List<Scenario.Term>> all) {
        return all.stream()
                .map(of -> of.stream()
                        .map(t -> new Scenario.Term(t.name(), formula(t.formula())))
                        .toList())
                .toList();
    }

    private Formula formula(Formula f) {
        return new Formula(rewritten(f.expression(), this::isFirst), f.text(), f.span());
    }

    private Expression isFirst(Expression.Parameter ignored) {
        return new Expression.Binary(
                Expression.Operator.EQUAL, new Expression.LevelOf(slot), new Expression.Constant(0));
    }

    private interface Rewrite {
        Expression of(Expression.Parameter parameter);
    }

    private static Expression rewritten(Expression e, Rewrite first) {
        UnaryOperator<Expression> again = part -> rewritten(part, first);
        if (e instanceof Expression.Parameter p && p.name().equals("first")) {
            return first.of(p);
        } else if (e instanceof Expression.Binary b) {
            return new Expression.Binary(b.operator(), again.apply(b.left()), again.apply(b.right()));
        } else if (e instanceof Expression.Call c) {
            return new Expression.Call(
                    c.function(), c.arguments().stream().map(again).toList());
        } else if (e instanceof Expression.If i) {
            return new Expression.If(again.apply(i.condition()), again.apply(i.then()), again.apply(i.otherwise()));
        }
        return e;
    }

    private Scenario.Claim claim(Scenario.Claim c) {
        return new Scenario.Claim(
                c.id(),
                c.says(),
                c.at(),
                c.ours(),
                c.test(),
                c.quantities().stream().map(this::quantity).toList(),
                c.expect(),
                c.with(),
                c.everyWorld(),
                c.later(),
                c.span());
    }

    private Quantity quantity(Quantity q) {
        int[] type = {-1};
        Expression condition = without(q.given().condition(), type);
        Quantity.Given given = new Quantity.Given(q.given().policy(), condition);
        if (q instanceof Quantity.Plays plays) {
            return new Quantity.Plays(plays.player(), type[0], plays.predicate(), given, q.text(), q.span());
        } else if (q instanceof Quantity.Value value) {
            String term = value.term() < 0
                    ? ""
                    : plain.payoffs().get(value.player()).get(value.term()).name();
            if (term.equals("belief")) {
                return new Quantity.Belief(player, 0, given, q.text(), q.span());
            } else if (term.equals("learns")) {
                return new Quantity.Learns(value.player(), -1, given, q.text(), q.span());
            }
            return new Quantity.Value(value.player(), type[0], value.term(), given, q.text(), q.span());
        }
        return q;
    }

    /** A condition without what it says of the type, which is written to {@code type}; null where nothing is left. */
    private static @Nullable Expression without(@Nullable Expression e, int[] type) {
        if (e instanceof Expression.Parameter p && p.name().equals("first")) {
            type[0] = 0;
            return null;
        } else if (e instanceof Expression.Call c
                && c.function() == Expression.Function.NOT
                && c.arguments().get(0) instanceof Expression.Parameter) {
            type[0] = 1;
            return null;
        } else if (e instanceof Expression.Binary b && b.operator() == Expression.Operator.AND) {
            Expression left = without(b.left(), type);
            Expression right = without(b.right(), type);
            return left == null ? right : right == null ? left : new Expression.Binary(b.operator(), left, right);
        }
        return e;
    }
}
