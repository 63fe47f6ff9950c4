package parley.scenario;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Span;

/** The comments and empty lines of a file, each with the entry or list item that it belongs to. */
final class Comments {
    /** Of what has no comments. */
    static final Attached NONE = new Attached();

    private final List<Place> places = new ArrayList<>();
    private final IdentityHashMap<Object, Attached> attached = new IdentityHashMap<>();
    private final List<String> atEnd = new ArrayList<>();

    /** Keys of entries, and items of lists, in the order of the file. */
    private record Place(Object owner, Span span) {}

    /** What belongs to one entry. An empty line is an empty text. */
    static final class Attached {
        private final List<String> before = new ArrayList<>();
        private final List<String> after = new ArrayList<>();
        private @Nullable String behind;

        /** Lines above it. */
        List<String> before() {
            return before;
        }

        /** Lines below it that do not belong to what follows. */
        List<String> after() {
            return after;
        }

        /** A comment on its line, or null. */
        @Nullable String behind() {
            return behind;
        }

        private boolean hasComment() {
            return behind != null || !after.isEmpty() || before.stream().anyMatch(line -> !line.isEmpty());
        }
    }

    private Comments() {}

    /** Of a text with its nodes. {@code values}: characters of single values, where a # is no comment. */
    static Comments of(String text, Node root, BitSet values) {
        Comments comments = new Comments();
        comments.collect(root);
        comments.places.sort((a, b) -> a.span().line() != b.span().line()
                ? Integer.compare(a.span().line(), b.span().line())
                : Integer.compare(a.span().column(), b.span().column()));
        comments.scan(text, values);
        return comments;
    }

    private void collect(Node node) {
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                places.add(new Place(entry.key(), entry.key().span()));
                collect(entry.value());
            }
        } else if (node instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                places.add(new Place(item, item.span()));
                collect(item);
            }
        }
    }

    /** What belongs to an entry, named by its key, or to a list item. */
    Attached of(Object owner) {
        return attached.getOrDefault(owner, NONE);
    }

    /** Comments behind everything. */
    List<String> atEnd() {
        return atEnd;
    }

    /** Whether there is a comment somewhere inside a node. */
    boolean inside(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().stream().anyMatch(entry -> of(entry.key()).hasComment() || inside(entry.value()));
        } else if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().anyMatch(item -> of(item).hasComment() || inside(item));
        }
        return false;
    }

    /** The same, but for comments above and behind one of its keys. */
    boolean insideBut(Node.Entry entry, Node.Mapping mapping) {
        return !of(entry.key()).after.isEmpty()
                || inside(entry.value())
                || mapping.entries().stream()
                        .filter(other -> !other.key().text().equals(entry.key().text()))
                        .anyMatch(other -> of(other.key()).hasComment() || inside(other.value()));
    }

    /** All comments inside a node, in order. */
    List<String> allInside(Node node) {
        List<String> all = new ArrayList<>();
        for (Place place : places) {
            if (isInside(place.owner(), node)) {
                Attached found = of(place.owner());
                all.addAll(found.before);
                if (found.behind != null) {
                    all.add(found.behind);
                }
                all.addAll(found.after);
            }
        }
        return all;
    }

    private static boolean isInside(Object owner, Node node) {
        return node instanceof Node.Sequence sequence
                && sequence.items().stream().anyMatch(item -> item == owner || isInside(owner, item));
    }

    private void scan(String text, BitSet values) {
        int[] characters = text.codePoints().toArray();
        List<String> pending = new ArrayList<>();
        int column = 1;
        int line = 1;
        int start = 0;
        while (start < characters.length) {
            int end = start;
            while (end < characters.length && characters[end] != '\n') {
                end++;
            }
            int hash = hash(characters, values, start, end);
            String before = new String(characters, start, (hash < 0 ? end : hash) - start);
            if (hash >= 0 && before.isBlank() && !values.get(Math.max(start, hash - 1))) {
                pending.add(new String(characters, hash, end - hash).strip());
                column = pending.size() == 1 || pending.get(0).isEmpty() ? hash - start + 1 : column;
            } else if (before.isBlank() && hash < 0 && !values.get(start)) {
                if (pending.isEmpty() || !pending.get(pending.size() - 1).isEmpty()) {
                    pending.add("");
                }
            } else {
                attach(pending, column, line);
                pending.clear();
                if (hash >= 0) {
                    behind(new String(characters, hash, end - hash).strip(), line);
                }
            }
            start = end + 1;
            line++;
        }
        pending.removeIf(String::isEmpty);
        if (!pending.isEmpty()) {
            attach(pending, column, line);
        }
    }

    /** The index of the # that starts a comment in a line, or -1. */
    private static int hash(int[] characters, BitSet values, int start, int end) {
        boolean block = false;
        for (int i = start; i < end; i++) {
            boolean first = i == start || characters[i - 1] == ' ' || characters[i - 1] == '\t';
            // The header of a block text, as in ">- # comment", is part of the value.
            block |= values.get(i) && (i == 0 || !values.get(i - 1)) && (characters[i] == '>' || characters[i] == '|');
            if (characters[i] == '#' && first && (!values.get(i) || block)) {
                return i;
            }
        }
        return -1;
    }

    /** Lines that stand alone belong to what comes next, unless they are indented further than that. */
    private void attach(List<String> lines, int column, int line) {
        if (lines.isEmpty()) {
            return;
        }
        Place next = null;
        Place previous = null;
        for (Place place : places) {
            if (place.span().line() >= line) {
                next = place;
                break;
            }
            previous = place.span().column() <= column || previous == null ? place : previous;
        }
        boolean comment = lines.stream().anyMatch(text -> !text.isEmpty());
        boolean deeper =
                next == null ? column > 1 : comment && column > next.span().column();
        if (deeper && previous != null) {
            List<String> kept = new ArrayList<>(lines);
            kept.removeIf(String::isEmpty);
            attached(previous.owner()).after.addAll(kept);
            if (next != null && lines.get(lines.size() - 1).isEmpty()) {
                attached(next.owner()).before.add(0, "");
            }
        } else if (next != null) {
            attached(next.owner()).before.addAll(lines);
        } else {
            atEnd.addAll(lines);
        }
    }

    /** A comment at the end of a line belongs to what starts first on it, or to what goes on there. */
    private void behind(String comment, int line) {
        Place owner = null;
        for (Place place : places) {
            if (place.span().line() == line) {
                owner = place;
                break;
            } else if (place.span().line() > line) {
                break;
            }
            owner = place;
        }
        if (owner == null) {
            atEnd.add(comment);
        } else if (attached(owner.owner()).behind == null) {
            attached(owner.owner()).behind = comment;
        } else {
            attached(owner.owner()).after.add(comment);
        }
    }

    private Attached attached(Object owner) {
        return attached.computeIfAbsent(owner, key -> new Attached());
    }
}
