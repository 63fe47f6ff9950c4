package parley.report;

import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Writes JSON as a stream: keys in the order written, two spaces of indentation, arrays of numbers on one line, the same
 * bytes on every JDK. A number that is not finite becomes null (not a number), {@code "infinity"} or {@code "-infinity"}.
 */
final class Json {
    private static final double EXACT = 1L << 53;

    private final JsonGenerator out;

    private Json(JsonGenerator out) {
        this.out = out;
    }

    /** What {@code content} writes, as text that ends with a line break. */
    static String text(Consumer<Json> content) {
        StringWriter writer = new StringWriter();
        write(writer, content);
        return writer.toString();
    }

    /** The same, as it comes. The writer stays open. */
    static void write(Writer writer, Consumer<Json> content) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
        ObjectWriteContext context = new ObjectWriteContext.Base() {
            @Override
            public PrettyPrinter getPrettyPrinter() {
                return printer;
            }

            @Override
            public boolean hasPrettyPrinter() {
                return true;
            }
        };
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator generator = factory.createGenerator(context, writer)) {
            content.accept(new Json(generator));
            generator.writeRaw('\n');
        }
    }

    /** An object without a key: an element, or the whole. */
    void object(Runnable members) {
        out.writeStartObject();
        members.run();
        out.writeEndObject();
    }

    void object(String key, Runnable members) {
        out.writeName(key);
        object(members);
    }

    void array(Runnable elements) {
        out.writeStartArray();
        elements.run();
        out.writeEndArray();
    }

    void array(String key, Runnable elements) {
        out.writeName(key);
        array(elements);
    }

    <T> void array(String key, List<T> all, Consumer<T> element) {
        array(key, () -> all.forEach(element));
    }

    void text(String key, @Nullable String value) {
        out.writeName(key);
        text(value);
    }

    void text(@Nullable String value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeString(value);
        }
    }

    void truth(String key, @Nullable Boolean value) {
        out.writeName(key);
        if (value == null) {
            out.writeNull();
        } else {
            out.writeBoolean(value);
        }
    }

    void count(String key, long value) {
        out.writeName(key);
        out.writeNumber(value);
    }

    void number(String key, double value) {
        out.writeName(key);
        number(value);
    }

    void number(double value) {
        if (Double.isNaN(value)) {
            out.writeNull();
        } else if (Double.isInfinite(value)) {
            out.writeString(value > 0 ? "infinity" : "-infinity");
        } else if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            out.writeNumber((long) value);
        } else {
            out.writeNumber(value);
        }
    }

    void none(String key) {
        out.writeName(key);
        out.writeNull();
    }
}
