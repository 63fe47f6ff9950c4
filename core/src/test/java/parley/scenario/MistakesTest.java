package parley.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.diagnostic.Rendering;

/**
 * Files with mistakes, each with what is printed about it. {@code -Dparley.rewrite=true} writes what is printed anew.
 */
class MistakesTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden/mistakes");

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void what_is_printed_about_a_file(String name) throws IOException {
        Path expected = FOLDER.resolve(name.replace(".yaml", ".txt"));
        Loaded loaded = ScenarioLoader.parse(name, Files.readString(FOLDER.resolve(name)));
        String printed =
                Rendering.text(loaded.errors(), loaded.text()) + Rendering.text(loaded.warnings(), loaded.text());
        if (Boolean.getBoolean("parley.rewrite")) {
            Files.writeString(expected, printed);
        }
        assertThat(printed).isEqualTo(Files.readString(expected));
        assertThat(printed).doesNotContain("null").doesNotContain("snakeyaml").doesNotContain("antlr");
    }
}
