package parley.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Consecutive worlds that are stored together. Where parts begin and end depends on the worlds alone.
 *
 * @param number from 0
 * @param first the first world
 * @param block how many consecutive worlds share what is computed; {@code rows} is a multiple of it
 */
record Part(int number, long first, int rows, int block) {
    /** A kill costs at most what is in work, so that parts are small; but a folder has no more than about this many. */
    private static final int WANTED = 64;

    private static final int LEAST = 16;
    private static final int MOST = 8_192;

    /** All parts of a study, in order. */
    static List<Part> of(Worlds worlds) {
        List<Part> parts = new ArrayList<>();
        for (Worlds.Segment segment : worlds.segments()) {
            long points = segment.design().points();
            int block = segment.design().block();
            long size = Long.highestOneBit(Math.max(LEAST, Math.min(MOST, points / WANTED)));
            long rows = (size + block - 1) / block * block;
            for (long from = 0; from < points; from += rows) {
                parts.add(new Part(parts.size(), segment.first() + from, (int) Math.min(rows, points - from), block));
            }
        }
        return parts;
    }

    /** The name of its file. */
    String file() {
        return String.format(Locale.ROOT, "part-%05d.parquet", number);
    }
}
