package parley.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.expression.Expression;

/** What may stand behind a key. The loader, the JSON Schema, the reference and the formatter all read these. */
sealed interface Shape {
    /** For sentences: {@code "a list of players"}. */
    String described();

    /** Any text. */
    record Text(String described) implements Shape {}

    /** A name that is declared somewhere, or a level. */
    record Name(String described) implements Shape {}

    /** One of a few words. */
    record Word(List<String> words) implements Shape {
        @Override
        public String described() {
            return words.size() == 1 ? "\"" + words.get(0) + "\"" : "one of " + String.join(", ", words);
        }
    }

    /** A number. */
    record Real(String described) implements Shape {}

    /** A whole number of at least {@code least}, or {@code word} where that is not null. */
    record Whole(int least, @Nullable String word) implements Shape {
        @Override
        public String described() {
            return "a whole number of at least " + least + (word == null ? "" : ", or " + word);
        }
    }

    /** {@code true} or {@code false}. */
    record Flag() implements Shape {
        @Override
        public String described() {
            return "true or false";
        }
    }

    /** A number, or true or false for a switch. */
    record Value() implements Shape {
        @Override
        public String described() {
            return "a number, or true or false for a switch";
        }
    }

    /** An expression. {@code reads} says in the reference what it may read. */
    record Formula(Expression.Type type, String reads) implements Shape {
        @Override
        public String described() {
            return type == Expression.Type.NUMBER ? "an expression for a number" : "a condition";
        }
    }

    /** Levels: {@code 0..4}, or a list of names or of numbers. */
    record Levels() implements Shape {
        @Override
        public String described() {
            return "a list of levels, such as [low, high], or a range, such as 0..4";
        }
    }

    /** A list. */
    record Items(Shape item, int least, String described) implements Shape {}

    /**
     * A mapping with known keys.
     *
     * @param others what other keys may be, or null where there are no others
     */
    record Fields(List<Key> keys, @Nullable Named others, String described) implements Shape {
        @Nullable Key key(String name) {
            for (Key key : keys) {
                if (key.name().equals(name)) {
                    return key;
                }
            }
            return null;
        }
    }

    /**
     * A mapping from names to things of one shape.
     *
     * @param kind what a name names: {@code "lever"}
     * @param declares whether the names are new, else they name what is declared elsewhere
     */
    record Named(String kind, boolean declares, Shape value) implements Shape {
        @Override
        public String described() {
            return "a mapping with a key per " + kind;
        }
    }

    /** One of several shapes, told apart by being a single value, a list or a mapping. */
    record Either(List<Shape> shapes) implements Shape {
        @Override
        public String described() {
            return String.join(" or ", shapes.stream().map(Shape::described).toList());
        }

        /** The one that a node may be, or null. */
        @Nullable Shape narrowed(Node node) {
            for (Shape shape : shapes) {
                boolean mapping = shape instanceof Fields || shape instanceof Named;
                boolean list = shape instanceof Items;
                boolean fits = node instanceof Node.Mapping
                        ? mapping
                        : node instanceof Node.Sequence ? list : node instanceof Node.Scalar && !mapping && !list;
                if (fits) {
                    return shape;
                }
            }
            return null;
        }
    }

    /**
     * A known key.
     *
     * @param about what it says, for the reference
     */
    record Key(String name, Shape shape, boolean required, String about) {}
}
