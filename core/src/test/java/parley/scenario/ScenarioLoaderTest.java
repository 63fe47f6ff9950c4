package parley.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.InputException;
import parley.diagnostic.Rendering;
import parley.expression.Evaluator;
import parley.expression.Expression;

class ScenarioLoaderTest {
    static final Path STANDOFF = Path.of("src/test/resources/parley/scenario/standoff.yaml");
    private static final Scenario SCENARIO = ScenarioLoader.load(STANDOFF).orThrow();
    private static final int V = SCENARIO.variables().size();

    @Test
    void the_scenario_of_the_reference_loads_without_a_word() {
        Loaded loaded = ScenarioLoader.load(STANDOFF);
        assertThat(Rendering.text(loaded.errors(), loaded.text())).isEmpty();
        assertThat(Rendering.text(loaded.warnings(), loaded.text())).isEmpty();
        assertThat(loaded.text()).startsWith("parley: 1");
    }

    @Test
    void variables_are_levers_then_agreements_with_their_signatures_then_conditions() {
        assertThat(SCENARIO.variables())
                .extracting(Scenario.Variable::name)
                .containsExactly(
                        "sanctions",
                        "testing",
                        "inspectors",
                        "mediation",
                        "treaty.us",
                        "treaty.dprk",
                        "treaty",
                        "arsenal",
                        "pressure",
                        "goodwill",
                        "breach",
                        "mood");
        Scenario.Variable treaty = SCENARIO.variables().get(6);
        assertThat(treaty.kind()).isEqualTo(Scenario.Kind.AGREEMENT);
        assertThat(treaty.parties()).containsExactly(4, 5);
        assertThat(treaty.once()).isTrue();
        assertThat(SCENARIO.variables().get(4).may()).isNotNull();
        assertThat(SCENARIO.variables().get(4).once()).isFalse();
        assertThat(SCENARIO.variables().get(4).owner()).isEqualTo(0);
        assertThat(SCENARIO.variables().get(3).numbers()).containsExactly(0.0, 0.5, 1.0);
        assertThat(SCENARIO.variables().get(0).start()).isEqualTo(2);
        assertThat(SCENARIO.variables().get(0).step()).isEqualTo(1);
    }

    @Test
    void uncertainties_keep_their_numbers_and_where_they_are_from() {
        Scenario.Uncertainty leak =
                SCENARIO.uncertainties().get(SCENARIO.uncertainty("leak").getAsInt());
        assertThat(leak.source()).isEqualTo("res2397");
        assertThat(leak.assumed()).isFalse();
        assertThat(leak.distribution()).isEqualTo(Scenario.Distribution.TRIANGULAR);
        Scenario.Uncertainty mediator =
                SCENARIO.uncertainties().get(SCENARIO.uncertainty("mediator").getAsInt());
        assertThat(mediator.isSwitch()).isTrue();
        assertThat(List.of(mediator.value(), mediator.low(), mediator.high())).containsExactly(1.0, 0.0, 1.0);
        Scenario.Uncertainty warheads =
                SCENARIO.uncertainties().get(SCENARIO.uncertainty("warheads").getAsInt());
        assertThat(warheads.weights()).containsExactly(0.25, 0.5, 0.25);
        assertThat(SCENARIO.sourced()).isEqualTo(1);
        assertThat(SCENARIO.assumed()).isEqualTo(7);
    }

    @Test
    void names_are_found() {
        assertThat(SCENARIO.player("rok")).hasValue(2);
        assertThat(SCENARIO.policy("mediate")).hasValue(2);
        assertThat(SCENARIO.variant("longer")).hasValue(1);
        assertThat(SCENARIO.claim("nothing_to_lose")).hasValue(1);
        assertThat(SCENARIO.variable("treaty.dprk")).hasValue(5);
        assertThat(SCENARIO.player("uk")).isEqualTo(OptionalInt.empty());
    }

    @Test
    void changes_say_where_to() {
        Scenario.Rule squeeze = SCENARIO.rules().get(5);
        assertThat(squeeze.outcomes()).hasSize(2);
        Scenario.Change tense = squeeze.outcomes().get(0).changes().get(1);
        assertThat(tense.set()).isTrue();
        assertThat(tense.variable()).isEqualTo(11);
        assertThat(tense.amount().expression()).isEqualTo(new Expression.Constant(1));
    }

