package parley.certify;

import java.math.BigInteger;

/** An exact number {@code mantissa * 2^exponent}: sums and products of doubles, without rounding. */
record Dyadic(BigInteger mantissa, int exponent) implements Comparable<Dyadic> {
    static final Dyadic ZERO = new Dyadic(BigInteger.ZERO, 0);

    static Dyadic of(double x) {
        if (x == 0) {
            return ZERO;
        }
        int exponent = Math.getExponent(x) - 52;
        if (exponent < -1074) {
            exponent = -1074;
        }
        double scaled = Math.scalb(Math.scalb(x, -exponent / 2), -exponent + exponent / 2);
        return new Dyadic(BigInteger.valueOf((long) scaled), exponent).reduced();
    }

    private Dyadic reduced() {
        int zeros = mantissa.getLowestSetBit();
        return zeros > 0 ? new Dyadic(mantissa.shiftRight(zeros), exponent + zeros) : this;
    }

    Dyadic plus(Dyadic other) {
        if (mantissa.signum() == 0) {
            return other;
        }
        if (other.mantissa.signum() == 0) {
            return this;
        }
        int common = Math.min(exponent, other.exponent);
        return new Dyadic(
                mantissa.shiftLeft(exponent - common).add(other.mantissa.shiftLeft(other.exponent - common)), common);
    }

    Dyadic times(Dyadic other) {
        if (mantissa.signum() == 0 || other.mantissa.signum() == 0) {
            return ZERO;
        }
        return new Dyadic(mantissa.multiply(other.mantissa), exponent + other.exponent);
    }

    Dyadic minus(Dyadic other) {
        return plus(new Dyadic(other.mantissa.negate(), other.exponent));
    }

    int sign() {
        return mantissa.signum();
    }

    @Override
    public int compareTo(Dyadic other) {
        return minus(other).sign();
    }
}
