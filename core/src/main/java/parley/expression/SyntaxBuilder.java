package parley.expression;

import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostics;

/** Turns a parse tree into {@link Syntax}, and refuses what the grammar leaves to it. */
final class SyntaxBuilder {
    /** Operations around one another, as in a sum of that many terms. */
    private static final int MOST_DEEP = 250;

    private final Passage passage;
    private final Diagnostics diagnostics;

    SyntaxBuilder(Passage passage, Diagnostics diagnostics) {
        this.passage = passage;
        this.diagnostics = diagnostics;
    }

    /** The expression, or null after a diagnostic. */
    @Nullable Syntax build(ParleyParser.FormulaContext formula) {
        try {
            return expression(formula.expression());
        } catch (Refused refused) {
            return null;
        }
    }

    private Syntax expression(ParleyParser.ExpressionContext context) {
        return chain(context);
    }

    /** Operands with signs between them, grouped to the left. */
    private Syntax chain(ParserRuleContext context) {
        Syntax left = operand(context.getChild(0));
        if (context.getChildCount() > 2 * MOST_DEEP) {
            throw refuse(
                    Code.EXPRESSION_TOO_LARGE,
                    left.start(),
                    left.end(),
                    "This is a chain of %s terms; at most %s can be read."
                            .formatted(context.getChildCount() / 2 + 1, MOST_DEEP),
                    "Name its parts under define.");
        }
        for (int i = 1; i + 1 < context.getChildCount(); i += 2) {
            ParseTree sign = context.getChild(i);
            Syntax right = operand(context.getChild(i + 1));
            left = infix(sign, left, right);
        }
        return left;
    }

    private Syntax operand(ParseTree tree) {
        if (tree instanceof ParleyParser.NegationContext negation) {
            return negation(negation);
        } else if (tree instanceof ParleyParser.SignedContext signed) {
            return signed(signed);
        } else if (tree instanceof ParserRuleContext context) {
            return chain(context);
        }
        throw new AssertionError(tree.getText());
    }

    private Syntax negation(ParleyParser.NegationContext context) {
        if (context.NOT() != null) {
            return prefix(Expression.Function.NOT, context.NOT(), negation(context.negation()));
        }
        ParleyParser.ComparisonContext comparison = context.comparison();
        if (comparison.comparator().size() > 1) {
            ParleyParser.ComparatorContext second = comparison.comparator(1);
            String middle = text(comparison.sum(1));
            throw refuse(
                    Code.CHAINED_COMPARISON,
                    second.getStart().getStartIndex(),
                    second.getStop().getStopIndex() + 1,
                    "A comparison has two sides, but another one starts at \"" + sign(second) + "\".",
                    "Write: %s %s %s and %s %s %s"
                            .formatted(
                                    text(comparison.sum(0)),
                                    sign(comparison.comparator(0)),
                                    middle,
                                    middle,
                                    sign(second),
                                    text(comparison.sum(2))));
        }
        return chain(comparison);
    }

    private Syntax signed(ParleyParser.SignedContext context) {
        if (context.MINUS() != null) {
            return prefix(Expression.Function.NEGATE, context.MINUS(), signed(context.signed()));
        }
        ParleyParser.PowerContext power = context.power();
        Syntax base = atom(power.atom());
        return power.signed() == null ? base : infix(power.POWER(), base, signed(power.signed()));
    }