    @Test
    void the_quantities_of_a_test_are_what_it_says() {
        Scenario.Claim backfires = SCENARIO.claims().get(0);
        assertThat(backfires.quantities()).hasSize(2);
        Quantity.Chance chance = (Quantity.Chance) backfires.quantities().get(0);
        assertThat(chance.given()).isEqualTo(new Quantity.Given(0, null));
        assertThat(chance.path().kind()).isEqualTo(Quantity.PathKind.EVENTUALLY);
        assertThat(chance.path().within()).isEqualTo(-1);
        assertThat(chance.text()).isEqualTo("chance(eventually(testing is active) | maximum_pressure)");
        assertThat(backfires.at()).isEqualTo("column 3.6");
        assertThat(backfires.ours()).isFalse();

        Scenario.Claim relief = SCENARIO.claims().get(2);
        Quantity.Value threat = (Quantity.Value) relief.quantities().get(0);
        assertThat(threat.term()).isEqualTo(0);
        assertThat(threat.given().policy()).isEqualTo(1);
        assertThat(threat.given().condition())
                .isEqualTo(new Expression.Binary(
                        Expression.Operator.EQUAL, new Expression.LevelOf(V + 1), new Expression.Constant(1)));
        assertThat(relief.quantities().get(1)).isInstanceOf(Quantity.Guarantee.class);
        assertThat(relief.ours()).isTrue();
        assertThat(relief.with().values()).isEqualTo(Map.of(2, 0.0, 7, 0.0));

        Scenario.Claim together = SCENARIO.claims().get(3);
        Quantity.Force force = (Quantity.Force) together.quantities().get(0);
        assertThat(force.coalition()).containsExactly(0, 2);
        assertThat(force.path().within()).isEqualTo(4);
        Quantity.Expected at = (Quantity.Expected) together.quantities().get(2);
        Quantity.Expected sum = (Quantity.Expected) together.quantities().get(3);
        assertThat(List.of(at.period(), sum.period(), sum.player())).containsExactly(4, -1, 0);
        assertThat(together.everyWorld()).isTrue();
        assertThat(together.with().horizon()).isEqualTo(16);
        assertThat(together.with().values()).isEqualTo(Map.of(3, 2.0, 2, 0.1));
        assertThat(together.with().leftOut()).containsExactly(2);

        Scenario.Claim sincere = SCENARIO.claims().get(4);
        assertThat(sincere.test()).isNull();
        assertThat(sincere.later()).isEqualTo("private types");
    }

    @Test
    void a_test_reads_its_quantities_behind_the_uncertainties() {
        Scenario.Claim backfires = SCENARIO.claims().get(0);
        int uncertainties = SCENARIO.uncertainties().size();
        double[] parameters = new double[uncertainties + 2];
        Evaluator test = Evaluator.of(backfires.test().expression(), uncertainties);
        assertThat(test.test(new int[0], parameters)).isFalse();
        parameters[uncertainties] = 0.5;
        assertThat(test.test(new int[0], parameters)).isTrue();
    }

    @Test
    void variants_change_the_horizon_the_timing_and_who_plays() {
        Scenario.Setting endless = SCENARIO.variants().get(0).setting();
        assertThat(endless.horizon()).isEqualTo(-1);
        assertThat(endless.noFinal()).isTrue();
        assertThat(endless.fixed().get(2))
                .isEqualTo(SCENARIO.policies().get(2).restrictions().get(2));
        Scenario.Setting slow = SCENARIO.variants().get(2).setting();
        assertThat(slow.timing()).isEqualTo(Scenario.Timing.TURNS);
        assertThat(slow.sequence()).containsExactly(List.of(0), List.of(1), List.of(2));
        assertThat(slow.fixed().get(1)).isNotNull();
    }

    @Test
    void a_restriction_that_reads_an_earlier_move_needs_the_order() {
        String text = """
                parley: 1
                title: Order
                players: {us: , dprk: }
                order: [dprk, us]
                levers:
                  sanctions: {player: us, levels: [lifted, full], may: if testing is on then sanctions is full}
                  testing: {player: dprk, levels: [off, on]}
                variants:
                  turned: {turns: [us, dprk]}
                """;
        Diagnostic mistake = only(text);
        assertThat(mistake.code()).isEqualTo(Code.SIMULTANEOUS_MOVE);
        assertThat(mistake.span().line()).isEqualTo(9);
        assertThat(ScenarioLoader.parse("a", text.replace("turns: [us, dprk]", "order: [[dprk], us]"))
                        .errors())
                .isEmpty();
    }

    @Test
    void endless_play_without_discounting_is_fine_until_a_sum_is_asked_for() {
        String text = """
                parley: 1
                title: Endless
                players: {us: }
                levers: {move: {player: us, levels: [stay, go]}}
                payoffs: {us: level(move)}
                claims:
                  a: {says: x, test: "chance(eventually(move is go)) > 0 and expected(level(move), 3) > 0"}
                  b: {says: x, test: "value(us) > 0 and guarantee(us) > 0 and expected(level(move)) > 0", with: short}
                variants: {short: {horizon: 2}}
                """;
        assertThat(ScenarioLoader.parse("a", text).errors()).isEmpty();
        assertThat(ScenarioLoader.parse("a", text.replace(", with: short", "")).errors())
                .extracting(Diagnostic::code)
                .containsExactly(Code.UNDISCOUNTED_FOREVER, Code.UNDISCOUNTED_FOREVER, Code.UNDISCOUNTED_FOREVER);
    }

