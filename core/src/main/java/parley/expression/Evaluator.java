package parley.expression;

/** A compiled expression: closures over the environment of {@link Expression}. Truths are 1 and 0. Thread-safe. */
@FunctionalInterface
public interface Evaluator {
    /**
     * The value of the expression. Division by zero and the like give NaN or an infinity; the caller checks.
     *
     * @param levels present and last levels, then ends, as laid out in {@link Expression}
     * @param parameters values of the uncertainties, then of the quantities
     */
    double evaluate(int[] levels, double[] parameters);

    /** Whether a truth holds. */
    default boolean test(int[] levels, double[] parameters) {
        return evaluate(levels, parameters) != 0;
    }

    /** Compiles an expression that measures nothing. */
    static Evaluator of(Expression expression) {
        return Evaluators.compile(expression, -1);
    }

    /** Compiles an expression whose quantities follow {@code uncertainties} values in the parameters. */
    static Evaluator of(Expression expression, int uncertainties) {
        return Evaluators.compile(expression, uncertainties);
    }
}
