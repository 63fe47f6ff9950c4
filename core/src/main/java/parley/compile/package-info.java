/** From a checked scenario to a finite game: reachable states, allowed moves, sparse transitions, payoffs. */
@NullMarked
package parley.compile;

import org.jspecify.annotations.NullMarked;
