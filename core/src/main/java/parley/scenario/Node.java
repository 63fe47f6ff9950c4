package parley.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Span;
import parley.expression.Passage;

/** A part of a YAML file with its place. */
sealed interface Node {
    Span span();

    /** For sentences, such as {@code "a list"}. */
    String described();

    /** Keys and values, in order, each key once. */
    record Mapping(List<Entry> entries, Span span) implements Node {
        @Override
        public String described() {
            return "a mapping";
        }

        /** The value of a key, or null. */
        @Nullable Node get(String key) {
            Entry entry = entry(key);
            return entry == null ? null : entry.value();
        }

        @Nullable Entry entry(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return entry;
                }
            }
            return null;
        }
    }

    /** A key with its value. */
    record Entry(Scalar key, Node value) {}

    /** A list. */
    record Sequence(List<Node> items, Span span) implements Node {
        @Override
        public String described() {
            return "a list";
        }
    }

    /** A single value: a number, a word, a text, an expression. */
    record Scalar(String text, Passage passage, Span span) implements Node {
        @Override
        public String described() {
            return "\"" + (text.length() > 40 ? text.substring(0, 37) + "..." : text) + "\"";
        }
    }

    /** No value: nothing behind the colon. */
    record Nothing(Span span) implements Node {
        @Override
        public String described() {
            return "nothing";
        }
    }

    /** Something whose mistake has been reported already. */
    record Broken(Span span) implements Node {
        @Override
        public String described() {
            return "something else";
        }
    }
}
