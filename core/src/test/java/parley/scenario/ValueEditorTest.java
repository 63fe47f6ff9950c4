package parley.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.diagnostic.InputException;

class ValueEditorTest {
    private static final String TEXT = """
            parley: 1   # version
            title: "Ünï 𝄞 codes"
            horizon: 1
            players: {a: {name: A}}
            uncertainties:
              # how much
              much: {why: "𝄞 before", value: 0.50, range: [0, 1], source: assumed}   # a half
              little:
                value:   3    # three
                range: [1, 9]
                integer: true
                source: assumed
              on: {value: false, switch: true, source: assumed}
            levers:
              x: {player: a, levels: [low, high]}
            payoffs:
              a: {one: level(x) * much + (if on then little else 0)}
            """;

    private static Scenario scenario(String text) {
        return ScenarioLoader.parse("test.yaml", text).orThrow();
    }

    @Test
    void only_the_values_change_whatever_stands_around_them() {
        String edited = ValueEditor.edit(scenario(TEXT), Map.of("much", 0.123456789012, "little", 7.0, "on", 1.0));
        assertThat(edited)
                .isEqualTo(TEXT.replace("value: 0.50", "value: 0.123456789012")
                        .replace("value:   3 ", "value:   7 ")
                        .replace("value: false", "value: true"));
    }

    @Test
    void line_ends_stay_as_they_are() {
        String dos = TEXT.replace("\n", "\r\n");
        assertThat(ValueEditor.edit(scenario(dos), Map.of("little", 4.0)))
                .isEqualTo(dos.replace("value:   3 ", "value:   4 "));
    }

    @Test
    void a_value_that_is_the_same_is_not_written_anew() {
        assertThat(ValueEditor.edit(scenario(TEXT), Map.of("much", 0.5))).isEqualTo(TEXT);
    }

    @Test
    void numbers_of_many_sizes_are_read_back_exactly() {
        for (double x : new double[] {1e-7, 1.0 / 3, 0.1 + 0.2, 0.999999999999999}) {
            Scenario now = scenario(ValueEditor.edit(scenario(TEXT), Map.of("much", x)));
            assertThat(now.uncertainties().get(0).value()).isEqualTo(x);
        }
    }

    @Test
    void a_value_outside_its_range_is_refused() {
        assertThatThrownBy(() -> ValueEditor.edit(scenario(TEXT), Map.of("much", 2.0)))
                .isInstanceOf(InputException.class);
    }
}
