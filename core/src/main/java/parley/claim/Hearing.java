package parley.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import parley.compile.Frame;
import parley.expression.Expression;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Uncertainty;

/** One claim from its test at the stated values to its verdict. */
final class Hearing {
    private final Scenario scenario;
    private final Trial trial;
    private final CheckOptions options;
    private final Laboratory laboratory;
    private final Workers workers;
    private final Listener listener;

    Hearing(
            Scenario scenario,
            Trial trial,
            CheckOptions options,
            Laboratory laboratory,
            Workers workers,
            Listener listener) {
        this.scenario = scenario;
        this.trial = trial;
        this.options = options;
        this.laboratory = laboratory;
        this.workers = workers;
        this.listener = listener;
    }

    /** What is known before flips are looked for. */
    private record Stated(
            List<Test.Outcome> outcomes,
            List<Comparison> comparisons,
            Evidence evidence,
            int combinations,
            long several) {
        Truth truth() {
            return outcomes.get(0).truth();
        }

        int deciding() {
            return outcomes.get(0).deciding();
        }

        boolean disagree() {
            return outcomes.stream().anyMatch(o -> o.truth() != truth());
        }
    }

    ClaimResult judge(int[] states) {
        Stated stated = stated(states);
        String doubt = doubt(stated);
        Verdict before = !doubt.isEmpty()
                ? Verdict.UNDECIDED
                : stated.disagree() ? Verdict.DEPENDS : stated.truth() == Truth.TRUE ? Verdict.HOLDS : Verdict.FAILS;
        String reason = !doubt.isEmpty() ? doubt : stated.disagree() ? "the equilibria found disagree" : "";
        if (before == Verdict.UNDECIDED) {
            return result(stated, before, List.of(), false, List.of(), null, 0, reason);
        }
        boolean truth = stated.truth() == Truth.TRUE;
        if (options.flips()) {
            listener.provisional(result(stated, before, List.of(), false, List.of(), null, 0, reason));
        }
        List<Flip> flips = options.flips() ? flips(truth) : List.of();
        World world = null;
        int worlds = 0;
        Verdict verdict = before;
        if (trial.claim.everyWorld()) {
            if (truth) {
                world = flips.stream()
                        .filter(Flip::certified)
                        .findFirst()
                        .map(f -> world(trial.stated.with(index(f.uncertainty()), f.other())))
                        .orElse(null);
                worlds = options.flips() ? options.worlds() : 0;
                if (world == null && worlds > 0) {
                    world = drawn(worlds);
                }
                if (world != null) {
                    verdict = Verdict.FAILS;
                    reason = "false in an assumed world";
                }
            } else {
                verdict = Verdict.FAILS;
            }
        } else if (flips.stream().anyMatch(Flip::certified)) {
            verdict = Verdict.DEPENDS;
            reason = reason.isEmpty() ? "" : reason;
        }
        List<Walk> walks = !truth ? walks(stated.deciding()) : List.of();
        return result(stated, verdict, flips, options.flips(), walks, world, worlds, reason);
    }

    private Stated stated(int[] states) {
        List<Cell> cells = trial.cells(trial.stated, Depth.FULL);
        for (Cell cell : cells) {
            states[0] = Math.max(states[0], cell.states());
        }
        List<Test.Outcome> outcomes = trial.combinations(trial.stated);
        List<Comparison> comparisons = new ArrayList<>();
        Test.Outcome primary = outcomes.get(0);
        for (int k = 0; k < primary.comparisons().size(); k++) {
            comparisons.add(comparison(outcomes, k));
        }
        return new Stated(
                outcomes,
                comparisons,
                trial.evidence(trial.stated, Depth.FULL),
                outcomes.size(),
                cells.stream().mapToLong(Cell::several).sum());
    }

    private Comparison comparison(List<Test.Outcome> outcomes, int k) {
        Test.Sides sides = outcomes.get(0).comparisons().get(k);
        double leftLow = sides.left().value();
        double leftHigh = leftLow;
        double rightLow = sides.right().value();
        double rightHigh = rightLow;
        for (Test.Outcome outcome : outcomes) {
            Test.Sides other = outcome.comparisons().get(k);
            leftLow = Math.min(leftLow, other.left().value());
            leftHigh = Math.max(leftHigh, other.left().value());
            rightLow = Math.min(rightLow, other.right().value());
            rightHigh = Math.max(rightHigh, other.right().value());
        }
        double left = sides.left().value();
        double right = sides.right().value();
        return new Comparison(
                trial.text(k),
                sides.operator(),
                sides.left().estimate(),
                sides.right().estimate(),
                left == right ? 0 : left - right,
                sides.left().error() + sides.right().error(),
                sides.tie(),
                sides.truth(),
                leftLow,
                leftHigh,
                rightLow,
                rightHigh);
    }

