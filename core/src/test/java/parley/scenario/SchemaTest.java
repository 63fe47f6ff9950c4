package parley.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.Rendering;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema and the loader agree on the form of a file. */
class SchemaTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNode SCHEMA = MAPPER.readTree(SchemaWriter.json());
    private static final Set<Code> FORM = EnumSet.of(
            Code.UNKNOWN_KEY,
            Code.MISSING_KEY,
            Code.WRONG_SHAPE,
            Code.WRONG_WORD,
            Code.BAD_NAME,
            Code.NOT_A_NUMBER,
            Code.NOT_IN_THIS_VERSION);

    @Test
    void files_that_load_fit_the_schema() throws IOException {
        for (String text : List.of(Files.readString(ScenarioLoaderTest.STANDOFF), Starter.text())) {
            assertThat(fits(MAPPER.valueToTree(yaml(text)))).isTrue();
        }
    }

    @Test
    void files_out_of_form_are_refused_by_both() throws IOException {
        String standoff = Files.readString(ScenarioLoaderTest.STANDOFF);
        int refused = 0;
        for (int seed = 0; seed < 600; seed++) {
            Object changed = change(yaml(standoff), new SplittableRandom(seed), 0);
            JsonNode json = MAPPER.valueToTree(changed);
            Loaded loaded = ScenarioLoader.parse("changed.yaml", json.toString());
            boolean form = loaded.errors().stream().map(Diagnostic::code).anyMatch(FORM::contains);
            assertThat(fits(json))
                    .as("seed %s: %s", seed, Rendering.text(loaded.errors(), loaded.text()))
                    .isEqualTo(!form);
            refused += form ? 1 : 0;
        }
        assertThat(refused).isBetween(200, 599);
    }

    private static Object yaml(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    /** The same with one thing removed, renamed, or of another kind. */
    @SuppressWarnings("unchecked")
    private static Object change(Object value, SplittableRandom random, int depth) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>((Map<String, Object>) map);
            List<String> keys = List.copyOf(copy.keySet());
            String key = keys.get(random.nextInt(keys.size()));
            switch (random.nextInt(depth == 0 ? 12 : 5)) {
                case 0 -> copy.remove(key);
                case 1 -> copy.put(key + "-x", copy.remove(key));
                case 2 -> copy.put(key, other(copy.get(key)));
                default -> copy.put(key, change(copy.get(key), random, depth + 1));
            }
            return copy;
        } else if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list);
            int at = random.nextInt(copy.size());
            copy.set(at, change(copy.get(at), random, depth + 1));
            return copy;
        }
        return other(value);
    }

    private static Object other(Object value) {
        return value instanceof Map || value instanceof List ? "word" : Map.of("b", List.of(1));
    }

    private static boolean fits(JsonNode value) {
        return fits(value, SCHEMA);
    }

    /** The part of JSON Schema that the schema uses. */
    private static boolean fits(JsonNode value, JsonNode schema) {
        for (Map.Entry<String, JsonNode> rule : schema.properties()) {
            JsonNode is = rule.getValue();
            boolean fits = switch (rule.getKey()) {
                case "$schema", "title", "description", "properties" -> true;
                case "type" ->
                    is.isArray()
                            ? is.valueStream().anyMatch(type -> isOf(value, type.asString()))
                            : isOf(value, is.asString());
                case "enum" -> is.valueStream().anyMatch(value::equals);
                case "const" -> is.equals(value);
                case "minimum" -> !value.isNumber() || value.asDouble() >= is.asDouble();
                case "pattern" -> !value.isString() || value.asString().matches(is.asString());
                case "anyOf" -> is.valueStream().anyMatch(one -> fits(value, one));
                case "minItems" -> !value.isArray() || value.size() >= is.asInt();
                case "uniqueItems" ->
                    !value.isArray() || value.valueStream().distinct().count() == value.size();
                case "items" -> !value.isArray() || value.valueStream().allMatch(item -> fits(item, is));
                case "required" -> !value.isObject() || is.valueStream().allMatch(key -> value.has(key.asString()));
                case "propertyNames" ->
                    !value.isObject()
                            || value.propertyStream()
                                    .allMatch(
                                            key -> fits(MAPPER.getNodeFactory().stringNode(key.getKey()), is));
                case "additionalProperties" -> !value.isObject() || othersFit(value, schema, is);
                default -> throw new AssertionError(rule.getKey());
            };
            if (!fits) {
                return false;
            }
        }
        JsonNode properties = schema.path("properties");
        return !value.isObject()
                || value.propertyStream()
                        .filter(entry -> properties.has(entry.getKey()))
                        .allMatch(entry -> fits(entry.getValue(), properties.get(entry.getKey())));
    }

    private static boolean othersFit(JsonNode value, JsonNode schema, JsonNode others) {
        return value.propertyStream()
                .filter(entry -> !schema.path("properties").has(entry.getKey()))
                .allMatch(entry -> others.isBoolean() ? others.asBoolean() : fits(entry.getValue(), others));
    }

    private static boolean isOf(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "number" -> value.isNumber();
            case "integer" -> value.isNumber() && value.asDouble() == Math.rint(value.asDouble());
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new AssertionError(type);
        };
    }
}
