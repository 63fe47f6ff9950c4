package parley.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import parley.Golden;

/**
 * What is said of wrong input: NAME.yaml or NAME.input.json in golden/bad and NAME.txt. The first line of a scenario may be a
 * comment with the command, {@code # $ parley check FILE}; FILE stands for the file, FOLDER for its folder.
 */
class BadInputTest {
    private static final Path FOLDER = Golden.folder("bad");
    private static final String COMMAND = "# $ parley";

    @TestFactory
    Stream<DynamicTest> wrong_input_gets_a_sentence_and_exit_code_2() {
        return Golden.files(FOLDER, ".yaml", ".input.json").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        List<Path> before = Golden.files(FOLDER, "");
        Run run = Run.of(command(file));
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).as(run.err()).isEqualTo(Exit.WRONG_INPUT);
        assertThat(run.err()).isNotEmpty().doesNotContain("\tat ").contains("\nhint: ");
        assertThat(Golden.files(FOLDER, "")).as("nothing is written").isEqualTo(before);
        Golden.check(Golden.beside(file, ".txt"), masked(run.err()));
    }

    private static String[] command(Path file) throws IOException {
        // Bytes as they are: some of these files are no text.
        String first = new String(Files.readAllBytes(file), ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("");
        String command = file.toString().endsWith(".json") ? "solve FILE" : "check FILE";
        if (first.startsWith(COMMAND)) {
            command = first.substring(COMMAND.length());
        }
        return Stream.of(command.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.equals("FILE") ? file.toString() : word)
                .map(word -> word.replace("FOLDER", FOLDER.toString()))
                .toArray(String[]::new);
    }

    /** Where the repository lies is no part of what is expected. */
    private static String masked(String text) {
        return text.replace(FOLDER + "/", "").replace(FOLDER.toString(), "FOLDER");
    }
}
