package parley.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Span;
import parley.diagnostic.Suggestion;
import parley.expression.Expression;
import parley.expression.Formula;
import parley.expression.Reads;
import parley.expression.Scope;
import parley.expression.Symbol;

/** Reads what variants, and the {@code with} of claims, change. */
final class SettingReader {
    private final Draft draft;
    private final MoveReader moves;
    private final MoveReader.Timing timing;
    private final List<Scenario.Policy> policies;
    private final List<Scenario.Variable> variables;

    SettingReader(
            Draft draft,
            MoveReader moves,
            MoveReader.Timing timing,
            List<Scenario.Policy> policies,
            List<Scenario.Variable> variables) {
        this.draft = draft;
        this.moves = moves;
        this.timing = timing;
        this.policies = policies;
        this.variables = variables;
    }

    /** Nothing changed. */
    Scenario.Setting unchanged() {
        return new Scenario.Setting(null, Map.of(), nobodyFixed(), List.of(), false);
    }

    private List<@Nullable Formula> nobodyFixed() {
        List<@Nullable Formula> nobody =
                new ArrayList<>(Collections.nCopies(draft.players().size(), null));
        return Collections.unmodifiableList(nobody);
    }

    List<Scenario.Variant> variants() {
        List<Scenario.Variant> variants = new ArrayList<>();
        for (Node.Entry entry : draft.entries("variants")) {
            Node.Mapping fields = entry.value() instanceof Node.Mapping mapping
                    ? mapping
                    : new Node.Mapping(List.of(), entry.value().span());
            variants.add(new Scenario.Variant(
                    entry.key().text(),
                    setting(entry.key(), fields),
                    entry.key().span()));
        }
        return List.copyOf(variants);
    }

