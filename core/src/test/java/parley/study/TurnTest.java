package parley.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.Golden;
import parley.claim.CheckOptions;
import parley.claim.Truth;
import parley.scenario.Scenario;
import parley.scenario.ScenarioLoader;

class TurnTest {
    /** Relative difference below which two sides count as equal, so that a strict claim turns that much later. */
    private static final double TIE = 1e-6;

    @TempDir
    Path temporary;

    private Study study() throws IOException {
        Path file = Golden.folder("study").resolve("choice.yaml");
        Scenario scenario =
                ScenarioLoader.parse("choice.yaml", Files.readString(file)).orThrow();
        Study study = Study.of(scenario, "choice", CheckOptions.usual(), Plan.of(Design.Kind.SOBOL, 100, 4));
        study.run(Run.on(2), temporary, "1");
        return study;
    }

    private Turn turn(String claim, Map<String, Double> toward) throws IOException {
        return study().turn(Folder.existing(temporary), claim, toward);
    }

    /** By hand: from 0.5 and 0.5 to 2 and 1.5 the first is 1 after a third of the way, where the second is 5/6. */
    @Test
    void the_turn_on_a_way_is_where_the_closed_form_has_it() throws IOException {
        Turn turn = turn("one_is_dear", Map.of("x", 2.0, "y", 1.5));
        assertThat(turn.stated().truth()).isEqualTo(Truth.FALSE);
        assertThat(turn.share()).isCloseTo(1 / 3.0, within(1e-6));
        assertThat(turn.changes()).extracting(Turn.Change::uncertainty).containsExactly("x", "y");
        assertThat(turn.changes().get(0).before()).isLessThanOrEqualTo(1 + TIE + 1e-10);
        assertThat(turn.changes().get(0).after()).isBetween(1 + TIE - 1e-10, 1 + TIE + 1e-10);
        assertThat(turn.changes().get(1).after()).isCloseTo(5 / 6.0, within(2e-6));
        // In units of ranges of width 2.
        assertThat(turn.distance()).isCloseTo(Math.sqrt(0.25 * 0.25 + (1 / 6.0) * (1 / 6.0)), within(2e-6));
        assertThat(turn.before().truth()).isEqualTo(Truth.FALSE);
        assertThat(turn.after().truth()).isEqualTo(Truth.TRUE);
        assertThat(turn.after().left() - turn.before().left()).isBetween(0.0, 1e-10);
    }

    /** One of two numbers has to be 1, and nothing else: half a unit of a range of two. */
    @Test
    void the_change_found_from_a_draw_has_only_what_is_needed() throws IOException {
        Turn turn = turn("one_is_dear", Map.of());
        assertThat(turn.changes()).hasSize(1);
        assertThat(turn.changes().get(0).uncertainty()).isIn("x", "y");
        assertThat(turn.distance()).isCloseTo(0.25, within(1e-6));
        Turn luck = turn("both_or_neither", Map.of());
        assertThat(luck.changes()).extracting(Turn.Change::uncertainty).containsExactly("odds");
        assertThat(luck.changes().get(0).after()).isCloseTo(0.5, within(2e-6));
    }

    @Test
    void a_switch_takes_its_step_at_once() throws IOException {
        String text = Files.readString(Golden.folder("study").resolve("choice.yaml"))
                .replace("odds: {value: 0.5", "odds: {value: 0.6");
        Scenario scenario = ScenarioLoader.parse("choice.yaml", text).orThrow();
        Study likely = Study.of(scenario, "choice", CheckOptions.usual(), Plan.of(Design.Kind.SOBOL, 20, 4));
        likely.run(Run.on(1), temporary, "1");
        Folder folder = Folder.existing(temporary);
        Turn turn = likely.turn(folder, "both_or_neither", Map.of("on", 0.0, "odds", 0.7));
        assertThat(turn.share()).isZero();
        assertThat(turn.changes()).extracting(Turn.Change::uncertainty).containsExactly("on");
        assertThat(likely.turn(folder, "both_or_neither", Map.of("odds", 0.7)).why())
                .contains("it is the same at the values named");
    }

    @Test
    void where_no_draw_is_otherwise_nothing_is_found_and_it_says_so() throws IOException {
        Turn turn = turn("never_worthless", Map.of());
        assertThat(turn.before()).isNull();
        assertThat(turn.why()).isEqualTo("in no draw at the stated ranges is it otherwise");
    }
}
