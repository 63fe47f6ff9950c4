package parley.claim;

/** A number with what is known of it: {@code low <= true value <= high}. */
record Interval(double value, double low, double high) {
    static Interval of(double value) {
        return new Interval(value, value, value);
    }

    static Interval of(Estimate estimate) {
        return new Interval(estimate.value(), estimate.low(), estimate.high());
    }

    Interval plus(Interval other) {
        return new Interval(value + other.value, low + other.low, high + other.high);
    }

    Interval minus(Interval other) {
        return new Interval(value - other.value, low - other.high, high - other.low);
    }

    Interval negated() {
        return new Interval(-value, -high, -low);
    }

    Interval times(Interval other) {
        return hull(value * other.value, low * other.low, low * other.high, high * other.low, high * other.high);
    }

    Interval over(Interval other) {
        if (other.low <= 0 && other.high >= 0) {
            double quotient = value / other.value;
            return other.low == other.high ? of(quotient) : unknown(quotient);
        }
        return hull(value / other.value, low / other.low, low / other.high, high / other.low, high / other.high);
    }

    Interval min(Interval other) {
        return new Interval(Math.min(value, other.value), Math.min(low, other.low), Math.min(high, other.high));
    }

    Interval max(Interval other) {
        return new Interval(Math.max(value, other.value), Math.max(low, other.low), Math.max(high, other.high));
    }

    Interval abs() {
        double least = low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
        return new Interval(Math.abs(value), least, Math.max(Math.abs(low), Math.abs(high)));
    }

    /** The image under a function that grows. */
    Interval grown(java.util.function.DoubleUnaryOperator f) {
        return new Interval(f.applyAsDouble(value), f.applyAsDouble(low), f.applyAsDouble(high));
    }

    static Interval unknown(double value) {
        return new Interval(value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** Half of its width, or how far an end is from the value if that is more. */
    double error() {
        return low == high ? 0 : Math.max(high - value, value - low);
    }

    Estimate estimate() {
        return new Estimate(value, error());
    }

    private static Interval hull(double value, double a, double b, double c, double d) {
        return new Interval(value, Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }
}
