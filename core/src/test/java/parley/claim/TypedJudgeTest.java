package parley.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parley.report.Checked;
import parley.report.JsonReport;
import parley.report.Style;
import parley.report.TextReport;
import parley.scenario.ScenarioLoader;

/**
 * Claims about a scenario with types from its text to verdicts. Closed forms: an insincere other side that gains {@code gU} per unit by
 * exploiting, once, takes the first part alpha at once exactly if {@code alpha gU > alpha + (1 - alpha) gU}, that is above
 * {@code gU / (2 gU - 1)}, 0.75 at 1.5; below it gives, to exploit the second part. The giver offers where that is worth it.
 */
class TypedJudgeTest {
    private static final String TEXT = """
            parley: 1
            title: A concession in two parts as a test of sincerity
            period: part
            horizon: 2
            players:
              giver: {name: Giver}
              other: {name: Other side}
            order: [giver, other]
            uncertainties:
              p: {value: 0.5, range: [0.3, 0.9], why: none, source: assumed}
              alpha: {value: 0.8, range: [0.55, 0.9], why: none, source: assumed}
            types:
              other: {sincere: p, insincere: 1 - p}
            define:
              stake: if part is 1 then alpha else 1 - alpha
            levers:
              offer: {player: giver, levels: [withhold, concede]}
              answer:
                player: other
                levels: [wait, give, exploit]
                may: if offer is withhold then answer is wait else answer is not wait
            conditions:
              part: {levels: 1..2, start: 1}
            rules:
              go_on: {add: {part: 1}}
            ends:
              no_offer: {when: offer is withhold}
              exploited:
                when: answer is exploit
                worth:
                  giver: -stake
                  other: {sincere: 0.5 * stake, insincere: 1.5 * stake}
            payoffs:
              giver: {gain: if answer is give then stake else 0}
              other: {gain: if answer is give then stake else 0}
            claims:
              separates:
                says: Only the sincere give.
                test: plays(other.sincere, answer is give | part is 1 and offer is concede) > 0.99 and plays(other.insincere, answer is exploit | part is 1 and offer is concede) > 0.99
              learns_all:
                says: One bit is learnt.
                with: {p: 0.5, alpha: 0.8}
                test: value(giver) > 0.09 and learns(giver) > 0.99
              passing_shows:
                says: Who passes is sincere.
                with: {p: 0.5, alpha: 0.8}
                test: belief(other.sincere | part is 2) > 0.99
              passing_teaches_nothing:
                says: Below the threshold passing says nothing.
                with: {p: 0.8, alpha: 0.7}
                test: abs(belief(other.sincere | part is 2) - 0.8) < 0.001
              no_worth:
                says: A type of chance 0 has no worth.
                with: {p: 1}
                test: value(other.insincere) > 0
            """;

    private static CheckResult result;

    @BeforeAll
    static void judge() {
        result = Judge.check(
                ScenarioLoader.parse("test.yaml", TEXT.replace("[0.3, 0.9]", "[0.3, 1]"))
                        .orThrow(),
                CheckOptions.usual(),
                new Listener() {});
    }

    @Test
    void verdicts_are_those_of_the_closed_form() {
        Map<String, Verdict> verdicts =
                result.claims().stream().collect(Collectors.toMap(c -> c.claim().id(), ClaimResult::verdict));
        assertThat(verdicts)
                .isEqualTo(Map.of(
                        "separates", Verdict.DEPENDS,
                        "learns_all", Verdict.HOLDS,
                        "passing_shows", Verdict.HOLDS,
                        "passing_teaches_nothing", Verdict.HOLDS,
                        "no_worth", Verdict.UNDECIDED));
        assertThat(result.claims().get(4).reason()).contains("probability 0");
    }

    @Test
    void the_flip_is_at_the_threshold() {
        List<Flip> flips = result.claims().get(0).flips();
        assertThat(flips).anySatisfy(flip -> {
            assertThat(flip.uncertainty()).isEqualTo("alpha");
            assertThat(flip.at()).isCloseTo(0.75, within(2e-3));
        });
    }

    @Test
    void what_play_shows_is_told() {
        TypesShown shown =
                result.shown().stream().filter(TypesShown::plain).findFirst().orElseThrow();
        assertThat(shown.worth().get(0).value()).isCloseTo(0.5 * 1 - 0.5 * 0.8, within(1e-6));
        TypesShown.Moment first = shown.moments().get(0);
        assertThat(first.kind()).isEqualTo(TypesShown.Kind.SEPARATES);
        // The insincere would give up alpha gU for alpha + (1 - alpha) gU, the sincere 1 for alpha / 2.
        assertThat(first.mimicry())
                .anySatisfy(m -> {
                    assertThat(m.type()).isEqualTo("other.insincere");
                    assertThat(m.gain()).isCloseTo(0.8 + 0.2 * 1.5 - 0.8 * 1.5, within(1e-6));
                })
                .anySatisfy(m -> {
                    assertThat(m.type()).isEqualTo("other.sincere");
                    assertThat(m.gain()).isCloseTo(0.5 * 0.8 - 1, within(1e-6));
                });
        assertThat(shown.learnt().get(0).bits().get(0).value()).isCloseTo(1, within(1e-6));
        assertThat(shown.unmade()).isNotNull();
    }

    @Test
    void reports_say_so() {
        Checked checked = new Checked("test", "./parley check test", null, Map.of(), result, null);
        assertThat(new TextReport(Style.PLAIN, TextReport.Detail.VERBOSE).whole(checked))
                .contains("other separates")
                .contains("other.insincere would lose 0.1 by doing as other.sincere");
        assertThat(JsonReport.of(List.of(checked)).toString()).contains("\"unmade\"");
    }
}
