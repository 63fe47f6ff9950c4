package parley.study;

import java.util.ArrayList;
import java.util.List;
import parley.scenario.Scenario.Distribution;
import parley.scenario.Scenario.Uncertainty;

/**
 * How the values of one uncertainty are spread: its quantile function.
 *
 * <p>A whole-number range is widened by one half at both ends and the value rounded, so that the ends count in full.
 *
 * @param low least value
 * @param high greatest value
 * @param value the stated one: the peak of TRIANGULAR and of NORMAL
 * @param deviation of NORMAL before it is cut off at the ends
 * @param points of DISCRETE
 * @param cumulative chance of each point and those before it
 */
record Marginal(
        Distribution distribution,
        double low,
        double high,
        double value,
        double deviation,
        boolean integer,
        List<Double> points,
        double[] cumulative) {

    /** The spread of an uncertainty around a stated value, at some width. Points and switches have no width. */
    static Marginal of(Uncertainty u, double stated, Width width) {
        double low = u.low();
        double high = u.high();
        double factor = width.factor();
        if (u.distribution() == Distribution.DISCRETE) {
            return discrete(u);
        }
        if (width != Width.STATED && u.distribution() == Distribution.LOGUNIFORM) {
            // Widths of a range in orders of magnitude.
            low = stated * StrictMath.pow(low / stated, factor);
            high = stated * StrictMath.pow(high / stated, factor);
        } else if (width != Width.STATED) {
            low = stated + (low - stated) * factor;
            high = stated + (high - stated) * factor;
        }
        if (width == Width.DOUBLED) {
            // What may be a chance or a share stays one, and what has a sign keeps it.
            low = u.low() >= 0 ? Math.max(0, low) : low;
            high = u.high() <= 0 ? Math.min(0, high) : u.low() >= 0 && u.high() <= 1 ? Math.min(1, high) : high;
        }
        if (u.integer()) {
            low = Math.ceil(low);
            high = Math.floor(high);
        }
        return new Marginal(
                u.distribution(), low, high, stated, u.deviation() * factor, u.integer(), List.of(), new double[0]);
    }

    private static Marginal discrete(Uncertainty u) {
        double[] cumulative = new double[u.points().size()];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            sum += u.weights().get(i);
            cumulative[i] = sum;
        }
        return new Marginal(
                Distribution.DISCRETE,
                u.low(),
                u.high(),
                u.value(),
                0,
                u.integer(),
                new ArrayList<>(u.points()),
                cumulative);
    }

    /** The value below which a share {@code u} of the values lies, 0 to 1. */
    double at(double u) {
        if (distribution == Distribution.DISCRETE) {
            int i = 0;
            while (i < cumulative.length - 1 && u >= cumulative[i]) {
                i++;
            }
            return points.get(i);
        }
        double half = integer ? 0.5 : 0;
        double x = between(u, low - half, high + half);
        return Math.min(high, Math.max(low, integer ? Math.floor(x + 0.5) : x));
    }

    private double between(double u, double from, double to) {
        return switch (distribution) {
            case TRIANGULAR -> triangular(u, from, to);
            case NORMAL -> normal(u, from, to);
            case LOGUNIFORM -> from * StrictMath.pow(to / from, u);
            default -> from + u * (to - from);
        };
    }

    private double triangular(double u, double from, double to) {
        double span = to - from;
        double rising = value - from;
        return u * span < rising ? from + Math.sqrt(u * span * rising) : to - Math.sqrt((1 - u) * span * (to - value));
    }

    private double normal(double u, double from, double to) {
        if (u <= 0 || u >= 1) {
            return u <= 0 ? from : to;
        }
        // The peak lies in the range, so that neither of these is small for both.
        double below = Normal.below((from - value) / deviation);
        double above = Normal.below((value - to) / deviation);
        double p = below + u * (1 - below - above);
        double q = above + (1 - u) * (1 - below - above);
        return p <= q ? value + deviation * Normal.quantile(p) : value - deviation * Normal.quantile(q);
    }

    /** The levels of a full factorial: all points, all whole numbers where they are not more than asked for. */
    int levels(int most) {
        if (distribution == Distribution.DISCRETE) {
            return points.size();
        }
        return integer && high - low < most ? (int) (high - low) + 1 : most;
    }

    /** The value at one of evenly spaced levels, {@code x} from 0 to 1: points and whole numbers by their place. */
    double atLevel(double x) {
        if (distribution == Distribution.DISCRETE) {
            return points.get((int) Math.rint(x * (points.size() - 1)));
        }
        if (integer) {
            return Math.rint(low + x * (high - low));
        }
        return at(x);
    }
}
