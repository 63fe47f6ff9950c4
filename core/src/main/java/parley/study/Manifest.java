package parley.study;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.claim.CheckOptions;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Uncertainty;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a study is, as its folder records it: enough to compute every row again. It says nothing of when, where and on how many
 * threads.
 *
 * @param name what the scenario is called in reports
 * @param text the scenario's text
 * @param set uncertainties set by name
 * @param precision of play; infinite for best responses
 * @param claims ids of the claims asked for; empty for all
 */
record Manifest(
        String version,
        String name,
        String text,
        Plan plan,
        Map<String, Double> set,
        @Nullable String variant,
        double precision,
        double tie,
        long maxStates,
        List<String> claims,
        ObjectNode node) {
    private static final int FORMAT = 1;

    // Jackson's own way of writing numbers: that of the JDK changed in JDK 19.
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .build();

    static Manifest of(String version, String name, Scenario scenario, CheckOptions options, Plan plan, Study study) {
        ObjectNode node = JSON.createObjectNode();
        node.put("format", FORMAT);
        node.put("version", version);
        node.put("name", name);
        node.put("title", scenario.title());
        node.put("sha256", hash(scenario.text()));
        node.put("design", plan.design().word());
        node.put("draws", plan.draws());
        node.put("seed", plan.seed());
        node.put("levels", plan.levels());
        node.put("across", plan.across());
        node.put("switches", plan.switches());
        ArrayNode vary = node.putArray("vary");
        plan.vary().forEach(vary::add);
        ArrayNode correlations = node.putArray("correlations");
        for (Plan.Correlation correlation : plan.correlations()) {
            ObjectNode each = correlations.addObject();
            each.put("one", correlation.one());
            each.put("other", correlation.other());
            each.put("rank", correlation.rank());
        }
        ObjectNode set = node.putObject("set");
        options.values().forEach(set::put);
        node.put("variant", options.variant());
        if (Double.isInfinite(options.precision())) {
            node.putNull("precision");
        } else {
            node.put("precision", options.precision());
        }
        node.put("tie", options.tie());
        node.put("maxStates", options.budget().maxStates());
        ArrayNode claims = node.putArray("claims");
        options.only().forEach(claims::add);
        node.put("rows", study.worlds().total());
        ArrayNode uncertainties = node.putArray("uncertainties");
        List<Integer> varied = new ArrayList<>();
        for (int u : study.worlds().varied()) {
            varied.add(u);
        }
        for (int u = 0; u < scenario.uncertainties().size(); u++) {
            describe(
                    uncertainties.addObject(),
                    scenario.uncertainties().get(u),
                    study.columns().numbers().get(u),
                    study.stated()[u],
                    varied.contains(u));
        }
        ArrayNode judged = node.putArray("judged");
        for (int c = 0; c < study.claims().size(); c++) {
            ObjectNode claim = judged.addObject();
            claim.put("id", study.claims().get(c).id());
            claim.put("column", study.columns().claims().get(c));
        }
        ArrayNode parts = node.putArray("parts");
        for (Part part : study.parts()) {
            ObjectNode each = parts.addObject();
            each.put("file", part.file());
            each.put("width", study.worlds().width(part.first()).word());
            each.put("first", part.first());
            each.put("rows", part.rows());
        }
        node.put("scenario", scenario.text());
        return new Manifest(
                version,
                name,
                scenario.text(),
                plan,
                options.values(),
                options.variant(),
                options.precision(),
                options.tie(),
                options.budget().maxStates(),
                options.only(),
                node);
    }

    private static void describe(ObjectNode node, Uncertainty u, String column, double stated, boolean drawn) {
        node.put("name", u.name());
        node.put("column", column);
        node.put("stated", stated);
        node.put("drawn", drawn);
        node.put("distribution", u.distribution().name().toLowerCase(Locale.ROOT));
        node.put("low", u.low());
        node.put("high", u.high());
        node.put("unit", u.unit());
        node.put("source", u.source());
    }

    static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of its file. */
    String json() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
        return JSON.writer().with(printer).writeValueAsString(node) + "\n";
    }

    /**
     * What a file says.
     *
     * @throws IllegalArgumentException where it is no manifest
     */
    static Manifest read(byte[] bytes) {
        try {
            JsonNode node = JSON.readTree(bytes);
            if (!(node instanceof ObjectNode object) || object.path("format").asInt(0) != FORMAT) {
                throw new IllegalArgumentException("it is not of this format");
            }
            List<String> vary = new ArrayList<>();
            object.required("vary").forEach(name -> vary.add(name.asString()));
            List<String> claims = new ArrayList<>();
            object.required("claims").forEach(id -> claims.add(id.asString()));
            Map<String, Double> set = new LinkedHashMap<>();
            object.required("set")
                    .properties()
                    .forEach(e -> set.put(e.getKey(), e.getValue().asDouble()));
            List<Plan.Correlation> correlations = new ArrayList<>();
            object.path("correlations")
                    .forEach(each -> correlations.add(new Plan.Correlation(
                            each.required("one").asString(),
                            each.required("other").asString(),
                            each.required("rank").asDouble())));
            Plan plan = new Plan(
                    Design.Kind.valueOf(object.required("design").asString().toUpperCase(Locale.ROOT)),
                    object.required("draws").asInt(),
                    object.required("seed").asLong(),
                    object.required("levels").asInt(),
                    object.required("across").asInt(),
                    object.required("switches").asBoolean(),
                    vary,
                    correlations);
            JsonNode variant = object.required("variant");
            JsonNode precision = object.required("precision");
            return new Manifest(
                    object.required("version").asString(),
                    object.required("name").asString(),
                    object.required("scenario").asString(),
                    plan,
                    set,
                    variant.isNull() ? null : variant.asString(),
                    precision.isNull() ? Double.POSITIVE_INFINITY : precision.asDouble(),
                    object.required("tie").asDouble(),
                    object.required("maxStates").asLong(),
                    claims,
                    object);
        } catch (tools.jackson.core.JacksonException e) {
            throw new IllegalArgumentException("it is not well-formed", e);
        }
    }

    /** In one sentence, how another manifest differs, if it does. */
    Optional<String> difference(Manifest other) {
        if (json().equals(other.json())) {
            return Optional.empty();
        }
        if (!node.path("sha256").equals(other.node.path("sha256"))) {
            return Optional.of("The scenario has changed since this study was begun: its SHA-256 was "
                    + node.path("sha256").asString().substring(0, 12) + " and is "
                    + other.node.path("sha256").asString().substring(0, 12) + ".");
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonNode its = other.node.path(entry.getKey());
            if (!entry.getValue().toString().equals(its.toString())) {
                boolean large = entry.getValue().isContainer();
                return Optional.of(
                        large
                                ? "This folder holds a study with other " + entry.getKey() + "."
                                : "This folder holds a study with " + entry.getKey() + " " + entry.getValue()
                                        + ", and now it is " + its + ".");
            }
        }
        return Optional.of("This folder holds another study.");
    }
}
