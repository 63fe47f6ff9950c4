package parley.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.Diagnostics;
import parley.diagnostic.InputException;
import parley.diagnostic.Span;
import parley.scenario.Scenario.Uncertainty;

/** Puts other stated values into the text of a scenario and leaves every other character as it is, comments included. */
public final class ValueEditor {
    private ValueEditor() {}

    private record Replacement(Span span, String text) {}

    /**
     * The scenario's text with these values.
     *
     * @param values value by uncertainty; a switch is 0 or 1
     * @throws InputException where the new text is no scenario, such as for a value outside its range
     */
    public static String edit(Scenario scenario, Map<String, Double> values) {
        Node root = NodeReader.read(scenario.text(), new Diagnostics(scenario.file()));
        List<Replacement> replacements = new ArrayList<>();
        for (Uncertainty u : scenario.uncertainties()) {
            Double value = values.get(u.name());
            if (value != null && value != u.value()) {
                String text = u.isSwitch() ? Boolean.toString(value != 0) : written(value);
                replacements.add(new Replacement(place(root, u.name()), text));
            }
        }
        String edited = replaced(scenario.text(), replacements);
        Scenario now = ScenarioLoader.parse(scenario.file(), edited).orThrow();
        for (Uncertainty u : now.uncertainties()) {
            double wanted = values.getOrDefault(u.name(), u.value());
            if (u.value() != wanted) {
                throw new InputException(new Diagnostic(
                        Code.YAML_FEATURE,
                        scenario.file(),
                        u.span(),
                        "The value of \"" + u.name() + "\" is written in a way that cannot be edited here.",
                        "edit the text"));
            }
        }
        return edited;
    }

    private static Span place(@Nullable Node root, String name) {
        if (root instanceof Node.Mapping mapping
                && mapping.get("uncertainties") instanceof Node.Mapping all
                && all.get(name) instanceof Node.Mapping fields
                && fields.get("value") instanceof Node.Scalar value) {
            return value.span();
        }
        throw new IllegalStateException("no place for " + name);
    }

    /** The shortest decimal that reads back as this number, without an exponent. */
    private static String written(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    private static String replaced(String text, List<Replacement> replacements) {
        // From the end, so that earlier places stay where they are.
        List<Replacement> fromEnd = new ArrayList<>(replacements);
        fromEnd.sort(Comparator.comparingInt((Replacement r) -> r.span.line())
                .thenComparingInt(r -> r.span.column())
                .reversed());
        StringBuilder out = new StringBuilder(text);
        for (Replacement r : fromEnd) {
            int start = text.offsetByCodePoints(lineStart(text, r.span.line()), r.span.column() - 1);
            out.replace(start, text.offsetByCodePoints(start, r.span.length()), r.text);
        }
        return out.toString();
    }

    /** Where a line starts; lines end as {@link Places} has it. */
    private static int lineStart(String text, int line) {
        int at = 0;
        for (int k = 1; k < line; k++) {
            while (text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                at++;
            }
            boolean pair = text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
            at += pair ? 2 : 1;
        }
        return at;
    }
}
