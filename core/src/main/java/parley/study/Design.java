package parley.study;

import java.util.Locale;

/**
 * Where in the unit cube worlds are drawn. A point depends on the design and on its number alone, so that any part of a
 * study can be computed anywhere. Implementations are immutable and used by many threads.
 */
public interface Design {
    /** The designs there are. */
    enum Kind {
        /** Independent points. */
        MONTECARLO,
        /** One point in each of n slices of every dimension (McKay, Beckman and Conover 1979). */
        LATIN,
        /** Scrambled Sobol points (Sobol 1967; Matousek 1998). */
        SOBOL,
        /** Blocks for first-order and total indices (Saltelli 2002). */
        SALTELLI,
        /** Trajectories of single steps for screening (Morris 1991). */
        MORRIS,
        /** Every combination of a few levels. */
        FACTORIAL;

        /** As written on the command line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the points stand for the distribution, so that a share of them estimates a share of worlds. */
        public boolean isSample() {
            return this == MONTECARLO || this == LATIN || this == SOBOL;
        }
    }

    /** How many points there are. */
    long points();

    /** How many dimensions a point has. */
    int dimensions();

    /** How many consecutive points, from the first on, belong together because they share coordinates. */
    int block();

    /**
     * Writes one point.
     *
     * @param k from 0 to {@link #points()} - 1
     * @param into its coordinates, each from 0 to 1; 0 and 1 themselves occur only in MORRIS and FACTORIAL
     */
    void point(long k, double[] into);
}
