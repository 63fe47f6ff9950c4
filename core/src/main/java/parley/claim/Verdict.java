package parley.claim;

import java.util.Locale;

/** What is said of a claim. */
public enum Verdict {
    /** True at the stated values, and no certified flip inside any single uncertainty's range. */
    HOLDS,
    /** False at the stated values, and no certified flip. */
    FAILS,
    /** A flip inside a range, or equilibria found that disagree. */
    DEPENDS,
    /** No answer that a certificate covers. */
    UNDECIDED,
    /** The author says that it is judged later; listed, not tested. */
    NOT_JUDGED;

    /** As printed: {@code holds}, {@code not judged}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
