package parley.study;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.claim.Verdict;
import parley.scenario.Scenario;

/**
 * What a study says of an argument: whether its conclusion is true wherever its premises are.
 *
 * @param premises worlds in which all premises are true; false where one of them is certainly false
 * @param conclusion worlds in which the conclusion is true
 * @param follows among the worlds in which all premises are true, those in which the conclusion is
 * @param counterexample a world with the premises true and the conclusion false, or null
 * @param why one clause for UNDECIDED, else empty
 */
public record ArgumentAnswer(
        Scenario.Argument argument,
        List<String> because,
        String therefore,
        Verdict verdict,
        Share premises,
        Share conclusion,
        Share follows,
        @Nullable Counterexample counterexample,
        String why) {
    /**
     * A world that refutes an argument.
     *
     * @param draw from which it was found, by setting back to the stated values as many numbers as could be
     * @param changed the numbers that are not as stated
     * @param left of the conclusion's deciding comparison
     * @param right of the same
     */
    public record Counterexample(long draw, List<Changed> changed, double left, double right) {}

    /** A number that is not as stated. */
    public record Changed(String uncertainty, double stated, double value) {}
}
