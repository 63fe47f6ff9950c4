package parley.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.DoubleBinaryOperator;

/** Evaluates an expression by its definition, one node at a time: slow, short, and shares nothing with the closures. */
final class TreeWalk {
    private TreeWalk() {}

    static double value(Expression e, int[] levels, double[] parameters) {
        if (e instanceof Expression.Constant c) {
            return c.value();
        } else if (e instanceof Expression.Truth t) {
            return t.value() ? 1 : 0;
        } else if (e instanceof Expression.Parameter p) {
            return parameters[p.index()];
        } else if (e instanceof Expression.LevelOf l) {
            return levels[l.slot()];
        } else if (e instanceof Expression.NumberOf n) {
            return n.numbers().get(levels[n.slot()]);
        } else if (e instanceof Expression.Ended end) {
            return levels[end.slot()];
        } else if (e instanceof Expression.Binary b) {
            double x = value(b.left(), levels, parameters);
            double y = value(b.right(), levels, parameters);
            DoubleBinaryOperator operator = switch (b.operator()) {
                case ADD -> (p, q) -> p + q;
                case SUBTRACT -> (p, q) -> p - q;
                case MULTIPLY -> (p, q) -> p * q;
                case DIVIDE -> (p, q) -> p / q;
                case POWER -> StrictMath::pow;
                case EQUAL -> (p, q) -> p == q ? 1 : 0;
                case NOT_EQUAL -> (p, q) -> p == q ? 0 : 1;
                case LESS -> (p, q) -> p < q ? 1 : 0;
                case LESS_OR_EQUAL -> (p, q) -> p <= q ? 1 : 0;
                case GREATER -> (p, q) -> p > q ? 1 : 0;
                case GREATER_OR_EQUAL -> (p, q) -> p >= q ? 1 : 0;
                case AND -> (p, q) -> p != 0 && q != 0 ? 1 : 0;
                case OR -> (p, q) -> p != 0 || q != 0 ? 1 : 0;
            };
            return operator.applyAsDouble(x, y);
        } else if (e instanceof Expression.If i) {
            return value(value(i.condition(), levels, parameters) != 0 ? i.then() : i.otherwise(), levels, parameters);
        } else if (e instanceof Expression.Call c) {
            double[] a = c.arguments().stream()
                    .mapToDouble(argument -> value(argument, levels, parameters))
                    .toArray();
            return switch (c.function()) {
                case NEGATE -> -a[0];
                case NOT -> a[0] == 0 ? 1 : 0;
                case ABS -> a[0] < 0 || 1 / a[0] < 0 ? -a[0] : a[0];
                case FLOOR ->
                    a[0] == 0 || Double.isNaN(a[0]) || Double.isInfinite(a[0])
                            ? a[0]
                            : new BigDecimal(a[0])
                                    .setScale(0, RoundingMode.FLOOR)
                                    .doubleValue();
                case EXP -> StrictMath.exp(a[0]);
                case LOG -> StrictMath.log(a[0]);
                case SQRT -> StrictMath.sqrt(a[0]);
                case CLAMP -> Math.min(Math.max(a[0], a[1]), a[2]);
                case MIN -> {
                    double least = a[0];
                    for (double x : a) {
                        least = Math.min(least, x);
                    }
                    yield least;
                }
                case MAX -> {
                    double most = a[0];
                    for (double x : a) {
                        most = Math.max(most, x);
                    }
                    yield most;
                }
            };
        }
        throw new AssertionError(e);
    }
}
