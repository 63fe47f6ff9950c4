package parley.scenario;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostics;
import parley.expression.Expression;
import parley.expression.Formula;
import parley.expression.Reads;

/** Warns of what a scenario declares and never uses. */
final class Usage {
    private final Scenario scenario;
    private final Draft draft;
    private final BitSet slots = new BitSet();
    private final BitSet parameters = new BitSet();
    private final BitSet policies = new BitSet();

    Usage(Scenario scenario, Draft draft) {
        this.scenario = scenario;
        this.draft = draft;
    }

    void warn() {
        scenario.players().forEach(player -> read(player.discount()));
        scenario.types().forEach(types -> types.forEach(type -> read(type.prior())));
        scenario.variables().forEach(variable -> read(variable.may()));
        for (Scenario.Rule rule : scenario.rules()) {
            read(rule.when());
            for (Scenario.Outcome outcome : rule.outcomes()) {
                read(outcome.chance());
                outcome.changes().forEach(change -> read(change.amount()));
            }
        }
        scenario.payoffs().forEach(terms -> terms.forEach(term -> read(term.formula())));
        scenario.finals().forEach(terms -> terms.forEach(term -> read(term.formula())));
        for (Scenario.End end : scenario.ends()) {
            read(end.when());
            read(end.chance());
            end.worth().forEach(this::read);
        }
        scenario.policies().forEach(policy -> policy.restrictions().forEach(this::read));
        for (Scenario.Variant variant : scenario.variants()) {
            variant.setting().fixed().forEach(this::read);
            read(variant.setting().precision());
        }
        for (Scenario.Claim claim : scenario.claims()) {
            read(claim.test());
            read(claim.with().precision());
            claim.quantities().forEach(this::read);
        }
        unused();
    }

    private void unused() {
        Diagnostics diagnostics = draft.diagnostics();
        List<String> elsewhere = elsewhere();
        for (int u = 0; u < scenario.uncertainties().size(); u++) {
            Scenario.Uncertainty uncertainty = scenario.uncertainties().get(u);
            if (!parameters.get(u) && !elsewhere.contains(uncertainty.name())) {
                diagnostics.add(
                        Code.UNUSED_UNCERTAINTY, uncertainty.span(), "Nothing reads \"" + uncertainty.name() + "\".");
            }
        }
        for (int v = 0; v < scenario.variables().size(); v++) {
            Scenario.Variable variable = scenario.variables().get(v);
            if (variable.kind() == Scenario.Kind.CONDITION && !slots.get(v) && !elsewhere.contains(variable.name())) {
                diagnostics.add(
                        Code.UNUSED_CONDITION,
                        variable.span(),
                        "Nothing reads the condition \"" + variable.name() + "\".",
                        "It only makes the game larger.");
            }
        }
        Set<String> used = draft.resolver().usedDefinitions();
        for (Node.Entry entry : draft.entries("define")) {
            if (!used.contains(entry.key().text())
                    && !elsewhere.contains(entry.key().text())) {
                diagnostics.add(
                        Code.UNUSED_DEFINITION,
                        entry.key().span(),
                        "Nothing uses the definition \"" + entry.key().text() + "\".");
            }
        }
        for (int p = 0; p < scenario.policies().size(); p++) {
            Scenario.Policy policy = scenario.policies().get(p);
            if (!policies.get(p) && !elsewhere.contains(policy.name())) {
                diagnostics.add(
                        Code.UNUSED_POLICY, policy.span(), "Nothing uses the policy \"" + policy.name() + "\".");
            }
        }
    }

    /** Words of tests that are not judged yet, and policies that variants name. */
    private List<String> elsewhere() {
        List<String> words = new ArrayList<>();
        for (Node.Entry entry : draft.entries("claims")) {
            if (entry.value() instanceof Node.Mapping fields && fields.get("judged") != null) {
                String test = Draft.text(fields.get("test"));
                words.addAll(List.of(test == null ? new String[0] : test.split("\\W+")));
            }
        }
        for (Node.Entry entry : draft.entries("variants")) {
            if (entry.value() instanceof Node.Mapping fields) {
                for (Node.Entry fix : Draft.entries(fields.get("fix"))) {
                    String text = Draft.text(fix.value());
                    words.add(text == null ? "" : text);
                }
            }
        }
        return words;
    }

    private void read(@Nullable Formula formula) {
        if (formula != null) {
            read(formula.expression());
        }
    }

    private void read(Expression expression) {
        Reads reads = Reads.of(expression);
        slots.or(reads.slots());
        parameters.or(reads.parameters());
    }

    private void read(Quantity quantity) {
        if (quantity.given().policy() >= 0) {
            policies.set(quantity.given().policy());
        }
        Expression condition = quantity.given().condition();
        if (condition != null) {
            read(condition);
        }
        if (quantity instanceof Quantity.Force force) {
            read(force.path());
        } else if (quantity instanceof Quantity.Chance chance) {
            read(chance.path());
        } else if (quantity instanceof Quantity.Expected expected) {
            read(expected.expression());
        } else if (quantity instanceof Quantity.TimeTo time) {
            read(time.predicate());
        } else if (quantity instanceof Quantity.Plays plays) {
            read(plays.predicate());
        }
    }

    private void read(Quantity.Path path) {
        read(path.first());
        Expression second = path.second();
        if (second != null) {
            read(second);
        }
    }
}
