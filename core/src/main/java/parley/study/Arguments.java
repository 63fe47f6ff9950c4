package parley.study;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.claim.Panel;
import parley.claim.Ruling;
import parley.claim.Truth;
import parley.claim.Verdict;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Uncertainty;
import parley.study.ArgumentAnswer.Changed;
import parley.study.ArgumentAnswer.Counterexample;

/** Holds arguments, and claims that stand beside each other, against the draws of a study. */
final class Arguments {
    private final Scenario scenario;
    private final Panel panel;
    private final Worlds worlds;
    private final Outcomes outcomes;

    Arguments(Scenario scenario, Panel panel, Worlds worlds, Outcomes outcomes) {
        this.scenario = scenario;
        this.panel = panel;
        this.worlds = worlds;
        this.outcomes = outcomes;
    }

    /** Arguments all of whose claims are judged. */
    List<ArgumentAnswer> answers() {
        List<ArgumentAnswer> answers = new ArrayList<>();
        for (Scenario.Argument argument : scenario.arguments()) {
            List<Integer> because = argument.because().stream().map(this::place).toList();
            int therefore = place(argument.therefore());
            if (therefore >= 0 && !because.contains(-1)) {
                answers.add(answer(argument, because, therefore));
            }
        }
        return answers;
    }

    private int place(int claim) {
        return panel.claims().indexOf(scenario.claims().get(claim));
    }

    private ArgumentAnswer answer(Scenario.Argument argument, List<Integer> because, int therefore) {
        BitSet judged = outcomes.judged(Width.STATED);
        BitSet premises = (BitSet) judged.clone();
        BitSet refuted = new BitSet();
        for (int c : because) {
            premises.and(outcomes.isTrue(c, Width.STATED));
            refuted.or(outcomes.isFalse(c, Width.STATED));
        }
        BitSet isTrue = outcomes.isTrue(therefore, Width.STATED);
        BitSet isFalse = outcomes.isFalse(therefore, Width.STATED);
        BitSet against = both(premises, isFalse);
        int all = judged.cardinality();
        Share follows = share(both(premises, isTrue), against, premises.cardinality());
        Optional<Counterexample> counterexample = counterexample(against, because, therefore);
        Verdict verdict = counterexample.isPresent()
                ? Verdict.FAILS
                : follows.low() >= ClaimAnswer.HOLDS_FROM && follows.undecided() == 0
                        ? Verdict.HOLDS
                        : Verdict.UNDECIDED;
        String why = verdict != Verdict.UNDECIDED
                ? ""
                : premises.isEmpty()
                        ? "the premises are true together in no draw"
                        : follows.undecided() > 0
                                ? "the conclusion is undecided in some draws with the premises true"
                                : "no counterexample was found, but draws with the premises true are too few: it takes 73";
        return new ArgumentAnswer(
                argument,
                because.stream().map(c -> panel.claims().get(c).id()).toList(),
                panel.claims().get(therefore).id(),
                verdict,
                share(premises, refuted, all),
                share(isTrue, isFalse, all),
                follows,
                counterexample.orElse(null),
                why);
    }

    private static BitSet both(BitSet a, BitSet b) {
        BitSet both = (BitSet) a.clone();
        both.and(b);
        return both;
    }

    private static Share share(BitSet isTrue, BitSet isFalse, int all) {
        int t = isTrue.cardinality();
        int f = isFalse.cardinality();
        return Share.of(t, f, all - t - f);
    }

