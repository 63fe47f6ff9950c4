package parley.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.Diagnostics;

/**
 * Rewrites a scenario file in its canonical form: keys in the order of the reference, two spaces per level, short
 * mappings in braces and long ones over several lines. Comments and single empty lines stay with what they belong to.
 * Formatting twice changes nothing more. Aliases are written out.
 */
public final class Formatter {
    /** The widest line, comments aside. */
    private static final int WIDTH = 120;
    /** Sections whose entries' values are mappings of one line each. */
    private static final Set<String> ONE_LINE = Set.of("order", "turns", "final");
    /** Sections whose entries are always over several lines themselves. */
    private static final Set<String> OPEN = Set.of("claims", "payoffs");

    private final StringBuilder out = new StringBuilder();
    private final Comments comments;

    private Formatter(Comments comments) {
        this.comments = comments;
    }

    /**
     * A formatted file, or what is wrong with its form.
     *
     * @param text present exactly where there are no errors
     */
    public record Formatted(Optional<String> text, List<Diagnostic> errors) {}

    /** Formats a text. {@code fileName} is only named in diagnostics. */
    public static Formatted format(String fileName, String text) {
        Diagnostics diagnostics = new Diagnostics(fileName);
        String unix = text.replace("\r\n", "\n").replace('\r', '\n');
        NodeReader.Document document = NodeReader.document(unix, diagnostics);
        if (document != null && !(document.root() instanceof Node.Mapping)) {
            return new Formatted(
                    Optional.empty(), ScenarioLoader.parse(fileName, text).errors());
        }
        if (document == null || !diagnostics.isClean()) {
            return new Formatted(Optional.empty(), diagnostics.errors());
        }
        Node.Mapping root = (Node.Mapping) document.root();
        Formatter formatter = new Formatter(Comments.of(unix, root, document.values()));
        formatter.mapping(root, Keys.root(), 0, "", false);
        formatter.comments.atEnd().forEach(line -> formatter.line(0, line));
        return new Formatted(Optional.of(formatter.out.toString()), List.of());
    }

    private void line(int indent, String text) {
        out.append(text.isEmpty() ? "" : " ".repeat(indent)).append(text).append('\n');
    }

    /**
     * Entries, one or more lines each.
     *
     * @param path keys from the root, joined by dots
     * @param behindDash whether the first one goes on behind a dash, with its comments written already
     */
    private void mapping(Node.Mapping mapping, @Nullable Shape shape, int indent, String path, boolean behindDash) {
        boolean first = true;
        for (Node.Entry entry : ordered(mapping, shape)) {
            Comments.Attached attached = comments.of(entry.key());
            boolean dash = behindDash && first;
            if (!dash) {
                before(attached, indent, first);
                out.append(" ".repeat(indent));
            }
            String key = entry.key().text();
            out.append(ScalarWriter.line(key, false, false)).append(':');
            String inner = path.isEmpty() ? key : path + "." + key;
            Comments.Attached beside = dash ? Comments.NONE : attached;
            value(entry.value(), inner(shape, key, entry.value()), indent, key.length() + 1, inner, beside);
            attached.after().forEach(comment -> line(indent, comment));
            first = false;
        }
    }

    private void before(Comments.Attached attached, int indent, boolean first) {
        boolean skipEmpty = first;
        for (String comment : attached.before()) {
            if (!comment.isEmpty() || !skipEmpty) {
                line(indent, comment);
            }
            skipEmpty = comment.isEmpty();
        }
    }

    /** What follows a key or a dash: on its line, or below and indented. */
    private void value(Node raw, @Nullable Shape shape, int indent, int used, String path, Comments.Attached attached) {
        Node node = raw instanceof Node.Nothing && isMapping(shape) ? new Node.Mapping(List.of(), raw.span()) : raw;
        String behind = attached.behind() == null ? "" : "  " + attached.behind();
        if (node instanceof Node.Nothing) {
            out.append(behind).append('\n');
        } else if (node instanceof Node.Scalar scalar) {
            scalar(scalar.text(), shape, indent, used, behind);
        } else {
            String flow = isOpen(node, path) || comments.inside(node) ? null : flow(node, shape);
            if (flow != null && indent + used + 1 + flow.length() <= WIDTH) {
                out.append(' ').append(flow).append(behind).append('\n');
            } else {
                out.append(behind).append('\n');
                block(node, shape, indent + 2, path);
            }
        }
    }

    private static boolean isMapping(@Nullable Shape shape) {
        return shape instanceof Shape.Fields || shape instanceof Shape.Named;
    }

