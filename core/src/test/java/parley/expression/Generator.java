package parley.expression;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import parley.expression.Expression.Function;
import parley.expression.Expression.Operator;

/** Random expressions over the names of {@link Example}, and their text with as few parentheses as are needed. */
final class Generator {
    private static final int V = Example.VARIABLES.size();
    private final SplittableRandom random;

    Generator(long seed) {
        random = new SplittableRandom(seed);
    }

    Expression expression(Expression.Type type, int depth) {
        return type == Expression.Type.NUMBER ? number(depth) : truth(depth);
    }

    private Expression number(int depth) {
        return switch (random.nextInt(depth <= 0 ? 4 : 9)) {
            case 0 -> new Expression.Constant(random.nextInt(4) == 0 ? random.nextInt(100) / 8.0 : random.nextInt(5));
            case 1 -> {
                int u = random.nextInt(Example.UNCERTAINTIES.size());
                yield new Expression.Parameter(u, Example.UNCERTAINTIES.get(u), Expression.Type.NUMBER);
            }
            case 2 -> numberOf(variable(true));
            case 3 -> new Expression.LevelOf(slot(variable(random.nextBoolean())));
            case 4 -> new Expression.If(truth(depth - 1), number(depth - 1), number(depth - 1));
            case 5 -> {
                Function function =
                        pick(Function.NEGATE, Function.ABS, Function.FLOOR, Function.EXP, Function.LOG, Function.SQRT);
                Expression argument = number(depth - 1);
                boolean folded = function == Function.NEGATE && argument instanceof Expression.Constant;
                yield folded ? argument : new Expression.Call(function, List.of(argument));
            }
            case 6 ->
                new Expression.Call(
                        pick(Function.MIN, Function.MAX, Function.CLAMP),
                        List.of(number(depth - 1), number(depth - 1), number(depth - 1)));
            default ->
                new Expression.Binary(
                        pick(Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY, Operator.DIVIDE, Operator.POWER),
                        number(depth - 1),
                        number(depth - 1));
        };
    }

    private Expression truth(int depth) {
        return switch (random.nextInt(depth <= 0 ? 4 : 9)) {
            case 0 -> new Expression.Truth(random.nextBoolean());
            case 1 -> new Expression.Parameter(Example.SWITCH, "mediator", Expression.Type.TRUTH);
            case 2 -> new Expression.Ended(2 * V);
            case 3 -> {
                Symbol.Variable named = variable(false);
                int place = random.nextInt(named.levels().size());
                yield new Expression.Binary(
                        comparison(), new Expression.LevelOf(slot(named)), new Expression.Constant(place));
            }
            case 4 -> new Expression.If(truth(depth - 1), truth(depth - 1), truth(depth - 1));
            case 5 -> new Expression.Call(Function.NOT, List.of(truth(depth - 1)));
            case 6 ->
                new Expression.Binary(pick(Operator.EQUAL, Operator.NOT_EQUAL), truth(depth - 1), truth(depth - 1));
            case 7 ->
                new Expression.Binary(
                        pick(Operator.LESS, Operator.GREATER, Operator.LESS_OR_EQUAL, Operator.GREATER_OR_EQUAL),
                        number(depth - 1),
                        number(depth - 1));
            default -> new Expression.Binary(pick(Operator.AND, Operator.OR), truth(depth - 1), truth(depth - 1));
        };
    }

    private Operator comparison() {
        return pick(
                Operator.EQUAL,
                Operator.NOT_EQUAL,
                Operator.LESS,
                Operator.LESS_OR_EQUAL,
                Operator.GREATER,
                Operator.GREATER_OR_EQUAL);
    }

    private Symbol.Variable variable(boolean numbered) {
        List<Symbol.Variable> some = Example.VARIABLES.stream()
                .filter(variable -> variable.isNumber() == numbered)
                .toList();
        return some.get(random.nextInt(some.size()));
    }

    private Expression numberOf(Symbol.Variable variable) {
        return new Expression.NumberOf(slot(variable), variable.numbers());
    }

    private int slot(Symbol.Variable variable) {
        boolean last = variable.role() != Symbol.Role.CONDITION && random.nextInt(3) == 0;
        return last ? V + variable.index() : variable.index();
    }

