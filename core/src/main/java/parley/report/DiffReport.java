package parley.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.claim.ClaimResult;
import parley.claim.Comparison;
import parley.claim.Evidence;
import parley.claim.Verdict;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Uncertainty;

/** What is different between two checks: assumptions, verdicts, margins. */
public final class DiffReport {
    private final Checked before;
    private final Checked after;
    private final Style style;
    private final StringBuilder out = new StringBuilder();

    private DiffReport(Checked before, Checked after, Style style) {
        this.before = before;
        this.after = after;
        this.style = style;
    }

    /** The differences as text. */
    public static String of(Checked before, Checked after, Style style) {
        return new DiffReport(before, after, style).text();
    }

    private String text() {
        out.append("from  ").append(before.command()).append('\n');
        out.append("to    ").append(after.command()).append('\n');
        out.append(style.faint(Wording.ABOUT_THE_MODEL)).append('\n');
        section("Assumptions", assumptions());
        Map<String, ClaimResult> old = byId(before);
        Map<String, ClaimResult> young = byId(after);
        List<String> verdicts = new ArrayList<>();
        List<String> margins = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        int same = 0;
        for (Map.Entry<String, ClaimResult> entry : old.entrySet()) {
            ClaimResult was = entry.getValue();
            ClaimResult is = young.get(entry.getKey());
            if (is == null) {
                gone.add(entry.getKey() + ": " + was.verdict().word());
            } else if (was.verdict() != is.verdict() || !Objects.equals(was.atValues(), is.atValues())) {
                verdicts.add(entry.getKey() + ": " + verdict(was) + " -> " + verdict(is) + sides(was, is));
            } else if (differ(was, is)) {
                margins.add(entry.getKey() + " (" + is.verdict().word() + ")" + sides(was, is));
            } else {
                same++;
            }
        }
        List<String> added = new ArrayList<>();
        young.forEach((id, is) -> {
            if (!old.containsKey(id)) {
                added.add(id + ": " + is.verdict().word());
            }
        });
        section("Other verdicts", verdicts);
        section("Other margins", margins);
        section("Claims only before", gone);
        section("Claims only after", added);
        out.append('\n').append(Wording.count(same, "claim")).append(" as before\n");
        return out.toString();
    }

    private void section(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.append('\n').append(style.strong(title)).append('\n');
            lines.forEach(
                    line -> out.append("  ").append(Wrap.lines(line, 2, 6)).append('\n'));
        }
    }

    private List<String> assumptions() {
        List<String> lines = new ArrayList<>();
        Map<String, Uncertainty> old = uncertainties(before);
        Map<String, Uncertainty> young = uncertainties(after);
        old.forEach((name, was) -> {
            Uncertainty is = young.get(name);
            if (is == null) {
                lines.add(name + ": " + shown(before, was) + " -> none");
                return;
            }
            List<String> changes = new ArrayList<>();
            if (value(before, was) != value(after, is)) {
                changes.add(shown(before, was) + " -> " + shown(after, is));
            }
            if (was.low() != is.low() || was.high() != is.high()) {
                changes.add("range " + Wording.between(was.low(), was.high()) + " -> "
                        + Wording.between(is.low(), is.high()));
            }
            if (!Objects.equals(was.source(), is.source()) || was.assumed() != is.assumed()) {
                changes.add("source " + source(was) + " -> " + source(is));
            }
            if (!changes.isEmpty()) {
                lines.add(name + ": " + String.join(", ", changes));
            }
        });
        young.forEach((name, is) -> {
            if (!old.containsKey(name)) {
                lines.add(name + ": none -> " + shown(after, is));
            }
        });
        if (!Objects.equals(before.variant(), after.variant())) {
            lines.add("variant: " + named(before.variant()) + " -> " + named(after.variant()));
        }
        String was = horizon(before);
        String is = horizon(after);
        if (!was.equals(is)) {
            lines.add("horizon: " + was + " -> " + is);
        }
        return lines;
    }

    private static String horizon(Checked checked) {
        Scenario scenario = checked.result().scenario();
        var horizon = Wording.horizon(scenario, checked.variant());
        return horizon.isPresent() ? Wording.count(horizon.getAsInt(), scenario.period()) : "none";
    }

    private static String named(@Nullable String name) {
        return name == null ? "none" : name;
    }

    private static String source(Uncertainty uncertainty) {
        String source = uncertainty.source();
        return uncertainty.assumed() || source == null ? "assumed" : source;
    }

    private static String shown(Checked checked, Uncertainty uncertainty) {
        return Wording.value(uncertainty, value(checked, uncertainty));
    }

    /** The value in force: set by name, else the variant's, else the scenario's. */
    private static double value(Checked checked, Uncertainty uncertainty) {
        Double set = checked.values().get(uncertainty.name());
        if (set != null) {
            return set;
        }
        Scenario scenario = checked.result().scenario();
        for (Scenario.Variant variant : scenario.variants()) {
            Double changed =
                    variant.setting().values().get(scenario.uncertainties().indexOf(uncertainty));
            if (variant.name().equals(checked.variant()) && changed != null) {
                return changed;
            }
        }
        return uncertainty.value();
    }

    private static String verdict(ClaimResult result) {
        boolean plain = (result.verdict() == Verdict.HOLDS && Boolean.TRUE.equals(result.atValues()))
                || (result.verdict() == Verdict.FAILS && Boolean.FALSE.equals(result.atValues()));
        if (plain || result.atValues() == null) {
            return result.verdict().word();
        }
        return result.verdict().word() + (result.atValues() ? " (true at the values)" : " (false at the values)");
    }

    private static String sides(ClaimResult was, ClaimResult is) {
        Comparison old = deciding(was);
        Comparison young = deciding(is);
        if (old == null || young == null) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        change(parts, "left", old.left().value(), young.left().value());
        change(parts, "right", old.right().value(), young.right().value());
        change(parts, "margin", old.margin(), young.margin());
        return parts.isEmpty() ? "" : ": " + String.join(", ", parts);
    }

    private static void change(List<String> parts, String what, double was, double is) {
        String old = Numbers.shown(was);
        String young = Numbers.shown(is);
        if (!old.equals(young)) {
            parts.add(what + " " + old + " -> " + young);
        }
    }

    /** Whether a side moved by more than the error bounds and than what four digits show. */
    private static boolean differ(ClaimResult was, ClaimResult is) {
        Comparison old = deciding(was);
        Comparison young = deciding(is);
        if (old == null || young == null) {
            return (old == null) != (young == null);
        }
        return moved(was, old.left().value(), is, young.left().value())
                || moved(was, old.right().value(), is, young.right().value());
    }

    private static boolean moved(ClaimResult was, double old, ClaimResult is, double young) {
        if (Numbers.shown(old).equals(Numbers.shown(young))) {
            return false;
        }
        return !(Math.abs(old - young) <= error(was.evidence()) + error(is.evidence()));
    }

    private static double error(@Nullable Evidence evidence) {
        return evidence == null ? 0 : evidence.valueError();
    }

    private static @Nullable Comparison deciding(ClaimResult result) {
        return result.comparisons().isEmpty() ? null : result.comparisons().get(result.deciding());
    }

    private static Map<String, ClaimResult> byId(Checked checked) {
        Map<String, ClaimResult> results = new LinkedHashMap<>();
        checked.result().claims().forEach(result -> results.put(result.claim().id(), result));
        return results;
    }

    private static Map<String, Uncertainty> uncertainties(Checked checked) {
        Map<String, Uncertainty> all = new LinkedHashMap<>();
        checked.result().scenario().uncertainties().forEach(u -> all.put(u.name(), u));
        return all;
    }
}
