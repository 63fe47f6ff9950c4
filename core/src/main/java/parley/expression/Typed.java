package parley.expression;

import org.jspecify.annotations.Nullable;
import parley.diagnostic.Suggestion;

/**
 * A resolved expression with what it is.
 *
 * @param levelOf the variable whose named level it is, or null for a number or a truth
 */
record Typed(Expression expression, Symbol.@Nullable Variable levelOf) {
    Typed(Expression expression) {
        this(expression, null);
    }

    boolean isLevel() {
        return levelOf != null;
    }

    boolean isNumber() {
        return levelOf == null && expression.type() == Expression.Type.NUMBER;
    }

    boolean isTruth() {
        return levelOf == null && expression.type() == Expression.Type.TRUTH;
    }

    /** For sentences. */
    String described() {
        if (levelOf != null) {
            return "a level (" + Suggestion.list(levelOf.levels(), "or") + ")";
        }
        return isNumber() ? "a number" : "a truth";
    }
}
