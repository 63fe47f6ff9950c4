/** Tests and generated pages of the scenarios under {@code catalog/}. */
@NullMarked
package parley.catalog;

import org.jspecify.annotations.NullMarked;
