package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.Golden;

class StudyCommandTest {
    private static final Path CHOICE = Golden.folder("study").resolve("choice.yaml");

    @TempDir
    Path temporary;

    @Test
    void text_and_json_are_what_is_expected() {
        Golden.check(
                Golden.beside(CHOICE, ".study.txt"),
                Run.of("study", CHOICE.toString(), "--draws", "200").out());
        Golden.check(
                Golden.beside(CHOICE, ".study.json"),
                Run.of("study", CHOICE.toString(), "--draws", "200", "--format", "json")
                        .out());
    }

    @Test
    void what_moves_the_claims_is_told_under_the_designs_that_are_made_for_it() throws IOException {
        for (String design : List.of("saltelli", "morris")) {
            String[] line = {"study", CHOICE.toString(), "--draws", "200", "--across", "0", "--design", design};
            String[] one = {"--claim", "one_is_dear", "--format", "json"};
            Golden.check(
                    Golden.beside(CHOICE, "." + design + ".txt"), Run.of(line).out());
            String[] both = Stream.of(line, one).flatMap(Stream::of).toArray(String[]::new);
            Golden.check(
                    Golden.beside(CHOICE, "." + design + ".json"), Run.of(both).out());
            String folder = temporary.resolve(design).toString();
            Run made = Run.of(Stream.of(line, new String[] {"-o", folder})
                    .flatMap(Stream::of)
                    .toArray(String[]::new));
            assertThat(Run.of("study", "show", folder).out()).isEqualTo(made.out());
        }
    }

    @Test
    void check_with_draws_is_the_short_form() {
        assertThat(Run.of("check", CHOICE.toString(), "--draws", "200").out())
                .isEqualTo(Run.of("study", CHOICE.toString(), "--draws", "200").out());
        assertThat(Run.of("check", CHOICE.toString(), "--draws", "200", "--format", "json")
                        .out())
                .isEqualTo(Run.of("study", CHOICE.toString(), "--draws", "200", "--format", "json")
                        .out());
    }

    @Test
    void a_folder_is_shown_asked_and_exported() throws IOException {
        String folder = temporary.resolve("study").toString();
        Run made = Run.of("study", CHOICE.toString(), "--draws", "200", "-o", folder);
        assertThat(made.code()).isEqualTo(Exit.OK);
        assertThat(Run.of("study", "show", folder).out()).isEqualTo(made.out());
        assertThat(Run.of(
                                "study",
                                "query",
                                folder,
                                "select count(*) as n, 1.5::double as x from draws",
                                "--format",
                                "csv")
                        .out())
                .isEqualTo("n,x\n400,1.5\n");
        assertThat(Run.of("study", "query", folder, "select 'a,b' as t, null as u", "--format", "json")
                        .out())
                .isEqualTo("[ {\n  \"t\" : \"a,b\",\n  \"u\" : null\n} ]\n");
        Run turn = Run.of("study", "turn", folder, "one_is_dear", "--toward", "y=1.5");
        assertThat(turn.out())
                .contains("False at the stated values. It turns true where", "y  is 1.000001 instead of 0.5");
        assertThat(turn.code()).isEqualTo(Exit.OK);
        assertThat(Run.of("study", "turn", folder, "one_is_dear", "--format", "json")
                        .out())
                .contains("\"atValues\" : false");
        assertThat(Run.of("study", "turn", folder, "never_worthless").code()).isEqualTo(Exit.UNDECIDED);
        String file = temporary.resolve("x.csv").toString();
        assertThat(Run.of("study", "export", folder, "-o", file).code()).isEqualTo(Exit.OK);
        assertThat(Files.readAllLines(Path.of(file))).hasSize(401);
    }

    @Test
    void what_is_undecided_or_not_finished_gives_3() {
        assertThat(Run.of("study", CHOICE.toString(), "--draws", "20").code()).isEqualTo(Exit.UNDECIDED);
        Run none = Run.of("study", CHOICE.toString(), "--draws", "100", "--budget", "0.001ms");
        assertThat(none.code()).isEqualTo(Exit.UNDECIDED);
        assertThat(none.err()).contains("the time allowed is over after 0 of 300 draws.");
    }

    @Test
    void mistakes_get_a_sentence_a_hint_and_exit_code_2() throws IOException {
        refused("needs at least 5 draws", "study", CHOICE.toString(), "--design", "saltelli", "--draws", "3");
        refused("There is no uncertainty \"z\"", "study", CHOICE.toString(), "--vary", "z");
        refused("has no range", "study", CHOICE.toString(), "--vary", "price");
        refused("There is no study in this folder", "study", "show", temporary.toString());
        refused("A scenario is missing", "study");
        String file = CHOICE.toString();
        refused("is no correlation", "study", file, "--correlate", "x=0.5");
        refused("No uncertainty \"z\" is drawn", "study", file, "--correlate", "x,z=0.5");
        refused("above -1 and below 1", "study", file, "--correlate", "x,y=1");
        refused(
                "at once",
                "study",
                file,
                "--correlate",
                "x,y=0.9",
                "--correlate",
                "y,odds=0.9",
                "--correlate",
                "x,odds=-0.9");
        refused("independent", "study", file, "--correlate", "x,y=0.9", "--design", "saltelli");
        refused("--seed", "study", CHOICE.toString(), "--seed", "one");
        refused("There is no claim", "study", CHOICE.toString(), "--claim", "one");
        Path folder = temporary.resolve("study");
        Run.of("study", CHOICE.toString(), "--draws", "20", "-o", folder.toString());
        Path other = temporary.resolve("choice.yaml");
        Files.writeString(other, Files.readString(CHOICE).replace("price: {value: 1,", "price: {value: 1.2,"));
        refused(
                "The scenario has changed since this study was begun",
                "study",
                other.toString(),
                "--draws",
                "20",
                "-o",
                folder.toString());
        refused("Referenced column", "study", "query", folder.toString(), "select no_such from draws");
    }

    private static void refused(String sentence, String... arguments) {
        Run run = Run.of(arguments);
        assertThat(run.err()).contains(sentence).contains("\nhint: ");
        assertThat(run.code()).isEqualTo(Exit.WRONG_INPUT);
        assertThat(run.out()).isEmpty();
    }
}
