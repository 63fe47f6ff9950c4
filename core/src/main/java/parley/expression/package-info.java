/** The language of expressions inside a scenario: parsed, resolved against a scope, compiled to evaluators over arrays. */
@NullMarked
package parley.expression;

import org.jspecify.annotations.NullMarked;
