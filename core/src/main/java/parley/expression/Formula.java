package parley.expression;

import parley.diagnostic.Span;

/**
 * An expression with the text that it was written as and where it stands.
 *
 * @param expression resolved and typed
 * @param text as written, without line breaks
 * @param span its first line in the file
 */
public record Formula(Expression expression, String text, Span span) {}
