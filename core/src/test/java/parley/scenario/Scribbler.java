package parley.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import parley.diagnostic.Diagnostics;

/** Writes a file anew as untidily as YAML allows: other indents, quotes, braces, order of keys, comments anywhere. */
final class Scribbler {
    private final Node.Mapping root;
    private final Random random;
    private final boolean tidy;
    private final StringBuilder out = new StringBuilder();
    private int comments;

    /** With seed -1 nothing is shuffled and there are no comments. */
    Scribbler(String text, int seed) {
        this.root = (Node.Mapping) NodeReader.read(text, new Diagnostics("scribbler"));
        this.random = new Random(seed);
        this.tidy = seed == -1;
    }

    String text() {
        block(root, Keys.root(), 0);
        ownLine(0);
        return out.toString();
    }

    private boolean chance(int oneIn) {
        return !tidy && random.nextInt(oneIn) == 0;
    }

    private void ownLine(int indent) {
        while (chance(8)) {
            out.append(chance(3) ? "\n" : " ".repeat(indent) + "# c" + comments++ + ";\n");
        }
    }

    private void endLine() {
        out.append(chance(10) ? " ".repeat(1 + random.nextInt(5)) + "# c" + comments++ + ";" : "")
                .append('\n');
    }

    private void block(Node.Mapping mapping, Shape shape, int indent) {
        for (Node.Entry entry : shuffled(mapping, shape)) {
            ownLine(indent);
            out.append(" ".repeat(indent)).append(entry.key().text()).append(':');
            below(entry.value(), inner(shape, entry), indent);
        }
    }

    private void below(Node node, Shape shape, int indent) {
        boolean empty =
                node instanceof Node.Mapping mapping && mapping.entries().isEmpty();
        if (node instanceof Node.Nothing) {
            endLine();
        } else if (node instanceof Node.Scalar scalar) {
            scalar(scalar.text(), indent);
        } else if (empty || chance(3)) {
            out.append(' ');
            flow(node, shape, indent + 1);
            endLine();
        } else if (node instanceof Node.Mapping mapping) {
            endLine();
            block(mapping, shape, indent + (tidy ? 2 : 1 + random.nextInt(4)));
        } else if (node instanceof Node.Sequence sequence) {
            endLine();
            int inner = indent + (tidy ? 2 : random.nextInt(3) + 1);
            for (Node item : sequence.items()) {
                ownLine(inner);
                out.append(" ".repeat(inner)).append('-');
                below(item, null, inner);
            }
        }
    }

    private void scalar(String raw, int indent) {
        String text = raw.strip().replace('\n', ' ');
        boolean simple = text.matches("[\\w .()*/^|-]+") && !text.startsWith("-");
        if (chance(6) && text.contains(" ")) {
            out.append(chance(2) ? " >-" : " >");
            endLine();
            out.append(" ".repeat(indent + 3))
                    .append(text.replaceFirst(" ", "\n" + " ".repeat(indent + 3)))
                    .append('\n');
        } else if (simple && chance(4) && text.contains(" ") && !text.contains("  ")) {
            out.append(' ').append(text.replaceFirst(" ", "\n" + " ".repeat(indent + 3)));
            endLine();
        } else {
            out.append(' ').append(quoted(text));
            endLine();
        }
    }

    private String quoted(String text) {
        boolean plain = text.matches("\\w[\\w .()*/^-]*") && !chance(3);
        return plain
                ? text
                : chance(2) ? "'" + text.replace("'", "''") + "'" : "\"" + text.replace("\"", "\\\"") + "\"";
    }

    private void flow(Node node, Shape shape, int indent) {
        if (node instanceof Node.Scalar scalar) {
            out.append(quoted(scalar.text().strip().replace('\n', ' ')));
        } else if (node instanceof Node.Mapping mapping) {
            out.append('{');
            boolean first = true;
            for (Node.Entry entry : shuffled(mapping, shape)) {
                separate(first, indent);
                out.append(entry.key().text()).append(": ");
                flow(entry.value(), inner(shape, entry), indent);
                first = false;
            }
            out.append('}');
        } else if (node instanceof Node.Sequence sequence) {
            out.append('[');
            boolean first = true;
            for (Node item : sequence.items()) {
                separate(first, indent);
                flow(item, null, indent);
                first = false;
            }
            out.append(']');
        }
    }

    private void separate(boolean first, int indent) {
        out.append(first ? "" : ", ");
        if (chance(8)) {
            endLine();
            ownLine(indent);
            out.append(" ".repeat(indent));
        }
    }

    /** The order of known keys means nothing; that of names does. */
    private List<Node.Entry> shuffled(Node.Mapping mapping, Shape shape) {
        List<Node.Entry> entries = new ArrayList<>(mapping.entries());
        if (!tidy && shape instanceof Shape.Fields fields && fields.others() == null) {
            Collections.shuffle(entries, random);
        }
        return entries;
    }

    private static Shape inner(Shape shape, Node.Entry entry) {
        Shape inner = null;
        if (shape instanceof Shape.Fields fields) {
            Shape.Key key = fields.key(entry.key().text());
            inner = key != null
                    ? key.shape()
                    : fields.others() == null ? null : fields.others().value();
        } else if (shape instanceof Shape.Named named) {
            inner = named.value();
        }
        return inner instanceof Shape.Either either ? either.narrowed(entry.value()) : inner;
    }
}
