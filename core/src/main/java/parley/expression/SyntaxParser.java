package parley.expression;

import java.util.List;
import java.util.Objects;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostics;

/** Reads the text of an expression. */
public final class SyntaxParser {
    /** Longer texts are no expressions that anybody reads. */
    private static final int MOST_CHARACTERS = 20_000;
    /** Parentheses and ifs around one place; each costs about ten frames of the stack. */
    private static final int MOST_NESTED = 60;
    /** Signs that nest to the right: not, unary minus and powers. */
    private static final int MOST_PREFIXES = 200;

    private SyntaxParser() {}

    /** The expression, or null after saying what is wrong with it. Stops at the first mistake. */
    public static @Nullable Syntax parse(Passage passage, Diagnostics diagnostics) {
        if (passage.length() > MOST_CHARACTERS) {
            diagnostics.add(
                    Code.EXPRESSION_TOO_LARGE,
                    passage.span(0, 1),
                    "The expression has %s characters; at most %s can be read."
                            .formatted(passage.length(), MOST_CHARACTERS),
                    "Name its parts under define.");
            return null;
        }
        ParleyLexer lexer = new ParleyLexer(CharStreams.fromString(passage.raw()));
        lexer.removeErrorListeners();
        List<? extends Token> tokens = lexer.getAllTokens();
        SyntaxErrors errors = new SyntaxErrors(passage, tokens, diagnostics);
        int tooNested = tooNested(tokens);
        if (tooNested >= 0) {
            errors.tooNested(tooNested);
            return null;
        }
        ParleyParser parser = new ParleyParser(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        parser.setErrorHandler(new FirstMistake());
        // Every choice but the reach of an if is made on one token, so the weaker and faster prediction is exact here.
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        try {
            return new SyntaxBuilder(passage, diagnostics).build(parser.formula());
        } catch (ParseCancellationException e) {
            RecognitionException cause = (RecognitionException) Objects.requireNonNull(e.getCause());
            Token found = cause.getOffendingToken();
            errors.unexpected(found.getType() == Token.EOF ? tokens.size() : tokens.indexOf(found));
            return null;
        }
    }

    /** The index of the first token that is nested too deeply, or -1. */
    private static int tooNested(List<? extends Token> tokens) {
        int nested = 0;
        int prefixes = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int type = tokens.get(i).getType();
            if (type == ParleyLexer.OPEN || type == ParleyLexer.IF) {
                nested++;
            } else if (type == ParleyLexer.CLOSE) {
                nested--;
            } else if (type == ParleyLexer.NOT || type == ParleyLexer.POWER || type == ParleyLexer.MINUS) {
                prefixes++;
            }
            if (nested > MOST_NESTED || prefixes > MOST_PREFIXES) {
                return i;
            }
        }
        return -1;
    }

    /** Gives up at the first token that does not fit. */
    private static final class FirstMistake extends DefaultErrorStrategy {
        @Override
        public void recover(Parser recognizer, RecognitionException e) {
            throw new ParseCancellationException(e);
        }

        @Override
        public Token recoverInline(Parser recognizer) {
            throw new ParseCancellationException(new InputMismatchException(recognizer));
        }

        @Override
        public void sync(Parser recognizer) {}
    }
}
