package parley.study;

import org.jspecify.annotations.Nullable;
import parley.claim.Ruling;
import parley.claim.Truth;

/**
 * Worlds and the rulings in them, row by row.
 *
 * <p>Layout: {@code worlds[row * numbers + u]}; {@code truths}, {@code left} and so on {@code [row * claims + c]}.
 */
final class Block {
    final long first;
    final int rows;
    final int numbers;
    final int claims;
    final double[] worlds;
    final Truth[] truths;
    final double[] left;
    final double[] right;
    final double[] error;
    final double[] regret;
    final @Nullable String[] reasons;

    Block(long first, int rows, int numbers, int claims) {
        this.first = first;
        this.rows = rows;
        this.numbers = numbers;
        this.claims = claims;
        this.worlds = new double[rows * numbers];
        this.truths = new Truth[rows * claims];
        this.left = new double[rows * claims];
        this.right = new double[rows * claims];
        this.error = new double[rows * claims];
        this.regret = new double[rows * claims];
        this.reasons = new String[rows * claims];
    }

    void set(int row, double[] world, Ruling[] rulings) {
        System.arraycopy(world, 0, worlds, row * numbers, numbers);
        for (int c = 0; c < claims; c++) {
            set(row, c, rulings[c]);
        }
    }

    void set(int row, int claim, Ruling ruling) {
        int at = row * claims + claim;
        truths[at] = ruling.truth();
        left[at] = ruling.left();
        right[at] = ruling.right();
        error[at] = ruling.error();
        regret[at] = ruling.regret();
        reasons[at] = ruling.reason().isEmpty() ? null : ruling.reason();
    }

    Truth truth(int row, int claim) {
        return truths[row * claims + claim];
    }

    String reason(int row, int claim) {
        String reason = reasons[row * claims + claim];
        return reason == null ? "" : reason;
    }
}
