package parley.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.InputException;
import parley.diagnostic.Span;
import parley.diagnostic.Suggestion;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Uncertainty;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a request, read with care: every mistake in it is said like a mistake on the command line. */
final class Asking {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int LONGEST_NAME = 200;

    private final JsonNode body;

    private Asking(JsonNode body) {
        this.body = body;
    }

    static Asking of(byte[] body) {
        JsonNode node;
        try {
            node = JSON.readTree(body);
        } catch (JacksonException e) {
            throw wrong(Code.JSON_SYNTAX, "the request", "The request is no JSON.");
        }
        if (node == null || !node.isObject()) {
            throw wrong(Code.WRONG_SHAPE, "the request", "A request is an object.");
        }
        return new Asking(node);
    }

    static InputException wrong(Code code, String place, String sentence) {
        return new InputException(new Diagnostic(code, place, Span.NOWHERE, sentence));
    }

    /** A text, or null where the member is missing. */
    @Nullable String optional(String key) {
        JsonNode node = body.get(key);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isString()) {
            throw wrong(Code.WRONG_SHAPE, key, "`" + key + "` is a text.");
        }
        return node.asString();
    }

    /** A short text that is needed. */
    String name(String key) {
        String text = optional(key);
        if (text == null || text.isEmpty() || text.length() > LONGEST_NAME) {
            throw wrong(Code.MISSING_KEY, key, "`" + key + "` is needed, a text of at most 200 characters.");
        }
        return text;
    }

    /** A whole number, 0 where the member is missing. */
    long count(String key) {
        JsonNode node = body.get(key);
        if (node == null || node.isNull()) {
            return 0;
        }
        if (!node.canConvertToLong() || node.asLong() < 0) {
            throw wrong(Code.NOT_WHOLE, key, "`" + key + "` is a whole number of at least 0.");
        }
        return node.asLong();
    }

    /** A number of at least 0; infinity where the member is missing. */
    double precision(String key) {
        JsonNode node = body.get(key);
        if (node == null || node.isNull()) {
            return Double.POSITIVE_INFINITY;
        }
        if (!node.isNumber() || !(node.asDouble() >= 0) || !Double.isFinite(node.asDouble())) {
            throw wrong(Code.NOT_A_NUMBER, key, "`" + key + "` is a number of at least 0.");
        }
        return node.asDouble();
    }

    /** Whole numbers of at least 0; none where the member is missing. */
    List<Integer> counts(String key) {
        JsonNode node = body.get(key);
        List<Integer> counts = new ArrayList<>();
        if (node == null || node.isNull()) {
            return counts;
        }
        for (JsonNode each : node) {
            if (!each.canConvertToInt() || each.asInt() < 0 || counts.size() >= 1000) {
                throw wrong(Code.NOT_WHOLE, key, "`" + key + "` is a list of whole numbers of at least 0.");
            }
            counts.add(each.asInt());
        }
        return counts;
    }

    boolean truth(String key) {
        JsonNode node = body.get(key);
        if (node != null && !node.isNull() && !node.isBoolean()) {
            throw wrong(Code.WRONG_SHAPE, key, "`" + key + "` is true or false.");
        }
        return node != null && node.isBoolean() && node.asBoolean();
    }

    /** Names; none where the member is missing. */
    List<String> names(String key) {
        JsonNode node = body.get(key);
        List<String> names = new ArrayList<>();
        if (node == null || node.isNull()) {
            return names;
        }
        if (!node.isArray() || node.size() > 1000) {
            throw wrong(Code.WRONG_SHAPE, key, "`" + key + "` is a list of names.");
        }
        for (JsonNode each : node) {
            if (!each.isString()) {
                throw wrong(Code.WRONG_SHAPE, key, "`" + key + "` is a list of names.");
            }
            names.add(each.asString());
        }
        return names;
    }

    /** Values of uncertainties by name, in the order written. */
    Map<String, Double> values(String key, Scenario scenario) {
        JsonNode node = body.get(key);
        Map<String, Double> values = new LinkedHashMap<>();
        if (node == null || node.isNull()) {
            return values;
        }
        if (!node.isObject()) {
            throw wrong(Code.WRONG_SHAPE, key, "`" + key + "` is an object of names and values.");
        }
        node.properties().forEach(e -> values.put(e.getKey(), value(e.getKey(), e.getValue(), scenario)));
        return values;
    }

    private static double value(String name, JsonNode node, Scenario scenario) {
        Uncertainty uncertainty = uncertainty(name, scenario);
        if (uncertainty.isSwitch() && node.isBoolean()) {
            return node.asBoolean() ? 1 : 0;
        }
        if (uncertainty.isSwitch() || !node.isNumber() || !Double.isFinite(node.asDouble())) {
            String what = uncertainty.isSwitch() ? "a switch, true or false" : "a number";
            throw wrong(Code.NOT_A_NUMBER, name, "\"" + name + "\" is " + what + ", and " + node + " is not.");
        }
        double value = node.asDouble();
        if (uncertainty.integer() && value != Math.rint(value)) {
            throw wrong(Code.NOT_WHOLE, name, "\"" + name + "\" is a whole number, and " + node + " is not.");
        }
        return value;
    }

    /** The uncertainty of that name. */
    static Uncertainty uncertainty(String name, Scenario scenario) {
        List<String> known =
                scenario.uncertainties().stream().map(Uncertainty::name).toList();
        if (!known.contains(name)) {
            throw new InputException(new Diagnostic(
                    Code.UNKNOWN_UNCERTAINTY,
                    scenario.file(),
                    Span.NOWHERE,
                    "There is no uncertainty \"" + name + "\" in " + scenario.file() + ".",
                    Suggestion.hint(name, "uncertainty", known)));
        }
        return scenario.uncertainties().get(known.indexOf(name));
    }
}
