package parley.claim;

import java.util.List;
import parley.scenario.Scenario;

/**
 * How a claim stands at some numbers before anything is certified: provisional.
 *
 * @param truth of its test in the primary equilibrium
 * @param sides its comparisons, in the order written
 * @param deciding index of the comparison that makes the test what it is
 */
public record Standing(Scenario.Claim claim, Truth truth, List<Side> sides, int deciding) {
    /** One comparison: left {@code operator} right. */
    public record Side(String operator, double left, double right, boolean tie, Truth truth) {
        /** Left minus right, 0 where both are the same infinity. */
        public double margin() {
            return left == right ? 0 : left - right;
        }
    }
}