    @SafeVarargs
    private <T> T pick(T... all) {
        return all[random.nextInt(all.length)];
    }

    /** Levels for all slots, and the ends. */
    int[] levels() {
        int[] levels = new int[2 * V + 1];
        for (Symbol.Variable variable : Example.VARIABLES) {
            levels[variable.index()] = random.nextInt(variable.levels().size());
            levels[V + variable.index()] = random.nextInt(variable.levels().size());
        }
        levels[2 * V] = random.nextInt(2);
        return levels;
    }

    double[] parameters() {
        return new double[] {
            random.nextInt(9) / 4.0 - 1, random.nextDouble(), 3 * random.nextDouble(), random.nextInt(2)
        };
    }

    /** How tightly an operand binds: or 1, and 2, not 3, comparison 4, sum 5, product 6, minus 7, power 8, atom 9. */
    private static int binding(Expression e) {
        if (e instanceof Expression.Binary b) {
            return switch (b.operator()) {
                case OR -> 1;
                case AND -> 2;
                case ADD, SUBTRACT -> 5;
                case MULTIPLY, DIVIDE -> 6;
                case POWER -> 8;
                default -> 4;
            };
        } else if (e instanceof Expression.Call c) {
            return c.function() == Function.NOT ? 3 : c.function() == Function.NEGATE ? 7 : 9;
        }
        return e instanceof Expression.If ? 0 : 9;
    }

    String text(Expression e, int needed) {
        String text = bare(e);
        return binding(e) < needed || random.nextInt(12) == 0 ? "(" + text + ")" : text;
    }

    private String bare(Expression e) {
        if (e instanceof Expression.Constant c) {
            return c.value() == Math.rint(c.value()) ? Long.toString((long) c.value()) : Double.toString(c.value());
        } else if (e instanceof Expression.Truth t) {
            return Boolean.toString(t.value());
        } else if (e instanceof Expression.Parameter p) {
            return p.name();
        } else if (e instanceof Expression.LevelOf l) {
            return "level(" + slotName(l.slot()) + ")";
        } else if (e instanceof Expression.NumberOf n) {
            return slotName(n.slot());
        } else if (e instanceof Expression.Ended) {
            return "war";
        } else if (e instanceof Expression.If i) {
            return "if %s then %s else %s".formatted(text(i.condition(), 0), text(i.then(), 0), text(i.otherwise(), 0));
        } else if (e instanceof Expression.Call c) {
            return switch (c.function()) {
                case NEGATE -> "-" + text(c.arguments().get(0), 7);
                case NOT -> "not " + text(c.arguments().get(0), 3);
                default ->
                    c.function().name().toLowerCase(java.util.Locale.ROOT)
                            + c.arguments().stream().map(a -> text(a, 0)).collect(Collectors.joining(", ", "(", ")"));
            };
        } else if (e instanceof Expression.Binary b) {
            return binary(b);
        }
        throw new AssertionError(e);
    }

    private String binary(Expression.Binary b) {
        int own = binding(b);
        boolean compares = own == 4;
        if (compares
                && b.left() instanceof Expression.LevelOf level
                && b.right() instanceof Expression.Constant place) {
            Symbol.Variable variable = Example.VARIABLES.get(level.slot() % V);
            if (!variable.isNumber() && variable.levels().size() > place.value() && place.value() % 1 == 0) {
                String name = variable.levels().get((int) place.value());
                return slotName(level.slot()) + " " + sign(b.operator()) + " " + name;
            }
        }
        if (b.operator() == Operator.POWER) {
            return text(b.left(), 9) + " ^ " + text(b.right(), 7);
        }
        return text(b.left(), compares ? 5 : own) + " " + sign(b.operator()) + " " + text(b.right(), own + 1);
    }

    private String sign(Operator operator) {
        return switch (operator) {
            case ADD -> "+";
            case SUBTRACT -> "-";
            case MULTIPLY -> "*";
            case DIVIDE -> "/";
            case POWER -> "^";
            case EQUAL -> random.nextBoolean() ? "is" : "=";
            case NOT_EQUAL -> "is not";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
            case AND -> "and";
            case OR -> "or";
        };
    }

    private static String slotName(int slot) {
        String name = Example.VARIABLES.get(slot % V).name();
        return slot >= V ? "last(" + name + ")" : name;
    }
}
