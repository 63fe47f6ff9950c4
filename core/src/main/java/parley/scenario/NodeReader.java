package parley.scenario;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostics;
import parley.diagnostic.Span;

/**
 * Reads YAML into nodes with places. It takes the parts of YAML that a scenario needs and refuses the others: tags,
 * several documents, keys that are no text. Aliases are taken while they stay few.
 */
final class NodeReader {
    private static final int MOST_DEEP = 30;
    /** Nodes after writing out every alias: a file that says more repeats itself. */
    private static final int MOST_NODES = 20_000;

    private final Places places;
    private final Diagnostics diagnostics;
    private final YamlMistakes mistakes;
    private final Map<Anchor, Node> anchors = new HashMap<>();
    private final Map<Anchor, Integer> sizes = new HashMap<>();
    private final Set<Anchor> open = new HashSet<>();
    private final BitSet values = new BitSet();
    private int nodes;

    private NodeReader(String text, Diagnostics diagnostics) {
        this.places = new Places(text);
        this.diagnostics = diagnostics;
        this.mistakes = new YamlMistakes(places, diagnostics);
    }

    /** The root of a text, or null after a diagnostic. A mistake in the form of the file ends the reading. */
    static @Nullable Node read(String text, Diagnostics diagnostics) {
        return new NodeReader(text, diagnostics).read(text);
    }

    /**
     * A text and its root.
     *
     * @param values the characters of the text that belong to single values, where a # is no comment
     */
    record Document(Node root, BitSet values) {}

    /** The same, for whoever looks for comments as well. */
    static @Nullable Document document(String text, Diagnostics diagnostics) {
        NodeReader reader = new NodeReader(text, diagnostics);
        Node root = reader.read(text);
        return root == null ? null : new Document(root, reader.values);
    }

