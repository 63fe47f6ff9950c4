package parley.solve.belief;

import parley.game.BeliefProfile;

/**
 * A profile of a game with types and how it was found.
 *
 * @param profile the strategies, their beliefs and values
 * @param method the algorithm, in a few words
 * @param precision the precision of logit play that was reached everywhere, on payoffs divided by each player's range
 * @param lowered nodes at which only a lower precision than elsewhere was reached
 * @param converged whether every node passed the algorithm's own test; whether the profile is an equilibrium is for an
 *     independent check to say
 * @param note what a reader should know, such as a fallback that was taken; empty if nothing
 */
public record BeliefSolution(
        BeliefProfile profile, String method, double precision, long lowered, boolean converged, String note) {}
