package parley.compile;

import java.util.SplittableRandom;

/** Small scenarios as text, some drawn at random. */
final class ScenarioTexts {
    private ScenarioTexts() {}

    /** Two players, three conditions, rules that share conditions, an uncertain chance, an end; drawn from a seed. */
    static String random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        text.append("""
                parley: 1
                title: Drawn at random
                horizon: 3
                players:
                  a: {name: A, discount: 0.9}
                  b: {name: B, discount: 0.8}
                uncertainties:
                  u: {value: 0.3, range: [0, 1], why: none, source: assumed}
                  v: {value: 1.5, range: [0, 3], why: none, source: assumed}
                levers:
                  x: {player: a, levels: [low, middle, high], start: low, step: 1}
                  y: {player: b, levels: [off, on], start: off, may: if last(y) is on then y is on or c is 0}
                conditions:
                  c: {levels: 0..3, start: 1}
                  d: {levels: 0..2, start: 0}
                  e: {levels: [calm, tense], start: calm}
                rules:
                """);
        String[] guards = {
            "x is high", "y is on", "x is not low", "c >= 2", "d is 0", "e is tense", "last(x) is middle", "true"
        };
        String[] chances = {"0.5", "u", "u / 2", "0.25 * (1 + level(x)) / 2", "1", "0.1 + 0.2 * d"};
        for (int r = 0; r < 5; r++) {
            text.append("  r").append(r).append(": {when: ").append(pick(random, guards));
            text.append(" and ").append(pick(random, guards));
            text.append(", chance: ").append(pick(random, chances)).append(", add: {");
            int first = random.nextInt(3);
            text.append("cde".charAt(first)).append(": ").append(random.nextInt(2) == 0 ? 1 : -1);
            if (random.nextInt(3) == 0) {
                text.append(", ")
                        .append("cde".charAt((first + 1) % 3))
                        .append(": ")
                        .append(random.nextInt(2) * 2 - 1);
            }
            text.append("}}\n");
        }
        text.append("  pair: {when: ").append(pick(random, guards));
        text.append(", chances: [{chance: u / 3, add: {c: 1}}, {chance: 0.25, add: {c: -1, d: 1}}]}\n");
        text.append("""
                payoffs:
                  a: {one: v * c - level(x), two: if e is tense then -u else 0, three: c * d * level(x)}
                  b: {one: level(y) * (d - 1) + v, two: -c ^ 2 / 3}
                final: {a: {rest: 2 * c}, b: {rest: -d * v}}
                ends:
                  crash: {when: c is 3 and y is on, chance: u / 4, worth: {a: -5, b: -4 - d}}
                claims:
                  some: {says: It is worth something., at: ours, test: value(a) > 0}
                """);
        return text.toString();
    }

    private static String pick(SplittableRandom random, String[] from) {
        return from[random.nextInt(from.length)];
    }
}
