/** The file formats of games that other tools write and read. */
@NullMarked
package parley.format;

import org.jspecify.annotations.NullMarked;
