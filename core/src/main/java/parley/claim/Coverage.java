package parley.claim;

/** Whether certificates cover what a test came to. */
final class Coverage {
    /** Probabilities of moves that differ more from logit responses are none. */
    private static final double LARGEST_RESIDUAL = 1e-8;

    private Coverage() {}

    /**
     * Why a test's truth is not known, or empty.
     *
     * @param outcome at these numbers
     * @param evidence at these numbers
     * @param tie relative tolerance below which two sides are a tie
     */
    static String doubt(Trial trial, Numbers numbers, Test.Outcome outcome, Evidence evidence, double tie) {
        if (outcome.truth() == Truth.UNKNOWN) {
            boolean nothing = outcome.comparisons().stream()
                    .anyMatch(c -> Double.isNaN(c.left().value())
                            || Double.isNaN(c.right().value()));
            return nothing
                    ? "a condition behind the bar is met in no state that play can reach"
                    : "the margin is inside the error bound";
        }
        if (!Double.isInfinite(trial.precision(numbers))) {
            return settled(evidence) ? "" : "the solution could not be certified as logit responses";
        }
        return covers(evidence, outcome, tie);
    }

    /** Empty where the certificate's regret is below the margin that decides; else why not. */
    private static String covers(Evidence evidence, Test.Outcome outcome, double tie) {
        if (evidence.grade().equals("none")) {
            return "the solution could not be certified";
        }
        if (outcome.comparisons().isEmpty()) {
            return "";
        }
        Test.Sides sides = outcome.comparisons().get(outcome.deciding());
        double scale = Math.max(
                1,
                Math.max(Math.abs(sides.left().value()), Math.abs(sides.right().value())));
        double margin = Math.abs(sides.left().value() - sides.right().value());
        return evidence.regret() <= Math.max(margin, tie * scale) ? "" : "the certificate's regret is above the margin";
    }

    /** Whether profiles are the logit responses asked for, and their values known. */
    private static boolean settled(Evidence evidence) {
        return !evidence.grade().equals("none") && evidence.residual() <= LARGEST_RESIDUAL;
    }
}
