package parley.claim;

/** How much is done with a game: each step includes the ones before. */
enum Depth {
    /** Solved and measured. */
    MEASURED,
    /** Certified by independent best responses; no proof of an exact equilibrium is tried. */
    CERTIFIED,
    /** Certified as well as can be, and other equilibria are looked for. */
    FULL
}
