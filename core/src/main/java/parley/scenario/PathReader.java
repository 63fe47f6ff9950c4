package parley.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.expression.Expression;
import parley.expression.Passage;
import parley.expression.Scope;
import parley.expression.Syntax;
import parley.expression.Words;

/** Reads properties of paths of play in one claim's test. */
final class PathReader {
    private final Draft draft;
    private final Passage passage;
    private final int horizon;

    /** @param horizon the number of periods, or -1 for endless play */
    PathReader(Draft draft, Passage passage, int horizon) {
        this.draft = draft;
        this.passage = passage;
        this.horizon = horizon;
    }

    /** A property of a path, or null after a diagnostic. */
    Quantity.@Nullable Path path(Syntax syntax) {
        if (!(syntax instanceof Syntax.Call call) || !Words.PATHS.contains(call.name())) {
            report(
                    Code.WRONG_ARGUMENTS,
                    syntax,
                    "\"" + passage.text(syntax.start(), syntax.end()) + "\" is no property of a path of play.",
                    "Write: eventually(%s), or always, until or finally."
                            .formatted(passage.text(syntax.start(), syntax.end())));
            return null;
        }
        List<Syntax> arguments = call.arguments();
        int predicates = call.name().equals("until") ? 2 : 1;
        boolean atEnd = call.name().equals("finally");
        if (arguments.size() < predicates
                || arguments.size() > predicates + (atEnd ? 0 : 1)
                || !call.given().isEmpty()) {
            report(
                    Code.WRONG_ARGUMENTS,
                    call,
                    "\"%s\" does not take these arguments.".formatted(call.name()),
                    atEnd
                            ? "Write: finally(p)"
                            : predicates == 2
                                    ? "Write: until(p, q), or until(p, q, 4) for within 4 periods"
                                    : "Write: %1$s(p), or %1$s(p, 4) for 4 periods".formatted(call.name()));
            return null;
        }
        if (atEnd && horizon < 0) {
            report(
                    Code.HORIZON_NEEDED,
                    call,
                    "Play goes on for ever, so there is no end at which to look.",
                    "Give a horizon, or use eventually or always.");
            return null;
        }
        String place = "\"" + call.name() + "\"";
        Scope scope = atEnd ? Scope.finish(place) : Scope.path(place);
        Expression first = draft.resolver().expression(passage, arguments.get(0), scope, Expression.Type.TRUTH);
        Expression second = predicates == 2
                ? draft.resolver().expression(passage, arguments.get(1), scope, Expression.Type.TRUTH)
                : null;
        int within = arguments.size() > predicates ? whole(arguments.get(predicates), 1) : -1;
        boolean fine =
                first != null && (predicates == 1 || second != null) && (arguments.size() == predicates || within > 0);
        if (!fine || first == null) {
            return null;
        }
        Quantity.PathKind kind = switch (call.name()) {
            case "eventually" -> Quantity.PathKind.EVENTUALLY;
            case "always" -> Quantity.PathKind.ALWAYS;
            case "until" -> Quantity.PathKind.UNTIL;
            default -> Quantity.PathKind.FINALLY;
        };
        return new Quantity.Path(kind, first, second, within);
    }

    /** A whole number as written, or -1 after a diagnostic. */
    int whole(Syntax syntax, int least) {
        if (syntax instanceof Syntax.Numeral number
                && number.value() == Math.rint(number.value())
                && number.value() >= least
                && number.value() <= Integer.MAX_VALUE) {
            return (int) number.value();
        }
        report(
                Code.NOT_WHOLE,
                syntax,
                "A number of periods is a whole number of at least %s, not \"%s\"."
                        .formatted(least, passage.text(syntax.start(), syntax.end())),
                null);
        return -1;
    }

    private void report(Code code, Syntax at, String sentence, @Nullable String hint) {
        draft.diagnostics().add(code, passage.span(at.start(), at.end()), sentence, hint);
    }
}
