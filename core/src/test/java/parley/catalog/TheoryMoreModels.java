package parley.catalog;

import static parley.catalog.TheoryMoreFormulas.forEver;
import static parley.catalog.TheoryMoreFormulas.goingRound;
import static parley.catalog.TheoryMoreFormulas.letters;
import static parley.catalog.TheoryMoreFormulas.pactBroken;
import static parley.catalog.TheoryMoreFormulas.pactKept;
import static parley.catalog.TheoryMoreFormulas.slicesLost;
import static parley.catalog.TheoryMoreFormulas.stayingPower;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Random parameters of the models of {@code docs/theory-more.md}, away from ties, and what the formulas say there. */
final class TheoryMoreModels {
    /** By scenario. */
    static final Map<String, Function<SplittableRandom, TheoryDraw>> ALL = all();

    /** Draws nearer to a threshold than this are drawn again: there either side may be an equilibrium. */
    private static final double NEAR = 1e-3;

    private TheoryMoreModels() {}

    private static Map<String, Function<SplittableRandom, TheoryDraw>> all() {
        Map<String, Function<SplittableRandom, TheoryDraw>> all = new LinkedHashMap<>();
        all.put("binmore-1989-outside-option", TheoryMoreModels::outsideOption);
        all.put("brams-1994-cycle", TheoryMoreModels::cycle);
        all.put("drezner-2003-sanctions", TheoryMoreModels::sanctions);
        all.put("friedman-1971-grim-trigger", TheoryMoreModels::grimTrigger);
        all.put("schelling-1960-burnt-bridge", TheoryMoreModels::burntBridge);
        all.put("schelling-1961-arms-pact", TheoryMoreModels::armsPact);
        all.put("schelling-1966-brinkmanship", TheoryMoreModels::brinkmanship);
        all.put("schelling-1966-salami", TheoryMoreModels::salami);
        all.put("snyder-1961-denial-punishment", TheoryMoreModels::deterrence);
        all.put("stedman-1997-spoiler", TheoryMoreModels::spoiler);
        all.put("walter-1997-guarantor", TheoryMoreModels::guarantor);
        all.put("williamson-1983-hostage-exchange", TheoryMoreModels::hostages);
        return all;
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) < NEAR;
    }

    private static int truth(boolean fact) {
        return fact ? 1 : 0;
    }

    private static double[] ascending(SplittableRandom random, int count, double low, double high) {
        double[] numbers = new double[count];
        do {
            Arrays.setAll(numbers, k -> random.nextDouble(low, high));
            Arrays.sort(numbers);
        } while (tooClose(numbers));
        return numbers;
    }

    private static boolean tooClose(double[] sorted) {
        for (int k = 1; k < sorted.length; k++) {
            if (sorted[k] - sorted[k - 1] < 0.05) {
                return true;
            }
        }
        return false;
    }

    private static TheoryDraw outsideOption(SplittableRandom random) {
        while (true) {
            double patience = random.nextDouble(0.4, 0.95);
            double option = random.nextDouble(0.05, 8.95);
            TheoryMoreFormulas.Letters letters = letters(patience, option);
            if (letters.slack() > NEAR && !near(option, Math.rint(option))) {
                return new TheoryDraw()
                        .with("patience", patience)
                        .with("option", option)
                        .expect("north_keeps_the_rest", letters.writer())
                        .expect("option_helps", letters.other());
            }
        }
    }

    private static TheoryDraw cycle(SplittableRandom random) {
        while (true) {
            double patience = random.nextDouble(0.05, 0.97);
            double[] rank = ascending(random, 4, 0, 10);
            double stay = rank[2] * forEver(patience);
            double round = goingRound(patience, rank[3], rank[0], rank[1], rank[2]);
            if (!near(stay, round)) {
                return new TheoryDraw()
                        .with("agency_patience", patience)
                        .with("host_patience", random.nextDouble(0.05, 0.97))
                        .with("fooled", rank[0])
                        .with("caught", rank[1])
                        .with("seen", rank[2])
                        .with("unwatched", rank[3])
                        .expect("inspectors_stay", truth(stay > round))
                        .expect("worth_to_the_agency", Math.max(stay, round));
            }
        }
    }

    private static TheoryDraw sanctions(SplittableRandom random) {
        double[] stake = ascending(random, 3, 0.1, 2);
        int place = random.nextInt(3);
        double pain = stake[place];
        double minor = place == 0 ? stake[1] : stake[0];
        double vital = place == 2 ? stake[1] : stake[2];
        double[] credible = ascending(random, 2, 0.1, 1.5);
        boolean bluff = random.nextInt(4) == 0;
        double cost = bluff ? credible[1] : credible[0];
        double face = bluff ? credible[0] : credible[1];
        double share = random.nextDouble(0.05, 0.95);
        double prize = random.nextDouble(0.2, 3);
        double vitalOnes = 9 * share;
        double yielding = bluff || pain < minor ? 0 : pain < vital ? 10 - vitalOnes : 10;
        double imposed = bluff ? 0 : 10 - yielding;
        return new TheoryDraw()
                .with("pain", pain)
                .with("minor_cost", minor)
                .with("vital_cost", vital)
                .with("vital_share", share)
                .with("prize", prize)
                .with("sanction_cost", cost)
                .with("face", face)
                .expect("imposed_sanctions_never_succeed", 0)
                .expect("sanctions_imposed", imposed)
                .expect("threats_that_worked", yielding)
                .expect("worth_to_the_sender", bluff ? -10 * face : yielding * prize - imposed * cost);
    }

    private static TheoryDraw grimTrigger(SplittableRandom random) {
        while (true) {
            double patience = random.nextDouble(0.05, 0.97);
            double[] payoff = ascending(random, 4, -3, 6);
            double stay = payoff[2] * forEver(patience);
            double leave = payoff[3] + patience * payoff[1] * forEver(patience);
            if (!near(stay, leave)) {
                return new TheoryDraw()
                        .with("patience", patience)
                        .with("sucker", payoff[0])
                        .with("punishment", payoff[1])
                        .with("reward", payoff[2])
                        .with("temptation", payoff[3])
                        .expect("grim_is_an_equilibrium", stay)
                        .expect("worth_of_the_best_reply", Math.max(stay, leave))
                        .expect("once_broken_always_broken", 1)
                        .expect("defecting_is_an_equilibrium_too", 1);
            }
        }
    }

    private static TheoryDraw burntBridge(SplittableRandom random) {
        while (true) {
            double hold = random.nextDouble(0.02, 0.98);
            double battle = random.nextDouble(0.02, 1.2);
            double assault = random.nextDouble(0.02, 1.2);
            double bridge = random.nextDouble(0.01, 0.9);
            if (near(hold, battle) || near(1 - hold, assault)) {
                continue;
            }
            double sureToFight = 1 - hold > assault ? hold - battle : 1;
            double free = hold > battle ? sureToFight : 0;
            return new TheoryDraw()
                    .with("hold", hold)
                    .with("battle_cost", battle)
                    .with("assault_cost", assault)
                    .with("bridge_cost", bridge)
                    .expect("burning_pays", sureToFight - bridge)
                    .expect("gain_from_burning", sureToFight - free);
        }
    }

    private static TheoryDraw armsPact(SplittableRandom random) {
        while (true) {
            double patience = random.nextDouble(0.1, 0.97);
            double detection = random.nextDouble(0.01, 1);
            double falseAlarm = random.nextDouble(0.01, 0.3);
            double cost = random.nextDouble(0.2, 2);
            double edge = cost + random.nextDouble(0.05, 3);
            double keep = pactKept(patience, falseAlarm, cost);
            double cheat = pactBroken(patience, detection, edge, cost);
            if (!near(keep, cheat)) {
                return new TheoryDraw()
                        .with("patience", patience)
                        .with("detection", detection)
                        .with("false_alarm", falseAlarm)
                        .with("edge", edge)
                        .with("cost", cost)
                        .expect("pact_keeps_itself", keep)
                        .expect("worth_to_east", Math.max(keep, cheat));
            }
        }
    }

    private static TheoryDraw brinkmanship(SplittableRandom random) {
        while (true) {
            double step = random.nextDouble(0.055, 0.5);
            double[] stake = {random.nextDouble(0.1, 3), random.nextDouble(0.1, 3)};
            double[] loss = {random.nextDouble(0.1, 3), random.nextDouble(0.1, 3)};
            if (atALimit(step, stake[0], loss[0]) || atALimit(step, stake[1], loss[1])) {
                continue;
            }
            boolean begins = stayingPower(1, stake[0], loss[0], step) > stayingPower(2, stake[1], loss[1], step);
            return new TheoryDraw()
                    .with("step", step)
                    .with("challenger_stake", stake[0])
                    .with("defender_stake", stake[1])
                    .with("challenger_loss", loss[0])
                    .with("defender_loss", loss[1])
                    .expect("challenge_succeeds", truth(begins))
                    .expect("little_risk_is_run", begins ? step : 0)
                    .expect("challenger_never_expects_to_lose", begins ? (1 - step) * stake[0] - step * loss[0] : 0)
                    .expect("defender_risks_one_step", begins ? -step * loss[1] : stake[1]);
        }
    }

    private static boolean atALimit(double step, double stake, double loss) {
        double turns = stake / (stake + loss) / step;
        return near(turns, Math.rint(turns));
    }

    private static TheoryDraw salami(SplittableRandom random) {
        while (true) {
            double slice = random.nextDouble(0.2, 2);
            double war = random.nextDouble(0.1, 14) * slice;
            if (near(war / slice, Math.rint(war / slice))) {
                continue;
            }
            int lost = slicesLost(war, slice);
            return new TheoryDraw()
                    .with("slice", slice)
                    .with("war_cost", war)
                    .with("slice_gain", random.nextDouble(0.2, 2))
                    .with("war_loss", random.nextDouble(0.1, 3))
                    .expect("something_is_lost", truth(lost > 0))
                    .expect("one_side_gains_what_the_other_loses", lost)
                    .expect("no_war", 0);
        }
    }

    private static TheoryDraw deterrence(SplittableRandom random) {
        while (true) {
            double through = random.nextDouble(0, 1);
            double prize = random.nextDouble(0.2, 2);
            double attack = random.nextDouble(0.02, 1);
            double hurt = random.nextDouble(0, 1.5);
            double[] will = ascending(random, 2, 0.05, 1);
            boolean ready = random.nextBoolean();
            double loss = random.nextDouble(0.2, 2);
            double gain = through * prize - attack - (ready ? hurt : 0);
            if (near(gain, 0)) {
                continue;
            }
            return new TheoryDraw()
                    .with("blocked", 1 - through)
                    .with("prize", prize)
                    .with("attack_cost", attack)
                    .with("hurt", hurt)
                    .with("retaliation_cost", will[ready ? 0 : 1])
                    .with("disgrace", will[ready ? 1 : 0])
                    .with("loss", loss)
                    .expect("attack_is_deterred", truth(gain > 0))
                    .expect("worth_to_the_attacker", Math.max(0, gain))
                    .expect("worth_to_the_defender", gain > 0 ? -through * loss - will[0] : 0);
        }
    }

    private static TheoryDraw spoiler(SplittableRandom random) {
        while (true) {
            double patience = random.nextDouble(0.1, 0.96);
            double blame = random.nextDouble(0.05, 0.95);
            double peace = random.nextDouble(0.3, 3);
            double surprise = peace + random.nextDouble(0.05, 3);
            double warGain = random.nextDouble(0.1, 2);
            double bomb = random.nextDouble(0.01, 3);
            double lasting = 1 / (1 - patience * (1 - blame));
            double strike = (patience * blame * warGain * forEver(patience) - bomb) * lasting;
            if (near(strike, 0) || near(peace * lasting, surprise)) {
                continue;
            }
            return new TheoryDraw()
                    .with("patience", patience)
                    .with("blame", blame)
                    .with("peace", peace)
                    .with("surprise", surprise)
                    .with("surprised", -random.nextDouble(0.1, 2))
                    .with("war_gain", warGain)
                    .with("bomb_cost", bomb)
                    .expect("truce_survives_the_spoiler", peace * lasting)
                    .expect("worth_to_the_government", Math.max(peace * lasting, surprise))
                    .expect("worth_to_the_spoiler", Math.max(0, strike))
                    .expect("months_of_ceasefire", 1 / blame)
                    .expect("half_a_year", Math.pow(1 - blame, 6));
        }
    }

    private static TheoryDraw guarantor(SplittableRandom random) {
        while (true) {
            double[] will = ascending(random, 2, 0.05, 1);
            boolean willing = random.nextInt(4) > 0;
            double peace = random.nextDouble(0.05, 1);
            double crush = random.nextDouble(0.05, 1.5);
            double penalty = random.nextDouble(0, 1.5);
            double settlement = random.nextDouble(-0.2, 1);
            double temptation = willing ? crush - penalty : crush;
            if (near(temptation, peace) || near(settlement, 0)) {
                continue;
            }
            boolean settled = temptation < peace && settlement > 0;
            return new TheoryDraw()
                    .with("effort", will[willing ? 0 : 1])
                    .with("interest", will[willing ? 1 : 0])
                    .with("peace", peace)
                    .with("crush", crush)
                    .with("penalty", penalty)
                    .with("settlement", settlement)
                    .with("ruin", random.nextDouble(0.5, 3))
                    .with("rescue", random.nextDouble(0.05, 0.5))
                    .expect("rebels_disarm", truth(settled))
                    .expect("the_guarantor_never_acts", 0)
                    .expect("worth_to_the_rebels", settled ? settlement : 0)
                    .expect("worth_to_the_government", settled ? peace : 0);
        }
    }

    private static TheoryDraw hostages(SplittableRandom random) {
        while (true) {
            double[] people = {random.nextDouble(0.05, 1.5), random.nextDouble(0.05, 1.5)};
            double[] leverage = {random.nextDouble(0.05, 1), random.nextDouble(0.05, 1)};
            double[] deposit = {random.nextDouble(0, 1.5), random.nextDouble(0, 1.5)};
            if (near(people[0], leverage[0]) || near(deposit[1], leverage[1])) {
                continue;
            }
            boolean home = deposit[1] > leverage[1] && people[0] > leverage[0];
            return new TheoryDraw()
                    .with("north_people", people[0])
                    .with("south_people", people[1])
                    .with("north_leverage", leverage[0])
                    .with("south_leverage", leverage[1])
                    .with("north_deposit", deposit[0])
                    .with("south_deposit", deposit[1])
                    .expect("exchange_happens", truth(home))
                    .expect("worth_to_north", home ? people[0] - leverage[0] : 0)
                    .expect("worth_to_south", home ? people[1] - leverage[1] : 0);
        }
    }
}
