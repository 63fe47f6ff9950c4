package parley.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Suggestion;
import parley.expression.Expression;
import parley.expression.Passage;
import parley.expression.Syntax;

/** Reads whom a quantity is about: players, their types, coalitions. What is wrong is reported. */
final class PlayerReader {
    private final Draft draft;
    private final Passage passage;

    PlayerReader(Draft draft, Passage passage) {
        this.draft = draft;
        this.passage = passage;
    }

    /**
     * A player, or one type of it.
     *
     * @param type the place among its types, or -1 for the player whatever its type
     */
    record Who(int player, int type) {}

    /** The index of a player, or -1. */
    int player(Syntax syntax) {
        String text = passage.text(syntax.start(), syntax.end());
        int index = syntax instanceof Syntax.Name name ? draft.players().indexOf(name.full()) : -1;
        if (index < 0) {
            report(
                    Code.UNKNOWN_PLAYER,
                    syntax,
                    "There is no player \"" + text + "\".",
                    Suggestion.hint(text, "player", draft.players()));
        }
        return index;
    }

    /** The player that a name with a part begins with, or -1. */
    int owner(Syntax.Name name) {
        return player(new Syntax.Name(
                name.name(), null, name.start(), name.start() + name.name().length()));
    }

    /** A player or a type of it, or null. */
    @Nullable Who who(Syntax syntax) {
        if (!(syntax instanceof Syntax.Name name) || name.part() == null) {
            int player = player(syntax);
            return player < 0 ? null : new Who(player, -1);
        }
        int player = owner(name);
        return player < 0 ? null : type(player, name);
    }

    private @Nullable Who type(int player, Syntax.Name name) {
        List<String> types = draft.types().get(player);
        String part = name.part();
        int type = part == null ? -1 : types.indexOf(part);
        if (type < 0) {
            report(
                    Code.UNKNOWN_NAME,
                    name,
                    "\"%s\" has no type \"%s\".".formatted(name.name(), part),
                    types.isEmpty()
                            ? "It has no private types."
                            : Suggestion.hint(String.valueOf(part), "type", types));
            return null;
        }
        return new Who(player, type);
    }

    /** How a type, written {@code dprk.stalling}, stands behind the bar. */
    Optional<String> asCondition(String full) {
        int dot = full.indexOf('.');
        int player = dot < 0 ? -1 : draft.players().indexOf(full.substring(0, dot));
        String type = full.substring(dot + 1);
        return player >= 0 && draft.types().get(player).contains(type)
                ? Optional.of("Write: " + draft.players().get(player) + " is " + type)
                : Optional.empty();
    }

    /** A type of a player, such as {@code dprk.stalling}, or null. */
    @Nullable Who typed(Syntax syntax, String quantity) {
        if (syntax instanceof Syntax.Name name && name.part() != null) {
            return who(syntax);
        }
        int player = player(syntax);
        if (player >= 0) {
            List<String> types = draft.types().get(player);
            report(
                    Code.WRONG_ARGUMENTS,
                    syntax,
                    "\"%s\" is about one type of a player.".formatted(quantity),
                    types.isEmpty()
                            ? "\"" + draft.players().get(player) + "\" has no private types."
                            : "Write: " + quantity + "(" + draft.players().get(player) + "." + types.get(0) + ")");
        }
        return null;
    }

    /** Whether somebody but this player has private types; if not, that is reported. */
    boolean hasSomethingToLearn(int player, Syntax at) {
        for (int other = 0; other < draft.players().size(); other++) {
            if (other != player && !draft.types().get(other).isEmpty()) {
                return true;
            }
        }
        report(
                Code.WRONG_ARGUMENTS,
                at,
                "Nobody but \"%s\" has private types, so there is nothing to learn for it."
                        .formatted(draft.players().get(player)),
                "learns(player) is what that player learns about the others.");
        return false;
    }

    /** The type that a part behind the bar says a player has, such as {@code dprk is stalling}; null where it is none. */
    @Nullable Who known(Syntax part) {
        if (!(part instanceof Syntax.Infix infix)
                || infix.operator() != Expression.Operator.EQUAL
                || !(infix.left() instanceof Syntax.Name player)
                || !(infix.right() instanceof Syntax.Name type)) {
            return null;
        }
        int index = draft.players().indexOf(player.full());
        int place = index < 0 ? -1 : draft.types().get(index).indexOf(type.full());
        return place < 0 ? null : new Who(index, place);
    }

    /** Players joined by {@code and}. */
    @Nullable List<Integer> coalition(Syntax syntax) {
        List<Integer> coalition = new ArrayList<>();
        Syntax rest = syntax;
        while (rest instanceof Syntax.Infix infix && infix.operator() == Expression.Operator.AND) {
            coalition.add(0, player(infix.right()));
            rest = infix.left();
        }
        coalition.add(0, player(rest));
        return coalition.contains(-1)
                ? null
                : List.copyOf(coalition.stream().distinct().sorted().toList());
    }

    /** No type is known of any player. */
    List<Integer> nothingKnown() {
        return new ArrayList<>(Collections.nCopies(draft.players().size(), -1));
    }

    private void report(Code code, Syntax at, String sentence, @Nullable String hint) {
        draft.diagnostics().add(code, passage.span(at.start(), at.end()), sentence, hint);
    }
}
