package parley.certify;

/**
 * The points of a memory as one player sees them: every combination of a point about each of the informed others, in mixed
 * radix, the lowest player slowest. Point 0 is the belief that is held.
 */
final class PointSet {
    final Facing facing;

    /** By place among the informed others. */
    final Support[] part;

    final int size;

    /** {@code [g * facing.count + phi]}: the probability of the others' types at a point. */
    final double[] belief;

    /** {@code [g * others + o]}. */
    private final int[] point;

    PointSet(Facing facing, Support[] part) {
        this.facing = facing;
        this.part = part;
        int product = 1;
        for (Support p : part) {
            product *= p.size;
        }
        this.size = product;
        this.point = new int[size * part.length];
        this.belief = new double[size * facing.count];
        for (int g = 0; g < size; g++) {
            int left = g;
            for (int o = part.length - 1; o >= 0; o--) {
                point[g * part.length + o] = left % part[o].size;
                left /= part[o].size;
            }
            for (int phi = 0; phi < facing.count; phi++) {
                double p = 1;
                for (int o = 0; o < part.length; o++) {
                    p *= part[o].point[point(g, o) * part[o].types + facing.type(phi, o)];
                }
                belief[g * facing.count + phi] = p;
            }
        }
    }

    /** The point about the {@code o}-th other in a combination. */
    int point(int g, int o) {
        return point[g * part.length + o];
    }
}
