package parley.study;

import java.util.List;

/**
 * Which worlds are drawn.
 *
 * @param draws how many at the stated ranges; for SALTELLI and MORRIS the most, of which whole blocks are used, for FACTORIAL
 *     passed over
 * @param levels of MORRIS (even) and of FACTORIAL
 * @param across how many at the ranges halved, and as many at the ranges doubled
 * @param switches whether switches are drawn too; else they stay as stated
 * @param correlations of ranks, where the design is a sample
 * @param vary names of the only uncertainties that are drawn; empty for all that have a range
 */
public record Plan(
        Design.Kind design,
        int draws,
        long seed,
        int levels,
        int across,
        boolean switches,
        List<String> vary,
        List<Correlation> correlations) {
    /**
     * Two uncertainties whose values go together when worlds are drawn.
     *
     * @param rank wanted correlation of their normal scores, above -1 and below 1; that of their ranks is near it
     */
    public record Correlation(String one, String other, double rank) {}

    /** A plan without correlations. */
    public Plan(Design.Kind design, int draws, long seed, int levels, int across, boolean switches, List<String> vary) {
        this(design, draws, seed, levels, across, switches, vary, List.of());
    }

    /** Levels of a full factorial and, rounded up to an even number, of trajectories, where none are named. */
    public static final int LEVELS = 4;

    /** Below this many draws the halved and doubled ranges get as many, above it a quarter. */
    private static final int FEW = 100;

    /** So many draws, a part of them again at halved and at doubled ranges. */
    public static Plan of(Design.Kind design, int draws, long seed) {
        return new Plan(design, draws, seed, LEVELS, across(draws), false, List.of());
    }

    /** How many draws the halved and the doubled ranges get where nothing else is asked for. */
    public static int across(int draws) {
        return Math.max(Math.min(draws, FEW), draws / 4);
    }
}
