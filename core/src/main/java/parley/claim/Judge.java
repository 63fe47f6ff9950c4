package parley.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.compile.Frame;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.InputException;
import parley.diagnostic.Span;
import parley.diagnostic.Suggestion;
import parley.expression.Formula;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Claim;
import parley.scenario.Scenario.Uncertainty;
import parley.scenario.Scenario.Variant;

/** Judges the claims of a scenario: compile, solve, certify, measure, look for flips. */
public final class Judge {
    private Judge() {}

    /**
     * The verdict on every claim.
     *
     * @throws InputException where the scenario's numbers or the options are wrong
     * @throws java.util.concurrent.CancellationException once the options' {@code cancelled} says so
     */
    public static CheckResult check(Scenario scenario, CheckOptions options, Listener listener) {
        List<Claim> claims = chosen(scenario, options);
        Laboratory laboratory = new Laboratory(scenario, options);
        return check(claims, trials(claims, scenario, options, laboratory), laboratory, options, listener);
    }

    /** The trials of claims, settled; null for a claim that is judged later. */
    static List<@Nullable Trial> trials(
            List<Claim> claims, Scenario scenario, CheckOptions options, Laboratory laboratory) {
        Numbers numbers = stated(scenario, options);
        Frame base = base(scenario, options);
        List<@Nullable Trial> trials = new ArrayList<>();
        for (Claim claim : claims) {
            Formula test = claim.test();
            trials.add(
                    test == null || claim.later() != null
                            ? null
                            : new Trial(scenario, claim, test, base, numbers, options, laboratory));
        }
        for (Trial trial : trials) {
            if (trial != null) {
                trial.settle();
            }
        }
        return trials;
    }

    static CheckResult check(
            List<Claim> claims,
            List<@Nullable Trial> trials,
            Laboratory laboratory,
            CheckOptions options,
            Listener listener) {
        Scenario scenario = laboratory.scenario();
        int[] states = new int[1];
        List<ClaimResult> results = new ArrayList<>();
        try (Workers workers = new Workers(options.threads())) {
            laboratory.prefetch(workers, trials, Depth.FULL);
            for (int c = 0; c < claims.size(); c++) {
                Trial trial = trials.get(c);
                ClaimResult result = trial == null
                        ? notJudged(claims.get(c))
                        : new Hearing(scenario, trial, options, laboratory, workers, listener).judge(states);
                results.add(result);
                listener.done(result);
            }
        }
        int assumed = (int)
                scenario.uncertainties().stream().filter(Uncertainty::assumed).count();
        return new CheckResult(
                scenario,
                "stochastic",
                states[0],
                scenario.players().size(),
                scenario.uncertainties().size() - assumed,
                assumed,
                results);
    }

    private static ClaimResult notJudged(Claim claim) {
        String later = claim.later();
        return new ClaimResult(
                claim,
                Verdict.NOT_JUDGED,
                null,
                List.of(),
                0,
                null,
                List.of(),
                false,
                0,
                0,
                List.of(),
                null,
                0,
                later == null ? "" : later);
    }

    static List<Claim> chosen(Scenario scenario, CheckOptions options) {
        List<String> known = scenario.claims().stream().map(Claim::id).toList();
        for (String id : options.only()) {
            if (!known.contains(id)) {
                throw unknown(Code.UNKNOWN_CLAIM, scenario, "claim", id, known);
            }
        }
        return scenario.claims().stream()
                .filter(c -> options.only().isEmpty() || options.only().contains(c.id()))
                .toList();
    }

    /** The scenario's numbers with those of the options and of the variant put over them. */
    static Numbers stated(Scenario scenario, CheckOptions options) {
        List<Uncertainty> uncertainties = scenario.uncertainties();
        double[] values = uncertainties.stream().mapToDouble(Uncertainty::value).toArray();
        Variant variant = variant(scenario, options);
        if (variant != null) {
            variant.setting().values().forEach((u, x) -> values[u] = x);
        }
        List<String> known = uncertainties.stream().map(Uncertainty::name).toList();
        for (Map.Entry<String, Double> entry : options.values().entrySet()) {
            int u = known.indexOf(entry.getKey());
            if (u < 0) {
                throw unknown(Code.UNKNOWN_UNCERTAINTY, scenario, "uncertainty", entry.getKey(), known);
            }
            values[u] = entry.getValue();
        }
        return new Numbers(values);
    }

    /** The frame of the scenario as the options' variant changes it, without a policy; a precision in the options goes first. */
    static Frame base(Scenario scenario, CheckOptions options) {
        Frame frame = Frame.of(scenario, -1);
        Variant variant = variant(scenario, options);
        frame = variant == null ? frame : frame.changed(variant.setting());
        return Double.isInfinite(options.precision()) ? frame : frame.withoutPrecision();
    }

    static @Nullable Variant variant(Scenario scenario, CheckOptions options) {
        String name = options.variant();
        if (name == null) {
            return null;
        }
        for (Variant variant : scenario.variants()) {
            if (variant.name().equals(name)) {
                return variant;
            }
        }
        throw unknown(
                Code.UNKNOWN_VARIANT,
                scenario,
                "variant",
                name,
                scenario.variants().stream().map(Variant::name).toList());
    }

    private static InputException unknown(Code code, Scenario scenario, String kind, String name, List<String> known) {
        return new InputException(new Diagnostic(
                code,
                scenario.file(),
                Span.NOWHERE,
                "There is no " + kind + " `" + name + "`.",
                Suggestion.hint(name, kind, known)));
    }
}
