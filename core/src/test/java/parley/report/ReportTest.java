package parley.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import parley.Golden;
import parley.claim.ClaimResult;
import parley.claim.Truth;
import parley.claim.Verdict;
import parley.report.TextReport.Detail;

/** Reports of results made by hand, compared with golden files. */
class ReportTest {
    private static final Path INPUT = Golden.folder("report").resolve("standoff.yaml");

    @Test
    void text_shows_every_claim_with_its_evidence() {
        golden(".txt", new TextReport(Style.PLAIN, Detail.NORMAL).whole(Standoff.checked(null)));
    }

    @Test
    void verbose_text_shows_all_flips_and_how_it_was_computed() {
        golden(".verbose.txt", new TextReport(Style.PLAIN, Detail.VERBOSE).whole(Standoff.checked(1.84)));
    }

    @Test
    void quiet_text_shows_only_what_went_wrong() {
        golden(".quiet.txt", new TextReport(Style.PLAIN, Detail.QUIET).whole(Standoff.checked(null)));
    }

    @Test
    void json_has_the_members_of_the_contract() {
        golden(".check.json", JsonReport.of(List.of(Standoff.checked(null))));
    }

    @Test
    void junit_has_a_case_per_claim() {
        golden(".junit.xml", JUnitReport.of(List.of(Standoff.checked(null))));
    }

    @Test
    void html_is_one_page() {
        golden(".html", HtmlReport.of(List.of(Standoff.checked(null))));
    }

    @Test
    void diff_shows_assumptions_verdicts_and_margins() {
        ClaimResult moved = Standoff.result("nothing_to_lose", Verdict.FAILS, true)
                .with(Standoff.comparison(">=", -3, -3.5, Truth.TRUE))
                .with(Standoff.EPSILON)
                .build();
        ClaimResult turned = Standoff.result("pressure_backfires", Verdict.FAILS, false)
                .with(Standoff.comparison(">", 0.05, 0.077, Truth.FALSE))
                .with(Standoff.EXACT)
                .build();
        Checked after = Standoff.checked(
                "./parley check standoff --set leak=0.1",
                Map.of("leak", 0.1, "mediator", 0.0),
                List.of(turned, moved, Standoff.depends(), Standoff.tie(), Standoff.undecided()),
                null);
        golden(".diff.txt", DiffReport.of(Standoff.checked(null), after, Style.PLAIN));
    }

    @Test
    void a_report_printed_part_by_part_says_the_same_about_each_claim() {
        Checked checked = Standoff.checked(null);
        TextReport text = new TextReport(Style.PLAIN, Detail.NORMAL);
        StringBuilder parts = new StringBuilder(text.head(Standoff.SCENARIO, null, OptionalInt.empty(), List.of()));
        checked.result().claims().forEach(claim -> parts.append(text.claim(checked, claim)));
        String tail = text.tail(checked);
        assertThat(parts.append(tail).toString().lines().toList())
                .containsAll(text.whole(checked)
                        .lines()
                        .filter(line -> !line.startsWith("2 players"))
                        .toList())
                .contains("1,152 states; certificates: 2 exact, 2 epsilon, 1 none");
    }

    @Test
    void colour_changes_nothing_but_colour() {
        Checked checked = Standoff.checked(null);
        String coloured = new TextReport(Style.COLOUR, Detail.NORMAL).whole(checked);
        assertThat(coloured).contains("\033[");
        assertThat(coloured.replaceAll("\033\\[[0-9]+m", ""))
                .isEqualTo(new TextReport(Style.PLAIN, Detail.NORMAL).whole(checked));
    }

    @Test
    void no_line_of_text_is_wider_than_a_terminal_but_the_commands_to_copy() {
        assertThat(new TextReport(Style.PLAIN, Detail.VERBOSE)
                        .whole(Standoff.checked(null))
                        .lines()
                        .filter(line -> !line.contains("./parley")))
                .allMatch(line -> line.codePointCount(0, line.length()) <= Wrap.WIDTH);
    }

    @Test
    void junit_is_well_formed_and_counts_its_cases() throws Exception {
        Checked checked = Standoff.checked(0.5);
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JUnitReport.of(List.of(checked, checked)))));
        assertThat(document.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getElementsByTagName("testcase").getLength())
                .hasToString(suite.getAttribute("tests"))
                .isEqualTo(6);
        assertThat(suite.getElementsByTagName("failure").getLength()).hasToString(suite.getAttribute("failures"));
        assertThat(suite.getElementsByTagName("error").getLength()).hasToString(suite.getAttribute("errors"));
        assertThat(suite.getElementsByTagName("skipped").getLength()).hasToString(suite.getAttribute("skipped"));
    }

    @Test
    void html_needs_nothing_from_elsewhere() {
        String page = HtmlReport.of(List.of(Standoff.checked(null)));
        assertThat(page).doesNotContain("<script", "http://", "https://", "url(", "@import", "<small>");
    }

    @Test
    void the_same_results_give_the_same_bytes() {
        assertThat(JsonReport.of(List.of(Standoff.checked(null))))
                .isEqualTo(JsonReport.of(List.of(Standoff.checked(null))));
    }

    private static void golden(String ending, String actual) {
        Golden.check(Golden.beside(INPUT, ending), actual);
    }
}
