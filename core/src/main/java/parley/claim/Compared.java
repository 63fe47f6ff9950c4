package parley.claim;

/**
 * The one comparison that a claim's test is.
 *
 * @param left its left side in words
 * @param operator {@code <}, {@code <=}, {@code =}, {@code >=}, {@code >} or {@code !=}
 * @param measuresLeft whether the left side is measured in the solved model; else it is a number or an uncertainty
 */
public record Compared(String left, String operator, String right, boolean measuresLeft, boolean measuresRight) {
    /** By how much the comparison is true, below 0 where it is false. An equality is missed by its distance. */
    public double margin(double leftValue, double rightValue) {
        double difference = leftValue - rightValue;
        return switch (operator) {
            case "<", "<=" -> -difference;
            case ">", ">=" -> difference;
            case "!=" -> Math.abs(difference);
            default -> -Math.abs(difference);
        };
    }
}
