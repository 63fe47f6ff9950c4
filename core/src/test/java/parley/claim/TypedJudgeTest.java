package parley.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.report.Checked;
import parley.report.JsonReport;
import parley.report.Style;
import parley.report.TextReport;
import parley.scenario.Scenario;
import parley.scenario.ScenarioLoader;

/** Claims about a game with types from test to verdict. Closed forms as in {@link TypedMeasureTest}. */
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
              p: {value: 0.5, range: [0.1, 0.9], why: none, source: assumed}
              alpha: {value: 0.8, range: [0.55, 0.9], why: none, source: assumed}
              first: {value: true, switch: true}
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
              second: {add: {part: 1}}
            payoffs:
              giver: {exchange: if answer is give then stake else 0, learns: 0}
              other: {exchange: if answer is give then stake else 0, belief: 0}
            ends:
              no_offer: {when: offer is withhold}
              exploited:
                when: answer is exploit
                worth: {giver: -stake, other: (if first then 0.5 else 1.5) * stake}
            policies:
              no_test: {giver: if part is 1 then offer is withhold}
            claims:
              separates:
                says: The first part tells the sincere from the insincere.
                test: plays(other, answer is exploit | not first, part is 1 and offer is concede) > 0.99
              worth_it:
                says: The test is worth it.
                test: value(giver) > value(giver | no_test)
              learns_all:
                says: One bit is learnt.
                test: value(giver.learns) > 0.99
              passing_shows:
                says: Who passes is sincere.
                test: value(other.belief | part is 2) > 0.99
              never_offered:
                says: At long odds nothing is offered.
                with: {p: 0.12, alpha: 0.6}
                test: plays(other, answer is give | not first, part is 1 and offer is concede) > 0.5
            """;

    private static Scenario scenario() {
        return TypedScenario.of(
                ScenarioLoader.parse("test.yaml", TEXT).orThrow(), "other", "p", "sincere", "insincere");
    }

    private static CheckResult judged() {
        try {
            return Judge.check(scenario(), CheckOptions.usual(), new Listener() {});
        } catch (RuntimeException e) {
            e.printStackTrace(System.out);
            throw e;
        }
    }

    @Test
    void show() {
        CheckResult result = judged();
        Checked checked = new Checked("test", "./parley check test", null, Map.of(), result, null);
        System.out.println(new TextReport(Style.PLAIN, TextReport.Detail.VERBOSE).whole(checked));
        System.out.println(JsonReport.of(List.of(checked)));
        Map<String, Verdict> verdicts =
                result.claims().stream().collect(Collectors.toMap(c -> c.claim().id(), ClaimResult::verdict));
        assertThat(verdicts).containsEntry("separates", Verdict.DEPENDS);
    }
}
