package parley.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The cycle in the theory of moves by brute force: every pair of pure strategies without memory, each checked for a
 * deviation that pays.
 *
 * <p>A place is {@code 4 * away + 2 * secret + turn}, with 0 for the agency's turn and 1 for the host's; a strategy says per
 * place whether the mover changes its own setting.
 */
class TheoryCycleTest {
    private static final int DRAWS = 200;
    private static final int PLACES = 8;
    private static final int START = 0;

    /** {@code [2 * away + secret]}: seen, caught, unwatched, fooled. */
    private final double[] agency = new double[4];

    private final double[] host = {3, 1, 2, 4};
    private final double[] patience = new double[2];

    @Test
    void there_is_one_pure_equilibrium_without_memory() {
        SplittableRandom random = new SplittableRandom(1994);
        for (int k = 0; k < DRAWS; k++) {
            double[] ranks = random.doubles(4, 0, 10).sorted().toArray();
            agency[3] = ranks[0];
            agency[1] = ranks[1];
            agency[0] = ranks[2];
            agency[2] = ranks[3];
            patience[0] = random.nextDouble(0.02, 0.98);
            patience[1] = random.nextDouble(0.02, 0.98);
            double p = patience[0];
            double stay = ranks[2] / (1 - p);
            double round = TheoryMoreFormulas.goingRound(p, ranks[3], ranks[0], ranks[1], ranks[2]);
            List<boolean[]> found = equilibria();
            assertThat(found).hasSize(1);
            double worth = worth(found.get(0), 0)[START];
            assertThat(worth).isCloseTo(Math.max(stay, round), org.assertj.core.data.Offset.offset(1e-9 * (1 + worth)));
        }
    }

    private List<boolean[]> equilibria() {
        List<boolean[]> found = new ArrayList<>();
        for (int code = 0; code < 1 << PLACES; code++) {
            boolean[] changes = new boolean[PLACES];
            for (int place = 0; place < PLACES; place++) {
                changes[place] = (code >> place & 1) == 1;
            }
            if (isEquilibrium(changes)) {
                found.add(changes);
            }
        }
        return found;
    }

    private boolean isEquilibrium(boolean[] changes) {
        double[][] worth = {worth(changes, 0), worth(changes, 1)};
        for (int place = 0; place < PLACES; place++) {
            int mover = place % 2;
            int other = next(place, !changes[place]);
            if (paid(mover, other) + patience[mover] * worth[mover][other] > worth[mover][place] + 1e-9) {
                return false;
            }
        }
        return true;
    }

    /** The discounted sum from each place on: play doubles its length until the rest weighs nothing. */
    private double[] worth(boolean[] changes, int player) {
        int[] after = new int[PLACES];
        double[] sum = new double[PLACES];
        for (int place = 0; place < PLACES; place++) {
            after[place] = next(place, changes[place]);
            sum[place] = paid(player, after[place]);
        }
        for (double weight = patience[player]; weight > 1e-18; weight *= weight) {
            double[] longer = new double[PLACES];
            int[] further = new int[PLACES];
            for (int place = 0; place < PLACES; place++) {
                longer[place] = sum[place] + weight * sum[after[place]];
                further[place] = after[after[place]];
            }
            sum = longer;
            after = further;
        }
        return Arrays.copyOf(sum, PLACES);
    }

    private double paid(int player, int place) {
        return (player == 0 ? agency : host)[place / 2];
    }

    private static int next(int place, boolean change) {
        int mover = place % 2;
        int settings = place / 2;
        int changed = change ? settings ^ (mover == 0 ? 2 : 1) : settings;
        return 2 * changed + (1 - mover);
    }
}
