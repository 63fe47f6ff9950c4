package parley.certify;

import java.util.stream.IntStream;
import parley.game.BeliefGame;

/**
 * What one player does not know: the types of the other informed players, in mixed radix, the lowest player slowest; {@code count}
 * combinations.
 */
final class Facing {
    final int player;

    /** The informed others, ascending. */
    final int[] others;

    final int count;

    private final int ownStride;
    private final int[] rest;
    private final int[] type;

    Facing(BeliefGame game, int player) {
        this.player = player;
        int n = game.game().players();
        this.others = IntStream.range(0, n)
                .filter(j -> j != player && game.informed(j))
                .toArray();
        int[] stride = new int[n];
        int product = 1;
        for (int i = n - 1; i >= 0; i--) {
            stride[i] = product;
            product *= game.types(i);
        }
        this.ownStride = stride[player];
        this.count = product / game.types(player);
        this.rest = new int[count];
        this.type = new int[count * others.length];
        for (int phi = 0; phi < count; phi++) {
            int left = phi;
            for (int o = others.length - 1; o >= 0; o--) {
                int k = left % game.types(others[o]);
                left /= game.types(others[o]);
                type[phi * others.length + o] = k;
                rest[phi] += k * stride[others[o]];
            }
        }
    }

    /** The type profile in which the player has type {@code k} and the others those of {@code phi}. */
    int theta(int k, int phi) {
        return k * ownStride + rest[phi];
    }

    /** The type of the {@code o}-th of the informed others in {@code phi}. */
    int type(int phi, int o) {
        return type[phi * others.length + o];
    }
}
