package parley.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Alternating offers in twentieths (docs/theory.md): the first asks for a, the second for b, and each accepts what leaves
 * it no less than asking would. Draws are of three sorts: any patience, where only the bound is known; patience at which
 * one stationary equilibrium exists on the scale; and patience at which Rubinstein's shares themselves lie on it, up to a
 * hair that decides ties.
 */
final class RubinsteinOnAScale {
    private static final int STEPS = 20;

    private RubinsteinOnAScale() {}

    static TheoryDraw draw(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> anywhere(random);
            case 1 -> onTheScale(random, 0.03);
            default -> onTheScale(random, 1e-7);
        };
    }

    private static TheoryDraw anywhere(SplittableRandom random) {
        double d1 = random.nextDouble(0.3, 0.9);
        double d2 = random.nextDouble(0.3, 0.9);
        return point(d1, d2).expect("first_gets_most", TheoryFormulas.rubinstein(d1, d2), 1.0 / STEPS / (1 - d1 * d2));
    }

    /** Shares a and b, in steps, left {@code most} below indifference at the most. */
    private static TheoryDraw onTheScale(SplittableRandom random, double most) {
        while (true) {
            int a = random.nextInt(4, STEPS);
            int b = random.nextInt(4, STEPS);
            double d1 = (STEPS - b - STEPS * random.nextDouble(most / 2, most)) / a;
            double d2 = (STEPS - a - STEPS * random.nextDouble(most / 2, most)) / b;
            if (d1 < 0.1 || d2 < 0.1 || d1 > 0.9 || d2 > 0.9 || !only(a, b, d1, d2)) {
                continue;
            }
            TheoryDraw draw = point(d1, d2);
            return most < 1e-6
                    ? draw.expect("first_gets_most", TheoryFormulas.rubinstein(d1, d2), 1e-6)
                    : draw.expect("first_gets_most", a / (double) STEPS);
        }
    }

    private static TheoryDraw point(double d1, double d2) {
        return new TheoryDraw().with("patience_1", d1).with("patience_2", d2);
    }

    /** Whether the demands a and b are the only stationary equilibrium, mixed ones included. */
    private static boolean only(int a, int b, double d1, double d2) {
        List<Integer> pure = new ArrayList<>();
        for (int x = 0; x <= STEPS; x++) {
            int y = (int) Math.floor(STEPS - d1 * x);
            if ((int) Math.floor(STEPS - d2 * y) == x) {
                pure.add(x * (STEPS + 1) + y);
            }
            for (int z = 0; z <= STEPS; z++) {
                boolean firstMixes = d1 * (x - 1) <= STEPS - z && STEPS - z < d1 * x;
                boolean secondMixes = d2 * (z - 1) <= STEPS - x && STEPS - x < d2 * z;
                if (firstMixes && secondMixes) {
                    return false;
                }
            }
        }
        return pure.equals(List.of(a * (STEPS + 1) + b));
    }
}
