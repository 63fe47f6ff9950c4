package parley.report;

import java.util.Locale;
import parley.claim.CheckResult;
import parley.claim.ClaimResult;
import parley.claim.Flip;
import parley.claim.Verdict;
import parley.scenario.Scenario.Uncertainty;

/**
 * A picture of all verdicts: one row a claim, with how far the nearest assumption that flips it is away, as a share of that
 * assumption's range.
 */
public final class VerdictChart {
    private static final int ROW = 24;
    private static final int TOP = 74;
    private static final int LEFT = 416;
    private static final int WIDTH = 1040;
    private static final int SCALE = 360;

    private VerdictChart() {}

    /** The chart as an SVG document; the same result gives the same bytes. */
    public static String svg(CheckResult result) {
        int height = TOP + ROW * result.claims().size() + 34;
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(height)
                .append("\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"13\">\n");
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        text(
                svg,
                16,
                28,
                "font-size=\"17\" font-weight=\"bold\" fill=\"#1c2733\"",
                result.scenario().title());
        text(
                svg,
                16,
                50,
                "fill=\"#5b6773\"",
                "Verdicts about this model, and how far the nearest single assumption that flips each is away");
        axis(svg, height);
        int y = TOP;
        for (ClaimResult claim : result.claims()) {
            row(svg, y, claim, result);
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    private static void axis(StringBuilder svg, int height) {
        for (int k = 0; k <= 4; k++) {
            int x = LEFT + SCALE * k / 4;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#e3e7eb\"/>\n",
                    x,
                    TOP - 6,
                    x,
                    height - 30));
            text(svg, x, height - 14, "fill=\"#5b6773\" text-anchor=\"middle\"", 25 * k + "% of its range");
        }
    }

    private static void row(StringBuilder svg, int y, ClaimResult claim, CheckResult result) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"16\" y=\"%d\" width=\"84\" height=\"18\" rx=\"9\" fill=\"%s\"/>\n",
                y,
                colour(claim.verdict())));
        text(
                svg,
                58,
                y + 13,
                "fill=\"#ffffff\" text-anchor=\"middle\" font-size=\"12\"",
                claim.verdict().word());
        text(svg, 110, y + 13, "fill=\"#1c2733\"", claim.claim().id().replace('_', ' '));
        Flip nearest =
                claim.flips().stream().filter(Flip::certified).findFirst().orElse(null);
        if (nearest == null) {
            String none = claim.flipsSearched() ? "no flip found" : "";
            text(svg, LEFT + SCALE + 14, y + 13, "fill=\"#9aa4ae\"", none);
            return;
        }
        double share = share(nearest, result);
        int x = LEFT + (int) Math.rint(SCALE * Math.min(1, share));
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"3\"/>\n",
                LEFT,
                y + 9,
                x,
                y + 9,
                colour(claim.verdict())));
        svg.append(String.format(
                Locale.ROOT, "<circle cx=\"%d\" cy=\"%d\" r=\"5\" fill=\"%s\"/>\n", x, y + 9, colour(claim.verdict())));
        text(
                svg,
                LEFT + SCALE + 14,
                y + 13,
                "fill=\"#1c2733\"",
                nearest.uncertainty().replace('_', ' '));
    }

    private static double share(Flip flip, CheckResult result) {
        for (Uncertainty u : result.scenario().uncertainties()) {
            if (u.name().equals(flip.uncertainty()) && u.high() > u.low()) {
                return Math.abs(flip.at() - flip.stated()) / (u.high() - u.low());
            }
        }
        return 1;
    }

    private static String colour(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> "#2a7f4f";
            case FAILS -> "#b3382c";
            case DEPENDS -> "#b07a12";
            case UNDECIDED -> "#6b5b95";
            case NOT_JUDGED -> "#8a949e";
        };
    }

    private static void text(StringBuilder svg, int x, int y, String style, String content) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" %s>", x, y, style))
                .append(content.replace("&", "&amp;").replace("<", "&lt;"))
                .append("</text>\n");
    }
}
