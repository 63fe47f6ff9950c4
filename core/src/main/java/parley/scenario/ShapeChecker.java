package parley.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostics;
import parley.diagnostic.Span;
import parley.diagnostic.Suggestion;
import parley.expression.Words;

/**
 * Compares a file with the description of its keys. What does not fit is reported and replaced by {@link Node.Broken}, so
 * that whoever reads the result meets only what fits, or what has been reported.
 */
final class ShapeChecker {
    private static final Set<String> YES = Set.of("yes", "on", "True", "TRUE");
    private static final Set<String> NO = Set.of("no", "off", "False", "FALSE");

    private final Diagnostics diagnostics;

    ShapeChecker(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The node with all that does not fit replaced. {@code name}: what it is called in sentences; {@code at}: its key. */
    Node check(Node node, Shape shape, String name, Span at) {
        if (node instanceof Node.Broken) {
            return node;
        } else if (shape instanceof Shape.Either either) {
            return either(node, either, name, at);
        } else if (shape instanceof Shape.Fields fields) {
            return fields(node, fields, name, at);
        } else if (shape instanceof Shape.Named named) {
            return named(node, named, name, at);
        } else if (shape instanceof Shape.Items items) {
            return items(node, items, name, at);
        } else if (shape instanceof Shape.Levels && node instanceof Node.Sequence) {
            Shape level = new Shape.Name("a level");
            return items(node, new Shape.Items(level, 1, shape.described()), name, at);
        }
        if (!(node instanceof Node.Scalar scalar)) {
            return wrongShape(node, shape, name, at);
        }
        return value(scalar, shape) ? node : new Node.Broken(node.span());
    }

    private Node either(Node node, Shape.Either either, String name, Span at) {
        Shape fitting = either.narrowed(node);
        return fitting == null ? wrongShape(node, either, name, at) : check(node, fitting, name, at);
    }

    private Node fields(Node node, Shape.Fields shape, String name, Span at) {
        boolean needsSomething = shape.keys().stream().anyMatch(Shape.Key::required);
        if (node instanceof Node.Nothing && !needsSomething) {
            return new Node.Mapping(List.of(), node.span());
        }
        if (!(node instanceof Node.Mapping mapping)) {
            return wrongShape(node, shape, name, at);
        }
        List<Node.Entry> entries = new ArrayList<>();
        Set<String> present = new HashSet<>();
        for (Node.Entry entry : mapping.entries()) {
            String text = entry.key().text();
            Shape.Key key = shape.key(text);
            present.add(text);
            if (key != null) {
                entries.add(new Node.Entry(
                        entry.key(),
                        check(
                                entry.value(),
                                key.shape(),
                                "\"" + text + "\"",
                                entry.key().span())));
            } else if (shape.others() != null) {
                entries.add(named(entry, shape.others()));
            } else {
                // What was meant is there, misspelled: it is not reported as missing as well.
                present.add(unknownKey(entry.key(), shape));
            }
        }
        for (Shape.Key key : shape.keys()) {
            if (key.required() && !present.contains(key.name())) {
                diagnostics.add(
                        Code.MISSING_KEY,
                        at,
                        "%s has no \"%s\".".formatted(capital(name), key.name()),
                        "\"%s\": %s".formatted(key.name(), lower(key.about())));
            }
        }
        return new Node.Mapping(List.copyOf(entries), mapping.span());
    }

    /** Reports an unknown key; returns the known one that is near, or an empty text. */
    private String unknownKey(Node.Scalar key, Shape.Fields shape) {
        List<String> known = shape.keys().stream().map(Shape.Key::name).toList();
        String near = Suggestion.nearest(key.text(), known).orElse("");
        String hint = key.text().equals("<<")
                ? "Mappings are not merged; write the keys out."
                : near.isEmpty()
                        ? "Its keys are " + Suggestion.list(known, "and") + "."
                        : "Did you mean \"" + near + "\"?";
        diagnostics.add(
                Code.UNKNOWN_KEY,
                key.span(),
                "%s has no key \"%s\".".formatted(capital(shape.described()), key.text()),
                hint);
        return near;
    }

    private Node named(Node node, Shape.Named shape, String name, Span at) {
        if (node instanceof Node.Nothing) {
            return new Node.Mapping(List.of(), node.span());
        }
        if (!(node instanceof Node.Mapping mapping)) {
            return wrongShape(node, shape, name, at);
        }
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            entries.add(named(entry, shape));
        }
        return new Node.Mapping(List.copyOf(entries), mapping.span());
    }

