package parley.claim;

import java.util.List;

/**
 * An assumed world in which a claim about every world is false: the values that differ from the stated ones.
 *
 * @param values name and value
 * @param comparisons the test there
 */
public record World(List<Value> values, List<Comparison> comparisons) {
    public record Value(String uncertainty, double value) {}
}
