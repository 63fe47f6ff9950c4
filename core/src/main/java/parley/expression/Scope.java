package parley.expression;

import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What an expression may read, which depends on where it stands. */
public final class Scope {
    /** Kinds of things to read. */
    enum Access {
        PARAMETERS,
        NEW_LEVELS,
        LAST_LEVELS,
        CONDITIONS,
        ENDS,
        QUANTITIES
    }

    /** Knows the quantities of a claim. */
    @FunctionalInterface
    public interface Measurer {
        /** Which quantity a call is, or empty after having said what is wrong with it. */
        OptionalInt measure(Syntax.Call call);
    }

    private final String place;
    private final Set<Access> readable;
    private final IntPredicate visible;
    private final @Nullable Measurer measurer;
    private final IntPredicate types;

    private Scope(String place, Set<Access> readable, IntPredicate visible, @Nullable Measurer measurer) {
        this(place, readable, visible, measurer, player -> false);
    }

    private Scope(
            String place, Set<Access> readable, IntPredicate visible, @Nullable Measurer measurer, IntPredicate types) {
        this.place = place;
        this.readable = readable;
        this.visible = visible;
        this.measurer = measurer;
        this.types = types;
    }

    private static Scope of(String place, Access first, Access... rest) {
        return new Scope(place, EnumSet.of(first, rest), variable -> true, null);
    }

    /** Uncertain numbers only: discounts. */
    public static Scope parameters(String place) {
        return of(place, Access.PARAMETERS);
    }

    /** One period, once all have moved: rules, payoffs, ends. */
    public static Scope play(String place) {
        return of(place, Access.PARAMETERS, Access.NEW_LEVELS, Access.LAST_LEVELS, Access.CONDITIONS);
    }

    /** The same without uncertain numbers: how far a rule moves a condition. */
    public static Scope amount(String place) {
        return of(place, Access.NEW_LEVELS, Access.LAST_LEVELS, Access.CONDITIONS);
    }

    /** A restriction on one player: of new levels only those of {@code visible} variables. */
    public static Scope move(String place, IntPredicate visible) {
        return new Scope(
                place,
                EnumSet.of(Access.PARAMETERS, Access.NEW_LEVELS, Access.LAST_LEVELS, Access.CONDITIONS),
                visible,
                null);
    }

    /** A state before anybody moves, or after the last move: conditions and last levels. */
    public static Scope state(String place) {
        return of(place, Access.PARAMETERS, Access.LAST_LEVELS, Access.CONDITIONS);
    }

    /** The end of play: a state, and how it ended. */
    public static Scope finish(String place) {
        return of(place, Access.PARAMETERS, Access.LAST_LEVELS, Access.CONDITIONS, Access.ENDS);
    }

    /** A period of a path: what all have played, and whether play ends there. */
    public static Scope path(String place) {
        return of(place, Access.PARAMETERS, Access.NEW_LEVELS, Access.LAST_LEVELS, Access.CONDITIONS, Access.ENDS);
    }

    /** The test of a claim: quantities and uncertain numbers. */
    public static Scope test(String place, Measurer measurer) {
        return new Scope(place, EnumSet.of(Access.PARAMETERS, Access.QUANTITIES), variable -> true, measurer);
    }

    /** A definition on its own: whatever may be read anywhere, as its use decides. */
    static Scope definition() {
        return path("a definition").withTypes(player -> true);
    }

    /** The same where the types of some players may be read too: payoffs, and what a player may do. */
    public Scope withTypes(IntPredicate players) {
        return new Scope(place, readable, visible, measurer, players);
    }

    /** Whether the type of a player may be read. */
    boolean readsType(int player) {
        return types.test(player);
    }

    /** Where the expression stands, for sentences, such as {@code "a discount"}. */
    String place() {
        return place;
    }

    boolean reads(Access kind) {
        return readable.contains(kind);
    }

    /** Whether the new level of a variable that somebody sets may be read. */
    boolean sees(int variable) {
        return visible.test(variable);
    }

    @Nullable Measurer measurer() {
        return measurer;
    }
}