    private Node.Entry named(Node.Entry entry, Shape.Named shape) {
        Node.Scalar key = entry.key();
        if (shape.declares() && !Words.isName(key.text())) {
            String near = key.text().replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^[^A-Za-z]+|_+$", "");
            diagnostics.add(
                    Code.BAD_NAME,
                    key.span(),
                    "\"%s\" is no name for %s %s: names are letters, digits and _, with a letter first."
                            .formatted(key.text(), article(shape.kind()), shape.kind()),
                    Words.isName(near) ? "Write: " + near : null);
        }
        return new Node.Entry(key, check(entry.value(), shape.value(), "\"" + key.text() + "\"", key.span()));
    }

    private Node items(Node node, Shape.Items shape, String name, Span at) {
        if (!(node instanceof Node.Sequence sequence)) {
            return wrongShape(node, shape, name, at);
        }
        if (sequence.items().size() < shape.least()) {
            diagnostics.add(
                    Code.WRONG_SHAPE,
                    sequence.span(),
                    "%s needs %s, but %s."
                            .formatted(
                                    capital(name),
                                    shape.described(),
                                    sequence.items().isEmpty() ? "the list is empty" : "the list is too short"));
            return new Node.Broken(node.span());
        }
        List<Node> items = new ArrayList<>();
        for (Node item : sequence.items()) {
            items.add(check(item, shape.item(), "an item of " + name, item.span()));
        }
        return new Node.Sequence(List.copyOf(items), sequence.span());
    }

    private Node wrongShape(Node node, Shape shape, String name, Span at) {
        boolean minus = shape instanceof Shape.Formula && node instanceof Node.Sequence;
        diagnostics.add(
                Code.WRONG_SHAPE,
                node instanceof Node.Nothing ? at : node.span(),
                "%s needs %s, but here is %s.".formatted(capital(name), shape.described(), node.described()),
                minus ? "A \"-\" followed by a space starts a list: write -x without the space." : hint(shape, node));
        return new Node.Broken(node.span());
    }

    private static @Nullable String hint(Shape shape, Node node) {
        if (shape instanceof Shape.Items && node instanceof Node.Scalar scalar) {
            return "Write a list: [" + scalar.text() + "]";
        }
        return null;
    }

    /** Whether a single value fits; what does not is reported. */
    private boolean value(Node.Scalar scalar, Shape shape) {
        String text = scalar.text();
        if (shape instanceof Shape.Real) {
            return number(scalar).isPresent();
        } else if (shape instanceof Shape.Whole whole) {
            return text.equals(whole.word()) || whole(scalar, whole);
        } else if (shape instanceof Shape.Flag) {
            return flag(scalar);
        } else if (shape instanceof Shape.Value) {
            return isYesOrNo(text) ? flag(scalar) : number(scalar).isPresent();
        } else if (shape instanceof Shape.Word word && !word.words().contains(text)) {
            diagnostics.add(
                    Code.WRONG_WORD,
                    scalar.span(),
                    "Found \"%s\" where %s was expected.".formatted(text, word.described()),
                    Suggestion.nearest(text, word.words())
                            .map(near -> "Did you mean \"" + near + "\"?")
                            .orElse(null));
            return false;
        }
        return true;
    }

    private boolean whole(Node.Scalar scalar, Shape.Whole shape) {
        OptionalDouble number = number(scalar);
        if (number.isEmpty()) {
            return false;
        }
        double value = number.getAsDouble();
        boolean fits = value == Math.rint(value) && value >= shape.least() && value <= Integer.MAX_VALUE;
        if (!fits) {
            diagnostics.add(
                    value == Math.rint(value) ? Code.NUMBER_OUT_OF_RANGE : Code.NOT_WHOLE,
                    scalar.span(),
                    "%s was expected, not %s.".formatted(capital(shape.described()), scalar.text()));
        }
        return fits;
    }

    private boolean flag(Node.Scalar scalar) {
        String text = scalar.text();
        if (text.equals("true") || text.equals("false")) {
            return true;
        }
        boolean yes = YES.contains(text);
        boolean no = NO.contains(text);
        diagnostics.add(
                Code.WRONG_WORD,
                scalar.span(),
                "Found \"" + text + "\" where true or false was expected.",
                yes ? "Write true." : no ? "Write false." : null);
        return false;
    }

    private static boolean isYesOrNo(String text) {
        return text.equals("true") || text.equals("false") || YES.contains(text) || NO.contains(text);
    }

    private OptionalDouble number(Node.Scalar scalar) {
        OptionalDouble number = Decimals.parse(scalar.text());
        if (number.isEmpty()) {
            diagnostics.add(
                    Code.NOT_A_NUMBER,
                    scalar.span(),
                    "Found %s where a number was expected.".formatted(scalar.described()),
                    Decimals.hint(scalar.text()));
        }
        return number;
    }

    private static String article(String noun) {
        return "aeiou".indexOf(noun.charAt(0)) >= 0 ? "an" : "a";
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String lower(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
