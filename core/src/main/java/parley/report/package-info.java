/** Results to text, JSON, JUnit XML, HTML and CSV: results in, text out, nothing else. */
@NullMarked
package parley.report;

import org.jspecify.annotations.NullMarked;
