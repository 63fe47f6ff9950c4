package parley.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The points of a square map that are known, on a grid that is halved again and again. */
final class Grid {
    private static final byte TRUE = 1;
    private static final byte FALSE = 2;
    private static final byte UNKNOWN = 3;

    private final int steps;

    /** {@code [row][column]}: 0 where nothing is known yet. */
    private final byte[][] known;

    /** @param halvings how often each edge is halved: the finest grid has 2^halvings steps an edge */
    Grid(int halvings) {
        this.steps = 1 << halvings;
        this.known = new byte[steps + 1][steps + 1];
    }

    int steps() {
        return steps;
    }

    /** The step of the grid that is measured first. */
    int coarsest() {
        return Math.max(1, steps / 4);
    }

    void put(int column, int row, @Nullable Boolean truth) {
        known[row][column] = truth == null ? UNKNOWN : truth ? TRUE : FALSE;
    }

    /** Points of a step that are not known, row by row: {@code {column, row}}. */
    List<int[]> missing(int stride) {
        List<int[]> places = new ArrayList<>();
        for (int row = 0; row <= steps; row += stride) {
            for (int column = 0; column <= steps; column += stride) {
                if (known[row][column] == 0) {
                    places.add(new int[] {column, row});
                }
            }
        }
        return places;
    }

    /** Those of {@link #missing} beside which the grid twice as coarse disagrees; all of them on the coarsest. */
    List<int[]> near(int stride) {
        return stride == coarsest()
                ? missing(stride)
                : missing(stride).stream()
                        .filter(place -> disagrees(place[0], place[1], 2 * stride))
                        .toList();
    }

    /** Whether what is known of the corners of the coarser squares around a point differs. */
    private boolean disagrees(int column, int row, int coarse) {
        byte first = 0;
        for (int r = row - row % coarse; r <= row + (coarse - row % coarse) % coarse; r += coarse) {
            for (int c = column - column % coarse; c <= column + (coarse - column % coarse) % coarse; c += coarse) {
                byte here = r <= steps && c <= steps ? known[r][c] : 0;
                if (here != 0 && first != 0 && here != first) {
                    return true;
                }
                first = here == 0 ? first : here;
            }
        }
        return false;
    }
}
