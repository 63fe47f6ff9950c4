package parley.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Span;
import parley.expression.Expression;
import parley.expression.Formula;
import parley.expression.Scope;

/** Reads what players get: in a period, at the horizon, and when play ends. */
final class PayoffReader {
    private final Draft draft;

    PayoffReader(Draft draft) {
        this.draft = draft;
    }

    List<List<Scenario.Term>> payoffs() {
        return terms("payoffs", "payoff", "the payoff of ", false);
    }

    List<List<Scenario.Term>> finals() {
        return terms("final", "final", "the final payoff of ", true);
    }

    /** Terms per player. A single expression is one term. */
    private List<List<Scenario.Term>> terms(String section, String single, String place, boolean atEnd) {
        List<List<Scenario.Term>> all =
                new ArrayList<>(Collections.nCopies(draft.players().size(), List.of()));
        for (Node.Entry entry : draft.entries(section)) {
            int player = draft.player(entry.key());
            if (player < 0) {
                continue;
            }
            String where = place + "\"" + entry.key().text() + "\"";
            Scope scope = (atEnd ? Scope.state(where) : Scope.play(where)).withTypes(any -> true);
            List<Scenario.Term> terms = new ArrayList<>();
            boolean whole = entry.value() instanceof Node.Scalar
                    || ByType.isByType(entry.value(), draft.types().get(player));
            if (whole) {
                add(terms, single, number(entry.value(), player, scope, where));
            }
            for (Node.Entry term : whole ? List.<Node.Entry>of() : Draft.entries(entry.value())) {
                String name = term.key().text();
                add(terms, name, number(term.value(), player, scope, "the term \"" + name + "\""));
            }
            all.set(player, List.copyOf(terms));
        }
        return List.copyOf(all);
    }

    private @Nullable Formula number(Node node, int player, Scope scope, String what) {
        String sentence = Character.toUpperCase(what.charAt(0)) + what.substring(1);
        return ByType.read(draft, node, player, scope, Expression.Type.NUMBER, sentence);
    }

    private static void add(List<Scenario.Term> terms, String name, @Nullable Formula formula) {
        if (formula != null) {
            terms.add(new Scenario.Term(name, formula));
        }
    }

    List<Scenario.End> ends() {
        List<Scenario.End> ends = new ArrayList<>();
        for (Node.Entry entry : draft.entries("ends")) {
            String quoted = "\"" + entry.key().text() + "\"";
            Span span = entry.key().span();
            if (!(entry.value() instanceof Node.Mapping fields)) {
                continue;
            }
            Node whenNode = fields.get("when");
            Formula when = whenNode == null
                    ? Draft.always(span)
                    : draft.formula(whenNode, Scope.play("the \"when\" of the end " + quoted), Expression.Type.TRUTH);
            Formula chance = draft.chance(fields.get("chance"), Scope.play("the chance of the end " + quoted), span);
            List<Formula> worth =
                    new ArrayList<>(Collections.nCopies(draft.players().size(), Draft.fixed(0, span)));
            for (Node.Entry share : Draft.entries(fields.get("worth"))) {
                int player = draft.player(share.key());
                String where = "the worth of the end " + quoted;
                Formula formula =
                        number(share.value(), player, Scope.play(where).withTypes(any -> true), where);
                if (player >= 0 && formula != null) {
                    worth.set(player, formula);
                }
            }
            if (when != null && chance != null) {
                ends.add(new Scenario.End(entry.key().text(), when, chance, List.copyOf(worth), span));
            }
        }
        return List.copyOf(ends);
    }
}
