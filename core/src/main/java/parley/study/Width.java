package parley.study;

import java.util.Locale;

/** How wide the ranges are from which worlds are drawn, beside those that the scenario states. */
public enum Width {
    STATED(1),
    HALVED(0.5),
    DOUBLED(2);

    private final double factor;

    Width(double factor) {
        this.factor = factor;
    }

    /** By what the distance of each end from the stated value is multiplied. */
    public double factor() {
        return factor;
    }

    /** As written in a study's folder. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
