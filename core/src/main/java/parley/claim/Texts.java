package parley.claim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.expression.Expression;
import parley.expression.Expression.Function;
import parley.expression.Expression.Operator;
import parley.expression.Reads;
import parley.scenario.Scenario;

/** The comparisons of a test in words, in the order in which they are evaluated. */
final class Texts {
    private Texts() {}

    static String[] comparisons(Expression test, Scenario.Claim claim, Scenario scenario) {
        return leaves(test).stream().map(e -> render(e, claim, scenario)).toArray(String[]::new);
    }

    /** The comparisons that measure something, left to right. */
    static List<Expression> leaves(Expression test) {
        List<Expression> into = new ArrayList<>();
        collect(test, into);
        return into;
    }

    /** The comparison that a test is, or null where it is made of several or of none. */
    static @Nullable Compared compared(Expression test, Scenario.Claim claim, Scenario scenario) {
        List<Expression> leaves = leaves(test);
        if (leaves.size() != 1 || leaves.get(0) != test || !(test instanceof Expression.Binary binary)) {
            return null;
        }
        return new Compared(
                render(binary.left(), claim, scenario),
                Test.symbol(binary.operator()),
                render(binary.right(), claim, scenario),
                !Reads.of(binary.left()).quantities().isEmpty(),
                !Reads.of(binary.right()).quantities().isEmpty());
    }

    private static void collect(Expression e, List<Expression> into) {
        if (e instanceof Expression.Binary binary) {
            if (binary.operator() == Operator.AND || binary.operator() == Operator.OR) {
                collect(binary.left(), into);
                collect(binary.right(), into);
            } else if (!Reads.of(e).quantities().isEmpty()) {
                into.add(e);
            }
        } else if (e instanceof Expression.Call call && call.function() == Function.NOT) {
            collect(call.arguments().get(0), into);
        }
    }

    private static String render(Expression e, Scenario.Claim claim, Scenario scenario) {
        if (e instanceof Expression.Measured measured) {
            return claim.quantities().get(measured.quantity()).text();
        } else if (e instanceof Expression.Constant constant) {
            double v = constant.value();
            return v == Math.rint(v) && Math.abs(v) < 1e9 ? Long.toString((long) v) : Double.toString(v);
        } else if (e instanceof Expression.Parameter parameter) {
            return parameter.name();
        } else if (e instanceof Expression.Binary binary) {
            int strength = strength(binary.operator());
            return bracketed(binary.left(), strength, claim, scenario) + " " + symbol(binary.operator()) + " "
                    + bracketed(binary.right(), strength + 1, claim, scenario);
        } else if (e instanceof Expression.Call call) {
            List<String> arguments = call.arguments().stream()
                    .map(a -> render(a, claim, scenario))
                    .toList();
            return call.function() == Function.NEGATE
                    ? "-" + arguments.get(0)
                    : call.function().name().toLowerCase(java.util.Locale.ROOT) + "(" + String.join(", ", arguments)
                            + ")";
        }
        return "...";
    }

    /** In brackets where it binds less than its surroundings ask for. */
    private static String bracketed(Expression e, int least, Scenario.Claim claim, Scenario scenario) {
        String text = render(e, claim, scenario);
        return e instanceof Expression.Binary inner && strength(inner.operator()) < least ? "(" + text + ")" : text;
    }

    private static int strength(Operator operator) {
        return switch (operator) {
            case ADD, SUBTRACT -> 2;
            case MULTIPLY, DIVIDE -> 3;
            case POWER -> 4;
            default -> 1;
        };
    }

    private static String symbol(Operator operator) {
        return switch (operator) {
            case ADD -> "+";
            case SUBTRACT -> "-";
            case MULTIPLY -> "*";
            case DIVIDE -> "/";
            case POWER -> "^";
            default -> Test.symbol(operator);
        };
    }
}
