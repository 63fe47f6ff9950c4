package parley.solve;

import parley.game.Profile;

/**
 * A profile of strategies and how it was found.
 *
 * @param profile the strategies and their values
 * @param method the algorithm, in a few words
 * @param severalAt at how many nodes (period and state; for a stationary profile, state) that can be reached from the start
 *     the stage game was found to have more than one equilibrium
 * @param converged whether the algorithm's own test was passed; whether the profile is an equilibrium is for an
 *     independent check to say
 * @param note what a reader should know, such as a fallback that was taken; empty if nothing
 */
public record Solution(Profile profile, String method, long severalAt, boolean converged, String note) {}
