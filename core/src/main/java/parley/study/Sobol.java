package parley.study;

import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Points of Sobol's sequence (Sobol 1967; direction numbers of Joe and Kuo 2008) in the order of the Gray code (Antonov and
 * Saleev 1979), scrambled by a random lower triangular matrix and a random digital shift per dimension (Matousek 1998). Scrambling
 * keeps what makes the points even: of the first 2^m, every dyadic interval of length 2^-m in each dimension has one. Any point is
 * computed by itself, in time proportional to the dimensions and the digits of its number.
 */
final class Sobol implements Design {
    private static final int BITS = 32;
    private static final int INDEX_BITS = 31;

    private final long points;
    private final int dimensions;

    /** {@code [index bit][dimension]} the first digit in the highest bit. */
    private final int[][] directions;

    private final int[] shift;

    /** Scrambled points. */
    Sobol(long points, int dimensions, long seed) {
        this(points, dimensions);
        for (int j = 0; j < dimensions; j++) {
            shift[j] = (int) (Counter.bits(seed, -3, j) >>> BITS);
            for (int i = 0; i < INDEX_BITS; i++) {
                directions[i][j] = scrambled(directions[i][j], Counter.bits(seed, -4, j));
            }
        }
    }

    /** Points as they are in the literature; the first is 0 but for half of the last digit. */
    Sobol(long points, int dimensions) {
        if (points > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("at most 2^31 - 1 points");
        }
        this.points = points;
        this.dimensions = dimensions;
        this.shift = new int[dimensions];
        this.directions = new int[INDEX_BITS][dimensions];
        SobolSequenceGenerator generator = new SobolSequenceGenerator(dimensions);
        for (int i = 0; i < INDEX_BITS; i++) {
            // The Gray code of 2^(i+1) - 1 has one digit, so the point of that number is a direction.
            double[] direction = generator.skipTo((int) ((2L << i) - 1));
            for (int j = 0; j < dimensions; j++) {
                directions[i][j] = (int) (long) (direction[j] * 0x1.0p32);
            }
        }
    }

    /** Every digit becomes itself plus a random selection, the same for all points, of the digits before it. */
    private static int scrambled(int digits, long seed) {
        int result = 0;
        for (int d = 0; d < BITS; d++) {
            int own = Integer.MIN_VALUE >>> d;
            int before = d == 0 ? 0 : -1 << (BITS - d);
            int selected = own | (before & (int) (Counter.bits(seed, d) >>> BITS));
            if ((Integer.bitCount(digits & selected) & 1) == 1) {
                result |= own;
            }
        }
        return result;
    }

    @Override
    public long points() {
        return points;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public int block() {
        return 1;
    }

    @Override
    public void point(long k, double[] into) {
        int gray = (int) (k ^ (k >>> 1));
        for (int j = 0; j < dimensions; j++) {
            int x = shift[j];
            for (int rest = gray; rest != 0; rest &= rest - 1) {
                x ^= directions[Integer.numberOfTrailingZeros(rest)][j];
            }
            into[j] = (Integer.toUnsignedLong(x) + 0.5) * 0x1.0p-32;
        }
    }
}
