/** Perfect Bayesian equilibria of games with private types. */
@NullMarked
package parley.solve.belief;

import org.jspecify.annotations.NullMarked;