    /** Why the stated truth is not known, or empty. */
    private String doubt(Stated stated) {
        return Coverage.doubt(trial, trial.stated, stated.outcomes().get(0), stated.evidence(), options.tie());
    }

    private Truth truth(Numbers numbers, boolean certified) {
        Depth depth = certified ? Depth.CERTIFIED : Depth.MEASURED;
        Test.Outcome outcome = trial.primary(numbers, depth);
        return certified
                        && !Coverage.doubt(trial, numbers, outcome, trial.evidence(numbers, depth), options.tie())
                                .isEmpty()
                ? Truth.UNKNOWN
                : outcome.truth();
    }

    private List<Flip> flips(boolean stated) {
        FlipSearch search = new FlipSearch(trial, this::truth);
        List<Uncertainty> uncertainties = scenario.uncertainties();
        List<Callable<Optional<Flip>>> tasks = new ArrayList<>();
        AtomicLong done = new AtomicLong();
        for (int u = 0; u < uncertainties.size(); u++) {
            if (trial.claim.with().values().containsKey(u)) {
                continue;
            }
            int index = u;
            tasks.add(() -> {
                Optional<Flip> flip = search.along(index, uncertainties.get(index), stated);
                done.incrementAndGet();
                return flip;
            });
        }
        listener.progress("flips of " + trial.claim.id(), 0, tasks.size());
        List<Flip> flips = new ArrayList<>();
        workers.all(tasks).forEach(flip -> flip.ifPresent(flips::add));
        flips.sort(Comparator.comparingDouble(f -> Math.abs(f.at() - f.stated()) / span(f.uncertainty())));
        return flips;
    }

    private double span(String name) {
        Uncertainty u = scenario.uncertainties().get(index(name));
        return u.high() > u.low() ? u.high() - u.low() : 1;
    }

    private int index(String name) {
        for (int u = 0; u < scenario.uncertainties().size(); u++) {
            if (scenario.uncertainties().get(u).name().equals(name)) {
                return u;
            }
        }
        throw new IllegalStateException("no uncertainty " + name);
    }

    /** The first drawn world in which the test is certainly false. */
    private @Nullable World drawn(int count) {
        List<Callable<Truth>> tasks = new ArrayList<>();
        List<Numbers> worlds = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            Numbers numbers = Draws.draw(
                    k,
                    trial.stated,
                    scenario.uncertainties(),
                    trial.claim.with().values().keySet());
            worlds.add(numbers);
            tasks.add(() -> truth(numbers, false));
        }
        List<Truth> truths = workers.all(tasks);
        for (int k = 0; k < count; k++) {
            if (truths.get(k) == Truth.FALSE && truth(worlds.get(k), true) == Truth.FALSE) {
                return world(worlds.get(k));
            }
        }
        return null;
    }

    private World world(Numbers numbers) {
        List<World.Value> values = new ArrayList<>();
        for (int u = 0; u < scenario.uncertainties().size(); u++) {
            if (numbers.get(u) != trial.stated.get(u)) {
                values.add(new World.Value(scenario.uncertainties().get(u).name(), numbers.get(u)));
            }
        }
        List<Test.Outcome> outcomes = List.of(trial.primary(numbers, Depth.CERTIFIED));
        List<Comparison> comparisons = new ArrayList<>();
        for (int k = 0; k < outcomes.get(0).comparisons().size(); k++) {
            comparisons.add(comparison(outcomes, k));
        }
        return new World(values, comparisons);
    }

    private List<Walk> walks(int deciding) {
        List<Expression> leaves = Texts.leaves(trial.expression());
        List<Walk> walks = new ArrayList<>();
        if (deciding < leaves.size()) {
            for (Frame frame : trial.framesOf(leaves.get(deciding))) {
                String heading = frame.policy() < 0
                        ? "without a policy"
                        : "under " + scenario.policies().get(frame.policy()).name();
                walks.add(new Narrator(laboratory.solve(frame, trial.stated, Depth.MEASURED)).likeliest(heading));
            }
        }
        return walks;
    }

    private ClaimResult result(
            Stated stated,
            Verdict verdict,
            List<Flip> flips,
            boolean searched,
            List<Walk> walks,
            @Nullable World world,
            int worlds,
            String reason) {
        Boolean atValues = stated.truth() == Truth.UNKNOWN ? null : stated.truth() == Truth.TRUE;
        return new ClaimResult(
                trial.claim,
                verdict,
                atValues,
                stated.comparisons(),
                stated.deciding(),
                stated.evidence(),
                flips,
                searched,
                stated.combinations(),
                stated.several(),
                walks,
                world,
                worlds,
                reason);
    }
}
