package parley.catalog;

import static parley.catalog.TheoryFormulas.bigMatchGuess;
import static parley.catalog.TheoryFormulas.cheating;
import static parley.catalog.TheoryFormulas.complianceSlack;
import static parley.catalog.TheoryFormulas.deterringRate;
import static parley.catalog.TheoryFormulas.hideOrRun;
import static parley.catalog.TheoryFormulas.preventiveWar;
import static parley.catalog.TheoryFormulas.recursiveInspection;
import static parley.catalog.TheoryFormulas.shiftingPower;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Random parameters of each model of the theory catalog, and what its formula says there. */
final class TheoryModels {
    /** By scenario. */
    static final Map<String, Function<SplittableRandom, TheoryDraw>> ALL = all();

    private static final String[] PERIODS = {"two", "three", "four", "five", "six", "seven"};

    private TheoryModels() {}

    private static Map<String, Function<SplittableRandom, TheoryDraw>> all() {
        Map<String, Function<SplittableRandom, TheoryDraw>> all = new LinkedHashMap<>();
        all.put("blackwell-1968-big-match", TheoryModels::bigMatch);
        all.put("de-alfaro-1998-hide-or-run", TheoryModels::hiding);
        all.put("dresher-1962-recursive-inspection", TheoryModels::dresher);
        all.put("fearon-1995-preventive-war", TheoryModels::fearon);
        all.put("fearon-1995-risk-and-return", TheoryModels::risk);
        all.put("harsanyi-1988-stag-hunt", TheoryModels::stagHunt);
        all.put("maschler-1966-inspector-leadership", TheoryModels::leadership);
        all.put("maskin-2001-prisoners-dilemma-without-memory", TheoryModels::dilemma);
        all.put("maynard-smith-1974-war-of-attrition", TheoryModels::attrition);
        all.put("parley-2026-snapback-deal", TheoryModels::snapback);
        all.put("powell-2006-shifting-power", TheoryModels::powell);
        all.put("rubinstein-1982-bargaining", RubinsteinOnAScale::draw);
        all.put("schelling-1966-chicken", TheoryModels::chicken);
        all.put("tsebelis-1989-penalties", TheoryModels::tsebelis);
        return all;
    }

    private static TheoryDraw bigMatch(SplittableRandom random) {
        double d = random.nextDouble(0.3, 0.99);
        return new TheoryDraw()
                .with("patience", d)
                .expect("half_a_day", 0.5)
                .expect("rare_guess", bigMatchGuess(d))
                .expect("even_digit", 0.5);
    }

    private static TheoryDraw hiding(SplittableRandom random) {
        double d = random.nextDouble(0.1, 0.99);
        return new TheoryDraw()
                .with("patience", d)
                .expect("worth_of_getting_home", hideOrRun(d))
                .expect("secured", hideOrRun(d));
    }

    private static TheoryDraw dresher(SplittableRandom random) {
        int n = random.nextInt(2, 9);
        int m = random.nextInt(0, 8);
        double a = random.nextDouble(0.2, 4);
        return new TheoryDraw()
                .in(n == 8 ? null : PERIODS[n - 2] + "_periods")
                .with("inspections", m)
                .with("reward", a)
                .expect("visits_needed", recursiveInspection(n, m, a));
    }

    /** The later share lies just below what the declining state will bear, or beyond the whole. */
    private static TheoryDraw fearon(SplittableRandom random) {
        while (true) {
            double d = random.nextDouble(0.5, 0.95);
            double p1 = random.nextDouble(0.05, 0.9);
            double p2 = random.nextDouble(p1, 0.95);
            boolean whole = random.nextInt(5) == 0;
            int later = whole ? 10 : (int) Math.ceil(p2 * 10) + random.nextInt(3);
            double r = random.nextDouble(0.1, 0.9) * (1 - d) / 10;
            double cost = whole ? (1 - p2) / (1 - d) * random.nextDouble(1.05, 2) : (later / 10.0 + r - p2) / (1 - d);
            double lottery = (1 - p1) / (1 - d) - cost;
            double waiting = 1 + d * (1 - later / 10.0) / (1 - d);
            if (cost < 0.02 || (!whole && later >= 10) || Math.abs(lottery - waiting) < 1e-3) {
                continue;
            }
            boolean war = whole ? lottery > 1 : preventiveWar(p1, p2, cost, d, r);
            TheoryDraw draw = new TheoryDraw()
                    .with("patience", d)
                    .with("odds_before", p1)
                    .with("odds_after", p2)
                    .with("cost_declining", cost)
                    .with("cost_rising", random.nextDouble(0.05, 0.5))
                    .expect("shift_means_war", war ? 1 : 0);
            if (war) {
                return draw.expect("never_below_the_lottery", lottery);
            }
            // The rising state takes what it can, in tenths: the declining one keeps the lottery up to a step.
            double most = Math.max(lottery, waiting - 1);
            return draw.expect("never_below_the_lottery", most, 1 / 10.0);
        }
    }