    /** Ends the reading after a diagnostic. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused() {
            super(null, null, false, false);
        }
    }

    private @Nullable Node read(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(Math.max(1024, Math.min(text.length() + 1, 1 << 16)))
                .build();
        try {
            Iterator<Event> events = new Parse(settings).parseString(text).iterator();
            Node root = null;
            while (events.hasNext()) {
                Event event = events.next();
                if (event.getEventId() == Event.ID.DocumentStart) {
                    if (root != null) {
                        throw refuse(
                                Code.YAML_FEATURE,
                                span(event),
                                "A second document starts here; a scenario is one.",
                                "Remove the line of dashes.");
                    }
                    root = node(events.next(), events, 0, false);
                }
            }
            if (root == null || root instanceof Node.Nothing) {
                diagnostics.add(
                        Code.FILE_EMPTY, Span.NOWHERE, "The file holds no scenario.", "It starts with: parley: 1");
                return null;
            }
            return root;
        } catch (YamlEngineException e) {
            mistakes.report(e);
        } catch (Refused e) {
            // Said already.
        }
        return null;
    }

    private Node node(Event event, Iterator<Event> events, int depth, boolean inFlow) {
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        count(1, event);
        if (depth > MOST_DEEP) {
            throw refuse(
                    Code.FILE_TOO_NESTED,
                    span(event),
                    "The file is nested more than %s deep here.".formatted(MOST_DEEP),
                    null);
        }
        Anchor anchor = event instanceof NodeEvent named ? named.getAnchor().orElse(null) : null;
        int before = nodes;
        if (anchor != null) {
            open.add(anchor);
        }
        Node node;
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar, scalar.getTag().orElse(null));
            node = scalar(scalar, inFlow);
        } else if (event instanceof CollectionStartEvent start) {
            refuseTag(start, start.getTag().orElse(null));
            boolean flow = inFlow || start.isFlow();
            node = event.getEventId() == Event.ID.MappingStart
                    ? mapping(start, events, depth, flow)
                    : sequence(start, events, depth, flow);
        } else {
            throw new AssertionError(event);
        }
        if (anchor != null) {
            open.remove(anchor);
            anchors.put(anchor, node);
            sizes.put(anchor, nodes - before + 1);
        }
        return node;
    }

    private Node alias(AliasEvent alias) {
        Anchor anchor = alias.getAlias();
        Node target = anchors.get(anchor);
        if (target == null) {
            throw refuse(
                    Code.YAML_FEATURE,
                    span(alias),
                    open.contains(anchor)
                            ? "\"*" + anchor + "\" stands inside what it names."
                            : "Nothing above is marked \"&" + anchor + "\".",
                    "A value that starts with * names another part of the file; put it in quotes to mean the sign.");
        }
        count(sizes.getOrDefault(anchor, 1), alias);
        return target;
    }

    private void count(int more, Event event) {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw refuse(
                    Code.FILE_TOO_NESTED,
                    span(event),
                    "With its aliases written out the file has more than %s values.".formatted(MOST_NODES),
                    null);
        }
    }

    private void refuseTag(Event event, @Nullable String tag) {
        if (tag != null) {
            throw refuse(
                    Code.YAML_FEATURE,
                    span(event),
                    "A scenario has no tags such as \"" + tag + "\".",
                    "A value that starts with ! is a tag; put it in quotes to mean the sign.");
        }
    }

    private Node scalar(ScalarEvent event, boolean inFlow) {
        int start = start(event);
        int end = end(event);
        values.set(start, places.trimmed(start, end));
        String text = event.getValue();
        ScalarStyle style = event.getScalarStyle();
        Span span = places.span(start, end);
        boolean nothing = style == ScalarStyle.PLAIN && (text.isEmpty() || text.equals("~") || text.equals("null"));
        return nothing
                ? new Node.Nothing(span)
                : new Node.Scalar(text, places.passage(text, start, end, style, inFlow), span);
    }

    private Node sequence(CollectionStartEvent start, Iterator<Event> events, int depth, boolean flow) {
        List<Node> items = new ArrayList<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            items.add(node(event, events, depth + 1, flow));
            event = events.next();
        }
        return new Node.Sequence(List.copyOf(items), extent(start, event, flow));
    }

    private Node mapping(CollectionStartEvent start, Iterator<Event> events, int depth, boolean flow) {
        List<Node.Entry> entries = new ArrayList<>();
        Map<String, Span> seen = new HashMap<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            Span at = span(event);
            Node key = node(event, events, depth + 1, flow);
            Node value = node(events.next(), events, depth + 1, flow);
            if (key instanceof Node.Nothing nothing) {
                key = new Node.Scalar(
                        "null",
                        places.passage("null", start(event), end(event), ScalarStyle.PLAIN, flow),
                        nothing.span());
            }
            if (!(key instanceof Node.Scalar name)) {
                diagnostics.add(Code.YAML_FEATURE, at, "A key is a single word, not " + key.described() + ".");
            } else if (seen.containsKey(name.text())) {
                diagnostics.add(
                        Code.DUPLICATE_KEY,
                        name.span(),
                        "\"%s\" stands twice in one mapping.".formatted(name.text()),
                        "It stands first in line " + seen.get(name.text()).line() + ".");
            } else {
                seen.put(name.text(), name.span());
                entries.add(new Node.Entry(name, value));
            }
            event = events.next();
        }
        return new Node.Mapping(
                flow ? FlowCommas.check(entries, diagnostics) : List.copyOf(entries), extent(start, event, flow));
    }

    /** A block is pointed at by its first line, braces by all of them that is on one line. */
    private Span extent(Event start, Event end, boolean flow) {
        return places.span(start(start), flow ? end(end) : Integer.MAX_VALUE);
    }

    private Span span(Event event) {
        return places.span(start(event), Math.max(end(event), start(event) + 1));
    }

    private static int start(Event event) {
        return event.getStartMark().map(Mark::getIndex).orElse(0);
    }

    private static int end(Event event) {
        return event.getEndMark().map(Mark::getIndex).orElse(0);
    }

    private Refused refuse(Code code, Span span, String sentence, @Nullable String hint) {
        diagnostics.add(code, span, sentence, hint);
        return new Refused();
    }
}
