package parley.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import parley.claim.ClaimResult;
import parley.claim.Comparison;
import parley.claim.Estimate;
import parley.claim.Evidence;
import parley.claim.Flip;
import parley.claim.Truth;
import parley.claim.Verdict;
import parley.claim.World;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Uncertainty;

/** The sentences that all reports share, so that text, HTML and JUnit say the same thing in the same words. */
final class Wording {
    /** What every report says before its first verdict. */
    static final String ABOUT_THE_MODEL =
            "Verdicts are about this model and its numbers, not about the world they are taken from.";

    private Wording() {}

    /** {@code 1 claim}, {@code 3 claims}. */
    static String count(long count, String thing) {
        return Numbers.count(count) + " " + (count == 1 ? thing : plural(thing));
    }

    private static String plural(String thing) {
        if (thing.endsWith("y")) {
            return thing.substring(0, thing.length() - 1) + "ies";
        }
        return thing.equals("equilibrium") ? "equilibria" : thing + "s";
    }

    /** One sign per verdict, for readers who skim. */
    static String mark(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> "✓";
            case FAILS -> "✗";
            case DEPENDS -> "~";
            case UNDECIDED -> "?";
            case NOT_JUDGED -> "·";
        };
    }

    /** {@code 25 uncertain numbers: 9 with a source, 16 assumed}. */
    static String numbers(int sourced, int assumed) {
        if (sourced + assumed == 0) {
            return "no uncertain numbers";
        }
        return count(sourced + assumed, "uncertain number") + ": " + sourced + " with a source, " + assumed
                + " assumed";
    }

    /** {@code 3 players, 1,152 states, 8 quarters}. */
    static String game(Scenario scenario, @Nullable String variant, OptionalInt states) {
        List<String> parts = new ArrayList<>();
        parts.add(count(scenario.players().size(), "player"));
        states.ifPresent(count -> parts.add(count(count, "state")));
        OptionalInt horizon = horizon(scenario, variant);
        parts.add(horizon.isPresent() ? count(horizon.getAsInt(), scenario.period()) : "no last " + scenario.period());
        return String.join(", ", parts) + (variant == null ? "" : ", variant " + variant);
    }

    /** The number of periods under a variant. */
    static OptionalInt horizon(Scenario scenario, @Nullable String variant) {
        for (Scenario.Variant each : scenario.variants()) {
            Integer periods = each.setting().horizon();
            if (each.name().equals(variant) && periods != null) {
                return periods < 0 ? OptionalInt.empty() : OptionalInt.of(periods);
            }
        }
        return scenario.horizon();
    }

    /** {@code certificates: 12 exact, 3 epsilon}, or nothing where no claim has one. */
    static String certificates(List<ClaimResult> claims) {
        List<String> parts = new ArrayList<>();
        for (String grade : List.of("exact", "epsilon", "none")) {
            long count = claims.stream()
                    .map(ClaimResult::evidence)
                    .filter(evidence -> evidence != null && evidence.grade().equals(grade))
                    .count();
            if (count > 0) {
                parts.add(count + " " + grade);
            }
        }
        return parts.isEmpty() ? "" : "certificates: " + String.join(", ", parts);
    }

    /** Where a claim stands: {@code column 3.6}, {@code ours}, or nothing. */
    static String place(Scenario.Claim claim) {
        if (claim.at() != null) {
            return claim.at();
        }
        return claim.ours() ? "ours" : "";
    }

    /** {@code left 0.412 > right 0.077, margin 0.335 ± 2e-14}. */
    static String comparison(Comparison comparison) {
        String left = side(comparison.left());
        String right = side(comparison.right());
        if (left.equals(right) && !comparison.tie()) {
            left = Numbers.exact(comparison.left().value());
            right = Numbers.exact(comparison.right().value());
        }
        StringBuilder out = new StringBuilder("left " + left + " " + comparison.operator() + " right " + right);
        if (comparison.truth() == Truth.FALSE) {
            out.append(" is false");
        } else if (comparison.truth() == Truth.UNKNOWN) {
            out.append(" is not certain");
        }
        out.append(comparison.tie() ? ", a tie" : "");
        if (!Double.isNaN(comparison.margin())) {
            out.append(", margin ").append(Numbers.shown(comparison.margin(), Math.min(comparison.error(), 1e-3)));
            out.append(" ± ").append(Numbers.bound(comparison.error()));
        }
        return out.toString();
    }

    private static String side(Estimate estimate) {
        // A bound above a thousandth says more about the bound than about the number.
        return Numbers.shown(estimate.value(), Math.min(estimate.error(), 1e-3));
    }

    /** {@code exact; regret <= 1e-15}, or of logit responses {@code precision 4, met within 2e-13; regret <= 0.02}. */
    static String evidence(Evidence evidence) {
        if (evidence.grade().equals("none")) {
            return "no certificate";
        }
        String grade = Double.isInfinite(evidence.precision())
                ? evidence.grade()
                : "precision " + Numbers.shown(evidence.precision()) + ", met within "
                        + Numbers.bound(evidence.residual());
        return grade + "; regret <= " + Numbers.bound(evidence.regret());
    }

    /** The range over several equilibria, or nothing where they agree. */
    static String range(Comparison comparison, int equilibria) {
        boolean leftDiffers = comparison.leftLow() < comparison.leftHigh();
        boolean rightDiffers = comparison.rightLow() < comparison.rightHigh();
        if (!leftDiffers && !rightDiffers) {
            return "";
        }
        List<String> sides = new ArrayList<>();
        if (leftDiffers) {
            sides.add("left " + between(comparison.leftLow(), comparison.leftHigh()));
        }
        if (rightDiffers) {
            sides.add("right " + between(comparison.rightLow(), comparison.rightHigh()));
        }
        return "over " + count(equilibria, "equilibrium") + ": " + String.join(", ", sides);
    }

    /** {@code 0 to 0.8}. */
    static String between(double low, double high) {
        return Numbers.shown(low) + " to " + Numbers.shown(high);
    }

    /** {@code leak = 0.31 (now 0.5, range 0 to 0.8)}. */
    static String flip(Flip flip, Scenario scenario) {
        Uncertainty uncertainty = uncertainty(scenario, flip.uncertainty());
        String unproven = flip.certified() ? "" : ", not certified on both sides";
        if (uncertainty == null) {
            return flip.uncertainty() + " = " + Numbers.shown(flip.at()) + " (now " + Numbers.shown(flip.stated())
                    + unproven + ")";
        }
        // Between whole numbers and between the two sides of a switch there is no turning point: the first value that
        // differs.
        boolean steps = uncertainty.integer()
                || uncertainty.isSwitch()
                || !uncertainty.points().isEmpty();
        double at = steps ? flip.other() : flip.at();
        String range = uncertainty.isSwitch() ? "" : ", range " + between(uncertainty.low(), uncertainty.high());
        return flip.uncertainty() + " = " + value(uncertainty, at) + " (now " + value(uncertainty, flip.stated())
                + range + unproven + ")";
    }

    /** The value of an uncertainty as one reads it. */
    static String value(Uncertainty uncertainty, double value) {
        if (uncertainty.isSwitch()) {
            return value != 0 ? "true" : "false";
        }
        return Numbers.shown(value);
    }

    /** In how many uncertainties flips of a claim were looked for: those with a range that the claim itself does not set. */
    static String searched(Scenario scenario, Scenario.Claim claim) {
        int count = 0;
        for (int u = 0; u < scenario.uncertainties().size(); u++) {
            Uncertainty uncertainty = scenario.uncertainties().get(u);
            if (uncertainty.low() < uncertainty.high() && !claim.with().values().containsKey(u)) {
                count++;
            }
        }
        return count(count, "uncertainty");
    }

    /** {@code leak = 0.1, mediator = false}. */
    static String world(World world, Scenario scenario) {
        List<String> parts = new ArrayList<>();
        for (World.Value value : world.values()) {
            Uncertainty uncertainty = uncertainty(scenario, value.uncertainty());
            parts.add(value.uncertainty() + " = "
                    + (uncertainty == null ? Numbers.shown(value.value()) : value(uncertainty, value.value())));
        }
        return parts.isEmpty() ? "the values stated" : String.join(", ", parts);
    }

    /** The command that judges one claim again, in a world of its own where one is given. */
    static String command(Checked checked, Scenario.Claim claim, @Nullable World world) {
        StringBuilder out =
                new StringBuilder(checked.command()).append(" --claim ").append(claim.id());
        if (world != null) {
            for (World.Value value : world.values()) {
                Uncertainty uncertainty = uncertainty(checked.result().scenario(), value.uncertainty());
                out.append(" --set ").append(value.uncertainty()).append('=');
                out.append(
                        uncertainty != null && uncertainty.isSwitch()
                                ? value(uncertainty, value.value())
                                : Numbers.exact(value.value()));
            }
        }
        return out.toString();
    }

    static @Nullable Uncertainty uncertainty(Scenario scenario, String name) {
        return scenario.uncertainties().stream()
                .filter(u -> u.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** {@code expected holds}, as a warning where it came out otherwise. */
    static String expectation(ClaimResult result) {
        Scenario.Expectation expected = result.claim().expect();
        return expected == null ? "" : "expected: " + expected.name().toLowerCase(Locale.ROOT);
    }

    /** {@code 18 claims: 7 hold, 5 fail, 4 depend, 1 undecided, 1 not judged}. */
    static String summary(List<ClaimResult> claims) {
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long count = claims.stream()
                    .filter(result -> result.verdict() == verdict)
                    .count();
            if (count > 0) {
                parts.add(count + " " + verb(verdict, count));
            }
        }
        return count(claims.size(), "claim") + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
    }

    private static String verb(Verdict verdict, long count) {
        String word = verdict.word();
        boolean isVerb = word.endsWith("s");
        return isVerb && count != 1 ? word.substring(0, word.length() - 1) : word;
    }

    /** Whether what the author expected came out, or nothing where nobody expected anything. */
    static String expectations(List<ClaimResult> claims) {
        List<ClaimResult> expecting = claims.stream()
                .filter(result -> result.claim().expect() != null && result.verdict() != Verdict.NOT_JUDGED)
                .toList();
        if (expecting.isEmpty()) {
            return "";
        }
        List<String> otherwise = expecting.stream()
                .filter(result -> !result.asExpected())
                .map(result -> result.claim().id())
                .toList();
        if (otherwise.isEmpty()) {
            return expecting.size() == 1 ? "1 expectation, met" : expecting.size() + " expectations, all met";
        }
        return count(expecting.size(), "expectation") + ", " + otherwise.size() + " not met: "
                + String.join(", ", otherwise);
    }
}
