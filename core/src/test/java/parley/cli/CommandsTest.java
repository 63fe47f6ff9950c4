package parley.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.Golden;
import parley.diagnostic.Code;
import parley.report.Numbers;

class CommandsTest {
    private static final Path PATROL = Golden.folder("cli").resolve("patrol.yaml");

    @TempDir
    Path folder;

    @Test
    void an_equilibrium_of_a_scenario_is_told_in_words() {
        Golden.check(Golden.beside(PATROL, ".solve.txt"), Golden.withoutBounds(solve().out()));
    }

    @Test
    void an_equilibrium_is_written_as_csv() {
        Golden.check(
                Golden.beside(PATROL, ".solve.csv"),
                solve("--policy", "vigilance", "--format", "csv").out());
    }

    @Test
    void an_equilibrium_is_written_as_json() {
        String json = solve("--variant", "forever", "--format", "json").out();
        // The last digits are the solver's business.
        String rounded = Pattern.compile("[0-9]\\.[0-9]{7,}")
                .matcher(json)
                .replaceAll(number -> Numbers.shown(Double.parseDouble(number.group())));
        Golden.check(Golden.beside(PATROL, ".solve.json"), Golden.withoutBounds(rounded));
    }

    @Test
    void a_game_in_json_is_solved_and_certified() throws IOException {
        // Matching pennies in one state that leads to itself: both mix evenly, and nobody gains anything.
        Path game = folder.resolve("pennies.json");
        Files.writeString(game, """
                {"players": 2, "states": 1, "actions": [[2, 2]], "discount": [0.9, 0.9],
                 "payoffs": [[[[1, -1], [-1, 1]], [[-1, 1], [1, -1]]]], "transitions": [[[[1], [1]], [[1], [1]]]]}
                """);
        Run run = Run.of("solve", game.toString(), "--format", "json");
        assertThat(run.code()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(run.out())
                .contains("\"kind\" : \"stochastic\"", "\"grade\" : \"exact\"", "[ [ [ 0.5, 0.5 ], [ 0.5, 0.5 ] ] ]");
    }

    @Test
    void a_diff_tells_what_turned() {
        Run run = Run.of("diff", PATROL.toString(), "--with", "gain=0.5", "--no-flips");
        assertThat(run.out().replace(PATROL.getParent() + "/", ""))
                .contains("to    ./parley check patrol.yaml --set gain=0.5", "gain: 1 -> 0.5", "sleep_pays");
        assertThat(run.code()).isEqualTo(Exit.OK);
    }

    @Test
    void a_diff_of_a_scenario_with_itself_finds_nothing() {
        Run run = Run.of("diff", PATROL.toString(), PATROL.toString(), "--no-flips");
        assertThat(run.out()).contains("5 claims as before").doesNotContain("->");
    }

    @Test
    void a_new_scenario_checks_and_is_formatted_and_never_overwrites() throws IOException {
        String name = folder.resolve("mine").toString();
        assertThat(Run.of("new", name).code()).isEqualTo(Exit.OK);
        Run check = Run.of("check", name + ".yaml");
        assertThat(check.code()).as(check.out() + check.err()).isEqualTo(Exit.OK);
        assertThat(Run.of("format", "--check", name + ".yaml")).isEqualTo(new Run(Exit.OK, "", ""));
        Files.writeString(Path.of(name + ".yaml"), "mine");
        assertThat(Run.of("new", name).code()).isEqualTo(Exit.WRONG_INPUT);
        assertThat(Files.readString(Path.of(name + ".yaml"))).isEqualTo("mine");
    }

    @Test
    void a_file_is_formatted_in_place_or_shown() throws IOException {
        String text = Files.readString(PATROL, UTF_8);
        Path file = folder.resolve("patrol.yaml");
        Files.writeString(file, text.replace("horizon: 3", "horizon:    3"), UTF_8);
        assertThat(Run.of("format", "--check", file.toString()).code()).isEqualTo(Exit.UNEXPECTED);
        String shown = Run.of("format", "--stdout", file.toString()).out();
        assertThat(Files.readString(file, UTF_8)).contains("horizon:    3");
        assertThat(Run.of("format", file.toString()).code()).isEqualTo(Exit.OK);
        assertThat(Files.readString(file, UTF_8)).isEqualTo(shown).contains("horizon: 3\n");
        assertThat(Run.of("format", file.toString()).out()).isEmpty();
    }

    @Test
    void the_catalog_lists_its_scenarios() {
        assertThat(Run.of("catalog").out()).contains("standoffs", "korea-2018");
    }

    @Test
    void every_code_is_explained() {
        assertThat(Run.of("explain").out().lines()).hasSize(Code.values().length);
        for (Code code : Code.values()) {
            assertThat(Run.of("explain", code.id()).out()).startsWith(code.id() + ": ");
        }
    }

    @Test
    void the_completion_script_knows_the_options() {
        assertThat(Run.of("completion").out()).contains("complete", "--no-flips", "--with");
    }

    @Test
    void help_and_version_are_results() {
        assertThat(Run.of("--version").out()).startsWith("parley ");
        assertThat(Run.of("check", "--help").out())
                .isEqualTo(Run.of("help", "check").out());
        assertThat(Run.of("--help").out()).isEqualTo(Run.of("help").out());
    }

    @Test
    void no_help_is_wider_than_a_terminal() {
        for (String command : Main.commands()) {
            assertThat(Run.of("help", command).out().lines()).allMatch(line -> line.length() <= 100);
        }
    }

    @Test
    void a_file_of_100_megabytes_is_refused_unread() throws IOException {
        Path file = folder.resolve("huge.yaml");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap("x".getBytes(UTF_8)), 100L << 20);
        }
        Run run = Run.of("check", file.toString());
        assertThat(run.code()).isEqualTo(Exit.WRONG_INPUT);
        assertThat(run.err()).contains("[P103]").contains("hint: ");
        assertThat(run.out()).isEmpty();
        Files.delete(file);
    }

    @Test
    void a_folder_of_the_catalog_stands_for_its_scenarios() throws IOException {
        Path theory = Files.createDirectories(folder.resolve("catalog/theory"));
        Files.copy(PATROL, theory.resolve("one.yaml"));
        Files.copy(PATROL, theory.resolve("two.yaml"));
        Session session = new Session(System.out, System.err, folder, false, false, () -> false);
        List<Targets.Target> targets = new Targets(session).all(List.of("theory", "two"));
        assertThat(targets).extracting(Targets.Target::name).containsExactly("one", "two", "two");
    }

    private static Run solve(String... options) {
        return Run.of(Stream.concat(Stream.of("solve", PATROL.toString()), Stream.of(options))
                .toArray(String[]::new));
    }
}
