package parley.expression;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns expressions into closures. Parts that read nothing are computed once; comparisons of a level with a number and
 * sums or products with a number, which are most of what a scenario says, get closures of their own. Either way the
 * result is bit by bit that of evaluating the expression operation by operation, with {@link StrictMath} for functions.
 */
final class Evaluators {
    private final int uncertainties;

    private Evaluators(int uncertainties) {
        this.uncertainties = uncertainties;
    }

    /** A closure for a truth: it is tested more often than its value is taken. */
    @FunctionalInterface
    @SuppressWarnings("FunctionalInterfaceMethodChanged") // evaluate and test say the same here
    private interface Predicate extends Evaluator {
        @Override
        boolean test(int[] levels, double[] parameters);

        @Override
        default double evaluate(int[] levels, double[] parameters) {
            return test(levels, parameters) ? 1 : 0;
        }
    }

    /** What reads nothing. */
    private record Fixed(double value) implements Evaluator {
        @Override
        public double evaluate(int[] levels, double[] parameters) {
            return value;
        }
    }

    /** What reads one slot of known size: its value per level. */
    private record Table(int slot, double[] values) implements Evaluator {
        @Override
        public double evaluate(int[] levels, double[] parameters) {
            return values[levels[slot]];
        }
    }

    /** The place of a level. */
    private record Place(int slot) implements Evaluator {
        @Override
        public double evaluate(int[] levels, double[] parameters) {
            return levels[slot];
        }
    }

    /** Compiles; quantity {@code q} is read from {@code parameters[uncertainties + q]}. */
    static Evaluator compile(Expression expression, int uncertainties) {
        return new Evaluators(uncertainties).compile(expression);
    }

    private Evaluator compile(Expression expression) {
        if (expression instanceof Expression.Constant constant) {
            return new Fixed(constant.value());
        } else if (expression instanceof Expression.Truth truth) {
            return new Fixed(truth.value() ? 1 : 0);
        } else if (expression instanceof Expression.Parameter parameter) {
            int index = parameter.index();
            return (levels, parameters) -> parameters[index];
        } else if (expression instanceof Expression.LevelOf level) {
            return new Place(level.slot());
        } else if (expression instanceof Expression.NumberOf number) {
            return new Table(
                    number.slot(),
                    number.numbers().stream().mapToDouble(Double::doubleValue).toArray());
        } else if (expression instanceof Expression.Ended ended) {
            return new Place(ended.slot());
        } else if (expression instanceof Expression.Measured measured) {
            if (uncertainties < 0) {
                throw new IllegalArgumentException("an expression with quantities needs the number of uncertainties");
            }
            int index = uncertainties + measured.quantity();
            return (levels, parameters) -> parameters[index];
        } else if (expression instanceof Expression.Binary binary) {
            return binary(binary.operator(), compile(binary.left()), compile(binary.right()));
        } else if (expression instanceof Expression.Call call) {
            List<Evaluator> arguments =
                    call.arguments().stream().map(this::compile).toList();
            return folded(call(call.function(), arguments), arguments);
        } else if (expression instanceof Expression.If choice) {
            return choice(compile(choice.condition()), compile(choice.then()), compile(choice.otherwise()));
        }
        throw new AssertionError(expression);
    }

    /** The value itself where all parts are fixed; a table where the only part that is not is one. */
    private static Evaluator folded(Evaluator whole, List<Evaluator> parts) {
        for (Evaluator part : parts) {
            if (!(part instanceof Fixed)) {
                return whole;
            }
        }
        return new Fixed(whole.evaluate(new int[0], new double[0]));
    }

    private static Evaluator binary(Expression.Operator operator, Evaluator left, Evaluator right) {
        Evaluator special = special(operator, left, right);
        return special != null ? special : folded(general(operator, left, right), List.of(left, right));
    }

    private static @Nullable Evaluator special(Expression.Operator operator, Evaluator left, Evaluator right) {
        if (left instanceof Table table && right instanceof Fixed fixed) {
            return tabulated(
                    table,
                    Arrays.stream(table.values)
                            .map(value -> apply(operator, value, fixed.value))
                            .toArray());
        } else if (left instanceof Fixed fixed && right instanceof Table table) {
            return tabulated(
                    table,
                    Arrays.stream(table.values)
                            .map(value -> apply(operator, fixed.value, value))
                            .toArray());
        } else if (left instanceof Place place && right instanceof Fixed fixed && fixed.value == (int) fixed.value) {
            return placed(operator, place.slot, (int) fixed.value);
        }
        double number = left instanceof Fixed fixed ? fixed.value : right instanceof Fixed fixed ? fixed.value : 0;
        if (left instanceof Fixed && !(right instanceof Fixed)) {
            return switch (operator) {
                case ADD -> (l, p) -> number + right.evaluate(l, p);
                case SUBTRACT -> (l, p) -> number - right.evaluate(l, p);
                case MULTIPLY -> (l, p) -> number * right.evaluate(l, p);
                default -> null;
            };
        } else if (right instanceof Fixed && !(left instanceof Fixed)) {
            return switch (operator) {
                case ADD -> (l, p) -> left.evaluate(l, p) + number;
                case SUBTRACT -> (l, p) -> left.evaluate(l, p) - number;
                case MULTIPLY -> (l, p) -> left.evaluate(l, p) * number;
                case DIVIDE -> (l, p) -> left.evaluate(l, p) / number;
                default -> null;
            };
        }
        return null;
    }

