package parley.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import parley.claim.Compared;
import parley.claim.Panel;
import parley.claim.Truth;

/** Works out a study's {@link Sensitivity} from what became of the worlds at the stated ranges. */
final class Sensitivities {
    /** Outcomes that vary by less than this part of their size are taken to be the same everywhere. */
    private static final double SAME = 1e-9;

    private final Panel panel;
    private final Outcomes outcomes;
    private final Design design;
    private final int[] groups;
    private final Resampling resampling;

    private Sensitivities(Panel panel, Worlds worlds, Outcomes outcomes, long seed) {
        this.panel = panel;
        this.outcomes = outcomes;
        this.design = worlds.segments().get(0).design();
        int block = design.block();
        this.groups = outcomes.judged(Width.STATED).stream()
                .filter(world -> world % block == 0)
                .map(world -> world / block)
                .toArray();
        this.resampling = new Resampling(Math.max(1, groups.length), Counter.bits(seed, -7));
    }

    /** What moves the claims, or nothing where the design is not made for it. */
    static Sensitivity of(Panel panel, Worlds worlds, Outcomes outcomes, Plan plan) {
        boolean isMade = plan.design() == Design.Kind.SALTELLI || plan.design() == Design.Kind.MORRIS;
        return isMade ? new Sensitivities(panel, worlds, outcomes, plan.seed()).all() : Sensitivity.NONE;
    }

    private Sensitivity all() {
        List<Sensitivity.Outcome> truths = new ArrayList<>();
        List<Sensitivity.Outcome> margins = new ArrayList<>();
        Map<String, List<double[]>> known = new LinkedHashMap<>();
        List<Sensitivity.Outcome> quantities = new ArrayList<>();
        for (int c = 0; c < panel.claims().size(); c++) {
            int claim = c;
            String id = panel.claims().get(c).id();
            truths.add(outcome(id, claim, world -> outcomes.truth(claim, world) == Truth.TRUE ? 1 : 0, 0));
            if (!outcomes.hasSides()) {
                continue;
            }
            @Nullable Compared compared = panel.compared(claim);
            double[] left = outcomes.left(claim);
            double[] right = outcomes.right(claim);
            double error = Arrays.stream(outcomes.error(claim))
                    .filter(Double::isFinite)
                    .max()
                    .orElse(0);
            margins.add(outcome(id, claim, world -> margin(compared, claim, world), error));
            if (compared != null && compared.measuresLeft()) {
                quantity(compared.left(), id, claim, left, error, known, quantities);
            }
            if (compared != null && compared.measuresRight()) {
                quantity(compared.right(), id, claim, right, error, known, quantities);
            }
        }
        return new Sensitivity(List.copyOf(truths), List.copyOf(margins), List.copyOf(quantities));
    }

    /** Of several comparisons the one that decides; the sign is that of the truth. */
    private double margin(@Nullable Compared compared, int claim, int world) {
        double left = outcomes.left(claim)[world];
        double right = outcomes.right(claim)[world];
        if (compared != null) {
            return compared.margin(left, right);
        }
        return outcomes.truth(claim, world) == Truth.TRUE ? Math.abs(left - right) : -Math.abs(left - right);
    }

    /** A quantity that several claims compare is worked out once; one that a claim's own values change is told apart. */
    private void quantity(
            String text,
            String id,
            int claim,
            double[] values,
            double error,
            Map<String, List<double[]>> known,
            List<Sensitivity.Outcome> into) {
        List<double[]> same = known.computeIfAbsent(text, t -> new ArrayList<>());
        if (same.stream().anyMatch(other -> Arrays.equals(other, values))) {
            return;
        }
        String name = same.isEmpty() ? text : text + " in " + id;
        same.add(values);
        into.add(outcome(name, claim, world -> values[world], error));
    }

    /** An outcome that is known where the claim is decided. */
    private Sensitivity.Outcome outcome(String name, int claim, IntToDoubleFunction value, double error) {
        double[][] y = new double[design.block()][groups.length];
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int broken = 0;
        for (int g = 0; g < groups.length; g++) {
            boolean whole = true;
            for (int place = 0; place < y.length; place++) {
                int world = groups[g] * y.length + place;
                boolean isDecided = outcomes.truth(claim, world) != Truth.UNKNOWN;
                double at = isDecided ? value.applyAsDouble(world) : Double.NaN;
                y[place][g] = at;
                if (Double.isFinite(at)) {
                    low = Math.min(low, at);
                    high = Math.max(high, at);
                } else {
                    whole = false;
                }
            }
            broken += whole ? 0 : 1;
        }
        if (!(low <= high)) {
            return new Sensitivity.Outcome(name, groups.length, broken, Double.NaN, Double.NaN, null, null);
        }
        double least = Math.max(2 * error, SAME * Math.max(Math.abs(low), Math.abs(high)));
        boolean varies = high - low > least;
        return new Sensitivity.Outcome(
                name,
                groups.length,
                broken,
                low,
                high,
                varies && design instanceof Saltelli ? sobol(y) : null,
                varies && design instanceof Morris ? morris(y) : null);
    }

    private SobolIndices sobol(double[][] y) {
        double[][] mixed = Arrays.copyOfRange(y, 1, y.length - 1);
        return SobolIndices.of(y[0], y[y.length - 1], mixed, resampling);
    }

    /** Steps are in the unit cube, so that the whole range of a number, by its distribution, is 1. */
    private ElementaryEffects morris(double[][] y) {
        int d = design.dimensions();
        double[][] effects = new double[d][groups.length];
        double[] from = new double[d];
        double[] to = new double[d];
        for (int g = 0; g < groups.length; g++) {
            long first = (long) groups[g] * design.block();
            design.point(first, from);
            for (int step = 0; step < d; step++) {
                design.point(first + step + 1, to);
                for (int j = 0; j < d; j++) {
                    if (from[j] != to[j]) {
                        effects[j][g] = (y[step + 1][g] - y[step][g]) / (to[j] - from[j]);
                    }
                }
                System.arraycopy(to, 0, from, 0, d);
            }
        }
        return ElementaryEffects.of(effects, resampling);
    }
}
