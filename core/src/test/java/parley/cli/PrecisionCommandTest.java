package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One player with payoffs 0 and 1: at precision log 3 it takes the better with probability 3/4, at log 9 with 9/10. */
class PrecisionCommandTest {
    private static final String TEXT = """
            parley: 1
            title: A choice
            horizon: 1
            players: {a: {name: A}}
            levers:
              x: {player: a, levels: [low, high]}
            payoffs:
              a: {one: level(x)}
            claims:
              best: {says: Without errors., test: "plays(a, x is high) = 1"}
              own: {says: Of its own., test: "plays(a, x is high) > 0.8", with: {precision: log(3)}}
            variants:
              erring: {precision: log(3)}
            """;

    @TempDir
    Path folder;

    private Run run(String command, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("choice.yaml"), TEXT);
        String[] words = new String[options.length + 2];
        words[0] = command;
        words[1] = file.toString();
        System.arraycopy(options, 0, words, 2, options.length);
        return Run.of(words);
    }

    @Test
    void the_line_of_a_claim_says_its_precision_and_the_command_under_it_needs_none() throws IOException {
        String text = run("check").out();
        assertThat(text).containsPattern("left 0\\.75 > right 0\\.8 is false, .*\\(precision 1\\.099, met\\s+within");
        assertThat(text).containsPattern("again: \\./parley check \\S+choice\\.yaml --claim own\\n");
        String again = run("check", "--claim", "own").out();
        assertThat(again).contains("left 0.75 > right 0.8 is false");
    }

    @Test
    void json_has_the_precision_or_null() throws IOException {
        String json = run("check", "--format", "json").out();
        assertThat(json)
                .containsPattern("\"precision\" ?: ?null")
                .containsPattern("\"precision\" ?: ?1\\.09861228866810");
        assertThat(json).containsPattern("\"residual\" ?: ?null");
    }

    @Test
    void a_precision_of_the_command_line_leaves_a_claims_own_alone() throws IOException {
        String text = run("check", "--precision", "2.1972245773362196").out();
        assertThat(text).contains("left 0.9 = right 1 is false").contains("left 0.75 > right 0.8 is false");
    }

    @Test
    void solve_plays_a_variant_at_its_precision_unless_told_another() throws IOException {
        assertThat(run("solve", "--variant", "erring").out()).contains("0.75");
        assertThat(run("solve", "--variant", "erring", "--precision", "2.1972245773362196")
                        .out())
                .contains("0.9")
                .doesNotContain("0.75");
    }
}
