package parley.claim;

/** Three-valued truth (Kleene): a comparison inside its error bound is unknown. */
public enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    /** TRUE or FALSE. */
    public static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Truth not() {
        return this == UNKNOWN ? UNKNOWN : of(this == FALSE);
    }
}
