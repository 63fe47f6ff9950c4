package parley.scenario;

import java.util.Locale;
import parley.expression.Expression;

/** Writes the tables of keys in the reference, {@code docs/language.md}, from the description that the loader uses. */
public final class KeyReference {
    private KeyReference() {}

    /** The table of the keys of a section, such as {@code levers}, or of the whole file for {@code scenario}. */
    public static String table(String section) {
        Shape shape = Keys.root();
        if (!section.equals("scenario")) {
            Shape.Key key = Keys.root().key(section);
            if (key == null) {
                throw new IllegalArgumentException("no section " + section);
            }
            shape = key.shape();
        }
        while (!(shape instanceof Shape.Fields)) {
            if (!(shape instanceof Shape.Named named)) {
                throw new IllegalArgumentException("no keys in " + section);
            }
            shape = named.value();
        }
        Shape.Fields fields = (Shape.Fields) shape;
        StringBuilder out = new StringBuilder("| key | takes | meaning |\n|---|---|---|\n");
        for (Shape.Key key : fields.keys()) {
            out.append("| `").append(key.name()).append('`').append(key.required() ? " (needed)" : "");
            boolean whole = section.equals("scenario") && key.shape() instanceof Shape.Named;
            out.append(" | ").append(whole ? key.shape().described() : takes(key.shape()));
            out.append(" | ").append(key.about()).append(" |\n");
        }
        Shape.Named others = fields.others();
        if (others != null) {
            out.append("| any ")
                    .append(others.kind())
                    .append(" | ")
                    .append(takes(others.value()))
                    .append(" | |\n");
        }
        return out.toString();
    }

    private static String takes(Shape shape) {
        if (shape instanceof Shape.Word word) {
            return "`" + String.join("`, `", word.words()) + "`";
        } else if (shape instanceof Shape.Formula formula) {
            boolean number = formula.type() == Expression.Type.NUMBER;
            return (number ? "a number" : "a condition") + ", reading " + formula.reads();
        } else if (shape instanceof Shape.Named named) {
            return "per " + named.kind() + ": " + takes(named.value());
        } else if (shape instanceof Shape.Fields fields && fields.others() == null) {
            return fields.described() + ": " + String.join(", ", names(fields));
        } else if (shape instanceof Shape.Either either) {
            return String.join(
                    ", or ", either.shapes().stream().map(KeyReference::takes).toList());
        } else if (shape instanceof Shape.Items items && items.item() instanceof Shape.Fields fields) {
            return "a list of outcomes: " + String.join(", ", names(fields)).toLowerCase(Locale.ROOT);
        }
        return shape.described();
    }

    private static Iterable<String> names(Shape.Fields fields) {
        return fields.keys().stream().map(key -> "`" + key.name() + "`").toList();
    }
}