    private static TheoryDraw powell(SplittableRandom random) {
        while (true) {
            double d = random.nextDouble(0.5, 0.95);
            double p1 = random.nextDouble(0.05, 0.9);
            double destroyed = random.nextDouble(0.06, 0.3);
            int later = random.nextInt(1, 10);
            double r = random.nextDouble(0.1, 0.9) * (1 - d) / 10;
            double p2 = (later / 10.0 - r) / (1 - destroyed);
            double lottery = (1 - p1) * (1 - destroyed) / (1 - d);
            double waiting = 1 + d * (1 - later / 10.0) / (1 - d);
            if (p2 < p1 || p2 > 0.99 || Math.abs(lottery - waiting) < 1e-3) {
                continue;
            }
            boolean war = shiftingPower(p1, p2, destroyed, d, r);
            TheoryDraw draw = new TheoryDraw()
                    .with("patience", d)
                    .with("odds_before", p1)
                    .with("odds_after", p2)
                    .with("destroyed", destroyed)
                    .expect("shift_means_war", war ? 1 : 0);
            return war ? draw.expect("never_below_the_lottery", lottery) : draw;
        }
    }

    private static TheoryDraw risk(SplittableRandom random) {
        while (true) {
            double cost = random.nextDouble(0, 1);
            double best = (1 - cost) / 2;
            int tenths = (int) Math.rint(10 * best);
            if (Math.abs(10 * best - tenths) > 0.48) {
                continue;
            }
            double odds = random.nextDouble(0.1, 0.4);
            double u = tenths / 10.0;
            return new TheoryDraw()
                    .with("odds", odds)
                    .with("cost", cost)
                    .expect("low_risk", u)
                    .expect("risk_pays", odds + u * (1 - cost) - u * u);
        }
    }

    private static TheoryDraw snapback(SplittableRandom random) {
        while (true) {
            double d = random.nextDouble(0.5, 0.97);
            double b = random.nextDouble(0.3, 2);
            double g = random.nextDouble(0.1, 1.5);
            double p = random.nextDouble(-1, 0.2);
            double m = random.nextDouble(0.05, 1);
            int lag = random.nextInt(5);
            double slack = complianceSlack(b, g, p, m, d, lag);
            if (Math.abs(slack) < 1e-3) {
                continue;
            }
            return new TheoryDraw()
                    .with("patience", d)
                    .with("relief", b)
                    .with("gain", g)
                    .with("punishment", p)
                    .with("detection", m)
                    .with("lag", lag)
                    .expect("worth", Math.max(b / (1 - d), cheating(b, g, p, m, d, lag)))
                    .expect("deal_holds", slack > 0 ? 1 : 0);
        }
    }

    private static TheoryDraw tsebelis(SplittableRandom random) {
        double cost = random.nextDouble(0.05, 0.6);
        double harm = random.nextDouble(0.7, 2);
        double gain = random.nextDouble(0.3, 3);
        double penalty = random.nextDouble(0.5, 10);
        return new TheoryDraw()
                .with("cost", cost)
                .with("harm", harm)
                .with("gain", gain)
                .with("penalty", penalty)
                .expect("violation_rate", cost / harm)
                .expect("inspection_rate", gain / (gain + penalty))
                .expect("inspector_pays_the_cost", -cost)
                .expect("inspectee_gains_nothing", 0);
    }

    private static TheoryDraw leadership(SplittableRandom random) {
        double cost = random.nextDouble(0.05, 0.6);
        double gain = random.nextDouble(0.3, 3);
        double penalty = random.nextDouble(0.5, 10);
        int rate = deterringRate(gain, penalty);
        return new TheoryDraw()
                .with("cost", cost)
                .with("harm", random.nextDouble(0.7, 2))
                .with("gain", gain)
                .with("penalty", penalty)
                .expect("no_violation", 0)
                .expect("rate_is_least_that_deters", rate / 20.0)
                .expect("leading_is_better", -cost * rate / 20);
    }

    private static TheoryDraw attrition(SplittableRandom random) {
        double prize = random.nextDouble(0.3, 5);
        double cost = random.nextDouble(0.02, 2);
        return new TheoryDraw()
                .with("prize", prize)
                .with("cost", cost)
                .expect("quits_as_the_formula_says", cost / (prize + cost))
                .expect("prize_is_fought_away", 0)
                .expect("binding_oneself_wins", prize);
    }

    /** Away from risk indifference, where exact play that grows out of noise has to choose. */
    private static TheoryDraw stagHunt(SplittableRandom random) {
        double stag = random.nextDouble(1, 5);
        boolean safe = random.nextBoolean();
        double hare = stag * (safe ? random.nextDouble(0.52, 0.98) : random.nextDouble(0.05, 0.48));
        return new TheoryDraw()
                .with("stag", stag)
                .with("hare", hare)
                .expect("stag_is_hunted", safe ? 0 : 1)
                .expect("hare_is_secured", hare);
    }

    private static TheoryDraw chicken(SplittableRandom random) {
        double win = random.nextDouble(0.3, 3);
        double loss = random.nextDouble(0.2, 2);
        double disaster = loss + random.nextDouble(0.3, 20);
        return new TheoryDraw()
                .with("win", win)
                .with("loss", loss)
                .with("disaster", disaster)
                .expect("stands_firm_as_the_formula_says", win / (win + disaster - loss))
                .expect("secured", -loss);
    }

    private static TheoryDraw dilemma(SplittableRandom random) {
        return new TheoryDraw()
                .with("patience", random.nextDouble(0.05, 0.99))
                .with("reward", random.nextDouble(0.2, 2))
                .with("temptation", random.nextDouble(2.05, 6))
                .expect("never_cooperates", 1)
                .expect("worth_of_defecting", 0);
    }
}
