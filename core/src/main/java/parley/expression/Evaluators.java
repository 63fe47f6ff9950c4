package parley.expression;

import java.util.List;

/** Turns expressions into closures. */
final class Evaluators {
    private Evaluators() {}

    /** Compiles; quantity {@code q} is read from {@code parameters[uncertainties + q]}. */
    static Evaluator compile(Expression expression, int uncertainties) {
        if (expression instanceof Expression.Constant constant) {
            double value = constant.value();
            return (levels, parameters) -> value;
        } else if (expression instanceof Expression.Truth truth) {
            double value = truth.value() ? 1 : 0;
            return (levels, parameters) -> value;
        } else if (expression instanceof Expression.Parameter parameter) {
            int index = parameter.index();
            return (levels, parameters) -> parameters[index];
        } else if (expression instanceof Expression.LevelOf level) {
            int slot = level.slot();
            return (levels, parameters) -> levels[slot];
        } else if (expression instanceof Expression.NumberOf number) {
            int slot = number.slot();
            double[] numbers =
                    number.numbers().stream().mapToDouble(Double::doubleValue).toArray();
            return (levels, parameters) -> numbers[levels[slot]];
        } else if (expression instanceof Expression.Ended ended) {
            int slot = ended.slot();
            return (levels, parameters) -> levels[slot];
        } else if (expression instanceof Expression.Measured measured) {
            if (uncertainties < 0) {
                throw new IllegalArgumentException("an expression with quantities needs the number of uncertainties");
            }
            int index = uncertainties + measured.quantity();
            return (levels, parameters) -> parameters[index];
        } else if (expression instanceof Expression.Binary binary) {
            return binary(
                    binary.operator(), compile(binary.left(), uncertainties), compile(binary.right(), uncertainties));
        } else if (expression instanceof Expression.Call call) {
            return call(
                    call.function(),
                    call.arguments().stream()
                            .map(a -> compile(a, uncertainties))
                            .toList());
        } else if (expression instanceof Expression.If choice) {
            Evaluator condition = compile(choice.condition(), uncertainties);
            Evaluator then = compile(choice.then(), uncertainties);
            Evaluator otherwise = compile(choice.otherwise(), uncertainties);
            return (levels, parameters) -> condition.evaluate(levels, parameters) != 0
                    ? then.evaluate(levels, parameters)
                    : otherwise.evaluate(levels, parameters);
        }
        throw new AssertionError(expression);
    }

    private static Evaluator binary(Expression.Operator operator, Evaluator a, Evaluator b) {
        return switch (operator) {
            case ADD -> (l, p) -> a.evaluate(l, p) + b.evaluate(l, p);
            case SUBTRACT -> (l, p) -> a.evaluate(l, p) - b.evaluate(l, p);
            case MULTIPLY -> (l, p) -> a.evaluate(l, p) * b.evaluate(l, p);
            case DIVIDE -> (l, p) -> a.evaluate(l, p) / b.evaluate(l, p);
            case POWER -> (l, p) -> StrictMath.pow(a.evaluate(l, p), b.evaluate(l, p));
            case EQUAL -> (l, p) -> a.evaluate(l, p) == b.evaluate(l, p) ? 1 : 0;
            case NOT_EQUAL -> (l, p) -> a.evaluate(l, p) != b.evaluate(l, p) ? 1 : 0;
            case LESS -> (l, p) -> a.evaluate(l, p) < b.evaluate(l, p) ? 1 : 0;
            case LESS_OR_EQUAL -> (l, p) -> a.evaluate(l, p) <= b.evaluate(l, p) ? 1 : 0;
            case GREATER -> (l, p) -> a.evaluate(l, p) > b.evaluate(l, p) ? 1 : 0;
            case GREATER_OR_EQUAL -> (l, p) -> a.evaluate(l, p) >= b.evaluate(l, p) ? 1 : 0;
            case AND -> (l, p) -> a.evaluate(l, p) != 0 && b.evaluate(l, p) != 0 ? 1 : 0;
            case OR -> (l, p) -> a.evaluate(l, p) != 0 || b.evaluate(l, p) != 0 ? 1 : 0;
        };
    }

    private static Evaluator call(Expression.Function function, List<Evaluator> arguments) {
        Evaluator a = arguments.get(0);
        return switch (function) {
            case NEGATE -> (l, p) -> -a.evaluate(l, p);
            case NOT -> (l, p) -> a.evaluate(l, p) != 0 ? 0 : 1;
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
            case EXP -> (l, p) -> StrictMath.exp(a.evaluate(l, p));
            case LOG -> (l, p) -> StrictMath.log(a.evaluate(l, p));
            case SQRT -> (l, p) -> Math.sqrt(a.evaluate(l, p));
        };
    }
}
