package parley.claim;

/**
 * One comparison of a claim's test.
 *
 * @param text as written
 * @param operator {@code <}, {@code <=}, {@code =}, {@code >=} or {@code >}
 * @param left at the stated values, in the primary equilibrium
 * @param margin left minus right
 * @param error bound on the error of the margin
 * @param tie whether the sides are closer than the tolerance
 * @param truth in the primary equilibrium
 * @param leftLow least left side over the equilibria found, and so on
 */
public record Comparison(
        String text,
        String operator,
        Estimate left,
        Estimate right,
        double margin,
        double error,
        boolean tie,
        Truth truth,
        double leftLow,
        double leftHigh,
        double rightLow,
        double rightHigh) {}
