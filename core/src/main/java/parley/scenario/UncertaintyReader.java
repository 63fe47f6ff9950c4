package parley.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostics;
import parley.diagnostic.Span;
import parley.diagnostic.Suggestion;
import parley.scenario.Scenario.Distribution;
import parley.scenario.Scenario.Uncertainty;

/** Reads one uncertainty and checks that its numbers make sense together. */
final class UncertaintyReader {
    private final Diagnostics diagnostics;
    private final List<String> sources;
    private final Node.Mapping fields;
    private final Node.Scalar name;
    private boolean fine = true;

    UncertaintyReader(Diagnostics diagnostics, List<String> sources, Node.Entry entry, Node.Mapping fields) {
        this.diagnostics = diagnostics;
        this.sources = sources;
        this.name = entry.key();
        this.fields = fields;
    }

    /** The uncertainty, or null after a diagnostic. */
    @Nullable Uncertainty read() {
        if (!(fields.get("value") instanceof Node.Scalar value)) {
            return null;
        }
        boolean isSwitch = Draft.flag(fields.get("switch"));
        boolean truth = value.text().equals("true") || value.text().equals("false");
        if (isSwitch != truth) {
            diagnostics.add(
                    Code.WRONG_TYPE,
                    value.span(),
                    truth
                            ? "\"%s\" is true or false without being a switch.".formatted(name.text())
                            : "\"%s\" is a switch, so its value is true or false.".formatted(name.text()),
                    truth ? "Add: switch: true" : null);
            return null;
        }
        String source = Draft.text(fields.get("source"));
        boolean assumed = source == null || source.equals("assumed");
        if (source != null && !assumed && !sources.contains(source)) {
            Node node = fields.get("source");
            refuse(
                    Code.UNKNOWN_SOURCE,
                    node == null ? name.span() : node.span(),
                    "There is no source \"" + source + "\".",
                    Suggestion.nearest(source, sources)
                            .map(near -> "Did you mean \"" + near + "\"?")
                            .orElse("Write a key of sources, or assumed."));
        }
        Spread spread = isSwitch ? ofSwitch(value) : ofNumber(value);
        return spread == null || !fine
                ? null
                : new Uncertainty(
                        name.text(),
                        spread.value(),
                        spread.low(),
                        spread.high(),
                        spread.distribution(),
                        spread.deviation(),
                        spread.points(),
                        spread.weights(),
                        Draft.flag(fields.get("integer")),
                        isSwitch,
                        Draft.line(fields.get("unit")),
                        Draft.line(fields.get("why")),
                        assumed ? null : source,
                        assumed,
                        name.span());
    }

    /** The numbers of an uncertainty. */
    private record Spread(
            double value,
            double low,
            double high,
            Distribution distribution,
            double deviation,
            List<Double> points,
            List<Double> weights) {
        Spread(double value, double low, double high, Distribution distribution) {
            this(value, low, high, distribution, 0, List.of(), List.of());
        }
    }

    private @Nullable Spread ofSwitch(Node.Scalar value) {
        for (String key : List.of("range", "distribution", "sd", "values", "weights", "integer")) {
            Node.Entry entry = fields.entry(key);
            if (entry != null) {
                refuse(
                        Code.CONTRADICTING_KEYS,
                        entry.key().span(),
                        "A switch is on or off and has no \"" + key + "\".",
                        "Remove it.");
            }
        }
        double number = value.text().equals("true") ? 1 : 0;
        return new Spread(number, 0, 1, Distribution.DISCRETE, 0, List.of(0.0, 1.0), List.of(0.5, 0.5));
    }

    private @Nullable Spread ofNumber(Node.Scalar value) {
        double number = Decimals.parse(value.text()).orElseThrow();
        String word = Draft.text(fields.get("distribution"));
        Distribution distribution;
        if (word != null) {
            distribution = Distribution.valueOf(word.toUpperCase(Locale.ROOT));
        } else if (fields.get("values") != null) {
            distribution = Distribution.DISCRETE;
        } else {
            distribution = fields.get("range") == null ? Distribution.FIXED : Distribution.UNIFORM;
        }
        only("sd", distribution == Distribution.NORMAL, "normal");
        only("values", distribution == Distribution.DISCRETE, "discrete");
        only("weights", distribution == Distribution.DISCRETE, "discrete");
        whole(value);
        return switch (distribution) {
            case FIXED -> {
                only("range", false, "spread-out");
                yield new Spread(number, number, number, Distribution.FIXED);
            }
            case DISCRETE -> {
                only("range", false, "continuous");
                yield discrete(number, value);
            }
            default -> ranged(number, value, distribution);
        };
    }

    private void only(String key, boolean allowed, String distribution) {
        Node.Entry entry = fields.entry(key);
        if (entry != null && !allowed) {
            refuse(
                    Code.CONTRADICTING_KEYS,
                    entry.key().span(),
                    "\"%s\" belongs to a %s distribution.".formatted(key, distribution),
                    "Remove it, or change the distribution.");
        }
    }

    private void whole(Node.Scalar scalar) {
        double number = Decimals.parse(scalar.text()).orElseThrow();
        if (Draft.flag(fields.get("integer")) && number != Math.rint(number)) {
            refuse(
                    Code.NOT_WHOLE,
                    scalar.span(),
                    "\"%s\" takes whole numbers only, not %s.".formatted(name.text(), scalar.text()),
                    null);
        }
    }

