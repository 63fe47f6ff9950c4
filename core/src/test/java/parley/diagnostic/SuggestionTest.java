package parley.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    @Test
    void one_slip_per_three_letters_is_near() {
        List<String> known = List.of("sanctions", "testing", "us");
        assertThat(Suggestion.nearest("sanction", known)).contains("sanctions");
        assertThat(Suggestion.nearest("snactiosn", known)).contains("sanctions");
        assertThat(Suggestion.nearest("Testing", known)).contains("testing");
        assertThat(Suggestion.nearest("arsenal", known)).isEmpty();
        assertThat(Suggestion.nearest("uk", known)).isEmpty();
        assertThat(Suggestion.nearest("US", known)).contains("us");
    }

    @Test
    void a_hint_names_what_there_is_where_nothing_is_near() {
        assertThat(Suggestion.hint("x", "policy", List.of())).isEqualTo("There is no policy in this scenario.");
        assertThat(Suggestion.hint("relief", "policy", List.of("hold", "wait"))).isEqualTo("There is hold and wait.");
    }

    @Test
    void the_distance_is_that_of_its_definition() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 5_000; i++) {
            String a = word(random);
            String b = word(random);
            int expected = slow(a, b, a.length(), b.length());
            assertThat(Suggestion.distance(a, b, 100)).as(a + " " + b).isEqualTo(expected);
            int limited = Suggestion.distance(a, b, 2);
            assertThat(limited < 2 ? limited : 2).isEqualTo(Math.min(2, expected));
        }
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    private static int slow(String a, String b, int i, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int best = Math.min(slow(a, b, i - 1, j), slow(a, b, i, j - 1)) + 1;
        best = Math.min(best, slow(a, b, i - 1, j - 1) + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
            best = Math.min(best, slow(a, b, i - 2, j - 2) + 1);
        }
        return best;
    }
}
