/** A scenario file and what it says, checked: the only package that reads YAML. */
@NullMarked
package parley.scenario;

import org.jspecify.annotations.NullMarked;
