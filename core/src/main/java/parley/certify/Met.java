package parley.certify;

import java.util.Arrays;

/** Numbers the memories that a state's moves lead to, in the order in which they are met; scratch space of one thread. */
final class Met {
    private int[] place = new int[0];
    private int[] memory = new int[16];
    private int count;

    /** Makes room for memories up to {@code memories - 1}. */
    void reserve(int memories) {
        int before = place.length;
        if (before < memories) {
            place = Arrays.copyOf(place, memories);
            Arrays.fill(place, before, memories, -1);
        }
    }

    /** How many have been met. */
    int count() {
        return count;
    }

    /** The memory that was met as number {@code k}. */
    int memory(int k) {
        return memory[k];
    }

    /** The number of a memory: the next free one where it is met for the first time. */
    int of(int m) {
        if (place[m] < 0) {
            if (count == memory.length) {
                memory = Arrays.copyOf(memory, 2 * count);
            }
            place[m] = count;
            memory[count++] = m;
        }
        return place[m];
    }

    /** Forgets all. */
    void clear() {
        for (int k = 0; k < count; k++) {
            place[memory[k]] = -1;
        }
        count = 0;
    }
}
