package parley.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import parley.diagnostic.Rendering;
import parley.expression.Words;

/** The reference of the language is what the code does. {@code -Dparley.rewrite=true} writes what is generated anew. */
class ReferenceTest {
    private static final Path LANGUAGE = Path.of("../docs/language.md");
    private static final Path SCHEMA = Path.of("../docs/scenario.schema.json");
    private static final Pattern GENERATED = Pattern.compile("<!-- keys (\\w+) -->\n(.*?)<!-- end -->", Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_tables_of_keys_are_those_of_the_loader() throws IOException {
        String page = Files.readString(LANGUAGE);
        String generated = GENERATED
                .matcher(page)
                .replaceAll(match -> Matcher.quoteReplacement("<!-- keys " + match.group(1) + " -->\n"
                        + KeyReference.table(match.group(1)) + "<!-- end -->"));
        if (Boolean.getBoolean("parley.rewrite")) {
            Files.writeString(LANGUAGE, generated);
        }
        assertThat(Files.readString(LANGUAGE)).isEqualTo(generated);
    }

    @Test
    void every_key_and_every_word_is_in_the_reference() throws IOException {
        String page = Files.readString(LANGUAGE);
        for (Shape.Key key : Keys.root().keys()) {
            assertThat(page).contains(key.name());
        }
        assertThat(page)
                .contains(Words.FUNCTIONS)
                .contains(Words.QUANTITIES)
                .contains(Words.PATHS)
                .contains(Words.LATER);
    }

    @Test
    void the_example_of_the_reference_loads() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(LANGUAGE));
        assertThat(example.find()).isTrue();
        Loaded loaded = ScenarioLoader.parse("example.yaml", example.group(1));
        assertThat(Rendering.text(loaded.errors(), loaded.text())).isEmpty();
    }

    @Test
    void the_schema_is_that_of_the_loader() throws IOException {
        if (Boolean.getBoolean("parley.rewrite")) {
            Files.writeString(SCHEMA, SchemaWriter.json());
        }
        assertThat(Files.readString(SCHEMA)).isEqualTo(SchemaWriter.json());
    }
}
