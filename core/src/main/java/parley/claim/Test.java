package parley.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import parley.expression.Evaluator;
import parley.expression.Expression;
import parley.expression.Expression.Function;
import parley.expression.Expression.Operator;
import parley.expression.Reads;

/** The test of a claim, evaluated in three-valued logic on numbers with error bounds. */
final class Test {
    /** What a test came to in one combination of equilibria. */
    record Outcome(Truth truth, List<Sides> comparisons) {
        /** The first comparison that makes the test what it is. */
        int deciding() {
            for (int k = 0; k < comparisons.size(); k++) {
                if (comparisons.get(k).decisive()) {
                    return k;
                }
            }
            return 0;
        }
    }

    /** One comparison; decisive where its truth, as it stands in the test, is the test's truth. */
    record Sides(String operator, Interval left, Interval right, boolean tie, Truth truth, boolean decisive) {}

    private final Expression expression;
    private final double tolerance;

    Test(Expression expression, double tolerance) {
        this.expression = expression;
        this.tolerance = tolerance;
    }

    /**
     * The test at these numbers.
     *
     * @param quantities the estimate of each quantity
     * @param units the size against which a difference of each quantity is small
     */
    Outcome evaluate(double[] numbers, IntFunction<Estimate> quantities, IntToDoubleFunction units) {
        List<Sides> sides = new ArrayList<>();
        Truth truth = truth(expression, new Given(numbers, quantities, units), true, sides);
        List<Sides> marked = new ArrayList<>();
        for (Sides s : sides) {
            // The flag holds whether the comparison stands under an even number of negations.
            Truth seen = s.decisive() ? s.truth() : s.truth().not();
            marked.add(new Sides(s.operator(), s.left(), s.right(), s.tie(), s.truth(), seen == truth));
        }
        return new Outcome(truth, marked);
    }

    /** What a test is evaluated on. */
    private record Given(double[] numbers, IntFunction<Estimate> quantities, IntToDoubleFunction units) {}

    private Truth truth(Expression e, Given given, boolean upright, List<Sides> into) {
        if (e instanceof Expression.Binary binary) {
            Operator operator = binary.operator();
            if (operator == Operator.AND || operator == Operator.OR) {
                Truth left = truth(binary.left(), given, upright, into);
                Truth right = truth(binary.right(), given, upright, into);
                return operator == Operator.AND ? left.and(right) : left.or(right);
            }
            if (measures(e)) {
                Interval left = number(binary.left(), given);
                Interval right = number(binary.right(), given);
                return compare(operator, left, right, unit(e, given), upright, into);
            }
        } else if (e instanceof Expression.Call call && call.function() == Function.NOT) {
            return truth(call.arguments().get(0), given, !upright, into).not();
        } else if (e instanceof Expression.If choice && !measures(choice.condition())) {
            boolean condition = Evaluator.of(choice.condition()).test(NO_LEVELS, given.numbers);
            return truth(condition ? choice.then() : choice.otherwise(), given, upright, into);
        }
        return Truth.of(Evaluator.of(e).test(NO_LEVELS, given.numbers));
    }

    private static final int[] NO_LEVELS = new int[0];

    private static boolean measures(Expression e) {
        return !Reads.of(e).quantities().isEmpty();
    }

    /** The largest unit of what a comparison measures. */
    private static double unit(Expression e, Given given) {
        return Reads.of(e).quantities().stream().mapToDouble(given.units).max().orElse(0);
    }

    private Truth compare(
            Operator operator, Interval left, Interval right, double unit, boolean upright, List<Sides> into) {
        boolean tie = left.value() == right.value();
        Truth truth;
        if (Double.isNaN(left.value()) || Double.isNaN(right.value())) {
            truth = Truth.UNKNOWN;
        } else if (tie && (Double.isInfinite(left.value()) || left.error() + right.error() == 0)) {
            truth = tied(operator);
        } else {
            double scale = Math.max(unit, Math.max(Math.abs(left.value()), Math.abs(right.value())));
            double threshold = tolerance * scale;
            double margin = left.value() - right.value();
            double error = left.error() + right.error();
            tie = Math.abs(margin) <= threshold && error <= threshold;
            if (tie) {
                truth = tied(operator);
            } else if (!(Math.abs(margin) > error) || Math.abs(margin) <= threshold) {
                truth = Truth.UNKNOWN;
            } else {
                truth = strict(operator, margin);
            }
        }
        into.add(new Sides(symbol(operator), left, right, tie, truth, upright));
        return truth;
    }

    private static Truth tied(Operator operator) {
        return Truth.of(operator == Operator.GREATER_OR_EQUAL
                || operator == Operator.LESS_OR_EQUAL
                || operator == Operator.EQUAL);
    }

    private static Truth strict(Operator operator, double margin) {
        return Truth.of(
                switch (operator) {
                    case LESS, LESS_OR_EQUAL -> margin < 0;
                    case GREATER, GREATER_OR_EQUAL -> margin > 0;
                    case NOT_EQUAL -> true;
                    default -> false;
                });
    }

    static String symbol(Operator operator) {
        return switch (operator) {
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
            case NOT_EQUAL -> "!=";
            default -> "=";
        };
    }

    private Interval number(Expression e, Given given) {
        if (e instanceof Expression.Measured measured) {
            return Interval.of(given.quantities.apply(measured.quantity()));
        }
        if (!measures(e)) {
            return Interval.of(Evaluator.of(e).evaluate(NO_LEVELS, given.numbers));
        }
        if (e instanceof Expression.Binary binary) {
            Interval left = number(binary.left(), given);
            Interval right = number(binary.right(), given);
            return switch (binary.operator()) {
                case ADD -> left.plus(right);
                case SUBTRACT -> left.minus(right);
                case MULTIPLY -> left.times(right);
                case DIVIDE -> left.over(right);
                default -> power(left, right);
            };
        } else if (e instanceof Expression.Call call) {
            List<Interval> arguments =
                    call.arguments().stream().map(a -> number(a, given)).toList();
            Interval first = arguments.get(0);
            return switch (call.function()) {
                case NEGATE -> first.negated();
                case MIN -> arguments.stream().reduce(first, Interval::min);
                case MAX -> arguments.stream().reduce(first, Interval::max);
                case ABS -> first.abs();
                case CLAMP -> first.max(arguments.get(1)).min(arguments.get(2));
                case FLOOR -> first.grown(Math::floor);
                case EXP -> first.grown(StrictMath::exp);
                case LOG -> first.grown(StrictMath::log);
                case SQRT -> first.grown(Math::sqrt);
                case NOT -> throw new IllegalStateException("a truth where a number was checked");
            };
        } else if (e instanceof Expression.If choice && !measures(choice.condition())) {
            boolean condition = Evaluator.of(choice.condition()).test(NO_LEVELS, given.numbers);
            return number(condition ? choice.then() : choice.otherwise(), given);
        }
        return Interval.unknown(Double.NaN);
    }

    private static Interval power(Interval base, Interval exponent) {
        double value = StrictMath.pow(base.value(), exponent.value());
        boolean grows = base.low() >= 0 && exponent.low() == exponent.high() && exponent.value() >= 0;
        return grows ? base.grown(x -> StrictMath.pow(x, exponent.value())) : Interval.unknown(value);
    }
}
