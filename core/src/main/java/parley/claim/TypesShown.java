package parley.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What play shows of private types, in the primary equilibrium of one game at its stated numbers.
 *
 * @param policy in force, or null
 * @param claims those that measure this game, by id, in the order of the file
 * @param plain whether the game is the scenario's own or its variant's, and no claim changed it
 * @param worth what every player gets, by type profile
 * @param learnt what every player learns of the others' types, for those who face any
 * @param moments where an informed player moves along the likeliest play of some type, in the order of play
 * @param paths the likeliest play of every type profile; its steps tell what the others then believe
 * @param trembles whether the outcome hangs on how players err
 * @param unmade moves that no type makes where play gets to; null where criteria for the beliefs after them were not applied, as
 *     they are for one informed player and exact beliefs
 * @param evidence how well the profile is known to be an equilibrium
 */
public record TypesShown(
        @Nullable String policy,
        List<String> claims,
        boolean plain,
        List<Worth> worth,
        List<Learnt> learnt,
        List<Moment> moments,
        List<Walk> paths,
        Trembles trembles,
        @Nullable List<Unmade> unmade,
        Evidence evidence) {

    /**
     * What a player gets.
     *
     * @param types a type profile in words, {@code dprk.stalling}; empty for the mean at the prior
     */
    public record Worth(String player, String types, double value) {}

    /**
     * Mutual information in bits between the others' types and the public play of the first periods.
     *
     * @param bits {@code [n]} bounds after {@code n + 1} periods
     * @param most what there is to know: the entropy of the others' types
     */
    public record Learnt(String player, List<Estimate> bits, double most) {}

    /** What a type does with what probability. Moves that are not made with at least a thousandth are left out. */
    public record Plays(String type, List<Move> moves) {}

    /** A move in words. */
    public record Move(String move, double probability) {}

    /** What is believed of a type. */
    public record Believed(String type, double probability) {}

    /** What a type would gain, in payoff units, by doing here what another does, and then going on as its own. */
    public record Mimicry(String type, String other, double gain) {}

    /**
     * What is believed once a move is seen.
     *
     * @param probability of the move
     */
    public record After(String move, double probability, List<Believed> beliefs) {}

    /** How far the types of a player differ in what they do. */
    public enum Kind {
        /** Total variation between any two types' moves at least 0.95. */
        SEPARATES,
        /** At most 0.05. */
        POOLS,
        /** Anything between. */
        PARTLY;

        /** As it is written in reports. */
        public String word() {
            return this == SEPARATES ? "separates" : this == POOLS ? "pools" : "separates in part";
        }
    }

    /**
     * One decision of an informed player.
     *
     * @param period from 1
     * @param state in words
     * @param reached probability of getting there, whatever the types
     * @param beliefs about the player before it moves
     * @param mimicry of every type towards every other that moves otherwise
     * @param after by move that is made with at least a thousandth, likeliest first
     */
    public record Moment(
            int period,
            String state,
            String player,
            double reached,
            Kind kind,
            List<Believed> beliefs,
            List<Plays> plays,
            List<Mimicry> mimicry,
            List<After> after) {}

    /**
     * Limits of play under other trembles: types that are likelier to err than others.
     *
     * @param tried how many were found
     * @param same how many of them have the primary's outcome
     */
    public record Trembles(int tried, int same) {}

    /** What a criterion says of what is believed after a move that nobody makes. */
    public enum Criterion {
        /** The belief is admissible. */
        MET("met"),
        /** It is not, but one that is admissible keeps everybody from the move as well. */
        OTHER_BELIEF("met by another belief"),
        /** No admissible belief keeps everybody from the move. */
        FAILED("failed"),
        /** Too much follows the move for this test, and nothing is known against the belief. */
        NOT_JUDGED("not judged");

        private final String word;

        Criterion(String word) {
            this.word = word;
        }

        /** As it is written in reports. */
        public String word() {
            return word;
        }
    }

    /**
     * A move that no type makes.
     *
     * @param period from 1
     * @param state in words
     * @param beliefs after it
     * @param intuitive the intuitive criterion (Cho and Kreps 1987)
     * @param divine D1 (Banks and Sobel 1987, Cho and Kreps 1987)
     */
    public record Unmade(
            int period,
            String state,
            String player,
            String move,
            List<Believed> beliefs,
            Criterion intuitive,
            Criterion divine) {}

    /**
     * How well the profile is known.
     *
     * @param regret at the start, the largest of all types
     * @param offPath the largest from any node that play may come to, at the belief held there
     * @param valueError of stated values at the start
     * @param beliefs how the beliefs behind the regret were got: {@code exact}, {@code followed}, {@code interpolated}, {@code none}
     * @param nodes that allowed moves lead to
     * @param unplayed of these, those to which play leads with probability 0
     * @param method how the profile was computed
     * @param lowered nodes at which only a lower precision was reached
     */
    public record Evidence(
            double regret,
            double offPath,
            double valueError,
            String beliefs,
            long nodes,
            long unplayed,
            String method,
            long lowered) {}

    /** The same for these claims. */
    TypesShown of(List<String> ids, boolean isPlain) {
        return new TypesShown(
                policy, List.copyOf(ids), isPlain, worth, learnt, moments, paths, trembles, unmade, evidence);
    }
}
