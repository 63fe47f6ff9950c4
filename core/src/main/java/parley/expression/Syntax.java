package parley.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression as written, before its names mean anything. {@code start} and {@code end} are characters of its
 * {@link Passage}, {@code end} behind the last.
 */
public sealed interface Syntax {
    /** First character. */
    int start();

    /** Behind the last character. */
    int end();

    /** A number. */
    record Numeral(double value, int start, int end) implements Syntax {}

    /** {@code true} or {@code false}. */
    record Truth(boolean value, int start, int end) implements Syntax {}

    /** A name, or two with a dot between them. */
    record Name(String name, @Nullable String part, int start, int end) implements Syntax {
        /** As written, without spaces. */
        public String full() {
            return part == null ? name : name + "." + part;
        }
    }

    /** {@code - x} (NEGATE) or {@code not x} (NOT). */
    record Prefix(Expression.Function function, Syntax operand, int start, int end) implements Syntax {}

    /**
     * Two operands and the sign between them.
     *
     * @param sign as written, such as {@code is not}
     * @param signAt first character of the sign
     */
    record Infix(Expression.Operator operator, String sign, int signAt, Syntax left, Syntax right, int start, int end)
            implements Syntax {}

    /** {@code if condition then one else other}. */
    record Choice(Syntax condition, Syntax then, @Nullable Syntax otherwise, int start, int end) implements Syntax {}

    /**
     * A function or a quantity.
     *
     * @param name with {@code nameEnd} behind its last character
     * @param given what stands behind the bar; empty without a bar
     */
    record Call(String name, int nameEnd, List<Syntax> arguments, List<Syntax> given, int start, int end)
            implements Syntax {}
}
