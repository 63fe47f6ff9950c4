/** The workbench: a local server with a page, and the answers that the command line gives, as JSON. */
@NullMarked
package parley.web;

import org.jspecify.annotations.NullMarked;