    /**
     * The draw nearest to the stated values, each number in units of its range, brought nearer: every number in turn is set back to
     * its stated value where the argument is still refuted then. Every world on the way is solved and certified.
     */
    private Optional<Counterexample> counterexample(BitSet against, List<Integer> because, int therefore) {
        Optional<Integer> nearest = against.stream()
                .boxed()
                .min(Comparator.comparingDouble((Integer k) -> distance(worlds.world(k)))
                        .thenComparing(k -> k));
        if (nearest.isEmpty()) {
            return Optional.empty();
        }
        Panel.Bench bench = panel.bench(0);
        double[] world = worlds.world(nearest.get());
        Ruling conclusion = refuted(bench, world, because, therefore);
        if (conclusion == null) {
            return Optional.empty();
        }
        double[] stated = panel.stated();
        for (int u : worlds.varied()) {
            double[] nearer = world.clone();
            nearer[u] = stated[u];
            Ruling there = nearer[u] == world[u] ? null : refuted(bench, nearer, because, therefore);
            if (there != null) {
                world = nearer;
                conclusion = there;
            }
        }
        List<Changed> changed = new ArrayList<>();
        for (int u : worlds.varied()) {
            if (world[u] != stated[u]) {
                changed.add(new Changed(scenario.uncertainties().get(u).name(), stated[u], world[u]));
            }
        }
        return Optional.of(new Counterexample(nearest.get(), changed, conclusion.left(), conclusion.right()));
    }

    /** The ruling on the conclusion where the premises are true and it is false; else null. */
    private static @Nullable Ruling refuted(Panel.Bench bench, double[] world, List<Integer> because, int therefore) {
        try {
            Ruling conclusion = bench.judge(world, therefore);
            if (conclusion.truth() != Truth.FALSE) {
                return null;
            }
            for (int c : because) {
                if (bench.judge(world, c).truth() != Truth.TRUE) {
                    return null;
                }
            }
            return conclusion;
        } finally {
            bench.forget();
        }
    }

    private double distance(double[] world) {
        double sum = 0;
        double[] stated = panel.stated();
        for (int u : worlds.varied()) {
            Uncertainty uncertainty = scenario.uncertainties().get(u);
            double scaled = (world[u] - stated[u]) / (uncertainty.high() - uncertainty.low());
            sum += scaled * scaled;
        }
        return sum;
    }

    /** Which claims are true together. */
    Together together() {
        int n = panel.claims().size();
        List<BitSet> isTrue = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            isTrue.add(outcomes.isTrue(c, Width.STATED));
        }
        List<List<Integer>> never = new ArrayList<>();
        boolean[][] apart = new boolean[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                boolean some = !isTrue.get(a).isEmpty() && !isTrue.get(b).isEmpty();
                if (some && !isTrue.get(a).intersects(isTrue.get(b))) {
                    apart[a][b] = true;
                    never.add(List.of(a, b));
                }
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                BitSet pair = both(isTrue.get(a), isTrue.get(b));
                for (int c = b + 1; c < n && !pair.isEmpty(); c++) {
                    if (!apart[a][c] && !apart[b][c] && !isTrue.get(c).isEmpty() && !pair.intersects(isTrue.get(c))) {
                        never.add(List.of(a, b, c));
                    }
                }
            }
        }
        double judgedDraws = Math.max(1, outcomes.judged(Width.STATED).cardinality());
        double[] shares = isTrue.stream()
                .mapToDouble(set -> set.cardinality() / judgedDraws)
                .toArray();
        Comparator<List<Integer>> surprise = Comparator.comparingDouble(
                set -> -set.stream().mapToDouble(c -> shares[c]).reduce(1, (x, y) -> x * y));
        // Stable: sets that surprise equally stay in the order of the file, pairs first.
        never.sort(surprise);
        long most = -1;
        List<String> there = List.of();
        BitSet judged = outcomes.judged(Width.STATED);
        for (int k = judged.nextSetBit(0); k >= 0; k = judged.nextSetBit(k + 1)) {
            List<String> here = new ArrayList<>();
            for (int c = 0; c < n; c++) {
                if (isTrue.get(c).get(k)) {
                    here.add(panel.claims().get(c).id());
                }
            }
            if (here.size() > there.size()) {
                there = here;
                most = k;
            }
        }
        return new Together(
                never.stream()
                        .map(set -> set.stream()
                                .map(c -> panel.claims().get(c).id())
                                .toList())
                        .toList(),
                most,
                there);
    }
}
