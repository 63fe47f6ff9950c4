package parley.certify;

import java.util.stream.IntStream;

/** Runs a loop in a fixed number of pieces, so that results never depend on the number of threads. */
final class Chunks {
    /** Pieces per loop. */
    static final int COUNT = 16;

    private static final int WORTHWHILE = 256;

    private Chunks() {}

    /** One piece: everything from {@code from} to {@code to - 1}. */
    interface Piece {
        void run(int chunk, int from, int to);
    }

    static void run(int size, boolean parallel, Piece piece) {
        IntStream chunks = IntStream.range(0, COUNT);
        (parallel && size >= WORTHWHILE ? chunks.parallel() : chunks).forEach(chunk -> {
            int from = (int) ((long) size * chunk / COUNT);
            int to = (int) ((long) size * (chunk + 1) / COUNT);
            if (from < to) {
                piece.run(chunk, from, to);
            }
        });
    }
}
