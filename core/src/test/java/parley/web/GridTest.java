package parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** In which order the points of a map are asked for. */
class GridTest {
    /** A disc, a half plane, a checkerboard, and nothing but truth. */
    private static final List<BiPredicate<Integer, Integer>> REGIONS = List.of(
            (c, r) -> (c - 9) * (c - 9) + (r - 6) * (r - 6) < 30,
            (c, r) -> 3 * c + 5 * r < 61,
            (c, r) -> (c / 3 + r / 3) % 2 == 0,
            (c, r) -> true);

    @Test
    void every_point_is_asked_for_once_and_the_border_first() {
        for (BiPredicate<Integer, Integer> region : REGIONS) {
            Grid grid = new Grid(4);
            Set<List<Integer>> asked = new HashSet<>();
            for (int stride = grid.coarsest(); stride >= 1; stride /= 2) {
                answer(grid, grid.near(stride), region, asked);
            }
            int early = asked.size();
            for (int stride = grid.coarsest(); stride >= 1; stride /= 2) {
                answer(grid, grid.missing(stride), region, asked);
            }
            assertThat(asked).hasSize(17 * 17);
            if (region == REGIONS.get(3)) {
                assertThat(early).isEqualTo(25);
            } else {
                assertThat(early).isBetween(26, 288);
            }
        }
    }

    @Test
    void a_straight_border_is_sharp_before_the_rest_is_asked_for() {
        BiPredicate<Integer, Integer> half = REGIONS.get(1);
        Grid grid = new Grid(4);
        Set<List<Integer>> asked = new HashSet<>();
        for (int stride = grid.coarsest(); stride >= 1; stride /= 2) {
            answer(grid, grid.near(stride), half, asked);
        }
        // Along every row the two neighbours between which the truth changes are known.
        for (int row = 0; row <= 16; row++) {
            for (int column = 0; column < 16; column++) {
                if (half.test(column, row) != half.test(column + 1, row)) {
                    assertThat(asked).contains(List.of(column, row), List.of(column + 1, row));
                }
            }
        }
        assertThat(asked.size()).isLessThan(150);
    }

    private static void answer(
            Grid grid, List<int[]> places, BiPredicate<Integer, Integer> region, Set<List<Integer>> asked) {
        for (int[] place : places) {
            assertThat(asked.add(List.of(place[0], place[1]))).isTrue();
            grid.put(place[0], place[1], region.test(place[0], place[1]));
        }
    }
}
