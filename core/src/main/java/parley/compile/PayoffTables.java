package parley.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import parley.expression.Evaluator;
import parley.expression.Reads;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Term;

/**
 * Payoffs of a period as sums of tables over few slots. Terms of all players that read nearly the same slots share one table, so that
 * a joint move's payoffs are a handful of look-ups.
 */
final class PayoffTables {
    /** Terms are put together while their table stays at most this large. */
    private static final double MOST_ENTRIES = 4096;

    private interface Worth {
        double at(int[] levels, double[] numbers);
    }

    private record Part(int player, Term term, Worth worth, BitSet slots) {}

    private static final class Table {
        final BitSet slots = new BitSet();
        final List<Part> parts = new ArrayList<>();
    }

    private final Scenario scenario;
    private final Slots slots;
    private final List<List<Part>> parts = new ArrayList<>();
    private final List<Projection> projections = new ArrayList<>();

    PayoffTables(Scenario scenario, Slots slots, EndKernel ends) {
        this.scenario = scenario;
        this.slots = slots;
        List<Part> all = new ArrayList<>();
        for (int i = 0; i < scenario.players().size(); i++) {
            for (Term term : scenario.payoffs().get(i)) {
                Evaluator evaluator = Evaluator.of(term.formula().expression());
                all.add(new Part(
                        i,
                        term,
                        evaluator::evaluate,
                        Reads.of(term.formula().expression()).slots()));
            }
            for (int k = 0; k < scenario.ends().size(); k++) {
                Scenario.End end = scenario.ends().get(k);
                Term term = new Term(end.name(), end.worth().get(i));
                Evaluator worth = Evaluator.of(term.formula().expression());
                BitSet read =
                        (BitSet) Reads.of(term.formula().expression()).slots().clone();
                for (int slot : ends.slotsRead()) {
                    read.set(slot);
                }
                int which = k;
                all.add(new Part(
                        i,
                        term,
                        (levels, numbers) ->
                                weighted(ends.chance(which, levels, numbers), worth.evaluate(levels, numbers)),
                        read));
            }
        }
        for (Table table : merge(all)) {
            parts.add(table.parts);
            projections.add(new Projection(table.slots.stream().toArray(), slots));
        }
    }

    /** An end that cannot happen is worth nothing even where its worth is not finite. */
    private static double weighted(double chance, double worth) {
        return chance == 0 ? 0 : chance * worth;
    }

    private List<Table> merge(List<Part> all) {
        List<Part> largestFirst = new ArrayList<>(all);
        largestFirst.sort(Comparator.comparingDouble(
                (Part p) -> -Projection.domain(p.slots.stream().toArray(), slots)));
        List<Table> tables = new ArrayList<>();
        for (Part part : largestFirst) {
            Table home = null;
            for (Table table : tables) {
                BitSet union = (BitSet) table.slots.clone();
                union.or(part.slots);
                if (union.equals(table.slots)
                        || Projection.domain(union.stream().toArray(), slots) <= MOST_ENTRIES) {
                    home = table;
                    break;
                }
            }
            if (home == null) {
                home = new Table();
                tables.add(home);
            }
            home.slots.or(part.slots);
            home.parts.add(part);
        }
        return tables;
    }

    int tables() {
        return projections.size();
    }

    int entry(int table, int[] levels) {
        return projections.get(table).entry(levels);
    }

    /**
     * {@code [entry * players + player]} of one table at these numbers.
     *
     * @param types {@code [player]}: the type that each has, whatever the entry was made with
     */
    double[] weigh(int table, double[] numbers, int[] types, Faults faults) {
        Projection projection = projections.get(table);
        int players = scenario.players().size();
        double[] result = new double[projection.size() * players];
        int[] levels = new int[slots.size()];
        for (int entry = 0; entry < projection.size(); entry++) {
            projection.restore(entry, levels);
            for (int i = 0; i < players; i++) {
                levels[slots.type(i)] = types[i];
            }
            for (Part part : parts.get(table)) {
                double value = part.worth.at(levels, numbers);
                if (!Double.isFinite(value)) {
                    faults.payoff(
                            scenario.players().get(part.player).id(),
                            part.term,
                            value,
                            projection.describe(entry, slots));
                }
                result[entry * players + part.player] += value;
            }
        }
        return result;
    }
}
