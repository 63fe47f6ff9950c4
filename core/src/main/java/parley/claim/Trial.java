package parley.claim;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import parley.certify.Certificate;
import parley.compile.Frame;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.InputException;
import parley.expression.Expression;
import parley.expression.Formula;
import parley.expression.Reads;
import parley.scenario.Quantity;
import parley.scenario.Scenario;

/** One claim on trial: its frames, its stated numbers, and its test at any numbers. */
final class Trial {
    /** Combinations of equilibria beyond this many are not looked at. */
    private static final int MOST_COMBINATIONS = 64;

    final Scenario.Claim claim;
    final Numbers stated;
    final List<Frame> frames;
    private final Frame[] frameOf;
    private final int[] place;
    private final Test test;
    private final Expression expression;
    private final Laboratory laboratory;
    private final String[] texts;

    Trial(
            Scenario scenario,
            Scenario.Claim claim,
            Formula formula,
            Frame base,
            Numbers numbers,
            CheckOptions options,
            Laboratory laboratory) {
        this.claim = claim;
        this.laboratory = laboratory;
        Numbers changed = numbers;
        for (var entry : claim.with().values().entrySet()) {
            changed = changed.with(entry.getKey(), entry.getValue());
        }
        this.stated = changed;
        this.expression = formula.expression();
        this.test = new Test(formula.expression(), options.tie());
        Frame frame = base.changed(claim.with());
        this.frameOf = new Frame[claim.quantities().size()];
        this.place = new int[frameOf.length];
        Set<Frame> distinct = new LinkedHashSet<>();
        for (int q = 0; q < frameOf.length; q++) {
            Quantity quantity = claim.quantities().get(q);
            frameOf[q] = frame.under(quantity.given().policy());
            checkSeen(scenario, quantity, frame);
            distinct.add(frameOf[q]);
            laboratory.announce(frameOf[q], quantity);
        }
        this.frames = List.copyOf(distinct);
        this.texts = Texts.comparisons(formula.expression(), claim, scenario);
    }

    /** The same trial, measured in another laboratory; the claims are settled. */
    Trial(Trial other, Laboratory laboratory) {
        this.claim = other.claim;
        this.stated = other.stated;
        this.frames = other.frames;
        this.frameOf = other.frameOf;
        this.place = other.place;
        this.test = other.test;
        this.expression = other.expression;
        this.laboratory = laboratory;
        this.texts = other.texts;
    }

    /** A variant over the whole scenario may take from a player what it has seen in a claim's condition. */
    private static void checkSeen(Scenario scenario, Quantity quantity, Frame frame) {
        Expression condition = quantity.given().condition();
        if (!(quantity instanceof Quantity.Plays plays) || condition == null) {
            return;
        }
        int count = scenario.variables().size();
        for (int v : Reads.of(condition).slots().stream().filter(s -> s < count).toArray()) {
            Scenario.Variable variable = scenario.variables().get(v);
            boolean seen = variable.kind() == Scenario.Kind.CONDITION
                    || (variable.parties().isEmpty()
                            ? frame.movesBefore(variable.owner(), plays.player())
                            : variable.parties().stream()
                                    .allMatch(s -> frame.movesBefore(
                                            scenario.variables().get(s).owner(), plays.player())));
            if (!seen) {
                throw new InputException(new Diagnostic(
                        Code.SIMULTANEOUS_MOVE,
                        scenario.file(),
                        quantity.span(),
                        "Under this variant `%s` has not seen `%s` when it moves."
                                .formatted(
                                        scenario.players().get(plays.player()).id(), variable.name()),
                        "name the variant in the `with` of the claims that it is for"));
            }
        }
    }

    /** To be called once every claim is announced. */
    void settle() {
        for (int q = 0; q < place.length; q++) {
            place[q] = laboratory.place(frameOf[q], claim.quantities().get(q));
        }
    }

