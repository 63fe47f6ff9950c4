package parley.report;

import java.util.ArrayList;
import java.util.List;
import parley.claim.Walk;

/**
 * A line of a path of play; periods in which the same happens share one.
 *
 * @param when {@code quarter 3} or {@code quarter 3 to 5}
 * @param what moves, what changes, and the probability where it is not 1
 */
record WalkLine(String when, String what) {
    static List<WalkLine> of(Walk walk, String period) {
        List<WalkLine> lines = new ArrayList<>();
        List<Walk.Step> steps = walk.steps();
        int from = 0;
        while (from < steps.size()) {
            String what = what(steps.get(from));
            int to = from;
            while (to + 1 < steps.size() && what(steps.get(to + 1)).equals(what)) {
                to++;
            }
            int first = steps.get(from).period();
            String when =
                    period + " " + first + (to > from ? " to " + steps.get(to).period() : "");
            lines.add(new WalkLine(when, what));
            from = to + 1;
        }
        return lines;
    }

    private static String what(Walk.Step step) {
        String then = step.then().isEmpty() ? "" : " -> " + step.then();
        return step.moves()
                + then
                + (step.probability() < 1 ? " (" + Numbers.probability(step.probability()) + ")" : "");
    }
}
