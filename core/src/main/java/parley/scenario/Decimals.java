package parley.scenario;

import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as a scenario writes them. */
final class Decimals {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");

    private Decimals() {}

    /** The number that a text is, if it is one and finite. */
    static OptionalDouble parse(String text) {
        if (text.length() > 60 || !NUMBER.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        // Adding zero turns -0 into 0, so that equal numbers are equal as objects.
        return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value + 0.0);
    }

    /** What to write instead of a text that was meant to be a number, or null. */
    static @Nullable String hint(String text) {
        if (text.endsWith("%")) {
            return "Write a share as a number: 0.35, not 35%.";
        } else if (text.matches("\\d+,\\d+")) {
            return "Write 0.5, not 0,5.";
        } else if (text.matches("\\d+\\s*/\\s*\\d+")) {
            return "Work it out: this is one number, not an expression.";
        }
        return null;
    }

    /** As a person writes it: without a trailing {@code .0}. */
    static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString(Math.round(number))
                : Double.toString(number);
    }
}
