package parley.scenario;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Span;
import parley.expression.Formula;

/**
 * A checked scenario: every name resolved, every expression typed. Lists keep the order of the file. Indices (players,
 * variables, uncertainties, policies, ends, claims) are places in these lists.
 *
 * @param file as the user named it
 * @param text the file's text, for carets and for what a study records
 * @param about a longer description, or empty
 * @param period the name of a period, {@code period} where not given
 * @param horizon the number of periods, or empty for an infinite horizon
 * @param sequence groups of players in order for ORDER and TURNS; one group of all for TOGETHER
 * @param variables levers, then per agreement its signatures and itself, then conditions, each in file order
 * @param types {@code [player]}: the types of a player with private information, in file order; empty for any other
 * @param payoffs {@code [player]}: the terms of the payoff of a period
 * @param finals {@code [player]}: the terms of the worth of the state when the horizon ends
 */
public record Scenario(
        String file,
        String text,
        String title,
        String about,
        String period,
        OptionalInt horizon,
        Timing timing,
        List<List<Integer>> sequence,
        List<Source> sources,
        List<Player> players,
        List<List<Type>> types,
        List<Uncertainty> uncertainties,
        List<Variable> variables,
        List<Rule> rules,
        List<List<Term>> payoffs,
        List<List<Term>> finals,
        List<End> ends,
        List<Policy> policies,
        List<Claim> claims,
        List<Argument> arguments,
        List<Variant> variants) {

    /** The index of a player. */
    public OptionalInt player(String id) {
        return index(players, player -> player.id().equals(id));
    }

    /** The index of a variable; a signature's name is {@code agreement.player}. */
    public OptionalInt variable(String name) {
        return index(variables, variable -> variable.name().equals(name));
    }

    /** The index of an uncertainty. */
    public OptionalInt uncertainty(String name) {
        return index(uncertainties, uncertainty -> uncertainty.name().equals(name));
    }

    /** The index of a policy. */
    public OptionalInt policy(String name) {
        return index(policies, policy -> policy.name().equals(name));
    }

    /** The index of a variant. */
    public OptionalInt variant(String name) {
        return index(variants, variant -> variant.name().equals(name));
    }

    /** The index of a claim. */
    public OptionalInt claim(String id) {
        return index(claims, claim -> claim.id().equals(id));
    }

    /** Whether some player has private information. */
    public boolean hasTypes() {
        return types.stream().anyMatch(of -> !of.isEmpty());
    }

    /** How many types a player has: one where it has no private information. */
    public int types(int player) {
        return Math.max(1, types.get(player).size());
    }

    /** The place of a type among those of a player. */
    public OptionalInt type(int player, String name) {
        return index(types.get(player), type -> type.name().equals(name));
    }

    private static <T> OptionalInt index(List<T> all, Predicate<T> wanted) {
        return IntStream.range(0, all.size())
                .filter(i -> wanted.test(all.get(i)))
                .findFirst();
    }

    /** How many uncertain numbers cite a source. */
    public int sourced() {
        return uncertainties.size() - assumed();
    }

    /** How many uncertain numbers are assumed. */
    public int assumed() {
        return (int) uncertainties.stream().filter(Uncertainty::assumed).count();
    }

    /** Who moves when: all together, later groups after earlier ones in a period, or one group a period. */
    public enum Timing {
        TOGETHER,
        ORDER,
        TURNS
    }

    /** What the scenario cites. {@code locate} says how places in it are written. */
    public record Source(String key, String title, @Nullable String locate) {}

    /** Who decides. The discount reads parameters only. */
    public record Player(String id, String name, Formula discount, Span span) {}

    /**
     * Private information of a player, fixed before the first period and told to that player alone.
     *
     * @param prior its probability, which reads parameters only; those of a player sum to 1
     */
    public record Type(String name, Formula prior, Span span) {}

    /** How the values of an uncertainty are spread over its range. */
    public enum Distribution {
        FIXED,
        UNIFORM,
        TRIANGULAR,
        NORMAL,
        LOGUNIFORM,
        DISCRETE
    }

    /**
     * A number that somebody may doubt.
     *
     * @param value the stated value; 0 or 1 for a switch
     * @param low least value of the range; 0 for a switch, the value itself where FIXED
     * @param high greatest value of the range; 1 for a switch, the value itself where FIXED
     * @param deviation standard deviation for NORMAL (before truncation to the range), else 0
     * @param points the values of DISCRETE, else empty
     * @param weights of the points, summing to 1, else empty
     * @param integer whether draws are rounded to whole numbers
     * @param isSwitch whether it is a truth in expressions
     * @param source key of the source, or null
     * @param assumed whether nothing is cited for it
     */
    public record Uncertainty(
            String name,
            double value,
            double low,
            double high,
            Distribution distribution,
            double deviation,
            List<Double> points,
            List<Double> weights,
            boolean integer,
            boolean isSwitch,
            @Nullable String unit,
            @Nullable String why,
            @Nullable String source,
            boolean assumed,
            Span span) {}

    /** Kinds of variables. */
    public enum Kind {
        LEVER,
        SIGNATURE,
        AGREEMENT,
        CONDITION
    }

    /**
     * A variable with levels.
     *
     * @param name a signature's is {@code agreement.player}
     * @param levels their names, or the numbers as written
     * @param numbers what the levels stand for when they are numbers, else null
     * @param start the level before the first move
     * @param owner the player that sets it (LEVER, SIGNATURE), else -1
     * @param may condition on the owner's new levels, last levels and conditions that a new level has to meet, or null;
     *     for a SIGNATURE, when the agreement may be signed: it binds the level {@code signed} only
     * @param step the most places moved at once, or 0 for no limit
     * @param once whether it is final once it has left its start; for an AGREEMENT whether it stays signed once signed
     * @param parties variables of the signatures of an AGREEMENT, else empty
     */
    public record Variable(
            String name,
            Kind kind,
            List<String> levels,
            @Nullable List<Double> numbers,
            int start,
            int owner,
            @Nullable Formula may,
            int step,
            boolean once,
            List<Integer> parties,
            Span span) {}

    /** How conditions change. Its outcomes exclude one another; what is left of their chances is that nothing happens. */
    public record Rule(String name, Formula when, List<Outcome> outcomes, Span span) {}

    /**
     * One outcome of a rule. The chance reads levels and parameters.
     *
     * @param chance of all {@code parts} together
     * @param part which of the equally likely parts of an even draw over levels this is, from 0; they are listed in order
     * @param parts how many there are: 1 for an outcome that is no draw
     */
    public record Outcome(Formula chance, int part, int parts, List<Change> changes) {}

    /**
     * A change of a condition.
     *
     * @param set whether the amount is the new place, else it is a whole number of places to add
     * @param amount reads levels only
     */
    public record Change(int variable, boolean set, Formula amount) {}

    /** A named part of a payoff. */
    public record Term(String name, Formula formula) {}

    /** An absorbing outcome. {@code worth[player]} may read levels and parameters. */
    public record End(String name, Formula when, Formula chance, List<Formula> worth, Span span) {}

    /** A commitment. {@code restrictions[player]}: a condition on the player's own new levels, or null where free. */
    public record Policy(String name, @Nullable String says, List<@Nullable Formula> restrictions, Span span) {}

    /** The verdict that an author expects. */
    public enum Expectation {
        HOLDS,
        FAILS,
        DEPENDS,
        UNDECIDED
    }

    /**
     * What somebody believes about the scenario.
     *
     * @param at where it stands in a source, or null
     * @param ours whether it is the author's own
     * @param test null where judging it is left for later; its {@code Measured(q)} refer to {@code quantities}
     * @param with other values or another game for this claim
     * @param everyWorld whether one certified counterexample in the ranges makes it fail
     * @param later why it is not judged yet, or null
     */
    public record Claim(
            String id,
            String says,
            @Nullable String at,
            boolean ours,
            @Nullable Formula test,
            List<Quantity> quantities,
            @Nullable Expectation expect,
            Setting with,
            boolean everyWorld,
            @Nullable String later,
            Span span) {}

    /** Whether a claim follows from others. */
    public record Argument(
            String name,
            List<Integer> because,
            int therefore,
            @Nullable String at) {}

    /** A named change of the scenario. */
    public record Variant(String name, Setting setting, Span span) {}

    /**
     * What a variant, or the {@code with} of a claim, changes.
     *
     * @param horizon null for unchanged, -1 for an infinite one, else the number of periods
     * @param values value by uncertainty
     * @param fixed {@code [player]}: further restriction, or null
     * @param leftOut players whose levers stay at their start
     * @param noFinal whether the worth of the last state is dropped
     * @param timing another timing, or null for unchanged
     * @param sequence the groups of another timing, else empty
     * @param precision of logit responses in place of best ones, reading parameters only; null for unchanged
     * @param types the type that a player has for certain, by player
     */
    public record Setting(
            @Nullable Integer horizon,
            Map<Integer, Double> values,
            List<@Nullable Formula> fixed,
            List<Integer> leftOut,
            boolean noFinal,
            @Nullable Timing timing,
            List<List<Integer>> sequence,
            @Nullable Formula precision,
            Map<Integer, Integer> types) {
        /** A setting that leaves timing, precision and types as they are. */
        public Setting(
                @Nullable Integer horizon,
                Map<Integer, Double> values,
                List<@Nullable Formula> fixed,
                List<Integer> leftOut,
                boolean noFinal) {
            this(horizon, values, fixed, leftOut, noFinal, null, List.of(), null, Map.of());
        }
    }
}
