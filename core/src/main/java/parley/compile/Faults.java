package parley.compile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.InputException;
import parley.diagnostic.Span;
import parley.expression.Expression;
import parley.expression.Formula;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Rule;

/** Collects mistakes that only show once numbers and levels meet; each is reported once, with the first place that shows it. */
final class Faults {
    private static final int MOST = 20;

    private final Scenario scenario;
    private final Map<String, Diagnostic> found = new LinkedHashMap<>();

    Faults(Scenario scenario) {
        this.scenario = scenario;
    }

    void chance(Rule rule, double chance, String where) {
        add(
                Code.CHANCE_IN_STATE,
                "chance " + rule.name(),
                rule.span(),
                "The chance of rule `" + rule.name() + "` is " + number(chance) + " where " + where + ".",
                "a chance lies between 0 and 1; `clamp(x, 0, 1)` keeps it there");
    }

    void chanceSum(Rule rule, double sum, String where) {
        add(
                Code.CHANCES_IN_STATE,
                "sum " + rule.name(),
                rule.span(),
                "The chances of rule `" + rule.name() + "` sum to " + number(sum) + " where " + where + ".",
                "outcomes of one rule exclude one another; two rules draw independently");
    }

    void endChance(Scenario.End end, double chance, String where) {
        add(
                Code.CHANCE_IN_STATE,
                "end " + end.name(),
                end.span(),
                "The chance of end `" + end.name() + "` is " + number(chance) + " where " + where + ".",
                "a chance lies between 0 and 1; `clamp(x, 0, 1)` keeps it there");
    }

    void amount(Rule rule, double amount, String where) {
        add(
                Code.AMOUNT_NOT_WHOLE,
                "amount " + rule.name(),
                rule.span(),
                "Rule `" + rule.name() + "` moves a condition by or to " + number(amount) + " where " + where + ".",
                "`add` takes a whole number of levels, `set` the place of a level that exists");
    }

    void twoSet(Rule rule, int variable, String where) {
        String name = scenario.variables().get(variable).name();
        add(
                Code.RULES_COLLIDE,
                "two " + name,
                rule.span(),
                "Rule `" + rule.name() + "` sets `" + name + "`, which another rule changes in the same period, where "
                        + where + ".",
                "one rule at most may set a condition; let `add` do it, or make the `when` of the rules exclude each other");
    }

    void payoff(String owner, Scenario.Term term, double value, String where) {
        add(
                Code.NUMBER_NOT_FINITE,
                "payoff " + owner + term.name(),
                term.formula().span(),
                "Term `" + term.name() + "` of `" + owner + "` is " + number(value) + " where " + where + ".",
                "a division by zero, a logarithm of zero or a number too large gives this");
    }

    void discount(Scenario.Player player, double value) {
        add(
                Code.DISCOUNT_AT_VALUES,
                "discount " + player.id(),
                player.discount().span(),
                "The discount of `" + player.id() + "` is " + number(value) + " at these values.",
                "a discount lies between 0 and 1");
    }

    /** A frame keeps a precision without its place, so that equal ones are one: the first setting that has it is shown. */
    void precision(Expression precision, double value) {
        Span span = Stream.concat(
                        scenario.claims().stream().map(Scenario.Claim::with),
                        scenario.variants().stream().map(Scenario.Variant::setting))
                .map(Scenario.Setting::precision)
                .filter(formula -> formula != null && formula.expression().equals(precision))
                .findFirst()
                .map(Formula::span)
                .orElse(Span.NOWHERE);
        add(
                Code.NUMBER_OUT_OF_RANGE,
                "precision",
                span,
                "The precision of play is " + number(value) + " at these values.",
                "a precision is at least 0: 10 plays nearly best, 0 plays at random");
    }

    void noMove(String sentence, Span span, boolean policy) {
        add(
                policy ? Code.POLICY_LEAVES_NO_MOVE : Code.NO_MOVE,
                sentence,
                span,
                sentence,
                policy ? "add the case to the policy with `or`" : "loosen `may`, `step` or `once` there");
    }

    private void add(Code code, String key, Span span, String sentence, @Nullable String hint) {
        if (found.size() < MOST) {
            found.putIfAbsent(key, new Diagnostic(code, scenario.file(), span, sentence, hint));
        }
    }

    /**
     * Throws what was found, if anything.
     *
     * @throws InputException with every mistake
     */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InputException(new ArrayList<>(found.values()));
        }
    }

    /** At twelve digits, so that 1.1 is not printed as what adding 0.3, 0.3 and 0.5 gives; at more where it would look allowed. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "undefined" : value > 0 ? "infinity" : "-infinity";
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded = exact.round(new MathContext(12, RoundingMode.HALF_EVEN));
        boolean hidden = value != Math.rint(value) && rounded.compareTo(new BigDecimal(Math.rint(value))) == 0;
        BigDecimal shown =
                (hidden ? exact.round(new MathContext(17, RoundingMode.HALF_EVEN)) : rounded).stripTrailingZeros();
        return Math.abs(value) >= 1e15 || (value != 0 && Math.abs(value) < 1e-4)
                ? shown.toString()
                : shown.toPlainString();
    }
}
