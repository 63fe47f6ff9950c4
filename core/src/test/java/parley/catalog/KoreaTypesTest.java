package parley.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.expression.Formula;
import parley.scenario.Scenario;

/** The standoff with types is the one without, but for what types change: checked, so that the two stay alike. */
class KoreaTypesTest {
    private static final Path FOLDER = Catalog.HOME.resolve("catalog/standoffs");
    private static final Scenario PLAIN = Catalog.load(FOLDER.resolve("korea-2018.yaml"));
    private static final Scenario TYPED = Catalog.load(FOLDER.resolve("korea-2018-types.yaml"));

    /** Weights of the North that its type decides, and what sentences are held to. */
    private static final Set<String> LEFT_OUT =
            Set.of("w_economy", "w_arsenal", "w_security", "likely", "no_doubt", "small_chance");

    @Test
    void mechanisms_are_those_of_the_scenario_without_types() {
        assertThat(TYPED.variables().stream().map(KoreaTypesTest::told).toList())
                .isEqualTo(PLAIN.variables().stream().map(KoreaTypesTest::told).toList());
        assertThat(TYPED.rules().stream().map(KoreaTypesTest::told).toList())
                .isEqualTo(PLAIN.rules().stream().map(KoreaTypesTest::told).toList());
        assertThat(TYPED.ends().stream().map(KoreaTypesTest::told).toList())
                .isEqualTo(PLAIN.ends().stream().map(KoreaTypesTest::told).toList());
        assertThat(terms(TYPED.payoffs())).isEqualTo(terms(PLAIN.payoffs()));
        assertThat(terms(TYPED.finals())).isEqualTo(terms(PLAIN.finals()));
        assertThat(TYPED.horizon()).isEqualTo(PLAIN.horizon());
    }

    @Test
    void numbers_are_the_stated_ones_of_the_scenario_without_types() {
        Map<String, Double> typed = numbers(TYPED);
        Map<String, Double> plain = numbers(PLAIN);
        plain.keySet().removeAll(LEFT_OUT);
        assertThat(typed).containsAllEntriesOf(plain);
    }

    @Test
    void types_have_the_numbers_of_the_variants_of_the_same_names() {
        Map<String, Double> typed = numbers(TYPED);
        for (String type : List.of("sincere", "stalling")) {
            Scenario.Variant variant = PLAIN.variants().stream()
                    .filter(v -> v.name().equals(type))
                    .findFirst()
                    .orElseThrow();
            Map<String, Double> set = new LinkedHashMap<>();
            variant.setting()
                    .values()
                    .forEach((u, value) -> set.put(PLAIN.uncertainties().get(u).name(), value));
            assertThat(set)
                    .isEqualTo(Map.of(
                            "w_economy", typed.get(type + "_economy"),
                            "w_arsenal", typed.get(type + "_arsenal"),
                            "w_security", typed.get(type + "_security")));
        }
    }

    private static Map<String, Double> numbers(Scenario scenario) {
        return scenario.uncertainties().stream()
                .collect(Collectors.toMap(
                        Scenario.Uncertainty::name, Scenario.Uncertainty::value, (a, b) -> a, LinkedHashMap::new));
    }

    private static String told(Scenario.Variable variable) {
        Formula may = variable.may();
        return variable.name() + " " + variable.owner() + " " + variable.levels() + " " + variable.start() + " "
                + (may == null ? "" : may.text());
    }

    private static String told(Scenario.Rule rule) {
        return rule.name() + " " + rule.when().text() + " "
                + rule.outcomes().stream()
                        .map(o -> o.chance().text() + " "
                                + o.changes().stream()
                                        .map(c ->
                                                c.variable() + " " + c.amount().text())
                                        .toList())
                        .toList();
    }

    private static String told(Scenario.End end) {
        return end.name() + " " + end.when().text() + " " + end.chance().text() + " "
                + end.worth().stream().map(Formula::text).toList();
    }

    private static List<List<String>> terms(List<List<Scenario.Term>> all) {
        return all.stream()
                .map(terms -> terms.stream()
                        .map(t -> t.name() + " " + t.formula().text())
                        .toList())
                .toList();
    }
}