    private Scenario.Setting setting(Node.Scalar name, Node.Mapping fields) {
        String text = Draft.text(fields.get("horizon"));
        Integer horizon = text == null
                ? null
                : Integer.valueOf(
                        text.equals("none") ? -1 : (int) Decimals.parse(text).orElse(-1));
        MoveReader.Timing changed = moves.timing(fields.get("order"), fields.get("turns"));
        MoveReader.Timing effective = changed == null ? timing : changed;
        List<Integer> leftOut = new ArrayList<>();
        if (fields.get("leave_out") instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                int player = draft.player(item);
                if (player >= 0 && !leftOut.contains(player)) {
                    leftOut.add(player);
                }
            }
        }
        List<@Nullable Formula> fixed = fixed(name, fields.get("fix"), effective);
        if (changed != null && variables.size() == draft.names().variables()) {
            checkSimultaneous(name, changed);
        }
        return new Scenario.Setting(
                horizon,
                values(Draft.entries(fields.get("set"))),
                fixed,
                List.copyOf(leftOut),
                "none".equals(Draft.text(fields.get("final"))),
                changed == null ? null : changed.timing(),
                changed == null ? List.of() : changed.sequence(),
                precision(fields.get("precision"), "the precision of the variant \"" + name.text() + "\""),
                Map.of());
    }

    /** A precision of play, which is at least 0 where it is constant. */
    private @Nullable Formula precision(@Nullable Node node, String place) {
        Formula precision = draft.formula(node, Scope.parameters(place), Expression.Type.NUMBER);
        OptionalDouble constant = precision == null ? OptionalDouble.empty() : Draft.constant(precision);
        if (precision != null && constant.isPresent() && !(constant.getAsDouble() >= 0)) {
            draft.diagnostics()
                    .add(
                            Code.NUMBER_OUT_OF_RANGE,
                            precision.span(),
                            "A precision of play is at least 0, and %s is not."
                                    .formatted(Decimals.text(constant.getAsDouble())),
                            "10 plays nearly best, 0 plays at random.");
            return null;
        }
        return precision;
    }

    private List<@Nullable Formula> fixed(Node.Scalar name, @Nullable Node fix, MoveReader.Timing effective) {
        List<@Nullable Formula> fixed = new ArrayList<>(nobodyFixed());
        for (Node.Entry entry : Draft.entries(fix)) {
            int player = draft.player(entry.key());
            if (player < 0 || !(entry.value() instanceof Node.Scalar scalar)) {
                continue;
            }
            int policy = Draft.keys(draft.get("policies")).indexOf(scalar.text());
            if (policy < 0) {
                String place = "the variant \"" + name.text() + "\"";
                fixed.set(player, moves.restriction(scalar, player, place, effective));
            } else if (policy < policies.size()
                    && policies.get(policy).restrictions().get(player) == null) {
                draft.diagnostics()
                        .add(
                                Code.UNKNOWN_POLICY,
                                scalar.span(),
                                "The policy \"%s\" leaves \"%s\" free."
                                        .formatted(scalar.text(), entry.key().text()),
                                "Name a policy that binds it, or write a condition.");
            } else if (policy < policies.size()) {
                fixed.set(player, policies.get(policy).restrictions().get(player));
            }
        }
        return Collections.unmodifiableList(fixed);
    }

    /** Restrictions that read an earlier mover's new level lose their meaning where that player no longer moves earlier. */
    private void checkSimultaneous(Node.Scalar name, MoveReader.Timing changed) {
        for (Scenario.Variable variable : variables) {
            if (variable.kind() == Scenario.Kind.LEVER && variable.may() != null) {
                checkSimultaneous(
                        name, changed, variable.owner(), variable.may(), "the lever \"" + variable.name() + "\"");
            }
        }
        for (Scenario.Policy policy : policies) {
            for (int player = 0; player < policy.restrictions().size(); player++) {
                Formula restriction = policy.restrictions().get(player);
                if (restriction != null) {
                    checkSimultaneous(name, changed, player, restriction, "the policy \"" + policy.name() + "\"");
                }
            }
        }
    }

    private void checkSimultaneous(
            Node.Scalar name, MoveReader.Timing changed, int player, Formula restriction, String where) {
        int count = draft.names().variables();
        Reads.of(restriction.expression()).slots().stream()
                .filter(slot -> slot < count)
                .mapToObj(variables::get)
                .filter(variable -> variable.kind() != Scenario.Kind.CONDITION)
                .filter(variable -> !moves.visible(player, changed).test(variables.indexOf(variable)))
                .forEach(variable -> draft.diagnostics()
                        .add(
                                Code.SIMULTANEOUS_MOVE,
                                name.span(),
                                "Under \"%s\", %s would read \"%s\", which is set at the same time."
                                        .formatted(name.text(), where, variable.name()),
                                "Write last(" + variable.name() + ") there, or keep the order."));
    }

    /** What {@code with} of a claim changes. {@code variants} as read before. */
    Scenario.Setting with(@Nullable Node node, List<Scenario.Variant> variants) {
        Node.Scalar variant = null;
        List<Node.Entry> values = List.of();
        Formula precision = null;
        if (node instanceof Node.Scalar scalar) {
            variant = scalar;
        } else if (node instanceof Node.Mapping mapping) {
            variant = mapping.get("variant") instanceof Node.Scalar scalar ? scalar : null;
            values = mapping.entries().stream()
                    .filter(entry -> !List.of("variant", "precision")
                            .contains(entry.key().text()))
                    .toList();
            precision = precision(mapping.get("precision"), "a precision of play");
        }
        Scenario.Setting base = unchanged();
        if (variant != null) {
            List<String> names = variants.stream().map(Scenario.Variant::name).toList();
            int index = draft.find(variant, names, Code.UNKNOWN_VARIANT, "variant");
            base = index < 0 ? base : variants.get(index).setting();
        }
        Map<Integer, Double> merged = new LinkedHashMap<>(base.values());
        merged.putAll(values(values));
        return new Scenario.Setting(
                base.horizon(),
                Collections.unmodifiableMap(merged),
                base.fixed(),
                base.leftOut(),
                base.noFinal(),
                base.timing(),
                base.sequence(),
                precision == null ? base.precision() : precision,
                base.types());
    }

    private Map<Integer, Double> values(List<Node.Entry> entries) {
        Map<Integer, Double> values = new LinkedHashMap<>();
        for (Node.Entry entry : entries) {
            Symbol symbol = draft.names().find(entry.key().text()).orElse(null);
            if (!(symbol instanceof Symbol.Uncertainty uncertainty)) {
                draft.diagnostics()
                        .add(
                                Code.UNKNOWN_UNCERTAINTY,
                                entry.key().span(),
                                "There is no uncertainty \"" + entry.key().text() + "\".",
                                Suggestion.hint(
                                        entry.key().text(), "uncertainty", Draft.keys(draft.get("uncertainties"))));
            } else if (entry.value() instanceof Node.Scalar scalar) {
                value(uncertainty, scalar, values);
            }
        }
        return Collections.unmodifiableMap(values);
    }

    private void value(Symbol.Uncertainty uncertainty, Node.Scalar scalar, Map<Integer, Double> values) {
        boolean truth = scalar.text().equals("true") || scalar.text().equals("false");
        Span span = scalar.span();
        if (truth != uncertainty.isSwitch()) {
            draft.diagnostics()
                    .add(
                            Code.WRONG_TYPE,
                            span,
                            uncertainty.isSwitch()
                                    ? "\"" + uncertainty.name() + "\" is a switch: true or false."
                                    : "\"" + uncertainty.name() + "\" is a number.");
            return;
        }
        double number = truth
                ? (scalar.text().equals("true") ? 1 : 0)
                : Decimals.parse(scalar.text()).orElseThrow();
        Node declared = draft.entries("uncertainties").get(uncertainty.index()).value();
        boolean whole = declared instanceof Node.Mapping fields && Draft.flag(fields.get("integer"));
        if (whole && number != Math.rint(number)) {
            draft.diagnostics().add(Code.NOT_WHOLE, span, "\"" + uncertainty.name() + "\" takes whole numbers only.");
            return;
        }
        values.put(uncertainty.index(), number);
    }
}
