/** What is said to a user about a mistake in the input: codes, places, sentences and how they are printed. */
@NullMarked
package parley.diagnostic;

import org.jspecify.annotations.NullMarked;
