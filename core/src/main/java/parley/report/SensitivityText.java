package parley.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.study.Answers;
import parley.study.Bounds;
import parley.study.Design;
import parley.study.ElementaryEffects;
import parley.study.Sensitivity;
import parley.study.SobolIndices;

/** What moves claims and quantities, in words. */
final class SensitivityText {
    private static final int MOST = 3;

    /** What is below this part of the greatest is rounding. */
    private static final double ROUNDING = 1e-9;

    private SensitivityText() {}

    /** The lines under a claim; none where the design is not made for it. */
    static List<String> claim(Answers answers, int claim) {
        Sensitivity sensitivity = answers.sensitivity();
        if (!sensitivity.isThere()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        Sensitivity.Outcome truth = sensitivity.truths().get(claim);
        if (!sensitivity.margins().isEmpty()) {
            lines.add(outcome("the margin", sensitivity.margins().get(claim), answers.varied()));
        }
        lines.add(outcome("the truth", truth, answers.varied()));
        if (truth.broken() > 0) {
            lines.add("of "
                    + Wording.count(
                            truth.groups(), answers.plan().design() == Design.Kind.MORRIS ? "trajectory" : "block")
                    + " " + Numbers.count(truth.broken())
                    + " have an undecided draw and count only in part, or not at all");
        }
        return lines;
    }

    /** What follows the claims: the quantities, and the numbers that move nothing. */
    static String whole(Answers answers) {
        Sensitivity sensitivity = answers.sensitivity();
        StringBuilder out = new StringBuilder();
        if (!sensitivity.quantities().isEmpty()) {
            out.append("What is compared, over the assumed worlds\n");
            for (Sensitivity.Outcome quantity : sensitivity.quantities()) {
                out.append("  ")
                        .append(Wrap.lines(quantity.name() + ": " + from(quantity), 2, 4))
                        .append('\n');
                boolean varies = quantity.sobol() != null || quantity.morris() != null;
                String moved = outcome("it", quantity, answers.varied());
                List<String> alike = alike(answers, moved);
                if (varies) {
                    StudyReport.line(out, alike.isEmpty() ? moved : "moves as the margin of " + alike.get(0));
                }
            }
            out.append('\n');
        }
        List<String> idle = idle(answers);
        if (!idle.isEmpty()) {
            out.append(Wrap.lines("Moves nothing in any draw: " + String.join(", ", idle), 0, 2))
                    .append("\n\n");
        }
        return out.toString();
    }

    /** Claims whose margins differ from a quantity by a constant, so that the same was said there. */
    private static List<String> alike(Answers answers, String moved) {
        return answers.sensitivity().margins().stream()
                .filter(margin -> margin.sobol() != null || margin.morris() != null)
                .filter(margin -> outcome("it", margin, answers.varied()).equals(moved))
                .map(Sensitivity.Outcome::name)
                .toList();
    }

    private static String from(Sensitivity.Outcome outcome) {
        if (Double.isNaN(outcome.low())) {
            return "no draw is decided";
        }
        return outcome.low() == outcome.high()
                ? Numbers.shown(outcome.low()) + " in every draw"
                : Numbers.shown(outcome.low()) + " to " + Numbers.shown(outcome.high());
    }

    /** The drawn numbers without any effect on a truth, a margin or a quantity. */
    private static List<String> idle(Answers answers) {
        Sensitivity sensitivity = answers.sensitivity();
        TreeSet<Integer> moving = new TreeSet<>();
        Stream.of(sensitivity.truths(), sensitivity.margins(), sensitivity.quantities())
                .flatMap(List::stream)
                .forEach(outcome -> moving.addAll(order(outcome)));
        if (moving.isEmpty()) {
            return List.of();
        }
        return IntStream.range(0, answers.varied().size())
                .filter(j -> !moving.contains(j))
                .mapToObj(answers.varied()::get)
                .toList();
    }

    private static String outcome(String what, Sensitivity.Outcome outcome, List<String> names) {
        @Nullable SobolIndices sobol = outcome.sobol();
        @Nullable ElementaryEffects morris = outcome.morris();
        List<Integer> order = order(outcome);
        if (order.isEmpty()) {
            boolean isSame = sobol == null && morris == null && !Double.isNaN(outcome.low());
            return (isSame ? "nothing that was drawn moves " : "nothing is known of what moves ") + what;
        }
        if (sobol != null) {
            return order.size() == 1
                    ? "what moves " + what + ": " + names.get(order.get(0)) + " alone"
                    : "what moves " + what + ", by itself and in all, of the variance: "
                            + listed(
                                    order,
                                    j -> names.get(j) + " "
                                            + share(sobol.numbers().get(j)))
                            + rest(
                                    order,
                                    j -> Numbers.percent(
                                            sobol.numbers().get(j).total().value()));
        }
        ElementaryEffects effects = Objects.requireNonNull(morris);
        return "what moves " + what + ": "
                + listed(
                        order,
                        j -> names.get(j) + " " + effect(effects.numbers().get(j)))
                + rest(
                        order,
                        j -> "mu* "
                                + Numbers.shown(effects.numbers().get(j).size().value()));
    }

    private static String share(SobolIndices.Index index) {
        return share(index.first()) + " and " + share(index.total());
    }

    private static String share(Bounds bounds) {
        return Numbers.percent(bounds.value()) + " (" + Numbers.percent(bounds.low()) + " to "
                + Numbers.percent(bounds.high()) + ")";
    }

    private static String effect(ElementaryEffects.Effect effect) {
        double size = effect.size().value();
        return "mu* " + Numbers.shown(size) + " (" + Numbers.shown(effect.size().low()) + " to "
                + Numbers.shown(effect.size().high()) + "), mu "
                + Numbers.shown(effect.mean().value()) + ", sigma "
                + Numbers.shown(effect.spread().value(), ROUNDING * size);
    }

    private static String listed(List<Integer> order, IntFunction<String> words) {
        return order.stream().limit(MOST).map(words::apply).collect(Collectors.joining("; "));
    }

    /** The numbers that move it by more than rounding, the most first. */
    private static List<Integer> order(Sensitivity.Outcome outcome) {
        SobolIndices sobol = outcome.sobol();
        ElementaryEffects morris = outcome.morris();
        double[] sizes = sobol != null
                ? sobol.numbers().stream().mapToDouble(i -> i.total().value()).toArray()
                : morris != null
                        ? morris.numbers().stream()
                                .mapToDouble(e -> e.size().value())
                                .toArray()
                        : new double[0];
        double most = Arrays.stream(sizes).filter(Double::isFinite).max().orElse(0);
        return IntStream.range(0, sizes.length)
                .boxed()
                .filter(j -> sizes[j] > ROUNDING * most)
                .sorted(Comparator.comparingDouble((Integer j) -> -sizes[j]).thenComparing(j -> j))
                .toList();
    }

    private static String rest(List<Integer> order, IntFunction<String> words) {
        int more = order.size() - MOST;
        return more <= 0
                ? "; nothing else"
                : "; " + Wording.count(more, "other") + (more == 1 ? " " : " at most ") + words.apply(order.get(MOST));
    }
}
