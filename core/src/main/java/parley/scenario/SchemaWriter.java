package parley.scenario;

import java.util.List;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the JSON Schema of scenario files, with which editors complete keys and mark what does not fit. It is made of
 * the description that the loader checks files with. What expressions say, a schema cannot check.
 */
public final class SchemaWriter {
    private static final String NAME = "^[A-Za-z][A-Za-z0-9_]*$";
    private static final String RANGE = "^-?[0-9]+ *\\.\\. *-?[0-9]+$";

    private final JsonMapper mapper = new JsonMapper();

    private SchemaWriter() {}

    /** The schema, draft 2020-12, ending in a line break. */
    public static String json() {
        SchemaWriter writer = new SchemaWriter();
        ObjectNode root = writer.mapper.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Parley scenario");
        root.setAll(writer.schema(Keys.root()));
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators)
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        return writer.mapper.writer().with(printer).writeValueAsString(root) + "\n";
    }

    private ObjectNode schema(Shape shape) {
        ObjectNode schema = mapper.createObjectNode();
        if (shape instanceof Shape.Text) {
            schema.put("type", "string");
        } else if (shape instanceof Shape.Name name) {
            if (name.described().equals("a level")) {
                types(schema, "string", "number");
            } else {
                schema.put("type", "string");
            }
        } else if (shape instanceof Shape.Word word) {
            ArrayNode words = schema.putArray("enum");
            word.words().forEach(words::add);
        } else if (shape instanceof Shape.Real) {
            schema.put("type", "number");
        } else if (shape instanceof Shape.Whole whole) {
            whole(schema, whole);
        } else if (shape instanceof Shape.Flag) {
            schema.put("type", "boolean");
        } else if (shape instanceof Shape.Value) {
            types(schema, "number", "boolean");
        } else if (shape instanceof Shape.Formula) {
            types(schema, "string", "number", "boolean");
        } else if (shape instanceof Shape.Levels) {
            ArrayNode any = schema.putArray("anyOf");
            any.addObject().put("type", "string").put("pattern", RANGE);
            ObjectNode list =
                    any.addObject().put("type", "array").put("minItems", 1).put("uniqueItems", true);
            types(list.putObject("items"), "string", "number");
        } else if (shape instanceof Shape.Items items) {
            schema.put("type", "array").put("minItems", items.least());
            schema.set("items", schema(items.item()));
        } else if (shape instanceof Shape.Either either) {
            ArrayNode any = schema.putArray("anyOf");
            either.shapes().forEach(each -> any.add(schema(each)));
        } else if (shape instanceof Shape.Named named) {
            types(schema, "object", "null");
            if (named.declares()) {
                schema.putObject("propertyNames").put("pattern", NAME);
            }
            schema.set("additionalProperties", schema(named.value()));
        } else if (shape instanceof Shape.Fields fields) {
            fields(schema, fields);
        }
        return schema;
    }

    private void whole(ObjectNode schema, Shape.Whole whole) {
        ObjectNode number = mapper.createObjectNode().put("type", "integer").put("minimum", whole.least());
        if (whole.word() == null) {
            schema.setAll(number);
        } else {
            ArrayNode any = schema.putArray("anyOf");
            any.add(number);
            any.addObject().put("const", whole.word());
        }
    }

    private void fields(ObjectNode schema, Shape.Fields fields) {
        List<String> required = fields.keys().stream()
                .filter(Shape.Key::required)
                .map(Shape.Key::name)
                .toList();
        if (required.isEmpty()) {
            types(schema, "object", "null");
        } else {
            schema.put("type", "object");
        }
        ObjectNode properties = schema.putObject("properties");
        for (Shape.Key key : fields.keys()) {
            ObjectNode property = mapper.createObjectNode().put("description", key.about());
            property.setAll(schema(key.shape()));
            properties.set(key.name(), property);
        }
        if (!required.isEmpty()) {
            ArrayNode needed = schema.putArray("required");
            required.forEach(needed::add);
        }
        Shape.Named others = fields.others();
        if (others == null) {
            schema.put("additionalProperties", false);
        } else {
            schema.set("additionalProperties", schema(others.value()));
        }
    }

    private static void types(ObjectNode schema, String... types) {
        ArrayNode list = schema.putArray("type");
        for (String type : types) {
            list.add(type);
        }
    }
}
