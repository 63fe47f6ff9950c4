package parley.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parley.diagnostic.Rendering;

class StarterTest {
    @Test
    void the_starter_loads_without_a_word_and_is_well_formatted() {
        Loaded loaded = ScenarioLoader.parse("starter.yaml", Starter.text());
        assertThat(Rendering.text(loaded.errors(), loaded.text())).isEmpty();
        assertThat(Rendering.text(loaded.warnings(), loaded.text())).isEmpty();
        assertThat(Formatter.format("starter.yaml", Starter.text()).text()).hasValue(Starter.text());
    }
}
