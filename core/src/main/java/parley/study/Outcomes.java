package parley.study;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.claim.Truth;

/** What became of every claim in every world that was judged. Not for several threads at a time. */
final class Outcomes {
    private final Worlds worlds;
    private final BitSet judged = new BitSet();
    private final List<BitSet> isTrue = new ArrayList<>();
    private final List<BitSet> isFalse = new ArrayList<>();
    private final List<Map<Width, Map<String, Integer>>> reasons = new ArrayList<>();

    Outcomes(Worlds worlds, int claims) {
        this.worlds = worlds;
        for (int c = 0; c < claims; c++) {
            isTrue.add(new BitSet());
            isFalse.add(new BitSet());
            reasons.add(new EnumMap<>(Width.class));
        }
    }

    void add(Block block) {
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
