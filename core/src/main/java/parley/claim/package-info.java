/** From a claim to a verdict: the quantities of its test, their certificates, the nearest flips, a counterexample. */
@NullMarked
package parley.claim;

import org.jspecify.annotations.NullMarked;
