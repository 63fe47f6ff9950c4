package parley.catalog;

import static parley.catalog.TheoryMoreFormulas.forEver;
import static parley.catalog.TheoryMoreFormulas.goingRound;
import static parley.catalog.TheoryMoreFormulas.pactBroken;
import static parley.catalog.TheoryMoreFormulas.pactKept;
import static parley.catalog.TheoryMoreFormulas.slicesLost;
import static parley.catalog.TheoryMoreFormulas.stayingPower;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import parley.catalog.TheoryPicturesTest.Picture;

/**
 * The pictures of docs/theory-more.md: for each model its answer across one parameter, solved at the dots, beside the
 * formula. {@code mvn test -Dtest=TheoryMorePicturesTest -Dparley.rewrite=true} writes them anew.
 */
class TheoryMorePicturesTest {
    private static final List<Picture> ALL = List.of(
            new Picture(
                    "binmore-1989-outside-option",
                    "option_helps",
                    "option",
                    0.25,
                    8.75,
                    34,
                    "worth to South",
                    "option of South (line: money as finely divided as one likes)",
                    w -> 0.81 * Math.max(w, 10 * 0.81 / 1.81)),
            new Picture(
                    "brams-1994-cycle",
                    "worth_to_the_agency",
                    "agency_patience",
                    0.05,
                    0.8,
                    26,
                    "worth to the agency",
                    "patience of the agency",
                    p -> Math.max(3 * forEver(p), goingRound(p, 4, 1, 2, 3))),
            new Picture(
                    "drezner-2003-sanctions",
                    "sanctions_imposed",
                    "pain",
                    0.1,
                    2,
                    25,
                    "sanctions imposed in ten disputes",
                    "pain (minor stake 0.4, vital stake 1.6)",
                    pain -> pain < 0.4 ? 10 : pain < 1.6 ? 2.7 : 0),
            new Picture(
                    "friedman-1971-grim-trigger",
                    "worth_of_the_best_reply",
                    "patience",
                    0.05,
                    0.8,
                    26,
                    "worth of the best reply",
                    "patience",
                    d -> Math.max(2 * forEver(d), 3)),
            new Picture(
                    "schelling-1960-burnt-bridge",
                    "gain_from_burning",
                    "battle_cost",
                    0.1,
                    0.9,
                    24,
                    "gain from burning the bridge",
                    "defender's cost of a battle",
                    c -> c < 0.4 ? 0 : 1),
            new Picture(
                    "schelling-1961-arms-pact",
                    "worth_to_east",
                    "detection",
                    0,
                    1,
                    26,
                    "worth to East",
                    "chance of detection (false alarms 0.1)",
                    x -> Math.max(pactKept(0.9, 0.1, 1), pactBroken(0.9, x, 3, 1))),
            new Picture(
                    "schelling-1966-brinkmanship",
                    "challenger_never_expects_to_lose",
                    "challenger_stake",
                    0.2,
                    3,
                    26,
                    "worth to the challenger",
                    "stake of the challenger (of the defender 1)",
                    v -> stayingPower(1, v, 1, 0.07) > stayingPower(2, 1, 1, 0.07) ? 0.93 * v - 0.07 : 0),
            new Picture(
                    "schelling-1966-salami",
                    "one_side_gains_what_the_other_loses",
                    "war_cost",
                    0.25,
                    14.75,
                    30,
                    "slices lost of twelve",
                    "cost of war, in slices",
                    c -> slicesLost(c, 1)),
            new Picture(
                    "snyder-1961-denial-punishment",
                    "worth_to_the_attacker",
                    "blocked",
                    0,
                    1,
                    24,
                    "worth to the attacker",
                    "share of attacks stopped (retaliation hurts 0.4)",
                    b -> Math.max(0, 0.4 - b)),
            new Picture(
                    "stedman-1997-spoiler",
                    "worth_to_the_government",
                    "blame",
                    0.05,
                    0.95,
                    25,
                    "worth to the government",
                    "chance that a bomb is taken for a breach",
                    m -> Math.max(3, 2 / (1 - 0.6 * (1 - m)))),
            new Picture(
                    "walter-1997-guarantor",
                    "worth_to_the_rebels",
                    "effort",
                    0.1,
                    1,
                    24,
                    "worth to the rebels",
                    "guarantor's effort (its interest 0.5)",
                    e -> e < 0.5 ? 0.4 : 0),
            new Picture(
                    "williamson-1983-hostage-exchange",
                    "worth_to_north",
                    "south_deposit",
                    0,
                    1,
                    25,
                    "worth to North",
                    "deposit of South (its leverage 0.4)",
                    x -> x > 0.4 ? 0.6 : 0));

    @TestFactory
    Stream<DynamicTest> pictures_show_what_is_solved() {
        return ALL.stream().map(p -> DynamicTest.dynamicTest(p.scenario(), () -> TheoryPicturesTest.check(p)));
    }
}
