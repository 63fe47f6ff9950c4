package parley.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import parley.scenario.Scenario;

/**
 * Which numbers decide a claim, from the draws that are there, whatever their design: the draws are grouped by one number, and the
 * variance of the truth between groups is held against the whole (Pearson's correlation ratio, 1905, as an estimate of first-order
 * indices: Plischke, Borgonovo and Smith 2013), corrected for what so many groups explain by chance (Kelley 1935). A number is named
 * where this is beyond chance by six standard deviations.
 */
final class Deciders {
    /** Groups of equally many draws; eight, so that the lowest and the highest quarter are two each. */
    private static final int GROUPS = 8;

    private static final int FEWEST = 64;

    /** Fewer Sobol points in many dimensions have numbers that go together by construction, up to 256 wholly. */
    private static final int FEWEST_SOBOL = 1_000;

    private static final int MOST_DRAWS = 100_000;
    private static final double DEVIATIONS = 6;

    private final List<String> names = new ArrayList<>();

    /** {@code [dimension][draw]}: the group of each draw. */
    private final int[][] group;

    private final int[] groups;
    private final boolean[] isOrdered;
    private final int draws;
    private final int fewest;

    Deciders(Scenario scenario, Worlds worlds, Outcomes outcomes, Design.Kind design) {
        this.fewest = design == Design.Kind.SOBOL ? FEWEST_SOBOL : FEWEST;
        BitSet judged = outcomes.judged(Width.STATED);
        int[] all = judged.stream().limit(MOST_DRAWS).toArray();
        this.draws = judged.isEmpty() ? 0 : all[all.length - 1] + 1;
        int[] varied = worlds.varied();
        double[][] values = new double[varied.length][draws];
        for (int k : all) {
            double[] world = worlds.world(k);
            for (int j = 0; j < varied.length; j++) {
                values[j][k] = world[varied[j]];
            }
        }
        this.group = new int[varied.length][];
        this.groups = new int[varied.length];
        this.isOrdered = new boolean[varied.length];
        for (int j = 0; j < varied.length; j++) {
            names.add(scenario.uncertainties().get(varied[j]).name());
            grouped(j, all, values[j]);
        }
    }

    /** By value where there are few, else by rank. */
    private void grouped(int j, int[] all, double[] values) {
        double[] distinct = Arrays.stream(all)
                .mapToDouble(k -> values[k])
                .sorted()
                .distinct()
                .toArray();
        group[j] = new int[draws];
        isOrdered[j] = distinct.length > GROUPS;
        groups[j] = Math.min(GROUPS, distinct.length);
        if (!isOrdered[j]) {
            for (int k : all) {
                group[j][k] = Arrays.binarySearch(distinct, values[k]);
            }
            return;
        }
        int[] order = Arrays.stream(all)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> values[k]).thenComparing(k -> k))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int rank = 0; rank < order.length; rank++) {
            // Equal values belong to one group.
            boolean isSame = rank > 0 && values[order[rank]] == values[order[rank - 1]];
            group[j][order[rank]] = isSame ? group[j][order[rank - 1]] : (int) ((long) rank * GROUPS / order.length);
        }
    }

    /** The numbers that decide a claim, the most decisive first. */
    List<Decider> of(BitSet isTrue, BitSet isFalse) {
        BitSet decided = (BitSet) isTrue.clone();
        decided.or(isFalse);
        int[] here = decided.stream().takeWhile(k -> k < draws).toArray();
        int n = here.length;
        double mean =
                n == 0 ? 0 : (double) Arrays.stream(here).filter(isTrue::get).count() / n;
        if (n < fewest || mean == 0 || mean == 1) {
            return List.of();
        }
        List<Decider> deciders = new ArrayList<>();
        for (int j = 0; j < group.length; j++) {
            int[] count = new int[groups[j]];
            int[] holds = new int[groups[j]];
            for (int k : here) {
                count[group[j][k]]++;
                holds[group[j][k]] += isTrue.get(k) ? 1 : 0;
            }
            double between = 0;
            for (int g = 0; g < groups[j]; g++) {
                double off = count[g] == 0 ? 0 : (double) holds[g] / count[g] - mean;
                between += off * off * count[g];
            }
            double ratio = between / (n * mean * (1 - mean));
            int used = (int) Arrays.stream(count).filter(c -> c > 0).count();
            double share = 1 - (1 - ratio) * (n - 1) / (n - used);
            if (share > DEVIATIONS * Math.sqrt(2.0 * (used - 1)) / n) {
                int ends = isOrdered[j] ? GROUPS / 4 : 1;
                deciders.add(new Decider(
                        names.get(j),
                        Math.min(1, share),
                        share(holds, count, 0, ends),
                        share(holds, count, groups[j] - ends, groups[j])));
            }
        }
        deciders.sort(Comparator.comparingDouble(d -> -d.share()));
        return deciders;
    }

    private static double share(int[] holds, int[] count, int from, int to) {
        int all = IntStream.range(from, to).map(g -> count[g]).sum();
        return all == 0
                ? Double.NaN
                : (double) IntStream.range(from, to).map(g -> holds[g]).sum() / all;
    }
}