    private static boolean isOpen(Node node, String path) {
        if (!(node instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
            return false;
        }
        int dots = (int) path.chars().filter(c -> c == '.').count();
        String section = dots == 0 ? path : path.substring(0, path.indexOf('.'));
        return dots == 0 ? !ONE_LINE.contains(section) : dots == 1 && OPEN.contains(section);
    }

    private void block(Node node, @Nullable Shape shape, int indent, String path) {
        if (node instanceof Node.Mapping mapping) {
            mapping(mapping, shape, indent, path, false);
        } else if (node instanceof Node.Sequence sequence) {
            boolean first = true;
            for (Node each : sequence.items()) {
                before(comments.of(each), indent, first);
                item(each, narrowed(item(shape), each), indent, path + ".-.-");
                comments.of(each).after().forEach(comment -> line(indent, comment));
                first = false;
            }
        }
    }

    /** A dash and what it stands for. A mapping starts on its line, so comments on that line move above it. */
    private void item(Node node, @Nullable Shape shape, int indent, String path) {
        Comments.Attached attached = comments.of(node);
        String flow = node instanceof Node.Scalar ? null : flow(node, shape);
        if (node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
            Node.Entry first = ordered(mapping, shape).get(0);
            boolean fits = flow != null && indent + 2 + flow.length() <= WIDTH && !comments.insideBut(first, mapping);
            if (!fits) {
                above(attached.behind(), indent);
            }
            comments.of(first.key()).before().forEach(comment -> above(comment, indent));
            above(comments.of(first.key()).behind(), indent);
            out.append(" ".repeat(indent)).append("- ");
            if (fits) {
                out.append(flow)
                        .append(attached.behind() == null ? "" : "  " + attached.behind())
                        .append('\n');
            } else {
                mapping(mapping, shape, indent + 2, path, true);
            }
            return;
        }
        if (node instanceof Node.Sequence && flow != null) {
            comments.allInside(node).forEach(comment -> above(comment, indent));
            String behind = attached.behind() == null ? "" : "  " + attached.behind();
            line(indent, "- " + flow + behind);
            return;
        }
        out.append(" ".repeat(indent)).append('-');
        value(node, shape, indent, 1, path, attached);
    }

    private void above(@Nullable String comment, int indent) {
        if (comment != null && !comment.isEmpty()) {
            line(indent, comment);
        }
    }

    private void scalar(String raw, @Nullable Shape shape, int indent, int used, String behind) {
        boolean text = shape instanceof Shape.Text;
        boolean expression = shape instanceof Shape.Formula;
        String value = expression ? raw.strip().replaceAll("\\s*\\n\\s*", " ") : raw;
        boolean multiline = value.stripTrailing().indexOf('\n') >= 0;
        List<String> lines = null;
        String sign = "";
        if (multiline) {
            lines = ScalarWriter.literal(value);
            sign = value.endsWith("\n") ? "|" : "|-";
        } else if (indent
                        + used
                        + 1
                        + ScalarWriter.line(value.stripTrailing(), false, text).length()
                > WIDTH) {
            lines = ScalarWriter.folded(value.stripTrailing(), WIDTH - indent - 2, expression);
            sign = ">-";
        }
        if (lines == null) {
            String one = multiline ? value : value.stripTrailing();
            out.append(' ')
                    .append(ScalarWriter.line(one, false, text))
                    .append(behind)
                    .append('\n');
            return;
        }
        out.append(' ').append(sign).append(behind).append('\n');
        for (String each : lines) {
            line(indent + 2, each);
        }
    }

    /** On one line, or null where that is not possible. */
    private @Nullable String flow(Node node, @Nullable Shape shape) {
        if (node instanceof Node.Nothing) {
            return isMapping(shape) ? "{}" : "";
        } else if (node instanceof Node.Scalar scalar) {
            String value = shape instanceof Shape.Formula
                    ? scalar.text().strip().replaceAll("\\s*\\n\\s*", " ")
                    : scalar.text().stripTrailing();
            return value.indexOf('\n') >= 0 ? null : ScalarWriter.line(value, true, shape instanceof Shape.Text);
        }
        List<String> parts = new ArrayList<>();
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : ordered(mapping, shape)) {
                String key = entry.key().text();
                String value = flow(entry.value(), inner(shape, key, entry.value()));
                if (value == null) {
                    return null;
                }
                parts.add(ScalarWriter.line(key, true, false) + ": " + value);
            }
            return "{" + String.join(", ", parts) + "}";
        }
        for (Node each : ((Node.Sequence) node).items()) {
            String value = flow(each, narrowed(item(shape), each));
            if (value == null || value.isEmpty()) {
                return null;
            }
            parts.add(value);
        }
        return "[" + String.join(", ", parts) + "]";
    }

    /** Known keys in the order of their description, then others as they are. */
    private static List<Node.Entry> ordered(Node.Mapping mapping, @Nullable Shape shape) {
        if (!(shape instanceof Shape.Fields fields)) {
            return mapping.entries();
        }
        List<Node.Entry> entries = new ArrayList<>(mapping.entries());
        entries.sort(Comparator.comparingInt(entry -> {
            Shape.Key key = fields.key(entry.key().text());
            return key == null ? fields.keys().size() : fields.keys().indexOf(key);
        }));
        return entries;
    }

    private static @Nullable Shape inner(@Nullable Shape shape, String key, Node value) {
        Shape inner = null;
        if (shape instanceof Shape.Fields fields) {
            Shape.Key known = fields.key(key);
            Shape.Named others = fields.others();
            inner = known != null ? known.shape() : others == null ? null : others.value();
        } else if (shape instanceof Shape.Named named) {
            inner = named.value();
        }
        return narrowed(inner, value);
    }

    private static @Nullable Shape item(@Nullable Shape shape) {
        return shape instanceof Shape.Items items ? items.item() : null;
    }

    private static @Nullable Shape narrowed(@Nullable Shape shape, Node value) {
        return shape instanceof Shape.Either either ? either.narrowed(value) : shape;
    }
}
