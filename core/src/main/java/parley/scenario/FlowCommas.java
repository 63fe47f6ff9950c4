package parley.scenario;

import java.util.ArrayList;
import java.util.List;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostics;

/**
 * Finds expressions that a comma between braces has cut: {@code {chance: min(a, b)}} is to YAML a value {@code min(a} and
 * a key {@code b)}.
 */
final class FlowCommas {
    private FlowCommas() {}

    /** The entries without those that are the rest of an expression. */
    static List<Node.Entry> check(List<Node.Entry> entries, Diagnostics diagnostics) {
        List<Node.Entry> whole = new ArrayList<>();
        int i = 0;
        while (i < entries.size()) {
            Node.Entry entry = entries.get(i++);
            int opened = entry.value() instanceof Node.Scalar value ? opened(value.text()) : 0;
            boolean cut = opened > 0 && i < entries.size() && entries.get(i).value() instanceof Node.Nothing;
            if (!cut) {
                whole.add(entry);
                continue;
            }
            diagnostics.add(
                    Code.EXPRESSION_SYNTAX,
                    entry.value().span(),
                    "Between { and } a comma ends a value, so this parenthesis is not closed.",
                    "Put the expression in quotes, or give each key its own line.");
            whole.add(new Node.Entry(entry.key(), new Node.Broken(entry.value().span())));
            while (opened > 0 && i < entries.size() && entries.get(i).value() instanceof Node.Nothing) {
                opened += opened(entries.get(i++).key().text());
            }
        }
        return List.copyOf(whole);
    }

    private static int opened(String text) {
        int opened = 0;
        for (int i = 0; i < text.length(); i++) {
            opened += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
        }
        return opened;
    }
}
