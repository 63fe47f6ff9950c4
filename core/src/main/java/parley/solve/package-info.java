/** Equilibria of finite games: one class per algorithm, by kind of game. Sees only {@link parley.game}. */
@NullMarked
package parley.solve;

import org.jspecify.annotations.NullMarked;
