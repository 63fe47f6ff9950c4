package parley.study;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import parley.claim.Panel;
import parley.claim.Ruling;
import parley.claim.Truth;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Uncertainty;

/**
 * Looks for a small change of assumptions that turns a claim: from the nearest draw in which it is otherwise, numbers are set back one by
 * one, the farthest first, as long as it stays so; then the straight way there is bisected. Every world looked at is solved and
 * certified. What is found is near, not the nearest there is.
 */
final class TurnSearch {
    /** Halvings of the way: to a millionth of a millionth of it. */
    private static final int HALVINGS = 40;

    private final Scenario scenario;
    private final Panel panel;
    private final Panel.Bench bench;
    private final int claim;
    private final double[] stated;

    TurnSearch(Scenario scenario, Panel panel, int claim) {
        this.scenario = scenario;
        this.panel = panel;
        this.bench = panel.bench(0);
        this.claim = claim;
        this.stated = panel.stated();
    }

    private Ruling at(double[] world) {
        try {
            return bench.judge(world, claim);
        } finally {
            bench.forget();
        }
    }

    private Scenario.Claim claim() {
        return panel.claims().get(claim);
    }

    /** Towards the nearest draw in which the claim is otherwise than at the stated values. */
    Turn nearest(Worlds worlds, Outcomes outcomes) {
        Ruling here = at(stated);
        if (here.truth() == Truth.UNKNOWN) {
            return Turn.none(claim(), here, "it is undecided at the stated values: " + here.reason());
        }
        Truth other = Truth.of(here.truth() == Truth.FALSE);
        BitSet turned =
                other == Truth.TRUE ? outcomes.isTrue(claim, Width.STATED) : outcomes.isFalse(claim, Width.STATED);
        Optional<Integer> nearest = turned.stream()
                .boxed()
                .min(Comparator.comparingDouble((Integer k) -> distance(worlds.world(k)))
                        .thenComparing(k -> k));
        if (nearest.isEmpty()) {
            return Turn.none(claim(), here, "in no draw at the stated ranges is it otherwise");
        }
        double[] world = worlds.world(nearest.get());
        double[] far = world.clone();
        int[] order = IntStream.of(worlds.varied())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer u) -> -Math.abs(scaled(far, u)))
                        .thenComparing(u -> u))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int u : order) {
            double[] nearer = world.clone();
            nearer[u] = stated[u];
            if (nearer[u] != world[u] && at(nearer).truth() == other) {
                world = nearer;
            }
        }
        return along(here, world, nearest.get());
    }

    /** Towards a world that somebody names. */
    Turn toward(double[] world) {
        Ruling here = at(stated);
        if (here.truth() == Truth.UNKNOWN) {
            return Turn.none(claim(), here, "it is undecided at the stated values: " + here.reason());
        }
        Ruling there = at(world);
        if (there.truth() == Truth.UNKNOWN) {
            return Turn.none(claim(), here, "it is undecided at the values named: " + there.reason());
        }
        if (there.truth() == here.truth()) {
            return Turn.none(claim(), here, "it is the same at the values named, and between was not looked");
        }
        return along(here, world, -1);
    }

    /** Numbers that come in steps take their step at once, before the others move. */
    private Turn along(Ruling here, double[] world, long draw) {
        double[] begin = stated.clone();
        for (int u = 0; u < begin.length; u++) {
            Uncertainty uncertainty = scenario.uncertainties().get(u);
            if (uncertainty.integer()
                    || uncertainty.isSwitch()
                    || !uncertainty.points().isEmpty()) {
                begin[u] = world[u];
            }
        }
        Ruling before = at(begin);
        Ruling after = at(world);
        if (before.truth() == after.truth()) {
            return turn(here, draw, 0, stated, begin, here, before);
        }
        if (before.truth() == Truth.UNKNOWN) {
            return Turn.none(claim(), here, "on the way it is undecided: " + before.reason());
        }
        double low = 0;
        double high = 1;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = (low + high) / 2;
            Ruling there = at(between(begin, world, middle));
            if (there.truth() == before.truth()) {
                low = middle;
                before = there;
            } else if (there.truth() == after.truth()) {
                high = middle;
                after = there;
            } else {
                break;
            }
        }
        return turn(here, draw, high, between(begin, world, low), between(begin, world, high), before, after);
    }

    private static double[] between(double[] from, double[] to, double share) {
        double[] world = new double[from.length];
        for (int u = 0; u < world.length; u++) {
            world[u] = share == 1 ? to[u] : from[u] + share * (to[u] - from[u]);
        }
        return world;
    }

    private Turn turn(
            Ruling here, long draw, double share, double[] last, double[] first, Ruling before, Ruling after) {
        List<Turn.Change> changes = new ArrayList<>();
        for (int u = 0; u < first.length; u++) {
            if (first[u] != stated[u]) {
                changes.add(new Turn.Change(scenario.uncertainties().get(u).name(), stated[u], last[u], first[u]));
            }
        }
        return new Turn(claim(), here, draw, share, changes, Math.sqrt(distance(first)), before, after, "");
    }

    private double scaled(double[] world, int u) {
        Uncertainty uncertainty = scenario.uncertainties().get(u);
        double span = uncertainty.high() - uncertainty.low();
        return (world[u] - stated[u]) / (span > 0 ? span : 1);
    }

    private double distance(double[] world) {
        double sum = 0;
        for (int u = 0; u < world.length; u++) {
            sum += scaled(world, u) * scaled(world, u);
        }
        return sum;
    }
}
