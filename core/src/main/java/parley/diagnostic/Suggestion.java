package parley.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what a user may have meant by a word that is not known. */
public final class Suggestion {
    /** Longer lists of what exists are cut. */
    private static final int LISTED = 8;

    /** More names than this are not compared: a file with as many mistakes would take too long. */
    private static final int COMPARED = 500;

    private Suggestion() {}

    /**
     * The known word nearest to {@code word}, if one is near: at most one slip per three characters, where a slip is a
     * missing, a further, another or two exchanged characters. Case does not count. Of equally near words the first.
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String wanted = word.toLowerCase(Locale.ROOT);
        String best = null;
        int least = Math.max(1, Math.min(wanted.length(), 30) / 3) + 1;
        int compared = 0;
        for (String candidate : known) {
            if (compared++ == COMPARED) {
                break;
            }
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT), least);
            // A word of one or two letters is near to every other; only its own case may differ.
            if (distance < least && (distance == 0 || Math.min(wanted.length(), candidate.length()) > 2)) {
                least = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** {@code Did you mean "x"?}, or what there is instead. */
    public static String hint(String word, String kind, Collection<String> known) {
        Optional<String> near = nearest(word, known);
        if (near.isPresent()) {
            return "Did you mean \"" + near.get() + "\"?";
        }
        if (known.isEmpty()) {
            return "There is no " + kind + " in this scenario.";
        }
        return "There is " + list(known, "and") + ".";
    }

    /** {@code a, b and c}, cut where it is long. */
    public static String list(Collection<String> words, String last) {
        List<String> shown = new ArrayList<>(words);
        if (shown.size() > LISTED) {
            int more = shown.size() - LISTED + 1;
            shown = shown.subList(0, LISTED - 1);
            return String.join(", ", shown) + " " + last + " " + more + " more";
        }
        if (shown.size() < 2) {
            return String.join("", shown);
        }
        return shown.stream().limit(shown.size() - 1L).collect(Collectors.joining(", ")) + " " + last + " "
                + shown.get(shown.size() - 1);
    }

    /** The distance of Damerau and Levenshtein in its restricted form, or any number of at least {@code limit}. */
    static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[] before = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int cost = Math.min(Math.min(previous[j], current[j - 1]) + 1, previous[j - 1] + (same ? 0 : 1));
                boolean exchanged =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (exchanged) {
                    cost = Math.min(cost, before[j - 2] + 1);
                }
                current[j] = cost;
                least = Math.min(least, cost);
            }
            if (least >= limit) {
                return limit;
            }
            int[] spare = before;
            before = previous;
            previous = current;
            current = spare;
        }
        return previous[b.length()];
    }
}
