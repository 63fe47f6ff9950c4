package parley.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import parley.diagnostic.Rendering;

class ScenarioLoaderTest {
    private static final Path STANDOFF = Path.of("src/test/resources/parley/scenario/standoff.yaml");

    @Test
    void the_scenario_of_the_reference_loads() {
        Loaded loaded = ScenarioLoader.load(STANDOFF);
        assertThat(Rendering.text(loaded.errors(), loaded.text())).isEmpty();
        assertThat(Rendering.text(loaded.warnings(), loaded.text())).isEmpty();
    }
}
