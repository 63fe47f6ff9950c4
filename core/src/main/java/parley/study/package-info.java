/** Many worlds drawn from a scenario's ranges, its claims judged in each, kept in a folder, and what they come to. */
@NullMarked
package parley.study;

import org.jspecify.annotations.NullMarked;
