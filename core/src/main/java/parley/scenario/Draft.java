package parley.scenario;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostics;
import parley.diagnostic.Span;
import parley.diagnostic.Suggestion;
import parley.expression.Evaluator;
import parley.expression.Expression;
import parley.expression.Formula;
import parley.expression.Names;
import parley.expression.Reads;
import parley.expression.Resolver;
import parley.expression.Scope;

/** What the readers of the parts of a file share: its checked nodes, its names, and where mistakes go. */
final class Draft {
    private final Node.Mapping root;
    private final Diagnostics diagnostics;
    private final List<String> players;
    private final List<List<String>> types;
    private final Names names;
    private final Resolver resolver;

    /** @param types names of the types per player; none for a player without */
    Draft(Node.Mapping root, Diagnostics diagnostics, List<String> players, List<List<String>> types, Names names) {
        this.root = root;
        this.diagnostics = diagnostics;
        this.players = players;
        this.types = types;
        this.names = names;
        this.resolver = new Resolver(names, diagnostics);
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    List<String> players() {
        return players;
    }

    /** Names of the types per player; none for a player without. */
    List<List<String>> types() {
        return types;
    }

    /** Where the type of a player stands in the environment of expressions. */
    int typeSlot(int player) {
        return 2 * names.variables() + keys(root.get("ends")).size() + player;
    }

    Names names() {
        return names;
    }

    Resolver resolver() {
        return resolver;
    }

    @Nullable Node get(String key) {
        return root.get(key);
    }

    /** Entries of a mapping of the file; none where it is not there. */
    List<Node.Entry> entries(String key) {
        return entries(root.get(key));
    }

    static List<Node.Entry> entries(@Nullable Node node) {
        return node instanceof Node.Mapping mapping ? mapping.entries() : List.of();
    }

    static List<String> keys(@Nullable Node node) {
        return entries(node).stream().map(entry -> entry.key().text()).toList();
    }

    /** The text of a single value, or null. */
    static @Nullable String text(@Nullable Node node) {
        return node instanceof Node.Scalar scalar ? scalar.text() : null;
    }

    /** The text of a single value that may be folded over several lines, as one line. */
    static @Nullable String line(@Nullable Node node) {
        String text = text(node);
        return text == null ? null : text.strip().replaceAll("\\s*\\n\\s*", " ");
    }

    static boolean flag(@Nullable Node node) {
        return "true".equals(text(node));
    }

    /** An expression, or null after a diagnostic, or where there is none. */
    @Nullable Formula formula(@Nullable Node node, Scope scope, Expression.Type type) {
        return node instanceof Node.Scalar scalar ? resolver.formula(scalar.passage(), scope, type) : null;
    }

    /** A chance: a number that, where it is constant, lies between 0 and 1. */
    @Nullable Formula chance(@Nullable Node node, Scope scope, Span otherwise) {
        if (node == null) {
            return fixed(1, otherwise);
        }
        Formula chance = formula(node, scope, Expression.Type.NUMBER);
        OptionalDouble value = chance == null ? OptionalDouble.empty() : constant(chance);
        if (value.isPresent() && !(value.getAsDouble() >= 0 && value.getAsDouble() <= 1)) {
            diagnostics.add(
                    Code.CHANCE_OUT_OF_BOUNDS,
                    node.span(),
                    "The chance is %s; a chance is between 0 and 1.".formatted(Decimals.text(value.getAsDouble())));
            return null;
        }
        return chance;
    }

    /** The value of a formula that reads nothing. */
    static OptionalDouble constant(Formula formula) {
        Reads reads = Reads.of(formula.expression());
        boolean reading = !reads.slots().isEmpty()
                || !reads.parameters().isEmpty()
                || !reads.quantities().isEmpty();
        return reading
                ? OptionalDouble.empty()
                : OptionalDouble.of(Evaluator.of(formula.expression()).evaluate(new int[0], new double[0]));
    }

    static Formula fixed(double number, Span span) {
        return new Formula(new Expression.Constant(number), Decimals.text(number), span);
    }

    static Formula always(Span span) {
        return new Formula(new Expression.Truth(true), "true", span);
    }

    /** The index of a player, or -1 after a diagnostic, or where the node is broken. */
    int player(@Nullable Node node) {
        return node instanceof Node.Scalar scalar ? find(scalar, players, Code.UNKNOWN_PLAYER, "player") : -1;
    }

    /** The index of a name in a list, or -1 after a diagnostic. */
    int find(Node.Scalar name, List<String> known, Code code, String kind) {
        int index = known.indexOf(name.text());
        if (index < 0) {
            diagnostics.add(
                    code,
                    name.span(),
                    "There is no %s \"%s\".".formatted(kind, name.text()),
                    Suggestion.hint(name.text(), kind, known));
        }
        return index;
    }
}
