package parley.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostics;
import parley.diagnostic.Suggestion;

/** Says in plain words what was found in an expression and what could stand there. */
final class SyntaxErrors {
    /** What to write instead of signs that other languages or word processors use. */
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("==", "="),
            Map.entry("!=", "is not"),
            Map.entry("<>", "is not"),
            Map.entry("≠", "is not"),
            Map.entry("=<", "<="),
            Map.entry("≤", "<="),
            Map.entry("=>", ">="),
            Map.entry("≥", ">="),
            Map.entry("&&", "and"),
            Map.entry("&", "and"),
            Map.entry("||", "or"),
            Map.entry("!", "not"),
            Map.entry("**", "^"),
            Map.entry("×", "*"),
            Map.entry("·", "*"),
            Map.entry("÷", "/"),
            Map.entry("−", "-"),
            Map.entry("–", "-"),
            Map.entry("AND", "and"),
            Map.entry("OR", "or"),
            Map.entry("IS", "is"),
            Map.entry("equals", "is"),
            Map.entry("THEN", "then"),
            Map.entry("ELSE", "else"));

    private static final String CHOICE = "Write a choice as: if ... then ... else ...";
    private static final String NO_QUOTES = "Names stand without quotes.";

    /** What to do instead of using signs that expressions do without. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("%", "Write a share as a number: 0.35, not 35%."),
            Map.entry("\"", NO_QUOTES),
            Map.entry("'", NO_QUOTES),
            Map.entry("“", NO_QUOTES),
            Map.entry("”", NO_QUOTES),
            Map.entry("‘", NO_QUOTES),
            Map.entry("’", NO_QUOTES),
            Map.entry("[", "Write several players as: us and rok"),
            Map.entry("]", "Write several players as: us and rok"),
            Map.entry("{", "Group with ( and )."),
            Map.entry("}", "Group with ( and )."),
            Map.entry(":", CHOICE),
            Map.entry("?", CHOICE));

    private final Passage passage;
    private final List<? extends Token> tokens;
    private final Diagnostics diagnostics;

    SyntaxErrors(Passage passage, List<? extends Token> tokens, Diagnostics diagnostics) {
        this.passage = passage;
        this.tokens = tokens;
        this.diagnostics = diagnostics;
    }

    void tooNested(int at) {
        Token token = tokens.get(at);
        diagnostics.add(
                Code.EXPRESSION_TOO_LARGE,
                passage.span(token.getStartIndex(), token.getStopIndex() + 1),
                "The expression is nested too deeply at \"" + token.getText() + "\".",
                "Name its parts under define.");
    }

    /** The token at {@code at}, or the end of the text, does not fit. */
    void unexpected(int at) {
        Token before = at > 0 ? tokens.get(at - 1) : null;
        boolean afterOperand = before != null && endsOperand(before.getType());
        Deque<Token> open = openBefore(at);
        if (at == tokens.size()) {
            atEnd(before, afterOperand, open);
            return;
        }
        Token found = tokens.get(at);
        String sentence;
        if (tokens.isEmpty()) {
            sentence = "An expression is missing.";
        } else if (found.getType() == ParleyLexer.CLOSE && afterOperand && open.isEmpty()) {
            sentence = "There is no parenthesis that this \")\" closes.";
        } else {
            sentence = "Found \"%s\" where %s was expected."
                    .formatted(found.getText(), afterOperand ? follow(open) : operand(open, before));
        }
        diagnostics.add(
                Code.EXPRESSION_SYNTAX,
                passage.span(found.getStartIndex(), found.getStopIndex() + 1),
                sentence,
                hint(found, before, afterOperand, open));
    }

    private void atEnd(@Nullable Token before, boolean afterOperand, Deque<Token> open) {
        if (before == null) {
            diagnostics.add(Code.EXPRESSION_SYNTAX, passage.span(), "An expression is missing.");
            return;
        }
        Token opened = open.peek();
        if (opened != null && opened.getType() == ParleyLexer.OPEN && afterOperand) {
            diagnostics.add(
                    Code.EXPRESSION_SYNTAX,
                    passage.span(opened.getStartIndex(), opened.getStopIndex() + 1),
                    "The parenthesis that opens here is not closed.",
                    passage.inFlow()
                            ? "Between { and } a comma ends a value: put the expression in quotes, or give each key its own line."
                            : null);
            return;
        }
        int end = before.getStopIndex() + 1;
        diagnostics.add(
                Code.EXPRESSION_SYNTAX,
                passage.span(before.getStartIndex(), end),
                "The expression ends after \"%s\" where %s was expected."
                        .formatted(before.getText(), afterOperand ? follow(open) : operand(open, before)));
    }

    /** What may follow a complete operand. */
    private static String follow(Deque<Token> open) {
        Token innermost = open.peek();
        if (innermost == null) {
            return "an operator or the end";
        }
        return switch (innermost.getType()) {
            case ParleyLexer.IF -> "\"then\" or an operator";
            case ParleyLexer.THEN -> "\"else\" or an operator";
            default -> "\")\", \",\" or an operator";
        };
    }

    private static String operand(Deque<Token> open, @Nullable Token before) {
        if (before != null && before.getType() == ParleyLexer.DOT) {
            return "the second part of a name";
        }
        boolean call = before != null && before.getType() == ParleyLexer.OPEN && !open.isEmpty();
        return call ? "an expression" : "a number, a name or \"(\"";
    }

    private @Nullable String hint(Token found, @Nullable Token before, boolean afterOperand, Deque<Token> open) {
        String text = found.getText();
        String instead = INSTEAD.get(text);
        if (instead != null) {
            return "Write \"" + instead + "\".";
        }
        if (ELSEWHERE.containsKey(text)) {
            return ELSEWHERE.get(text);
        }
        if (text.startsWith(".") && !afterOperand) {
            return "Write 0.5, not .5.";
        }
        if (text.equals(",") && before != null && before.getType() == ParleyLexer.NUMBER && open.isEmpty()) {
            return "Write 1000000, not 1,000,000, and 0.5, not 0,5.";
        }
        if (text.equals("|")) {
            return "The bar stands inside a quantity, once: value(us | policy, condition).";
        }
        if (found.getType() == ParleyLexer.NAME && afterOperand) {
            return hintForWord(text, before);
        }
        if (afterOperand && (found.getType() == ParleyLexer.OPEN || found.getType() == ParleyLexer.NUMBER)) {
            return "A product needs its \"*\".";
        }
        return null;
    }

    private static @Nullable String hintForWord(String text, @Nullable Token before) {
        String near = Suggestion.nearest(text, Words.KEYWORDS).orElse(null);
        if (near != null && text.toLowerCase(Locale.ROOT).charAt(0) == near.charAt(0)) {
            return "Did you mean \"" + near + "\"?";
        }
        if (before != null && before.getType() == ParleyLexer.NUMBER) {
            return "A product needs its \"*\".";
        }
        return "A name has no spaces; between two names stands an operator such as \"and\", \"is\" or \"+\".";
    }

    private static boolean endsOperand(int type) {
        return switch (type) {
            case ParleyLexer.NUMBER, ParleyLexer.NAME, ParleyLexer.TRUE, ParleyLexer.FALSE, ParleyLexer.CLOSE -> true;
            default -> false;
        };
    }

    /** Parentheses, ifs and thens that are open before a token, the innermost first. */
    private Deque<Token> openBefore(int at) {
        Deque<Token> open = new ArrayDeque<>();
        for (Token token : tokens.subList(0, at)) {
            switch (token.getType()) {
                case ParleyLexer.OPEN, ParleyLexer.IF -> open.push(token);
                case ParleyLexer.THEN -> {
                    pop(open, ParleyLexer.IF);
                    open.push(token);
                }
                case ParleyLexer.ELSE -> pop(open, ParleyLexer.THEN);
                case ParleyLexer.CLOSE -> {
                    while (!open.isEmpty() && open.peek().getType() != ParleyLexer.OPEN) {
                        open.pop();
                    }
                    pop(open, ParleyLexer.OPEN);
                }
                default -> {}
            }
        }
        return open;
    }

    /** Drops the innermost one of a type with all that stands inside it. */
    private static void pop(Deque<Token> open, int type) {
        if (open.stream().anyMatch(token -> token.getType() == type)) {
            while (!open.isEmpty() && open.pop().getType() != type) {
                // An if without else ends where what is around it ends.
            }
        }
    }
}
