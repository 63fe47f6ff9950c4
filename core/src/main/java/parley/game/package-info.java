/** Immutable finite games: what the solvers read, free of files, names of players and the scenario language. */
@NullMarked
package parley.game;

import org.jspecify.annotations.NullMarked;
