package parley.expression;

import java.util.List;

/**
 * A resolved, typed expression: every name has become a slot of the environment.
 *
 * <p>The environment of an evaluation is {@code int[] levels} and {@code double[] parameters}. With {@code V} variables,
 * {@code levels[v]} is the present level (0-based place) of variable {@code v} and {@code levels[V + v]} its level before
 * the move; {@code levels[2V + k]} is 1 where end {@code k} has just happened, else 0. With {@code E} ends,
 * {@code levels[2V + E + i]} is the place of the type of player {@code i} among its types, 0 where it has none. {@code parameters[u]} is the
 * value of uncertainty {@code u}; a switch is 0 or 1. In a claim's test, {@code quantities[q]} is the value of its
 * quantity {@code q}; these follow the uncertainties in {@code parameters}: {@code Measured(q)} reads
 * {@code parameters[U + q]} with {@code U} uncertainties.
 */
public sealed interface Expression {
    /** What an expression evaluates to. */
    enum Type {
        NUMBER,
        TRUTH
    }

    /** Between two expressions: arithmetic, then comparisons of numbers or of truths, then connectives of truths. */
    enum Operator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        POWER,
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        AND,
        OR
    }

    /** Applied to arguments: one each, but two or more for MIN and MAX, and value, least, most for CLAMP. */
    enum Function {
        NEGATE,
        NOT,
        MIN,
        MAX,
        ABS,
        CLAMP,
        FLOOR,
        EXP,
        LOG,
        SQRT
    }

    /** What it evaluates to. */
    Type type();

    /** A number as written; whole numbers are exact. */
    record Constant(double value) implements Expression {
        @Override
        public Type type() {
            return Type.NUMBER;
        }
    }

    /** True or false as such. */
    record Truth(boolean value) implements Expression {
        @Override
        public Type type() {
            return Type.TRUTH;
        }
    }

    /** The value of an uncertainty, or with {@code type} TRUTH a switch. */
    record Parameter(int index, String name, Type type) implements Expression {}

    /** The place (0, 1, 2, ...) of the level in a slot of the environment. */
    record LevelOf(int slot) implements Expression {
        @Override
        public Type type() {
            return Type.NUMBER;
        }
    }

    /** The number that the level in a slot stands for: {@code numbers[levels[slot]]}. */
    record NumberOf(int slot, List<Double> numbers) implements Expression {
        @Override
        public Type type() {
            return Type.NUMBER;
        }
    }

    /** Whether an end has just happened: {@code levels[slot] == 1}. */
    record Ended(int slot) implements Expression {
        @Override
        public Type type() {
            return Type.TRUTH;
        }
    }

    /** A quantity of the game; only in the tests of claims. */
    record Measured(int quantity) implements Expression {
        @Override
        public Type type() {
            return Type.NUMBER;
        }
    }

    /** Two expressions and what stands between them. EQUAL and NOT_EQUAL also compare two truths. */
    record Binary(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public Type type() {
            return operator.compareTo(Operator.EQUAL) < 0 ? Type.NUMBER : Type.TRUTH;
        }
    }

    /** A function of its arguments. */
    record Call(Function function, List<Expression> arguments) implements Expression {
        @Override
        public Type type() {
            return function == Function.NOT ? Type.TRUTH : Type.NUMBER;
        }
    }

    /** One of two expressions of one type; the one not chosen is not evaluated. */
    record If(Expression condition, Expression then, Expression otherwise) implements Expression {
        @Override
        public Type type() {
            return then.type();
        }
    }
}
