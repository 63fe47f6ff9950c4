package parley;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import parley.diagnostic.Rendering;
import parley.scenario.Loaded;
import parley.scenario.ScenarioLoader;

class ReadmeTest {
    private static final String HEAD = """
            parley: 1
            title: The scenario of the README
            horizon: 8
            sources: {column: {title: A column, locate: paragraph.sentence}, res2397: {title: Resolution 2397}}
            """;

    @Test
    void the_scenario_in_the_readme_has_no_mistake() throws IOException {
        String readme = Files.readString(Golden.folder("src").resolve("../../README.md"), UTF_8);
        Matcher block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(block.find()).isTrue();
        Loaded loaded = ScenarioLoader.parse("README.md", HEAD + block.group(1));
        assertThat(Rendering.text(loaded.errors(), loaded.text())).isEmpty();
    }
}