    @Test
    void what_waits_to_be_judged_counts_as_used() {
        String text = """
                parley: 1
                title: Later
                players: {us: }
                levers: {move: {player: us, levels: [stay, go]}}
                policies: {hold: {us: move is stay}}
                payoffs: {us: level(move)}
                claims:
                  a: {says: x, judged: later, test: stable(move is stay | hold)}
                """;
        assertThat(ScenarioLoader.parse("a", text).warnings()).isEmpty();
        assertThat(ScenarioLoader.parse("a", text.replace("| hold", "")).warnings())
                .extracting(Diagnostic::code)
                .containsExactly(Code.UNUSED_POLICY);
    }

    @Test
    void strong_words_warn_where_they_are_meant() {
        assertThat(warned("Relief always pays.")).isTrue();
        assertThat(warned("The North will never stop.")).isTrue();
        assertThat(warned("No amount of pressure works.")).isTrue();
        assertThat(warned("Nothing helps.")).isTrue();
        assertThat(warned("Lifting is better than never lifting.")).isFalse();
        assertThat(warned("It is as if they always complied.")).isFalse();
        assertThat(warned("Nobody gets less than nothing.")).isFalse();
        assertThat(warned("Relief pays.")).isFalse();
    }

    private static boolean warned(String says) {
        String text = """
                parley: 1
                title: Words
                players: {us: {discount: d}}
                uncertainties: {d: {value: 0.9, range: [0.5, 0.99]}}
                claims: {a: {says: "%s", test: value(us) >= 0}}
                """.formatted(says);
        Loaded loaded = ScenarioLoader.parse("a", text);
        assertThat(loaded.errors()).isEmpty();
        return loaded.warnings().stream().anyMatch(warning -> warning.code() == Code.STRONG_WORDS);
    }

    @Test
    void errors_can_be_thrown() {
        assertThatThrownBy(() -> ScenarioLoader.parse("a", "parley: 1").orThrow())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has no \"title\"");
    }

    @Test
    void a_missing_file_is_looked_for_nearby(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("korea.yaml"), "parley: 1");
        Diagnostic missing = only(ScenarioLoader.load(folder.resolve("koera.yaml")));
        assertThat(missing.code()).isEqualTo(Code.FILE_NOT_FOUND);
        assertThat(missing.hint()).isEqualTo("Did you mean \"" + folder.resolve("korea.yaml") + "\"?");
        assertThat(only(ScenarioLoader.load(folder.resolve("none/korea.yaml"))).hint())
                .startsWith("There is no folder");
        assertThat(only(ScenarioLoader.load(folder)).code()).isEqualTo(Code.FILE_UNREADABLE);
        assertThat(only(ScenarioLoader.load(folder.resolve("korea.yaml/x"))).code())
                .isIn(Code.FILE_UNREADABLE, Code.FILE_NOT_FOUND);
    }

    @Test
    void a_file_that_is_no_text_is_refused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.yaml");
        Files.write(file, "title: caf\u00e9\nabout: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        Diagnostic latin = only(ScenarioLoader.load(file));
        assertThat(latin.code()).isEqualTo(Code.FILE_NOT_TEXT);
        assertThat(latin.sentence()).contains("line 1, column 11");
        Files.write(file, new byte[] {0, 1, 2, 3});
        assertThat(only(ScenarioLoader.load(file)).code()).isEqualTo(Code.FILE_NOT_TEXT);
        Files.writeString(file, "\uFEFF" + Files.readString(STANDOFF));
        assertThat(ScenarioLoader.load(file).errors()).isEmpty();
        Files.writeString(file, Files.readString(STANDOFF).replace("\n", "\r\n"));
        assertThat(ScenarioLoader.load(file).errors()).isEmpty();
    }

    @Test
    void a_huge_file_is_refused_before_it_is_read(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("huge.yaml");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(8_000_000_000L);
        }
        assertThat(only(ScenarioLoader.load(file)).code()).isEqualTo(Code.FILE_TOO_LARGE);
    }

    @Test
    void aliases_that_double_each_time_are_refused() {
        StringBuilder bomb = new StringBuilder("parley: 1\na0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(only(bomb.toString()).code()).isEqualTo(Code.FILE_TOO_NESTED);
        assertThat(only("a: " + "[".repeat(10_000)).code()).isEqualTo(Code.FILE_TOO_NESTED);
        assertThat(only("a: " + "{a: ".repeat(10_000)).code()).isEqualTo(Code.FILE_TOO_NESTED);
    }

    @Test
    void a_few_aliases_are_read() {
        String text = """
                parley: 1
                title: Aliases
                players: {us: }
                levers:
                  a: {player: us, levels: &levels [low, high]}
                  b: {player: us, levels: *levels}
                """;
        assertThat(ScenarioLoader.parse("a", text).errors()).isEmpty();
    }

    private static Diagnostic only(String text) {
        return only(ScenarioLoader.parse("test.yaml", text));
    }

    private static Diagnostic only(Loaded loaded) {
        assertThat(loaded.errors())
                .as(Rendering.text(loaded.errors(), loaded.text()))
                .hasSize(1);
        return loaded.errors().get(0);
    }
}
