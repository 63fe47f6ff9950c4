package parley.claim;

/**
 * The weakest certificate behind a claim.
 *
 * @param grade {@code exact}, {@code epsilon} or {@code none}
 * @param regret the largest gain of any player from any deviation at any state, over the policies compared; an upper bound
 * @param valueError bound on the error of the profiles' values
 * @param precision of the logit responses that the profiles are made of; infinite for best responses
 * @param residual how far the probability of any move is from its logit response; 0 for best responses
 * @param method how the profiles were computed
 */
public record Evidence(
        String grade, double regret, double valueError, double precision, double residual, String method) {}
