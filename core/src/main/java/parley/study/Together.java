package parley.study;

import java.util.List;

/**
 * Which claims are true together, at the stated ranges.
 *
 * @param never pairs and triples of claims each of which is true in some draw, and that are never all true in one; triples that
 *     hold such a pair are left out; the most surprising, by the product of their shares, first
 * @param most the first draw in which most claims are true, or -1
 * @param trueThere ids of the claims that are true in it
 */
public record Together(List<List<String>> never, long most, List<String> trueThere) {}
