package parley.study;

/**
 * How far one uncertain number decides a claim by itself.
 *
 * @param share of the variance of the claim's truth over the draws that goes with this number alone: its first-order index, from 0 to 1
 * @param lowest share of draws in which the claim is true, where the number is in the lowest quarter of its draws, or has its least value
 * @param highest the same of the highest quarter, or the greatest value
 */
public record Decider(String uncertainty, double share, double lowest, double highest) {}