    private @Nullable Spread ranged(double number, Node.Scalar value, Distribution distribution) {
        Node range = fields.get("range");
        if (range == null) {
            Node at = fields.get("distribution");
            refuse(
                    Code.BAD_DISTRIBUTION,
                    at == null ? name.span() : at.span(),
                    "A %s distribution needs a range."
                            .formatted(distribution.name().toLowerCase(Locale.ROOT)),
                    "Add: range: [least, greatest]");
            return null;
        }
        List<Double> ends = numbers(range);
        if (ends == null) {
            return null;
        }
        if (ends.size() != 2 || ends.get(0) >= ends.get(1)) {
            refuse(
                    Code.BAD_RANGE,
                    range.span(),
                    ends.size() != 2
                            ? "A range has two numbers, not %s.".formatted(ends.size())
                            : "The range does not run upwards: %s is not below %s."
                                    .formatted(Decimals.text(ends.get(0)), Decimals.text(ends.get(1))),
                    "Write [least, greatest].");
            return null;
        }
        double low = ends.get(0);
        double high = ends.get(1);
        if (number < low || number > high) {
            refuse(
                    Code.VALUE_OUTSIDE_RANGE,
                    value.span(),
                    "The value %s of \"%s\" is outside its range, %s to %s."
                            .formatted(value.text(), name.text(), Decimals.text(low), Decimals.text(high)),
                    null);
            return null;
        }
        if (distribution == Distribution.LOGUNIFORM && low <= 0) {
            refuse(
                    Code.BAD_DISTRIBUTION,
                    range.span(),
                    "A loguniform distribution needs a range above 0, and this one starts at %s."
                            .formatted(Decimals.text(low)),
                    null);
            return null;
        }
        double deviation = 0;
        if (distribution == Distribution.NORMAL) {
            Node.Scalar sd = fields.get("sd") instanceof Node.Scalar scalar ? scalar : null;
            deviation =
                    sd == null ? (high - low) / 4 : Decimals.parse(sd.text()).orElseThrow();
            if (sd != null && deviation <= 0) {
                refuse(
                        Code.BAD_DISTRIBUTION,
                        sd.span(),
                        "A standard deviation is above 0, not " + sd.text() + ".",
                        "Leave it out for a quarter of the range.");
            }
        }
        return new Spread(number, low, high, distribution, deviation, List.of(), List.of());
    }

    private @Nullable Spread discrete(double number, Node.Scalar value) {
        Node values = fields.get("values");
        if (values == null) {
            Node at = fields.get("distribution");
            refuse(
                    Code.BAD_DISTRIBUTION,
                    at == null ? name.span() : at.span(),
                    "A discrete distribution needs its values.",
                    "Add: values: [1, 2, 4]");
            return null;
        }
        List<Double> points = numbers(values);
        if (points == null) {
            return null;
        }
        if (points.stream().distinct().count() < points.size()) {
            refuse(Code.BAD_DISTRIBUTION, values.span(), "A value is listed twice.", "Give it a greater weight.");
        }
        if (!points.contains(number)) {
            refuse(
                    Code.VALUE_OUTSIDE_RANGE,
                    value.span(),
                    "The value %s of \"%s\" is none of its values.".formatted(value.text(), name.text()),
                    null);
        }
        List<Double> weights = weights(points.size());
        return weights == null
                ? null
                : new Spread(
                        number,
                        Collections.min(points),
                        Collections.max(points),
                        Distribution.DISCRETE,
                        0,
                        points,
                        weights);
    }

    private @Nullable List<Double> weights(int points) {
        Node node = fields.get("weights");
        if (node == null) {
            Double[] equal = new Double[points];
            Arrays.fill(equal, 1.0 / points);
            return List.of(equal);
        }
        List<Double> weights = numbers(node);
        if (weights == null) {
            return null;
        }
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        boolean negative = weights.stream().anyMatch(weight -> weight < 0);
        if (weights.size() != points || negative || !(sum > 0) || Double.isInfinite(sum)) {
            refuse(
                    Code.BAD_DISTRIBUTION,
                    node.span(),
                    weights.size() != points
                            ? "There are %s weights for %s values.".formatted(weights.size(), points)
                            : "Weights are not negative, and some are above 0.",
                    null);
            return null;
        }
        return weights.stream().map(weight -> weight / sum).toList();
    }

    private @Nullable List<Double> numbers(Node node) {
        if (!(node instanceof Node.Sequence sequence)) {
            fine = false;
            return null;
        }
        List<Double> numbers = new ArrayList<>();
        for (Node item : sequence.items()) {
            if (!(item instanceof Node.Scalar scalar)) {
                fine = false;
                return null;
            }
            if (!node.equals(fields.get("weights"))) {
                whole(scalar);
            }
            numbers.add(Decimals.parse(scalar.text()).orElseThrow());
        }
        return List.copyOf(numbers);
    }

    private void refuse(Code code, Span span, String sentence, @Nullable String hint) {
        diagnostics.add(code, span, sentence, hint);
        fine = false;
    }
}
