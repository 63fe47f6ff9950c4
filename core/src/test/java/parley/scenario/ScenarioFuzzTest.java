package parley.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.Rendering;

/** Files that were right before somebody slipped: whatever comes out is a scenario or mistakes, never an exception. */
class ScenarioFuzzTest {
    private static final String SIGNS = "{}[]:,&*#?|-<>=!%@`'\"\\\t\n ()0123456789.ex_\u00e9\u0000\uD83D\uFEFF";

    @Test
    void slips_of_the_pen_give_diagnostics_and_nothing_else() throws IOException {
        String standoff = Files.readString(ScenarioLoaderTest.STANDOFF);
        int rounds = Integer.getInteger("parley.fuzz", 500);
        for (int seed = 0; seed < rounds; seed++) {
            String text = mutate(standoff, new SplittableRandom(seed));
            Loaded loaded = Assertions.assertTimeout(
                    Duration.ofSeconds(5), () -> ScenarioLoader.parse("fuzz.yaml", text), "seed " + seed);
            for (Diagnostic diagnostic : loaded.errors()) {
                assertThat(diagnostic.sentence())
                        .as("seed %d", seed)
                        .endsWith(".")
                        .doesNotContain("parley.");
                assertThat(diagnostic.span().line())
                        .as("seed %d", seed)
                        .isBetween(0, (int) text.lines().count() + 1);
            }
            assertThat(Rendering.text(loaded.errors(), text)).isNotNull();
        }
    }

    private static String mutate(String text, SplittableRandom random) {
        StringBuilder out = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(out.length());
            switch (random.nextInt(7)) {
                case 0 -> out.deleteCharAt(at);
                case 1 -> out.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
                case 2 -> out.setCharAt(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
                case 3 -> out.delete(at, Math.min(out.length(), at + random.nextInt(200)));
                case 4 ->
                    out.insert(
                            random.nextInt(out.length()),
                            out.substring(at, Math.min(out.length(), at + random.nextInt(80))));
                case 5 -> swapWords(out, random);
                default -> swapLines(out, random);
            }
        }
        return out.toString();
    }

    /** Swaps two words: names and levels land where they do not belong. */
    private static void swapWords(StringBuilder out, SplittableRandom random) {
        List<String> parts = new ArrayList<>(List.of(out.toString().split("(?<=\\W)|(?=\\W)")));
        swap(parts, random);
        out.setLength(0);
        out.append(String.join("", parts));
    }

    private static void swapLines(StringBuilder out, SplittableRandom random) {
        List<String> lines = new ArrayList<>(out.toString().lines().toList());
        swap(lines, random);
        out.setLength(0);
        out.append(String.join("\n", lines)).append('\n');
    }

    private static void swap(List<String> parts, SplittableRandom random) {
        int a = random.nextInt(parts.size());
        int b = random.nextInt(parts.size());
        String kept = parts.get(a);
        parts.set(a, parts.get(b));
        parts.set(b, kept);
    }
}