    /** The test at these numbers in the primary equilibria. */
    Test.Outcome primary(Numbers numbers, Depth depth) {
        return test.evaluate(
                numbers.values(),
                q -> laboratory.cell(frameOf[q], numbers, depth).estimates()[place[q]][0],
                q -> laboratory.cell(frameOf[q], numbers, depth).units()[place[q]]);
    }

    /** The test in every combination of the equilibria found, one per policy; the primary combination first. */
    List<Test.Outcome> combinations(Numbers numbers) {
        List<Cell> cells = cells(numbers, Depth.FULL);
        List<Test.Outcome> outcomes = new ArrayList<>();
        int[] pick = new int[cells.size()];
        while (outcomes.size() < MOST_COMBINATIONS) {
            outcomes.add(test.evaluate(
                    numbers.values(),
                    q -> {
                        int frame = frames.indexOf(frameOf[q]);
                        return cells.get(frame).estimates()[place[q]][pick[frame]];
                    },
                    q -> cells.get(frames.indexOf(frameOf[q])).units()[place[q]]));
            int k = 0;
            while (k < pick.length && ++pick[k] == cells.get(k).equilibria()) {
                pick[k++] = 0;
            }
            if (k == pick.length) {
                break;
            }
        }
        return outcomes;
    }

    List<Cell> cells(Numbers numbers, Depth depth) {
        return frames.stream().map(f -> laboratory.cell(f, numbers, depth)).toList();
    }

    /** The weakest certificate over the frames, at these numbers. */
    Evidence evidence(Numbers numbers, Depth depth) {
        double regret = 0;
        double error = 0;
        double residual = 0;
        Certificate.Grade grade = Certificate.Grade.EXACT;
        Set<String> methods = new LinkedHashSet<>();
        List<Cell> cells = cells(numbers, depth);
        for (int f = 0; f < cells.size(); f++) {
            Cell cell = cells.get(f);
            Certificate certificate = cell.certificates().get(0);
            regret = Math.max(regret, certificate.regret());
            error = Math.max(error, certificate.valueError());
            residual = Math.max(residual, cell.residual());
            grade = weaker(grade, certificate.grade());
            if (measuresPaths(frames.get(f)) && !Measure.coversPaths(certificate)) {
                grade = weaker(grade, Certificate.Grade.EPSILON);
            }
            methods.add(cell.methods().get(0));
        }
        return new Evidence(
                grade.name().toLowerCase(java.util.Locale.ROOT),
                regret,
                error,
                precision(numbers),
                residual,
                String.join("; ", methods));
    }

    /** How precisely players respond, which is the same under every policy compared. */
    double precision(Numbers numbers) {
        return laboratory.precision(frames.get(0), numbers);
    }

    private boolean measuresPaths(Frame frame) {
        for (int q = 0; q < frameOf.length; q++) {
            Quantity quantity = claim.quantities().get(q);
            boolean valued = quantity instanceof Quantity.Guarantee
                    || quantity instanceof Quantity.Force
                    || (quantity instanceof Quantity.Value value
                            && value.term() < 0
                            && value.given().condition() == null);
            if (frameOf[q].equals(frame) && !valued) {
                return true;
            }
        }
        return false;
    }

    private static Certificate.Grade weaker(Certificate.Grade a, Certificate.Grade b) {
        if (a == Certificate.Grade.NONE || b == Certificate.Grade.NONE) {
            return Certificate.Grade.NONE;
        }
        return a == Certificate.Grade.EPSILON ? a : b;
    }

    Expression expression() {
        return expression;
    }

    String text(int comparison) {
        return comparison < texts.length ? texts[comparison] : "";
    }

    /** The frames that a comparison of the test measures, in order. */
    List<Frame> framesOf(Expression comparison) {
        List<Frame> result = new ArrayList<>();
        Reads.of(comparison).quantities().stream().forEach(q -> {
            if (!result.contains(frameOf[q])) {
                result.add(frameOf[q]);
            }
        });
        return result;
    }
}
