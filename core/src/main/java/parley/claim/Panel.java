package parley.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import parley.compile.Frame;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.InputException;
import parley.expression.Formula;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Claim;
import parley.scenario.Scenario.Variant;

/**
 * Claims made ready to be judged in many worlds: each in the equilibrium that is chosen in that world, with its certificate, without
 * flips and other equilibria. Used by many threads, each with a {@link Bench} of its own.
 */
public final class Panel {
    private final Scenario scenario;
    private final CheckOptions options;
    private final Numbers stated;
    private final List<Claim> claims = new ArrayList<>();
    private final List<Trial> trials = new ArrayList<>();
    private final Laboratory laboratory;

    private Panel(Scenario scenario, CheckOptions options) {
        this.scenario = scenario;
        this.options = options;
        this.stated = Judge.stated(scenario, options);
        this.laboratory = new Laboratory(scenario, options);
        Frame base = Judge.base(scenario, options);
        for (Claim claim : Judge.chosen(scenario, options)) {
            Formula test = claim.test();
            if (test != null && claim.later() == null) {
                claims.add(claim);
                trials.add(new Trial(scenario, claim, test, base, stated, options, laboratory));
            }
        }
        trials.forEach(Trial::settle);
    }

    /**
     * Compiles what the claims need at the stated numbers, so that nothing hangs on which world is judged first.
     *
     * @throws InputException where the scenario's stated numbers are wrong
     */
    public void prepare() {
        trials.forEach(trial -> trial.frames.forEach(frame -> laboratory.prepare(frame, trial.stated)));
    }

    /**
     * The claims that the options choose and that can be judged.
     *
     * @throws InputException where the options are wrong
     */
    public static Panel of(Scenario scenario, CheckOptions options) {
        return new Panel(scenario, options);
    }

    /** The claims that are judged, in the order of the file. */
    public List<Claim> claims() {
        return List.copyOf(claims);
    }

    /** The comparison that the test of a claim is, by its place; null where it is made of several or of none. */
    public @Nullable Compared compared(int claim) {
        return Texts.compared(trials.get(claim).expression(), claims.get(claim), scenario);
    }

    /** The value of every uncertainty as the scenario, the variant and the options state it. */
    public double[] stated() {
        return stated.values().clone();
    }

    /** Places of the uncertainties that the options or the variant set to a value. */
    public Set<Integer> held() {
        Set<Integer> held = new TreeSet<>();
        options.values()
                .keySet()
                .forEach(name -> held.add(scenario.uncertainty(name).orElseThrow()));
        Variant variant = Judge.variant(scenario, options);
        if (variant != null) {
            held.addAll(variant.setting().values().keySet());
        }
        return held;
    }

    /** For one thread. {@code nanos} is the time that one world may take, 0 for no limit. */
    public Bench bench(long nanos) {
        return new Bench(nanos);
    }

    /** Judges worlds one after another; what two of them share is computed once, until it is told to forget. */
    public final class Bench {
        private final Laboratory own;
        private final List<Trial> here;
        private final AtomicLong begin = new AtomicLong();

        private Bench(long nanos) {
            BooleanSupplier cancelled =
                    () -> options.cancelled().getAsBoolean() || (nanos > 0 && System.nanoTime() - begin.get() > nanos);
            this.own = new Laboratory(laboratory, options.within(cancelled));
            this.here = trials.stream().map(trial -> new Trial(trial, own)).toList();
        }

        /**
         * A ruling on each claim.
         *
         * @param world value of every uncertainty; a claim's own values go first
         * @throws CancellationException once the options' {@code cancelled} says so
         */
        public Ruling[] judge(double[] world) {
            begin.set(System.nanoTime());
            Numbers numbers = new Numbers(world);
            Ruling[] rulings = new Ruling[here.size()];
            for (int c = 0; c < rulings.length; c++) {
                rulings[c] = ruling(here.get(c), numbers);
            }
            return rulings;
        }

        /** A ruling on one claim, by its place among {@link Panel#claims()}; for the rest as {@link #judge(double[])}. */
        public Ruling judge(double[] world, int claim) {
            begin.set(System.nanoTime());
            return ruling(here.get(claim), new Numbers(world));
        }

        /** Lets go of what was computed. */
        public void forget() {
            own.clear();
        }

        private Ruling ruling(Trial trial, Numbers world) {
            Numbers numbers = world;
            for (var entry : trial.claim.with().values().entrySet()) {
                numbers = numbers.with(entry.getKey(), entry.getValue());
            }
            try {
                Test.Outcome outcome = trial.primary(numbers, Depth.CERTIFIED);
                Evidence evidence = trial.evidence(numbers, Depth.CERTIFIED);
                String doubt = Coverage.doubt(trial, numbers, outcome, evidence, options.tie());
                Test.@Nullable Sides sides = outcome.comparisons().isEmpty()
                        ? null
                        : outcome.comparisons().get(outcome.deciding());
                return new Ruling(
                        doubt.isEmpty() ? outcome.truth() : Truth.UNKNOWN,
                        sides == null ? Double.NaN : sides.left().value(),
                        sides == null ? Double.NaN : sides.right().value(),
                        sides == null
                                ? Double.NaN
                                : sides.left().error() + sides.right().error(),
                        evidence.regret(),
                        doubt);
            } catch (InputException e) {
                return Ruling.none(clause(e));
            } catch (CancellationException e) {
                if (options.cancelled().getAsBoolean()) {
                    throw e;
                }
                return Ruling.none("it took longer than allowed");
            } catch (RuntimeException e) {
                // One world must not cost a whole study; the reason says what to report.
                return Ruling.none("the program failed: " + e);
            }
        }

        private static String clause(InputException e) {
            Diagnostic first = e.diagnostics().get(0);
            return first.code().id() + " " + first.sentence().replaceAll("[.]$", "");
        }
    }
}
