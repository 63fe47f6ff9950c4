package parley.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A small line chart as SVG: a curve for a formula, dots for solved numbers. The same input gives the same bytes. */
final class Chart {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 320;
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 40;
    private static final int BOTTOM = 48;

    record Point(double x, double y) {}

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final List<Point> curve;
    private final List<Point> dots;
    private final double lowX;
    private final double highX;
    private final double lowY;
    private final double highY;

    Chart(String title, String xLabel, String yLabel, List<Point> curve, List<Point> dots) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.curve = curve;
        this.dots = dots;
        List<Point> all = new ArrayList<>(curve);
        all.addAll(dots);
        this.lowX = all.stream().mapToDouble(Point::x).min().orElse(0);
        this.highX = all.stream().mapToDouble(Point::x).max().orElse(1);
        double low = all.stream().mapToDouble(Point::y).min().orElse(0);
        double high = all.stream().mapToDouble(Point::y).max().orElse(1);
        if (high - low < 1e-9) {
            low = Math.min(low, 0);
            high = Math.max(high, 1);
        }
        double step = step(high - low);
        this.lowY = step * Math.floor(low / step + 1e-9);
        this.highY = Math.max(lowY + step, step * Math.ceil(high / step - 1e-9));
    }

    /** A round distance between ticks, for four to eight of them. */
    private static double step(double span) {
        double unit = 1;
        while (unit > span) {
            unit /= 10;
        }
        while (unit * 10 <= span) {
            unit *= 10;
        }
        double times = span / unit;
        return times < 2 ? unit / 4 : times < 4 ? unit / 2 : unit;
    }

    String svg() {
        StringBuilder out = new StringBuilder();
        line(
                out,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH,
                HEIGHT);
        line(out, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
        line(out, "<text x=\"%d\" y=\"22\" font-size=\"14\" fill=\"#222222\">%s</text>", LEFT, escaped(title));
        axes(out);
        out.append("<polyline fill=\"none\" stroke=\"#7aa6c2\" stroke-width=\"2\" points=\"");
        for (int k = 0; k < curve.size(); k++) {
            Point p = curve.get(k);
            out.append(k == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.1f,%.1f", x(p.x), y(p.y)));
        }
        out.append("\"/>\n");
        for (Point p : dots) {
            line(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#b3441e\"/>", x(p.x), y(p.y));
        }
        out.append("</svg>\n");
        return out.toString();
    }

    private void axes(StringBuilder out) {
        double step = step(highY - lowY);
        for (int k = 0; lowY + k * step <= highY + 1e-9; k++) {
            double at = lowY + k * step;
            line(
                    out,
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#e4e4e4\"/>",
                    LEFT,
                    y(at),
                    WIDTH - RIGHT,
                    y(at));
            label(out, LEFT - 8, y(at) + 4, "end", number(at));
        }
        step = step(highX - lowX);
        for (double k = Math.ceil(lowX / step - 1e-9); k * step <= highX + 1e-9; k++) {
            double at = x(k * step);
            line(
                    out,
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#888888\"/>",
                    at,
                    HEIGHT - BOTTOM,
                    at,
                    HEIGHT - BOTTOM + 4);
            label(out, at, HEIGHT - BOTTOM + 18, "middle", number(k * step));
        }
        line(
                out,
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#888888\"/>",
                LEFT,
                HEIGHT - BOTTOM,
                WIDTH - RIGHT,
                HEIGHT - BOTTOM);
        label(out, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", escaped(xLabel));
        line(
                out,
                "<text x=\"16\" y=\"%d\" text-anchor=\"middle\" fill=\"#444444\" transform=\"rotate(-90 16 %d)\">%s</text>",
                (TOP + HEIGHT - BOTTOM) / 2,
                (TOP + HEIGHT - BOTTOM) / 2,
                escaped(yLabel));
    }

    private double x(double value) {
        return LEFT + (value - lowX) / (highX - lowX) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (value - lowY) / (highY - lowY) * (HEIGHT - TOP - BOTTOM);
    }

    private static void label(StringBuilder out, double x, double y, String anchor, String text) {
        line(out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#444444\">%s</text>", x, y, anchor, text);
    }

    private static void line(StringBuilder out, String format, Object... arguments) {
        out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value + 0.0);
        while (text.contains(".") && (text.endsWith("0") || text.endsWith("."))) {
            text = text.substring(0, text.length() - 1);
        }
        return text.equals("-0") ? "0" : text;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
