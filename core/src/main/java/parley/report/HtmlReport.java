package parley.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import parley.claim.CheckResult;
import parley.claim.ClaimResult;
import parley.claim.Comparison;
import parley.claim.Flip;
import parley.claim.Verdict;
import parley.claim.Walk;
import parley.claim.World;
import parley.scenario.Scenario;

/** A check as one page that needs nothing else: no script, no picture, no font from elsewhere. */
public final class HtmlReport {
    private final StringBuilder out = new StringBuilder();

    private HtmlReport() {}

    /** All scenarios on one page. */
    public static String of(List<Checked> all) {
        return new HtmlReport().page(all);
    }

    private String page(List<Checked> all) {
        String title = all.size() == 1
                ? all.get(0).result().scenario().title()
                : Wording.count(all.size(), "scenario") + " checked";
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        element("title", "", title);
        out.append("<style>\n").append(styleSheet()).append("</style>\n</head>\n<body>\n");
        all.forEach(this::scenario);
        return out.append("</body>\n</html>\n").toString();
    }

    private void scenario(Checked checked) {
        CheckResult result = checked.result();
        Scenario scenario = result.scenario();
        out.append("<main>\n");
        element("h1", "", scenario.title());
        if (!scenario.about().isEmpty()) {
            element("p", "about", scenario.about());
        }
        element(
                "p",
                "facts",
                Wording.numbers(result.sourced(), result.assumed()) + " · "
                        + Wording.game(scenario, checked.variant(), OptionalInt.of(result.states()))
                        + separated(Wording.certificates(result.claims())));
        element("p", "note", Wording.ABOUT_THE_MODEL);
        boolean met = result.claims().stream().allMatch(ClaimResult::asExpected);
        element(
                "p",
                met ? "summary" : "summary unmet",
                Wording.summary(result.claims()) + separated(Wording.expectations(result.claims())));
        if (checked.seconds() != null) {
            element("p", "facts", "Checked in " + Numbers.shown(checked.seconds()) + " s.");
        }
        element("h2", "", "Claims");
        result.claims().forEach(claim -> claim(checked, claim));
        if (!scenario.uncertainties().isEmpty()) {
            element("h2", "", "Assumptions");
            assumptions(scenario);
        }
        code("p", "facts", checked.command());
        out.append("</main>\n");
    }

    private static String separated(String text) {
        return text.isEmpty() ? "" : " · " + text;
    }

    private void claim(Checked checked, ClaimResult result) {
        boolean later = result.verdict() == Verdict.NOT_JUDGED;
        out.append("<article class=\"")
                .append(later ? "later" : result.verdict().word())
                .append("\">\n<header>");
        inline(
                "span",
                "verdict",
                Wording.mark(result.verdict()) + " " + result.verdict().word());
        inline("span", "id", result.claim().id());
        inline("span", "place", Wording.place(result.claim()));
        out.append("</header>\n");
        element("p", "says", result.claim().says());
        if (later) {
            String why = result.claim().later();
            element("p", "about", why == null ? result.reason() : why);
        } else {
            evidence(checked, result);
        }
        out.append("</article>\n");
    }

    private void evidence(Checked checked, ClaimResult result) {
        Scenario scenario = checked.result().scenario();
        if (!result.asExpected()) {
            element("p", "unmet", Wording.expectation(result));
        }
        out.append("<ul class=\"sides\">\n");
        for (Comparison comparison : result.comparisons()) {
            code("li", "", comparison.text());
            element("li", "", Wording.comparison(comparison));
            String range = Wording.range(comparison, result.equilibria());
            if (!range.isEmpty()) {
                element("li", "", range);
            }
        }
        out.append("</ul>\n<ul>\n");
        if (result.evidence() != null) {
            element(
                    "li",
                    "",
                    Wording.evidence(result.evidence()) + ", by "
                            + result.evidence().method());
        }
        if (!result.reason().isEmpty()) {
            element("li", "", result.reason());
        }
        for (Flip flip : result.flips()) {
            element("li", "", "flips at " + Wording.flip(flip, scenario));
        }
        if (result.flipsSearched() && result.flips().isEmpty()) {
            element("li", "", "no flip found in " + Wording.searched(scenario, result.claim()));
        }
        World world = result.world();
        if (world != null) {
            element("li", "", "false where " + Wording.world(world, scenario));
            world.comparisons().forEach(comparison -> element("li", "", Wording.comparison(comparison)));
        } else if (result.worlds() > 0) {
            element("li", "", "no counterexample in " + Wording.count(result.worlds(), "drawn world"));
        }
        out.append("</ul>\n");
        result.counterexample().forEach(walk -> walk(walk, scenario.period()));
        if (world != null || !result.counterexample().isEmpty()) {
            code("p", "", Wording.command(checked, result.claim(), world));
        }
    }

    private void walk(Walk walk, String period) {
        out.append("<div class=\"scroll\"><table>\n");
        element(
                "caption",
                "",
                "Likeliest play " + walk.heading() + ", probability " + Numbers.probability(walk.probability()));
        row("th", period, "moves", "then", "probability");
        for (Walk.Step step : walk.steps()) {
            row(
                    "td",
                    Integer.toString(step.period()),
                    step.moves(),
                    step.then(),
                    Numbers.probability(step.probability()));
        }
        out.append("</table></div>\n");
    }

    private void assumptions(Scenario scenario) {
        out.append("<div class=\"scroll\"><table>\n");
        row("th", "name", "value", "range", "source", "why");
        for (Scenario.Uncertainty each : scenario.uncertainties()) {
            String unit = each.unit() == null ? "" : " " + each.unit();
            String range = each.isSwitch() ? "true or false" : Wording.between(each.low(), each.high());
            row(
                    "td",
                    each.name(),
                    Wording.value(each, each.value()) + unit,
                    each.low() < each.high() ? range : "",
                    each.assumed() || each.source() == null ? "assumed" : each.source(),
                    each.why() == null ? "" : each.why());
        }
        out.append("</table></div>\n");
        out.append("<ul>\n");
        for (Scenario.Source source : scenario.sources()) {
            element("li", "", source.key() + ": " + source.title());
        }
        out.append("</ul>\n");
    }

    private void row(String cell, String... texts) {
        out.append("<tr>");
        for (String text : texts) {
            boolean number = !text.isEmpty() && text.chars().allMatch(c -> "0123456789.-<>e".indexOf(c) >= 0);
            inline(cell, number ? "number" : "", text);
        }
        out.append("</tr>\n");
    }

    private void element(String name, String kind, String text) {
        inline(name, kind, text);
        out.append('\n');
    }

    private void inline(String name, String kind, String text) {
        open(name, kind).append(Xml.escape(text)).append("</").append(name).append('>');
    }

    private void code(String name, String kind, String text) {
        open(name, kind)
                .append("<code>")
                .append(Xml.escape(text))
                .append("</code></")
                .append(name)
                .append(">\n");
    }

    private StringBuilder open(String name, String kind) {
        out.append('<').append(name);
        if (!kind.isEmpty()) {
            out.append(" class=\"").append(kind).append('"');
        }
        return out.append('>');
    }

    private static String styleSheet() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
