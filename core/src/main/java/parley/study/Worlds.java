package parley.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.InputException;
import parley.diagnostic.Span;
import parley.diagnostic.Suggestion;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Distribution;
import parley.scenario.Scenario.Uncertainty;

/**
 * The worlds of a study, numbered from 0: those at the stated ranges, then at the ranges halved, then doubled. A world depends on
 * the scenario, the plan and its number alone.
 */
public final class Worlds {
    private static final long MOST = 1L << 31;

    private final double[] stated;
    private final int[] varied;
    private final List<Segment> segments = new ArrayList<>();
    private final long total;

    /** Worlds at one width: {@code first} is the number of the first of them. */
    record Segment(Width width, long first, Design design, Marginal[] marginals, boolean factorial) {
        long end() {
            return first + design.points();
        }
    }

    private Worlds(double[] stated, int[] varied, List<Uncertainty> uncertainties, Plan plan) {
        List<String> drawn =
                Arrays.stream(varied).mapToObj(u -> uncertainties.get(u).name()).toList();
        this.stated = stated.clone();
        this.varied = varied;
        long first = 0;
        for (Width width : Width.values()) {
            Marginal[] marginals = new Marginal[varied.length];
            for (int j = 0; j < varied.length; j++) {
                marginals[j] = Marginal.of(uncertainties.get(varied[j]), stated[varied[j]], width);
            }
            if (width == Width.STATED || plan.across() > 0) {
                Design design = Correlated.of(design(plan, width, marginals), drawn, plan);
                boolean factorial = design instanceof Factorial;
                segments.add(new Segment(width, first, design, marginals, factorial));
                first += design.points();
            }
        }
        this.total = first;
    }

    /**
     * The worlds that a plan draws.
     *
     * @param stated the value of every uncertainty, where it is not drawn
     * @param held places of uncertainties that are not drawn: somebody has set them
     * @throws InputException where nothing can be drawn, or not in this way
     */
    public static Worlds of(Scenario scenario, double[] stated, Set<Integer> held, Plan plan) {
        return new Worlds(stated, varied(scenario, held, plan), scenario.uncertainties(), plan);
    }

    private static int[] varied(Scenario scenario, Set<Integer> held, Plan plan) {
        List<Uncertainty> all = scenario.uncertainties();
        List<String> names = all.stream().map(Uncertainty::name).toList();
        for (String name : plan.vary()) {
            int at = names.indexOf(name);
            if (at < 0) {
                throw wrong(
                        Code.UNKNOWN_UNCERTAINTY,
                        "--vary " + name,
                        "There is no uncertainty \"" + name + "\" in " + scenario.file() + ".",
                        Suggestion.hint(name, "uncertainty", names));
            }
            if (all.get(at).distribution() == Distribution.FIXED || held.contains(at)) {
                throw wrong(
                        Code.BAD_OPTION,
                        "--vary " + name,
                        held.contains(at)
                                ? "It is set to one value and so cannot be drawn."
                                : "This number has no range to be drawn from.",
                        held.contains(at) ? "leave out one of the two" : "give it a range in the scenario");
            }
        }
        int[] varied = java.util.stream.IntStream.range(0, all.size())
                .filter(u -> !held.contains(u))
                .filter(u -> all.get(u).distribution() != Distribution.FIXED)
                .filter(u -> plan.vary().isEmpty()
                        ? plan.switches() || !all.get(u).isSwitch()
                        : plan.vary().contains(names.get(u)))
                .toArray();
        if (varied.length == 0) {
            throw wrong(
                    Code.BAD_OPTION,
                    scenario.file(),
                    "No number of this scenario has a range, so there is only one world.",
                    "give an uncertainty a range, such as range: [0, 1]");
        }
        return varied;
    }

    private static Design design(Plan plan, Width width, Marginal[] marginals) {
        int d = marginals.length;
        boolean across = width != Width.STATED;
        Design.Kind kind = !across || plan.design().isSample() ? plan.design() : Design.Kind.SOBOL;
        int points = across ? plan.across() : plan.draws();
        return switch (kind) {
            case MONTECARLO -> new MonteCarlo(points, d, plan.seed());
            case LATIN -> new LatinHypercube(points, d, plan.seed());
            case SOBOL -> new Sobol(points, d, plan.seed());
            case SALTELLI -> new Saltelli(Integer.highestOneBit(blocks(points, d + 2, kind)), d, plan.seed());
            case MORRIS -> new Morris(blocks(points, d + 1, kind), d, plan.levels() + plan.levels() % 2, plan.seed());
            case FACTORIAL -> factorial(plan, marginals);
        };
    }

    private static int blocks(int draws, int block, Design.Kind kind) {
        if (draws < block) {
            throw wrong(
                    Code.BAD_OPTION,
                    "--draws " + draws,
                    "The design " + kind.word() + " needs at least " + block + " draws for " + (block - 1)
                            + " or fewer numbers that vary.",
                    "write --draws " + 16 * block + ", or name the numbers to vary with --vary");
        }
        return draws / block;
    }

    private static Design factorial(Plan plan, Marginal[] marginals) {
        int[] levels = new int[marginals.length];
        double product = 1;
        for (int j = 0; j < levels.length; j++) {
            levels[j] = marginals[j].levels(plan.levels());
            product *= levels[j];
        }
        if (product >= MOST) {
            throw wrong(
                    Code.BAD_OPTION,
                    "--design factorial",
                    "Every combination of " + plan.levels() + " levels of " + levels.length
                            + " numbers is more than two thousand million worlds.",
                    "name a few numbers with --vary");
        }
        return new Factorial(levels);
    }

    static InputException wrong(Code code, String option, String sentence, String hint) {
        return new InputException(new Diagnostic(code, option, Span.NOWHERE, sentence, hint));
    }

    /** How many worlds there are, at all widths. */
    public long total() {
        return total;
    }

    /** Places, in the scenario's list, of the uncertainties that are drawn. */
    public int[] varied() {
        return varied.clone();
    }

    List<Segment> segments() {
        return segments;
    }

    /** How many uncertainties the scenario has, drawn or not. */
    int numbers() {
        return stated.length;
    }

    /** The width at which a world is drawn. */
    public Width width(long world) {
        return segment(world).width;
    }

    private Segment segment(long world) {
        for (Segment segment : segments) {
            if (world < segment.end()) {
                return segment;
            }
        }
        throw new IllegalArgumentException("no world " + world);
    }

    /** The values of all uncertainties in a world. */
    public double[] world(long world) {
        double[] numbers = stated.clone();
        Segment segment = segment(world);
        double[] point = new double[varied.length];
        segment.design.point(world - segment.first, point);
        for (int j = 0; j < varied.length; j++) {
            Marginal marginal = segment.marginals[j];
            numbers[varied[j]] = segment.factorial ? marginal.atLevel(point[j]) : marginal.at(point[j]);
        }
        return numbers;
    }
}
