package parley.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.diagnostic.Code;
import parley.diagnostic.InputException;
import parley.game.StochasticGame;

class StochasticJsonTest {
    private static final String GAME = """
            {"source": "by hand", "players": 2, "states": 2, "actions": [[2, 3], [1, 1]], "discount": [0.9, "19/20"],
             "payoffs": [[[[1, 2, 3], [4, 5, 6]], [[-1, -2, -3], [-4, -5, -6]]], [[[0.5]], [["1/4"]]]],
             "transitions": [[[[1, 0], [0, 1], [0.5, 0.5]], [["1/3", "2/3"], [1, 0], [0, 1]]], [[[0, 1]]]]}
            """;

    @Test
    void payoffs_and_transitions_stand_where_the_file_has_them() {
        StochasticGame game = parse(GAME);
        assertThat(game.players()).isEqualTo(2);
        assertThat(game.states()).isEqualTo(2);
        assertThat(game.isFinite()).isFalse();
        assertThat(game.moves(0, 1)).isEqualTo(3);
        assertThat(game.discount(1)).isEqualTo(0.95);
        // Player 0 plays its second action and player 1 its third: the last joint move of state 0.
        assertThat(game.payoff(5, 0)).isEqualTo(6);
        assertThat(game.payoff(5, 1)).isEqualTo(-6);
        assertThat(game.payoff(game.jointStart(1), 1)).isEqualTo(0.25);
        int row = game.row(3);
        assertThat(game.probability(game.rowStart(row))).isCloseTo(1 / 3.0, within(1e-16));
        assertThat(game.successor(game.rowStart(row) + 1)).isEqualTo(1);
    }

    @Test
    void impossible_successors_take_no_room() {
        StochasticGame game = parse(GAME);
        assertThat(game.edges()).isEqualTo(9);
    }

    @Test
    void members_may_come_in_any_order() {
        String payoffs =
                "\"payoffs\": [[[[1, 2, 3], [4, 5, 6]], [[-1, -2, -3], [-4, -5, -6]]], [[[0.5]], [[\"1/4\"]]]],";
        String turned = GAME.replace(payoffs, "").replace("{\"source\"", "{" + payoffs + " \"source\"");
        assertThat(parse(turned).payoff(5, 1)).isEqualTo(parse(GAME).payoff(5, 1));
    }

    @Test
    void a_horizon_and_final_payoffs_make_a_finite_game() {
        StochasticGame game = parse(GAME.replace(
                "\"players\": 2,", "\"players\": 2, \"horizon\": 4, \"start\": 1, \"final\": [[1, 2], [3, 4]],"));
        assertThat(game.horizon()).isEqualTo(4);
        assertThat(game.start()).isEqualTo(1);
        assertThat(game.finalPayoff(1, 0)).isEqualTo(3);
    }

    @Test
    void a_row_that_sums_to_one_within_the_tolerance_sums_to_one_exactly() {
        StochasticGame game = parse(GAME.replace("[0.5, 0.5]", "[0.5, 0.5000000005]"));
        int start = game.rowStart(game.row(2));
        assertThat(game.probability(start) + game.probability(start + 1)).isCloseTo(1, within(1e-15));
    }

    @Test
    void all_wrong_numbers_are_named_at_once() {
        String wrong = GAME.replace("[1, 2, 3]", "[1, NaN, 3]").replace("[0.5, 0.5]", "[0.5, 0.6]");
        assertThatThrownBy(() -> parse(wrong))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> assertThat(e.diagnostics())
                                .extracting(d -> d.code())
                                .containsExactly(Code.NUMBER_NOT_FINITE, Code.PROBABILITIES_NOT_ONE));
    }

    @Test
    void a_file_over_the_limit_is_refused_unread(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("huge.json");
        try (var channel = java.nio.channels.FileChannel.open(
                file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(new byte[] {'}'}), StochasticJson.MOST_BYTES);
        }
        assertThatThrownBy(() -> StochasticJson.read("huge.json", file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("256 MB");
        Files.delete(file);
    }

    @Test
    void a_number_of_states_that_is_not_there_asks_for_no_memory() {
        assertThatThrownBy(() -> parse(GAME.replace("\"states\": 2", "\"states\": 40000000")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has 2 where 40000000 states were expected");
    }

    @Test
    void damaged_files_are_refused_and_never_break_the_reader() {
        SplittableRandom random = new SplittableRandom(3);
        byte[] bytes = GAME.getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int k = 0; k < 5_000; k++) {
            byte[] damaged = bytes.clone();
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                StochasticJson.parse("game.json", damaged);
            } catch (InputException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(3_000);
    }

    @Test
    void exact_numbers_are_read_exactly() {
        assertThat(JsonSource.exact("1/4")).isEqualTo(0.25);
        assertThat(JsonSource.exact("-2/3")).isEqualTo(-2.0 / 3);
        assertThat(JsonSource.exact("0.1")).isEqualTo(0.1);
        assertThat(JsonSource.exact("1/0")).isNaN();
        assertThat(JsonSource.exact("1/2/3")).isNaN();
        assertThat(JsonSource.exact("")).isNaN();
    }

    private static StochasticGame parse(String text) {
        return StochasticJson.parse("game.json", text.getBytes(StandardCharsets.UTF_8));
    }
}
