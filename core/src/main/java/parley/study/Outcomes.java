package parley.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.claim.Truth;

/** What became of every claim in every world that was judged. Not for several threads at a time. */
final class Outcomes {
    /** Sides of more draws and claims than this are not kept; three numbers each. */
    private static final long MOST_SIDES = 20_000_000;

    private final Worlds worlds;
    private final BitSet judged = new BitSet();
    private final List<BitSet> isTrue = new ArrayList<>();
    private final List<BitSet> isFalse = new ArrayList<>();
    private final List<Map<Width, Map<String, Integer>>> reasons = new ArrayList<>();

    /** The sides of every claim's comparison, or null where nobody asks for them: {@code [claim][world]}. */
    private final double @Nullable [][] left;

    private final double @Nullable [][] right;
    private final double @Nullable [][] error;

    Outcomes(Worlds worlds, int claims) {
        this.worlds = worlds;
        Worlds.Segment stated = worlds.segments().get(0);
        boolean keeps = (stated.design() instanceof Saltelli || stated.design() instanceof Morris)
                && stated.end() * claims <= MOST_SIDES;
        this.left = keeps ? unknown(claims, (int) stated.end()) : null;
        this.right = keeps ? unknown(claims, (int) stated.end()) : null;
        this.error = keeps ? unknown(claims, (int) stated.end()) : null;
        for (int c = 0; c < claims; c++) {
            isTrue.add(new BitSet());
            isFalse.add(new BitSet());
            reasons.add(new EnumMap<>(Width.class));
        }
    }

    private static double[][] unknown(int claims, int worlds) {
        double[][] all = new double[claims][worlds];
        for (double[] each : all) {
            Arrays.fill(each, Double.NaN);
        }
        return all;
    }

    void add(Block block) {
        if (left != null && right != null && error != null) {
            for (int c = 0; c < block.claims; c++) {
                for (int row = 0; row < block.rows && block.first + row < left[c].length; row++) {
                    int at = row * block.claims + c;
                    left[c][(int) block.first + row] = block.left[at];
                    right[c][(int) block.first + row] = block.right[at];
                    error[c][(int) block.first + row] = block.error[at];
                }
            }
        }
        for (int row = 0; row < block.rows; row++) {
            int world = (int) (block.first + row);
            judged.set(world);
            for (int c = 0; c < block.claims; c++) {
                Truth truth = block.truth(row, c);
                if (truth == Truth.TRUE) {
                    isTrue.get(c).set(world);
                } else if (truth == Truth.FALSE) {
                    isFalse.get(c).set(world);
                } else {
                    reasons.get(c)
                            .computeIfAbsent(worlds.width(world), w -> new TreeMap<>())
                            .merge(block.reason(row, c), 1, Integer::sum);
                }
            }
        }
    }

    /** Whether the sides of comparisons are kept. */
    boolean hasSides() {
        return left != null;
    }

    /** The left side of a claim's comparison that decides, at the stated ranges; {@code [world]}. */
    double[] left(int claim) {
        return Objects.requireNonNull(left)[claim];
    }

    double[] right(int claim) {
        return Objects.requireNonNull(right)[claim];
    }

    /** A bound on the error of left minus right. */
    double[] error(int claim) {
        return Objects.requireNonNull(error)[claim];
    }

    /** What became of a claim in a world. */
    Truth truth(int claim, int world) {
        return isTrue.get(claim).get(world) ? Truth.TRUE : isFalse.get(claim).get(world) ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** How often each reason for an unknown truth was given. */
    Map<String, Integer> reasons(int claim, Width width) {
        return reasons.get(claim).getOrDefault(width, Map.of());
    }

    /** How many worlds were judged, at all widths. */
    long judged() {
        return judged.cardinality();
    }

    /** Worlds that were judged, among those at one width. */
    BitSet judged(Width width) {
        return at(judged, width);
    }

    BitSet isTrue(int claim, Width width) {
        return at(isTrue.get(claim), width);
    }

    BitSet isFalse(int claim, Width width) {
        return at(isFalse.get(claim), width);
    }

    private BitSet at(BitSet all, Width width) {
        for (Worlds.Segment segment : worlds.segments()) {
            if (segment.width() == width) {
                BitSet part = (BitSet) all.clone();
                part.clear(0, (int) segment.first());
                part.clear((int) segment.end(), Math.max((int) segment.end(), part.length()));
                if (segment.design() instanceof Saltelli) {
                    // The points between A and B share coordinates with them, and would count them again.
                    for (int k = part.nextSetBit(0); k >= 0; k = part.nextSetBit(k + 1)) {
                        int place =
                                (int) ((k - segment.first()) % segment.design().block());
                        part.set(k, place == 0 || place == segment.design().block() - 1);
                    }
                }
                return part;
            }
        }
        return new BitSet();
    }
}
