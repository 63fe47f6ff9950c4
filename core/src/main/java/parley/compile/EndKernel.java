package parley.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import parley.expression.Evaluator;
import parley.expression.Reads;
import parley.scenario.Scenario;
import parley.scenario.Scenario.End;

/**
 * The chance that each end happens in a period, given the new levers and old conditions. Ends are tried in the order
 * listed; the first that fires counts.
 */
final class EndKernel {
    private final List<End> ends;
    private final List<Evaluator> when = new ArrayList<>();
    private final List<Evaluator> chance = new ArrayList<>();
    private final Projection projection;
    private final Slots slots;
    private final BitSet goesOn = new BitSet();
    private final boolean uncertain;

    EndKernel(Scenario scenario, Slots slots) {
        this.ends = scenario.ends();
        this.slots = slots;
        Set<Integer> read = new TreeSet<>();
        boolean anyUncertain = false;
        for (End end : ends) {
            Reads whenReads = Reads.of(end.when().expression());
            Reads chanceReads = Reads.of(end.chance().expression());
            whenReads.slots().stream().forEach(read::add);
            chanceReads.slots().stream().forEach(read::add);
            anyUncertain |= slots.varies(end.when().expression())
                    || slots.varies(end.chance().expression());
            when.add(Evaluator.of(end.when().expression()));
            chance.add(Evaluator.of(end.chance().expression()));
        }
        this.uncertain = anyUncertain;
        this.projection =
                new Projection(read.stream().mapToInt(Integer::intValue).toArray(), slots);
    }

    int[] slotsRead() {
        return projection.slots();
    }

    int entry(int[] levels, double[] numbers, Faults faults) {
        int known = projection.size();
        int entry = projection.entry(levels);
        if (entry == known) {
            double[] chances = new double[ends.size()];
            goesOn.set(entry, chances(entry, levels, numbers, chances, faults) > 0 || uncertain);
        }
        return entry;
    }

    /** Whether some value of the uncertain numbers lets the game go on at an entry. */
    boolean goesOn(int entry) {
        return goesOn.get(entry);
    }

    /** {@code [entry][end]} chances at these numbers. */
    double[][] weigh(double[] numbers, Faults faults) {
        double[][] result = new double[projection.size()][ends.size()];
        int[] levels = new int[slots.size()];
        for (int entry = 0; entry < result.length; entry++) {
            projection.restore(entry, levels);
            chances(entry, levels, numbers, result[entry], faults);
        }
        return result;
    }

    /** Fills the chance of each end and returns the chance that none happens. */
    private double chances(int entry, int[] levels, double[] numbers, double[] into, Faults faults) {
        double rest = 1;
        for (int k = 0; k < into.length; k++) {
            double c = when.get(k).test(levels, numbers) ? chance.get(k).evaluate(levels, numbers) : 0;
            if (!(c >= -1e-12 && c <= 1 + 1e-12)) {
                faults.endChance(ends.get(k), c, projection.describe(entry, slots));
                c = 0;
            }
            c = Math.max(0, Math.min(1, c));
            into[k] = rest * c;
            rest *= 1 - c;
        }
        return rest;
    }

    /** The chance of end {@code k} at the levels given, for use inside a payoff. */
    double chance(int k, int[] levels, double[] numbers) {
        double rest = 1;
        for (int j = 0; j <= k; j++) {
            double c = when.get(j).test(levels, numbers) ? chance.get(j).evaluate(levels, numbers) : 0;
            c = Math.max(0, Math.min(1, c));
            if (j == k) {
                return rest * c;
            }
            rest *= 1 - c;
        }
        return 0;
    }
}