    private Syntax atom(ParleyParser.AtomContext context) {
        int start = context.getStart().getStartIndex();
        int end = context.getStop().getStopIndex() + 1;
        if (context instanceof ParleyParser.NumberContext number) {
            double value = Double.parseDouble(number.NUMBER().getText());
            if (Double.isInfinite(value)) {
                throw refuse(Code.NOT_A_NUMBER, start, end, "The number " + number.getText() + " is too large.", null);
            }
            return new Syntax.Numeral(value, start, end);
        } else if (context instanceof ParleyParser.TruthContext truth) {
            return new Syntax.Truth(truth.TRUE() != null, start, end);
        } else if (context instanceof ParleyParser.ReferenceContext reference) {
            List<TerminalNode> names = reference.NAME();
            String part = names.size() > 1 ? names.get(1).getText() : null;
            return new Syntax.Name(names.get(0).getText(), part, start, end);
        } else if (context instanceof ParleyParser.GroupedContext grouped) {
            return expression(grouped.expression());
        } else if (context instanceof ParleyParser.ConditionalContext conditional) {
            ParleyParser.ChoiceContext choice = conditional.choice();
            Syntax condition = expression(choice.expression(0));
            Syntax then = expression(choice.expression(1));
            Syntax otherwise = choice.expression().size() > 2 ? expression(choice.expression(2)) : null;
            return new Syntax.Choice(condition, then, otherwise, start, end);
        } else if (context instanceof ParleyParser.ApplicationContext application) {
            return call(application.call(), start, end);
        }
        throw new AssertionError(context.getText());
    }

    private Syntax call(ParleyParser.CallContext context, int start, int end) {
        List<ParleyParser.ArgumentsContext> lists = context.arguments();
        boolean bar = context.BAR() != null;
        boolean before = lists.size() > (bar ? 1 : 0)
                || (bar
                        && !lists.isEmpty()
                        && lists.get(0).getStart().getTokenIndex()
                                < context.BAR().getSymbol().getTokenIndex());
        List<Syntax> arguments = before ? all(lists.get(0)) : List.of();
        List<Syntax> given = bar ? all(lists.get(lists.size() - 1)) : List.of();
        int nameEnd = context.NAME().getSymbol().getStopIndex() + 1;
        return new Syntax.Call(context.NAME().getText(), nameEnd, arguments, given, start, end);
    }

    private List<Syntax> all(ParleyParser.ArgumentsContext arguments) {
        return arguments.expression().stream().map(this::expression).toList();
    }

    private static Syntax prefix(Expression.Function function, TerminalNode sign, Syntax operand) {
        return new Syntax.Prefix(function, operand, sign.getSymbol().getStartIndex(), operand.end());
    }

    private static Syntax infix(ParseTree sign, Syntax left, Syntax right) {
        Token first =
                sign instanceof ParserRuleContext context ? context.getStart() : ((TerminalNode) sign).getSymbol();
        String written = sign instanceof ParleyParser.ComparatorContext comparator ? sign(comparator) : sign.getText();
        return new Syntax.Infix(
                operator(written), written, first.getStartIndex(), left, right, left.start(), right.end());
    }

    private static String sign(ParleyParser.ComparatorContext comparator) {
        return comparator.NOT() != null ? "is not" : comparator.getText();
    }

    private static Expression.Operator operator(String sign) {
        return switch (sign) {
            case "or" -> Expression.Operator.OR;
            case "and" -> Expression.Operator.AND;
            case "=", "is" -> Expression.Operator.EQUAL;
            case "is not" -> Expression.Operator.NOT_EQUAL;
            case "<" -> Expression.Operator.LESS;
            case "<=" -> Expression.Operator.LESS_OR_EQUAL;
            case ">" -> Expression.Operator.GREATER;
            case ">=" -> Expression.Operator.GREATER_OR_EQUAL;
            case "+" -> Expression.Operator.ADD;
            case "-" -> Expression.Operator.SUBTRACT;
            case "*" -> Expression.Operator.MULTIPLY;
            case "/" -> Expression.Operator.DIVIDE;
            case "^" -> Expression.Operator.POWER;
            default -> throw new AssertionError(sign);
        };
    }

    private String text(ParserRuleContext context) {
        return passage.text(
                context.getStart().getStartIndex(), context.getStop().getStopIndex() + 1);
    }

    private Refused refuse(Code code, int start, int end, String sentence, @Nullable String hint) {
        diagnostics.add(code, passage.span(start, end), sentence, hint);
        return new Refused();
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused() {
            super(null, null, false, false);
        }
    }
}
