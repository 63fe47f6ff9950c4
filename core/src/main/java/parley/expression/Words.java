package parley.expression;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The words of the language. No player, variable or uncertainty may be called by one. */
public final class Words {
    /** Words that build expressions. No level may be called by one either. */
    public static final Set<String> KEYWORDS = ordered("and", "or", "not", "is", "if", "then", "else", "true", "false");

    /** Functions of numbers, and of variables. */
    public static final Set<String> FUNCTIONS =
            ordered("min", "max", "abs", "clamp", "floor", "exp", "log", "sqrt", "level", "last");

    /** Quantities that the test of a claim may measure. */
    public static final Set<String> QUANTITIES =
            ordered("value", "guarantee", "force", "chance", "expected", "time_to", "plays", "belief", "learns");

    /** Properties of a path of play. */
    public static final Set<String> PATHS = ordered("eventually", "always", "until", "finally");

    /** Quantities that are understood but not judged by this version. */
    public static final Set<String> LATER = ordered("deal", "best_deal", "worst_deal", "stable");

    /** What a rule sets a condition to where each of its levels is equally likely. No level may be called by it. */
    public static final String ANY = "any";

    /** Words with a meaning in the file around the expressions. */
    private static final Set<String> OTHERS = ordered("none", "ours", "assumed", "says", "variant", "precision", ANY);

    private Words() {}

    /** Whether a name is taken by the language. */
    public static boolean isReserved(String name) {
        return KEYWORDS.contains(name)
                || FUNCTIONS.contains(name)
                || QUANTITIES.contains(name)
                || PATHS.contains(name)
                || LATER.contains(name)
                || OTHERS.contains(name);
    }

    /** Whether a text is a name: letters, digits and {@code _}, with a letter first. */
    public static boolean isName(String text) {
        if (text.isEmpty() || !isLetter(text.charAt(0))) {
            return false;
        }
        return text.chars().allMatch(c -> isLetter(c) || (c >= '0' && c <= '9') || c == '_');
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** In this order, so that hints do not depend on hashing. */
    private static Set<String> ordered(String... words) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(words)));
    }
}
