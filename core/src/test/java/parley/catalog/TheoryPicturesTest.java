package parley.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.catalog.TheoryFormulas.bigMatchGuess;
import static parley.catalog.TheoryFormulas.cheating;
import static parley.catalog.TheoryFormulas.deterringRate;
import static parley.catalog.TheoryFormulas.hideOrRun;
import static parley.catalog.TheoryFormulas.preventiveWar;
import static parley.catalog.TheoryFormulas.recursiveInspection;
import static parley.catalog.TheoryFormulas.rubinstein;
import static parley.catalog.TheoryFormulas.shiftingPower;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import parley.claim.ClaimResult;
import parley.scenario.Scenario;

/**
 * The pictures of docs/theory.md: for each model its answer across one parameter, solved at the dots, beside the formula.
 * {@code mvn test -Dtest=TheoryPicturesTest -Dparley.rewrite=true} writes them anew.
 */
class TheoryPicturesTest {
    private static final int CURVE = 240;

    /**
     * One picture.
     *
     * @param claim whose first comparison has the quantity on its left
     * @param points how many values of the uncertainty are solved, its ends included
     */
    record Picture(
            String scenario,
            String claim,
            String uncertainty,
            double from,
            double to,
            int points,
            String yLabel,
            String xLabel,
            DoubleUnaryOperator formula) {}

    private static final List<Picture> ALL = List.of(
            new Picture(
                    "blackwell-1968-big-match",
                    "rare_guess",
                    "patience",
                    0.5,
                    0.99,
                    25,
                    "chance of guessing one",
                    "patience",
                    d -> bigMatchGuess(d)),
            new Picture(
                    "de-alfaro-1998-hide-or-run",
                    "worth_of_getting_home",
                    "patience",
                    0.3,
                    0.99,
                    25,
                    "worth to the runner",
                    "patience",
                    d -> hideOrRun(d)),
            new Picture(
                    "dresher-1962-recursive-inspection",
                    "visits_needed",
                    "inspections",
                    0,
                    7,
                    8,
                    "worth to the inspector",
                    "visits in eight periods",
                    m -> recursiveInspection(8, (int) Math.rint(m), 1)),
            new Picture(
                    "fearon-1995-preventive-war",
                    "shift_means_war",
                    "odds_before",
                    0.25,
                    0.55,
                    25,
                    "chance of war",
                    "rising state's chance of winning before the shift (0.55 after)",
                    p -> preventiveWar(p, 0.55, 0.26, 0.8, 0.002) ? 1 : 0),
            new Picture(
                    "fearon-1995-risk-and-return",
                    "low_risk",
                    "cost",
                    0,
                    0.96,
                    25,
                    "chance of war",
                    "challenger's cost of war",
                    c -> (1 - c) / 2),
            new Picture(
                    "harsanyi-1988-stag-hunt",
                    "stag_is_hunted",
                    "hare",
                    0.5,
                    3.5,
                    24,
                    "chance that both go for the stag",
                    "worth of a hare (stag 4)",
                    h -> h < 2 ? 1 : 0),
            new Picture(
                    "maschler-1966-inspector-leadership",
                    "rate_is_least_that_deters",
                    "penalty",
                    0.5,
                    10,
                    25,
                    "inspection rate announced",
                    "penalty (gain 1)",
                    p -> deterringRate(1, p) / 20.0),
            new Picture(
                    "maskin-2001-prisoners-dilemma-without-memory",
                    "never_cooperates",
                    "patience",
                    0.05,
                    0.99,
                    20,
                    "chance that both always defect",
                    "patience",
                    d -> 1),
            new Picture(
                    "maynard-smith-1974-war-of-attrition",
                    "quits_as_the_formula_says",
                    "cost",
                    0.05,
                    1,
                    20,
                    "chance of quitting per round",
                    "cost of a round (prize 1)",
                    c -> c / (1 + c)),
            new Picture(
                    "parley-2026-snapback-deal",
                    "worth",
                    "detection",
                    0.02,
                    0.2,
                    19,
                    "worth of the deal to the state",
                    "chance of detection per quarter (lag 2)",
                    m -> Math.max(10, cheating(1, 0.5, 0, m, 0.9, 2))),
            new Picture(
                    "powell-2006-shifting-power",
                    "shift_means_war",
                    "odds_before",
                    0.3,
                    0.59,
                    25,
                    "chance of war",
                    "rising state's chance of winning before the shift (0.66 after)",
                    p -> shiftingPower(p, 0.66, 0.1, 0.8, 0.006) ? 1 : 0),
            new Picture(
                    "rubinstein-1982-bargaining",
                    "first_gets_most",
                    "patience_2",
                    0.2,
                    0.85,
                    27,
                    "share of the first",
                    "patience of the second (first 0.79)",
                    d -> rubinstein(0.79, d)),
            new Picture(
                    "schelling-1966-chicken",
                    "disaster_possible",
                    "disaster",
                    3,
                    50,
                    20,
                    "chance of disaster",
                    "cost of disaster (win 1, loss 1)",
                    c -> 1 / (c * c)),
            new Picture(
                    "tsebelis-1989-penalties",
                    "inspection_rate",
                    "penalty",
                    0.5,
                    10,
                    20,
                    "inspection rate",
                    "penalty (gain 1)",
                    p -> 1 / (1 + p)));

    @TestFactory
    Stream<DynamicTest> pictures_show_what_is_solved() {
        return ALL.stream().map(p -> DynamicTest.dynamicTest(p.scenario(), () -> check(p)));
    }

    static void check(Picture picture) {
        Path file = Catalog.HOME.resolve("docs/img/theory/" + picture.scenario() + ".svg");
        String svg = draw(picture);
        if (Catalog.REWRITE) {
            Catalog.write(file, svg);
        }
        assertThat(Catalog.read(file)).isEqualTo(svg);
    }

    private static String draw(Picture picture) {
        Scenario scenario = Catalog.theory(picture.scenario());
        List<Chart.Point> dots = new ArrayList<>();
        for (int k = 0; k < picture.points(); k++) {
            double x = along(picture, k, picture.points() - 1);
            ClaimResult result = Catalog.judge(
                            scenario,
                            Map.of(picture.uncertainty(), x),
                            null,
                            List.of(picture.claim()),
                            Double.POSITIVE_INFINITY)
                    .get(0);
            // What no certificate covers is not shown.
            if (result.evidence() != null && result.evidence().regret() < 1e-6) {
                dots.add(new Chart.Point(x, result.comparisons().get(0).left().value()));
            }
        }
        boolean whole = picture.to() - picture.from() == picture.points() - 1;
        int steps = whole ? picture.points() - 1 : CURVE;
        List<Chart.Point> curve = new ArrayList<>();
        for (int k = 0; k <= steps; k++) {
            double x = along(picture, k, steps);
            curve.add(new Chart.Point(x, picture.formula().applyAsDouble(x)));
        }
        return new Chart(scenario.title(), picture.xLabel(), picture.yLabel(), curve, dots).svg();
    }

    private static double along(Picture picture, int k, int steps) {
        return picture.from() + (picture.to() - picture.from()) * k / steps;
    }
}