    private static Evaluator tabulated(Table table, double[] values) {
        return new Table(table.slot, values);
    }

    private static @Nullable Evaluator placed(Expression.Operator operator, int slot, int place) {
        Predicate predicate = switch (operator) {
            case EQUAL -> (l, p) -> l[slot] == place;
            case NOT_EQUAL -> (l, p) -> l[slot] != place;
            case LESS -> (l, p) -> l[slot] < place;
            case LESS_OR_EQUAL -> (l, p) -> l[slot] <= place;
            case GREATER -> (l, p) -> l[slot] > place;
            case GREATER_OR_EQUAL -> (l, p) -> l[slot] >= place;
            default -> null;
        };
        return predicate;
    }

    private static Evaluator general(Expression.Operator operator, Evaluator a, Evaluator b) {
        return switch (operator) {
            case ADD -> (l, p) -> a.evaluate(l, p) + b.evaluate(l, p);
            case SUBTRACT -> (l, p) -> a.evaluate(l, p) - b.evaluate(l, p);
            case MULTIPLY -> (l, p) -> a.evaluate(l, p) * b.evaluate(l, p);
            case DIVIDE -> (l, p) -> a.evaluate(l, p) / b.evaluate(l, p);
            case POWER -> (l, p) -> StrictMath.pow(a.evaluate(l, p), b.evaluate(l, p));
            case EQUAL -> predicate((l, p) -> a.evaluate(l, p) == b.evaluate(l, p));
            case NOT_EQUAL -> predicate((l, p) -> a.evaluate(l, p) != b.evaluate(l, p));
            case LESS -> predicate((l, p) -> a.evaluate(l, p) < b.evaluate(l, p));
            case LESS_OR_EQUAL -> predicate((l, p) -> a.evaluate(l, p) <= b.evaluate(l, p));
            case GREATER -> predicate((l, p) -> a.evaluate(l, p) > b.evaluate(l, p));
            case GREATER_OR_EQUAL -> predicate((l, p) -> a.evaluate(l, p) >= b.evaluate(l, p));
            case AND -> predicate((l, p) -> a.test(l, p) && b.test(l, p));
            case OR -> predicate((l, p) -> a.test(l, p) || b.test(l, p));
        };
    }

    private static Predicate predicate(Predicate predicate) {
        return predicate;
    }

    private static double apply(Expression.Operator operator, double a, double b) {
        return general(operator, new Fixed(a), new Fixed(b)).evaluate(new int[0], new double[0]);
    }

    private static Evaluator choice(Evaluator condition, Evaluator then, Evaluator otherwise) {
        if (condition instanceof Fixed fixed) {
            return fixed.value != 0 ? then : otherwise;
        }
        if (then instanceof Fixed one && otherwise instanceof Fixed other) {
            double yes = one.value;
            double no = other.value;
            return (l, p) -> condition.test(l, p) ? yes : no;
        }
        return (l, p) -> condition.test(l, p) ? then.evaluate(l, p) : otherwise.evaluate(l, p);
    }

    private static Evaluator call(Expression.Function function, List<Evaluator> arguments) {
        Evaluator a = arguments.get(0);
        return switch (function) {
            case NEGATE ->
                a instanceof Table table
                        ? tabulated(
                                table, Arrays.stream(table.values).map(v -> -v).toArray())
                        : (l, p) -> -a.evaluate(l, p);
            case NOT -> predicate((l, p) -> !a.test(l, p));
            case MIN -> {
                Evaluator[] all = arguments.toArray(Evaluator[]::new);
                yield (l, p) -> {
                    double least = all[0].evaluate(l, p);
                    for (int i = 1; i < all.length; i++) {
                        least = Math.min(least, all[i].evaluate(l, p));
                    }
                    return least;
                };
            }
            case MAX -> {
                Evaluator[] all = arguments.toArray(Evaluator[]::new);
                yield (l, p) -> {
                    double most = all[0].evaluate(l, p);
                    for (int i = 1; i < all.length; i++) {
                        most = Math.max(most, all[i].evaluate(l, p));
                    }
                    return most;
                };
            }
            case ABS -> (l, p) -> Math.abs(a.evaluate(l, p));
            case CLAMP -> {
                Evaluator least = arguments.get(1);
                Evaluator most = arguments.get(2);
                yield (l, p) -> Math.min(Math.max(a.evaluate(l, p), least.evaluate(l, p)), most.evaluate(l, p));
            }
            case FLOOR -> (l, p) -> Math.floor(a.evaluate(l, p));
            case EXP -> (l, p) -> StrictMath.exp(a.evaluate(l, p));
            case LOG -> (l, p) -> StrictMath.log(a.evaluate(l, p));
            case SQRT -> (l, p) -> Math.sqrt(a.evaluate(l, p));
        };
    }
}
