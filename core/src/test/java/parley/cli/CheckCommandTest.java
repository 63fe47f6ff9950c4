package parley.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.Golden;

class CheckCommandTest {
    private static final Path PATROL = Golden.folder("cli").resolve("patrol.yaml");

    @TempDir
    Path folder;

    @Test
    void text_is_what_is_expected() {
        Golden.check(Golden.beside(PATROL, ".txt"), masked(check()));
    }

    @Test
    void the_same_input_gives_the_same_bytes_on_any_number_of_threads() {
        String one = check("--format", "json", "--threads", "1").out();
        assertThat(check("--format", "json", "--threads", "3").out()).isEqualTo(one);
        assertThat(check("--format", "json").out()).isEqualTo(one);
    }

    @Test
    void a_verdict_as_expected_gives_0_and_another_gives_1() throws IOException {
        assertThat(check("--claim", "vigilance_deters").code()).isEqualTo(Exit.OK);
        Path other = edited("expect: holds", "expect: fails");
        assertThat(Run.of("check", other.toString(), "--claim", "vigilance_deters")
                        .code())
                .isEqualTo(Exit.UNEXPECTED);
    }

    @Test
    void a_failed_claim_without_an_expectation_and_one_not_judged_give_0() {
        assertThat(check("--claim", "sloth_pays_little").code()).isEqualTo(Exit.OK);
        assertThat(check("--claim", "motives").code()).isEqualTo(Exit.OK);
    }

    @Test
    void when_the_time_is_over_the_rest_is_undecided() {
        // A millionth of a second is over before anything is solved, on any machine.
        Run run = check("--timeout", "0.001ms", "--claim", "sleep_pays");
        assertThat(run.code()).isEqualTo(Exit.UNDECIDED);
        assertThat(run.out()).contains("? undecided");
        assertThat(run.err()).contains("the time allowed, 0.001ms, is over");
    }

    @Test
    void a_terminal_shows_each_verdict_as_it_comes_and_the_same_paragraphs() {
        Run piped = check();
        Run watched = Run.atTerminal("check", PATROL.toString(), "--color", "never");
        List<String> paragraphs = Stream.of(piped.out().split("\n\n"))
                .filter(paragraph -> !paragraph.startsWith("A patrol"))
                .toList();
        assertThat(watched.out()).contains(paragraphs);
        assertThat(watched.code()).isEqualTo(piped.code());
    }

    @Test
    void colour_is_for_those_who_ask() {
        assertThat(check().out()).doesNotContain("\033");
        assertThat(check("--color", "always").out()).contains("\033[");
    }

    @Test
    void only_the_claims_of_a_policy_are_judged() {
        assertThat(check("--policy", "sloth", "--quiet", "--format", "json").out())
                .contains("\"id\" : \"sloth_invites\"", "\"id\" : \"sleep_pays\"")
                .contains("\"id\" : \"sloth_pays_little\"")
                .doesNotContain("vigilance_deters", "motives");
    }

    @Test
    void numbers_and_variants_of_the_command_line_are_in_force() {
        String stated = check("--claim", "sleep_pays", "--no-flips").out();
        String cheap = check("--claim", "sleep_pays", "--no-flips", "--set", "gain=0.5")
                .out();
        assertThat(cheap).isNotEqualTo(stated);
        assertThat(check("--claim", "sleep_pays", "--no-flips", "--variant", "long")
                        .out())
                .contains("6 nights, variant long");
        assertThat(check("--claim", "sleep_pays", "--no-flips", "--set", "alarm=false")
                        .out())
                .contains("left")
                .isNotEqualTo(stated);
    }

    @Test
    void several_scenarios_end_in_one_sum() {
        Run run = Run.of("check", PATROL.toString(), PATROL.toString(), "--no-flips");
        assertThat(run.out()).contains("2 scenarios, 10 claims");
        assertThat(Run.of("check", PATROL.toString(), PATROL.toString(), "--no-flips", "--format", "json")
                        .out())
                .startsWith("[");
    }

    @Test
    void one_wrong_scenario_of_several_is_said_before_any_is_judged() throws IOException {
        Path wrong = edited("gain: {value: 1", "gain: {value: 9");
        Run run = Run.of("check", PATROL.toString(), wrong.toString());
        assertThat(run.code()).isEqualTo(Exit.WRONG_INPUT);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_file_is_written_as_a_whole_and_nothing_is_left_beside_it() throws IOException {
        Path file = folder.resolve("out.json");
        Run run = check("--format", "json", "--output", file.toString());
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(file, UTF_8))
                .isEqualTo(check("--format", "json").out());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void junit_and_html_are_written_too() {
        assertThat(check("--format", "junit").out()).startsWith("<?xml");
        assertThat(check("--format", "html").out()).startsWith("<!doctype html>");
    }

    @Test
    void a_refuting_world_is_reproduced_by_the_command_that_is_printed() {
        String text = check("--claim", "sloth_pays_little").out();
        String command = text.lines()
                .filter(line -> line.contains("again:"))
                .findFirst()
                .orElseThrow()
                .replaceAll(".*\\./parley ", "");
        Run again = Run.of((command + " --no-flips").split(" "));
        assertThat(again.out()).contains("is false");
    }

    @Test
    void a_bug_is_told_from_a_mistake() {
        java.io.PrintStream broken = new java.io.PrintStream(new java.io.ByteArrayOutputStream(), false, UTF_8) {
            @Override
            public void print(String text) {
                throw new IllegalStateException("broken on purpose");
            }
        };
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        int code = Main.run(new String[] {"help"}, broken, new java.io.PrintStream(err, true, UTF_8));
        assertThat(code).isEqualTo(Exit.BUG);
        assertThat(err.toString(UTF_8)).contains("a bug in the program itself", "broken on purpose", "\tat ");
    }

    private static Run check(String... options) {
        return Run.of(Stream.concat(Stream.of("check", PATROL.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    private Path edited(String from, String to) throws IOException {
        Path copy = folder.resolve("edited.yaml");
        Files.writeString(copy, Files.readString(PATROL, UTF_8).replaceFirst(java.util.regex.Pattern.quote(from), to));
        return copy;
    }

    private static String masked(Run run) {
        return Golden.withoutBounds(run.out() + run.err()).replace(PATROL.getParent() + "/", "");
    }
}
