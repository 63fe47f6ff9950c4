/** How the command line starts what it does not see: found by ServiceLoader. */
@NullMarked
package parley.launch;

import org.jspecify.annotations.NullMarked;
