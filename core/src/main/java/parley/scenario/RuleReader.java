package parley.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Suggestion;
import parley.expression.Expression;
import parley.expression.Formula;
import parley.expression.Scope;
import parley.expression.Symbol;
import parley.expression.Words;

/** Reads the rules: how conditions change. */
final class RuleReader {
    /** Combinations of levels among which one outcome draws evenly. */
    private static final int MOST_PARTS = 10_000;

    private final Draft draft;
    private final List<Declarations.VariableStub> variables;

    RuleReader(Draft draft, List<Declarations.VariableStub> variables) {
        this.draft = draft;
        this.variables = variables;
    }

    /** All rules; nothing is left of those that are wrong. */
    List<Scenario.Rule> read() {
        List<Scenario.Rule> rules = new ArrayList<>();
        for (Node.Entry entry : draft.entries("rules")) {
            if (entry.value() instanceof Node.Mapping fields) {
                Scenario.Rule rule = rule(entry.key(), fields);
                if (rule != null) {
                    rules.add(rule);
                }
            }
        }
        return List.copyOf(rules);
    }

    private Scenario.@Nullable Rule rule(Node.Scalar name, Node.Mapping fields) {
        String quoted = "\"" + name.text() + "\"";
        Node whenNode = fields.get("when");
        Formula when = whenNode == null
                ? Draft.always(name.span())
                : draft.formula(whenNode, Scope.play("the \"when\" of the rule " + quoted), Expression.Type.TRUTH);
        List<Scenario.Outcome> outcomes = new ArrayList<>();
        Node.Entry chances = fields.entry("chances");
        boolean fine = when != null;
        if (chances == null) {
            fine &= outcome(name, fields, outcomes);
        } else {
            for (String key : List.of("chance", "add", "set")) {
                Node.Entry entry = fields.entry(key);
                if (entry != null) {
                    draft.diagnostics()
                            .add(
                                    Code.CONTRADICTING_KEYS,
                                    entry.key().span(),
                                    "The rule %s has \"chances\" and \"%s\".".formatted(quoted, key),
                                    "Put it into one of the chances.");
                    fine = false;
                }
            }
            if (!(chances.value() instanceof Node.Sequence sequence)) {
                return null;
            }
            for (Node item : sequence.items()) {
                fine &= item instanceof Node.Mapping outcome && outcome(name, outcome, outcomes);
            }
            fine &= !fine || sumsToAtMostOne(quoted, sequence, outcomes);
        }
        return fine && when != null ? new Scenario.Rule(name.text(), when, List.copyOf(outcomes), name.span()) : null;
    }

    private boolean sumsToAtMostOne(String rule, Node.Sequence at, List<Scenario.Outcome> outcomes) {
        double sum = 0;
        for (Scenario.Outcome outcome : outcomes) {
            sum += outcome.part() == 0 ? Draft.constant(outcome.chance()).orElse(0) : 0;
        }
        // Chances such as 0.1 and 0.9 may sum to a hair above 1.
        if (sum <= 1 + 1e-9) {
            return true;
        }
        draft.diagnostics()
                .add(
                        Code.CHANCES_OVER_ONE,
                        at.span(),
                        "The chances of the rule %s sum to %s.".formatted(rule, Decimals.text(sum)),
                        "What exclude one another sum to at most 1.");
        return false;
    }

    private boolean outcome(Node.Scalar rule, Node.Mapping fields, List<Scenario.Outcome> outcomes) {
        String quoted = "\"" + rule.text() + "\"";
        Formula chance =
                draft.chance(fields.get("chance"), Scope.play("the chance of the rule " + quoted), rule.span());
        List<Scenario.Change> changes = new ArrayList<>();
        List<Symbol.Variable> even = new ArrayList<>();
        boolean fine = chance != null;
        for (Node.Entry entry : Draft.entries(fields.get("add"))) {
            fine &= change(entry, false, quoted, changes, even);
        }
        for (Node.Entry entry : Draft.entries(fields.get("set"))) {
            fine &= change(entry, true, quoted, changes, even);
        }
        boolean broken = fields.get("add") instanceof Node.Broken || fields.get("set") instanceof Node.Broken;
        if (changes.isEmpty() && even.isEmpty() && fine && !broken) {
            draft.diagnostics()
                    .add(
                            Code.NOTHING_CHANGES,
                            fields.entries().isEmpty() ? rule.span() : fields.span(),
                            "The rule " + quoted + " changes nothing.",
                            "Say what it moves, such as: add: {pressure: 1}");
            return false;
        }
        if (fine && !broken && chance != null) {
            fine = evenly(rule, chance, changes, even, outcomes);
        }
        return fine && !broken;
    }

