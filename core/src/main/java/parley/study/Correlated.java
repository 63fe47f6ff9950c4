package parley.study;

import java.util.List;
import java.util.TreeSet;
import parley.diagnostic.Code;
import parley.diagnostic.Suggestion;

/**
 * A sample some of whose dimensions are reordered so that their ranks are correlated (Iman and Conover 1982). The order depends on
 * the whole sample, so it is worked out once, in time n log n, from design and seed; a point is then looked up by its number.
 */
final class Correlated implements Design {
    private final Design plain;
    private final int[] dimensions;
    private final double[][] columns;

    private Correlated(Design plain, int[] dimensions, double[][] target, long seed) {
        this.plain = plain;
        this.dimensions = dimensions;
        int n = (int) plain.points();
        double[][] values = new double[dimensions.length][n];
        double[] point = new double[plain.dimensions()];
        for (int k = 0; k < n; k++) {
            plain.point(k, point);
            for (int j = 0; j < dimensions.length; j++) {
                values[j][k] = point[dimensions[j]];
            }
        }
        this.columns = RankCorrelation.impose(values, target, Counter.bits(seed, -6));
    }

    /**
     * The design with the correlations of a plan, or itself where there are none.
     *
     * @param drawn names of the dimensions
     */
    static Design of(Design plain, List<String> drawn, Plan plan) {
        if (plan.correlations().isEmpty()) {
            return plain;
        }
        String option = "--correlate";
        if (!plan.design().isSample()) {
            throw Worlds.wrong(
                    Code.BAD_OPTION,
                    option,
                    "The design " + plan.design().word() + " needs numbers that are independent.",
                    "take --design sobol, latin or montecarlo");
        }
        TreeSet<Integer> used = new TreeSet<>();
        for (Plan.Correlation correlation : plan.correlations()) {
            for (String name : List.of(correlation.one(), correlation.other())) {
                int at = drawn.indexOf(name);
                if (at < 0) {
                    throw Worlds.wrong(
                            Code.UNKNOWN_UNCERTAINTY,
                            option,
                            "No uncertainty \"" + name + "\" is drawn.",
                            Suggestion.hint(name, "uncertainty", drawn));
                }
                used.add(at);
            }
        }
        int[] dimensions = used.stream().mapToInt(Integer::intValue).toArray();
        double[][] target = new double[dimensions.length][dimensions.length];
        List<Integer> places = List.copyOf(used);
        for (int i = 0; i < dimensions.length; i++) {
            target[i][i] = 1;
        }
        for (Plan.Correlation correlation : plan.correlations()) {
            int i = places.indexOf(drawn.indexOf(correlation.one()));
            int j = places.indexOf(drawn.indexOf(correlation.other()));
            if (i == j || !(Math.abs(correlation.rank()) < 1)) {
                throw Worlds.wrong(
                        Code.BAD_OPTION,
                        option,
                        "A correlation is between two numbers, above -1 and below 1.",
                        "write --correlate NAME,NAME=0.5");
            }
            target[i][j] = correlation.rank();
            target[j][i] = correlation.rank();
        }
        if (!RankCorrelation.isPossible(target)) {
            throw Worlds.wrong(
                    Code.BAD_OPTION,
                    option,
                    "No numbers can have all these correlations at once.",
                    "bring them nearer to 0, or state fewer");
        }
        // The scores of fewer rows than this may be correlated so much by chance that they cannot be told apart.
        if (plain.points() < 3L * dimensions.length) {
            throw Worlds.wrong(
                    Code.BAD_OPTION,
                    option,
                    "So few draws cannot be correlated.",
                    "write --draws " + 100 * dimensions.length + " or more, and --across 0 or as many");
        }
        return new Correlated(plain, dimensions, target, plan.seed());
    }

    @Override
    public long points() {
        return plain.points();
    }

    @Override
    public int dimensions() {
        return plain.dimensions();
    }

    @Override
    public int block() {
        return plain.block();
    }

    @Override
    public void point(long k, double[] into) {
        plain.point(k, into);
        for (int j = 0; j < dimensions.length; j++) {
            into[dimensions[j]] = columns[j][(int) k];
        }
    }
}
