package parley.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One side taken by a person against the others' equilibrium play, so far.
 *
 * @param steps what has happened, one per move of the person
 * @param now what the person can do next, or null where play is over
 * @param ending name of the end that came, {@code horizon} after the last period, or null while play goes on
 * @param total the person's payoff so far, discounted to the start, the worth of the last state included once play is over
 * @param expected what the person's side is worth in equilibrium from the start
 */
public record Played(
        List<Step> steps, @Nullable Situation now, @Nullable String ending, double total, double expected) {

    /**
     * @param period from 1
     * @param before levels of the conditions, and what earlier movers of the period have set
     * @param chosen the move made
     * @param moves what everybody set, in words: the person's first
     * @param would what the person's side plays in equilibrium, likeliest first
     * @param others what each other player might have done, likeliest first
     * @param cost what the move was worth less than the best, from then on, discounted to that period; at least 0
     * @param payoff of the period
     * @param then what changed
     */
    public record Step(
            int period,
            List<Level> before,
            Option chosen,
            List<String> moves,
            List<Option> would,
            List<Other> others,
            double cost,
            double payoff,
            List<String> then) {}

    /** A variable and its level. */
    public record Level(String variable, String level) {}

    /**
     * @param move its index, to be named in the next question
     * @param words what it sets
     * @param worth expected discounted payoff from this move on, the others playing as in equilibrium
     * @param probability in equilibrium
     */
    public record Option(int move, String words, double worth, double probability) {}

    /** What another player does in this situation. */
    public record Other(String player, List<Option> options) {}

    /** @param options in the order of the game */
    public record Situation(int period, List<Level> levels, List<Option> options) {}
}
