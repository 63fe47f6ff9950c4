package parley.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.Explanation;
import parley.diagnostic.Rendering;

/** The examples of the error reference, put into a small scenario, show what they say. */
class ExplanationTest {
    private static final String BASE = """
            parley: 1
            title: Test
            sources: {column: {title: A column}}
            horizon: 4
            players:
              us: {discount: 0.97}
              dprk: {discount: 0.97}
            uncertainties:
              leak: {value: 0.5, range: [0, 0.8]}
              mediator: {value: true, switch: true}
            levers:
              sanctions: {player: us, levels: [lifted, partial, full], start: full}
              testing: {player: dprk, levels: [suspended, active], start: suspended}
            conditions:
              arsenal: {levels: 0..4, start: 2}
              pressure: {levels: 0..3, start: 3}
            rules:
              build: {when: testing is active, chance: leak, add: {arsenal: 1}}
            payoffs:
              us: {threat: -arsenal - pressure * leak}
              dprk: {gain: if mediator then arsenal else 0}
            policies:
              maximum_pressure: {us: sanctions is full}
            claims:
              relief_pays:
                says: Relief pays.
                test: value(us | maximum_pressure) > 0
            """;

    @ParameterizedTest
    @EnumSource(Code.class)
    void the_wrong_example_has_the_mistake_and_the_right_one_has_none(Code code) {
        Explanation explanation = Explanation.of(code);
        if (explanation.wrong().isEmpty()) {
            return;
        }
        Loaded wrong = ScenarioLoader.parse("wrong.yaml", with(explanation.wrong()));
        boolean found = wrong.errors().stream().map(Diagnostic::code).anyMatch(code::equals)
                || wrong.warnings().stream().map(Diagnostic::code).anyMatch(code::equals);
        boolean laterInTheWork = code.id().startsWith("P7");
        assertThat(found).as(Rendering.text(wrong.errors(), wrong.text())).isEqualTo(!laterInTheWork);
        if (!laterInTheWork && !code.isWarning()) {
            assertThat(wrong.errors())
                    .as(Rendering.text(wrong.errors(), wrong.text()))
                    .hasSize(1);
        }
        Loaded right = ScenarioLoader.parse("right.yaml", with(explanation.right()));
        assertThat(Rendering.text(right.errors(), right.text())).isEmpty();
        assertThat(right.warnings()).extracting(Diagnostic::code).doesNotContain(code);
    }

    /** The base with the sections of the example in place of its own. */
    private static String with(String example) {
        Map<String, String> sections = sections(BASE);
        sections.putAll(sections(example));
        return String.join("", sections.values());
    }

    private static Map<String, String> sections(String text) {
        Map<String, String> sections = new LinkedHashMap<>();
        String key = "";
        for (String line : text.lines().toList()) {
            if (!line.startsWith(" ")) {
                key = line.substring(0, line.indexOf(':'));
            }
            sections.merge(key, line + "\n", String::concat);
        }
        return sections;
    }
}
