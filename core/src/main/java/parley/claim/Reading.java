package parley.claim;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.compile.Frame;
import parley.expression.Expression;
import parley.expression.Formula;
import parley.expression.Reads;
import parley.scenario.Quantity;
import parley.scenario.Quantity.Path;
import parley.scenario.Scenario;

/** Which uncertain numbers are read where. */
final class Reading {
    private Reading() {}

    /** By a scenario's game under a frame. */
    static BitSet game(Scenario scenario, Frame frame) {
        List<@Nullable Formula> formulas = new ArrayList<>(frame.fixed());
        scenario.players().forEach(p -> formulas.add(p.discount()));
        scenario.variables().forEach(v -> formulas.add(v.may()));
        for (Scenario.Rule rule : scenario.rules()) {
            formulas.add(rule.when());
            rule.outcomes().forEach(o -> formulas.add(o.chance()));
        }
        scenario.payoffs().forEach(terms -> terms.forEach(t -> formulas.add(t.formula())));
        if (!frame.noFinal() && frame.horizon().isPresent()) {
            scenario.finals().forEach(terms -> terms.forEach(t -> formulas.add(t.formula())));
        }
        for (Scenario.End end : scenario.ends()) {
            formulas.add(end.when());
            formulas.add(end.chance());
            formulas.addAll(end.worth());
        }
        for (List<Scenario.Type> types : scenario.types()) {
            types.forEach(t -> formulas.add(t.prior()));
        }
        if (frame.policy() >= 0) {
            formulas.addAll(scenario.policies().get(frame.policy()).restrictions());
        }
        BitSet read = precision(frame);
        for (Formula formula : formulas) {
            if (formula != null) {
                read.or(Reads.of(formula.expression()).parameters());
            }
        }
        return read;
    }

    /** By the precision with which a frame is played. */
    static BitSet precision(Frame frame) {
        BitSet read = new BitSet();
        add(frame.precision(), read);
        return read;
    }

    /** By a quantity's own expressions. */
    static BitSet quantity(Scenario scenario, Quantity quantity) {
        BitSet read = new BitSet();
        add(quantity.given().condition(), read);
        if (quantity instanceof Quantity.Value value && value.term() >= 0) {
            Scenario.Term term = scenario.payoffs().get(value.player()).get(value.term());
            add(term.formula().expression(), read);
        } else if (quantity instanceof Quantity.Chance chance) {
            path(chance.path(), read);
        } else if (quantity instanceof Quantity.Force force) {
            path(force.path(), read);
        } else if (quantity instanceof Quantity.Expected expected) {
            add(expected.expression(), read);
        } else if (quantity instanceof Quantity.TimeTo time) {
            add(time.predicate(), read);
        } else if (quantity instanceof Quantity.Plays plays) {
            add(plays.predicate(), read);
        }
        return read;
    }

    private static void path(Path path, BitSet read) {
        add(path.first(), read);
        add(path.second(), read);
    }

    private static void add(@Nullable Expression expression, BitSet read) {
        if (expression != null) {
            read.or(Reads.of(expression).parameters());
        }
    }
}