    /** One outcome for every combination of levels of the conditions that take each level with the same probability. */
    private boolean evenly(
            Node.Scalar rule,
            Formula chance,
            List<Scenario.Change> changes,
            List<Symbol.Variable> even,
            List<Scenario.Outcome> outcomes) {
        long parts = 1;
        for (Symbol.Variable variable : even) {
            parts = Math.min(parts * variable.levels().size(), MOST_PARTS + 1L);
        }
        if (parts > MOST_PARTS) {
            draft.diagnostics()
                    .add(
                            Code.NUMBER_OUT_OF_RANGE,
                            rule.span(),
                            "The conditions that the rule \"%s\" sets to any level have more than %s levels together."
                                    .formatted(rule.text(), MOST_PARTS),
                            "Draw them in rules of their own, or list fewer levels.");
            return false;
        }
        for (int part = 0; part < parts; part++) {
            List<Scenario.Change> all = new ArrayList<>(changes);
            int rest = part;
            for (Symbol.Variable variable : even) {
                int levels = variable.levels().size();
                all.add(new Scenario.Change(variable.index(), true, Draft.fixed(rest % levels, rule.span())));
                rest /= levels;
            }
            outcomes.add(new Scenario.Outcome(chance, part, (int) parts, List.copyOf(all)));
        }
        return true;
    }

    private boolean change(
            Node.Entry entry, boolean set, String rule, List<Scenario.Change> changes, List<Symbol.Variable> even) {
        Symbol symbol = draft.names().find(entry.key().text()).orElse(null);
        if (!(symbol instanceof Symbol.Variable variable) || variable.role() != Symbol.Role.CONDITION) {
            if (!(symbol instanceof Symbol.Broken)) {
                unknownCondition(entry.key(), symbol);
            }
            return false;
        }
        if (even.contains(variable) || changes.stream().anyMatch(change -> change.variable() == variable.index())) {
            draft.diagnostics()
                    .add(
                            Code.CONTRADICTING_KEYS,
                            entry.key().span(),
                            "The rule %s both adds to \"%s\" and sets it.".formatted(rule, variable.name()));
            return false;
        }
        if (!(entry.value() instanceof Node.Scalar scalar)) {
            return false;
        }
        if (scalar.text().strip().equals(Words.ANY)) {
            if (set) {
                even.add(variable);
            } else {
                draft.diagnostics()
                        .add(
                                Code.WRONG_TYPE,
                                scalar.span(),
                                "\"any\" stands for a level to set, not for places to add.",
                                "Write: set: {" + variable.name() + ": any}");
            }
            return set;
        }
        Scope scope = Scope.amount("the change of \"" + variable.name() + "\"");
        Formula amount = set
                ? draft.resolver().level(scalar.passage(), scope, variable)
                : draft.formula(scalar, scope, Expression.Type.NUMBER);
        if (amount == null || !possible(amount, set, variable, scalar)) {
            return false;
        }
        changes.add(new Scenario.Change(variable.index(), set, amount));
        return true;
    }

    private boolean possible(Formula amount, boolean set, Symbol.Variable variable, Node.Scalar at) {
        OptionalDouble constant = Draft.constant(amount);
        if (constant.isEmpty()) {
            return true;
        }
        double value = constant.getAsDouble();
        if (value != Math.rint(value) || Double.isInfinite(value)) {
            draft.diagnostics()
                    .add(
                            Code.NOT_WHOLE,
                            at.span(),
                            "\"%s\" moves by a whole number of places, not by %s."
                                    .formatted(variable.name(), Decimals.text(value)),
                            "Move by 1 with a chance, or list more levels.");
            return false;
        }
        if (set && (value < 0 || value >= variable.levels().size())) {
            draft.diagnostics()
                    .add(
                            Code.UNKNOWN_LEVEL,
                            at.span(),
                            "\"%s\" has no level at place %s.".formatted(variable.name(), Decimals.text(value)),
                            "Its levels are " + Suggestion.list(variable.levels(), "and") + ".");
            return false;
        }
        return true;
    }

    private void unknownCondition(Node.Scalar name, @Nullable Symbol symbol) {
        List<String> conditions = variables.stream()
                .filter(stub -> stub.kind() == Scenario.Kind.CONDITION)
                .map(Declarations.VariableStub::name)
                .toList();
        draft.diagnostics()
                .add(
                        Code.UNKNOWN_CONDITION,
                        name.span(),
                        symbol == null
                                ? "There is no condition \"" + name.text() + "\"."
                                : "\"%s\" is %s; rules move conditions only.".formatted(name.text(), symbol.kind()),
                        Suggestion.hint(name.text(), "condition", conditions));
    }
}
