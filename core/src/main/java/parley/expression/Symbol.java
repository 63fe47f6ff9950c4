package parley.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a name in an expression stands for. */
public sealed interface Symbol {
    /** What it is, for sentences, such as {@code "a lever"}. */
    String kind();

    /** Kinds of variables, as far as reading them differs. */
    enum Role {
        LEVER("a lever"),
        SIGNATURE("a signature"),
        AGREEMENT("an agreement"),
        CONDITION("a condition"),
        /** The type of a player, read by the player's name: private, and fixed before play. */
        TYPE("a player's type");

        private final String kind;

        Role(String kind) {
            this.kind = kind;
        }
    }

    /**
     * A variable with levels.
     *
     * @param index its place in the environment; for a type the slot itself
     * @param levels names of the levels, or numbers as written
     * @param numbers what the levels stand for, or null where they are names
     * @param owner the player that sets it, or -1
     * @param ownerName the same, for sentences, or empty
     */
    record Variable(
            int index,
            String name,
            Role role,
            List<String> levels,
            @Nullable List<Double> numbers,
            int owner,
            String ownerName)
            implements Symbol {
        @Override
        public String kind() {
            return role.kind;
        }

        /** Whether its levels are numbers. */
        public boolean isNumber() {
            return numbers != null;
        }
    }

    /** An uncertain number, or a switch, by its index. */
    record Uncertainty(int index, String name, boolean isSwitch) implements Symbol {
        @Override
        public String kind() {
            return isSwitch ? "a switch" : "an uncertainty";
        }
    }

    /** An end, by its index. */
    record End(int index, String name) implements Symbol {
        @Override
        public String kind() {
            return "an end";
        }
    }

    /** A shared term, written out wherever it is named. {@code syntax} is null where it could not be read. */
    record Definition(
            String name, Passage passage, @Nullable Syntax syntax) implements Symbol {
        @Override
        public String kind() {
            return "a definition";
        }
    }

    /** Something that has a name but no value, such as a player. */
    record Other(String kind) implements Symbol {}

    /** Something that was declared, but wrongly: what reads it is not reported again. */
    record Broken(String kind) implements Symbol {}
}
