/**
 * Independent verification of solutions: it sees games and nothing of the solvers, so that an error in a solver cannot
 * hide in its own check.
 */
@NullMarked
package parley.certify;

import org.jspecify.annotations.NullMarked;
