package parley.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as printed. They are rounded in decimal arithmetic, so that every JDK prints the same digits
 * ({@link Double#toString} changed in JDK 19).
 */
public final class Numbers {
    private static final int DIGITS = 4;
    private static final double LEAST_PLAIN = 1e-4;
    private static final double MOST_PLAIN = 1e7;

    private Numbers() {}

    /** Four significant digits: {@code 0.412}, {@code -17.25}, {@code 3e-6}; small whole numbers are exact. */
    public static String shown(double value) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        if (value == Math.rint(value) && Math.abs(value) < MOST_PLAIN) {
            return Long.toString((long) value);
        }
        return written(new BigDecimal(value).round(new MathContext(DIGITS, RoundingMode.HALF_EVEN)));
    }

    /** The same of a number that is known within {@code error}: what is no more than its error is shown as 0. */
    public static String shown(double value, double error) {
        return Double.isFinite(value) && Math.abs(value) <= error ? "0" : shown(value);
    }

    /** A bound, rounded away from zero to one significant digit, so that it stays a bound: {@code 2e-14}. */
    public static String bound(double value) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        return value == 0 ? "0" : written(new BigDecimal(value).round(new MathContext(1, RoundingMode.UP)));
    }

    /** The shortest decimal that reads back as exactly this number; what a command has to say. */
    public static String exact(double value) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        BigDecimal whole = new BigDecimal(value);
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal rounded = whole.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return written(rounded);
            }
        }
        return written(whole.round(new MathContext(17, RoundingMode.HALF_EVEN)));
    }

    /** A probability, which is 1 or 0 only where it is exactly that: {@code 0.9999} rounds to no certainty. */
    public static String probability(double value) {
        if (value > 0 && value < LEAST_PLAIN) {
            return "<0.0001";
        }
        if (value < 1 && value > 1 - LEAST_PLAIN) {
            return ">0.9999";
        }
        return shown(value);
    }

    /** A share in percent, with one decimal; 0 and 100 only where it is exactly that. */
    public static String percent(double share) {
        if (share > 0 && share < 0.0005) {
            return "<0.1%";
        }
        if (share < 1 && share >= 0.9995) {
            return ">99.9%";
        }
        return new BigDecimal(share * 100)
                        .setScale(1, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }

    /** A count with separators: {@code 12,345}. */
    public static String count(long count) {
        String digits = Long.toString(Math.abs(count));
        StringBuilder out = new StringBuilder(count < 0 ? "-" : "");
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                out.append(',');
            }
            out.append(digits.charAt(i));
        }
        return out.toString();
    }

    private static String written(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        double size = Math.abs(value.doubleValue());
        if (size == 0) {
            return "0";
        }
        if (size >= LEAST_PLAIN && size < MOST_PLAIN) {
            return stripped.toPlainString();
        }
        int exponent = stripped.precision() - stripped.scale() - 1;
        String digits = stripped.scaleByPowerOfTen(-exponent).toPlainString();
        return digits + "e" + exponent;
    }

    private static String notFinite(double value) {
        if (Double.isNaN(value)) {
            return "undefined";
        }
        return value > 0 ? "infinity" : "-infinity";
    }
}
