package parley.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every view driven as a person would; what it shows is compared with the command line. */
class WorkbenchTest extends Browsing {
    @Test
    void the_list_says_what_the_command_line_says() {
        go("");
        page.waitForFunction("() => document.querySelectorAll('.pill.provisional').length === 0");
        assertListSays(check());
        assertThat(page.locator(".tally").textContent()).contains("depend");
    }

    @Test
    void a_slider_moved_by_hand_turns_verdicts_as_the_command_line_does() {
        go("view=claims");
        settled();
        BoundingBox box = page.locator("#u-fear").boundingBox();
        page.mouse().move(box.x + box.width * 0.25, box.y + box.height / 2);
        page.mouse().down();
        for (double share = 0.3; share < 0.92; share += 0.06) {
            page.mouse().move(box.x + box.width * share, box.y + box.height / 2);
        }
        page.mouse().up();
        page.waitForFunction("() => location.hash.includes('fear:')");
        String value = page.url().replaceAll(".*fear:([0-9.]+).*", "$1");
        assertThat(Double.parseDouble(value)).isGreaterThan(2);
        settled();
        page.waitForFunction(
                "() => document.querySelector('.meta') && !document.querySelector('.working').textContent");
        JsonNode checked = check("--no-flips", "--set", "fear=" + value);
        assertListSays(checked);
        JsonNode pays = checked.get("claims").get(2);
        assertThat(claim(pays.get("says").asString()).locator(".margin").textContent())
                .contains(shown(pays.get("margin").asDouble()));
        assertThat(claim(pays.get("says").asString()).locator(".turned-mark").count())
                .isEqualTo(pays.get("atValues").asBoolean() == before("pays") ? 0 : 1);
    }

    private static boolean before(String id) {
        for (JsonNode claim : check("--no-flips").get("claims")) {
            if (claim.get("id").asString().equals(id)) {
                return claim.get("atValues").asBoolean();
            }
        }
        throw new AssertionError(id);
    }

    /** As the page writes numbers of this size. */
    private static String shown(double value) {
        String digits = new java.math.BigDecimal(value)
                .round(new java.math.MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
        return digits.replace('-', '−');
    }

    @Test
    void keys_move_a_slider_and_a_whole_number_stays_whole() {
        go("");
        page.locator("#u-rounds").focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        page.waitForFunction("() => location.hash.includes('rounds:4')");
        page.locator("#u-hard").focus();
        page.keyboard().press("Space");
        page.waitForFunction("() => location.hash.includes('hard:true')");
        settled();
        assertListSays(check("--no-flips", "--set", "rounds=4", "--set", "hard=true"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Back to the stated values"))
                .click();
        page.waitForFunction("() => !location.hash.includes('set=')");
    }

    @Test
    void the_mark_on_a_track_stands_where_the_claim_turns() {
        go("claim=pays");
        JsonNode flips = check("--claim", "pays").get("claims").get(0).get("flips");
        assertThat(flips.size()).isGreaterThan(0);
        for (JsonNode flip : flips) {
            String name = flip.get("uncertainty").asString();
            if (name.equals("fear") || name.equals("rate")) {
                Locator mark = page.locator("li.number")
                        .filter(new Locator.FilterOptions().setHas(page.locator("#u-" + name)))
                        .locator("line.flip");
                mark.waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
                double high = name.equals("fear") ? 3 : 1;
                assertThat(Double.parseDouble(mark.getAttribute("x1")))
                        .isCloseTo(100 * flip.get("at").asDouble() / high, within(1e-9));
            }
        }
        assertThat(page.locator(".evidence").textContent()).contains("Certificate:", "What turns it");
        page.locator(".flips li .plain").first().click();
        page.waitForFunction("() => location.hash.includes('set=')");
        settled();
        assertThat(page.locator("li.claim.open .turned-mark").count()).isEqualTo(1);
    }

    @Test
    void a_reload_keeps_the_state() {
        go("");
        claim("Pressing risks war").locator(".sentence").click();
        page.locator("#u-fear").focus();
        page.keyboard().press("PageUp");
        view("Over time");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Shares of levels"))
                .click();
        String address = page.url();
        assertThat(address).contains("claim=risky", "fear:", "view=time", "chart=shares");
        page.reload();
        page.locator(".charts.shares").waitFor();
        assertThat(page.url()).isEqualTo(address);
        assertThat(page.locator("button.cell.chosen").getAttribute("aria-label"))
                .startsWith("risky");
        assertThat(page.locator("#u-fear").inputValue()).isEqualTo(address.replaceAll(".*fear:([0-9.]+).*", "$1"));
    }

    @Test
    void the_picture_lights_what_a_box_touches() {
        go("view=standoff");
        Locator build = page.locator("g.node.rule").filter(new Locator.FilterOptions().setHasText("build"));
        build.focus();
        assertThat(page.locator(".about-node").textContent()).contains("arm is yes", "rate");
        assertThat(page.locator("g.node.lit").allTextContents()).containsExactlyInAnyOrder("build", "arm", "arsenal");
        page.keyboard().press("Enter");
        assertThat(build.getAttribute("aria-pressed")).isEqualTo("true");
        assertThat(page.locator("g.node").count()).isEqualTo(2 + 2 + 3 + 1);
    }

    @Test
    void charts_show_what_policies_lead_to() {
        go("view=time&policies=pressing,leaving");
        page.locator("figure.chart").first().waitFor();
        JsonNode shrinks = check("--no-flips").get("claims").get(0);
        Locator arsenal = page.locator("figure.chart").filter(new Locator.FilterOptions().setHasText("arsenal"));
        // The line of the first policy at period 3, read back from the picture: levels 0 to 3 over 118 units of height.
        String point = arsenal.locator("polyline.s0")
                .getAttribute("points")
                .split(" ")[3]
                .split(",")[1];
        assertThat((150 - 24 - Double.parseDouble(point)) / 118 * 3)
                .isCloseTo(shrinks.get("left").asDouble(), within(0.005));
        page.locator(".policies summary").click();
        page.getByLabel("no policy").check();
        page.waitForFunction("() => document.querySelectorAll('figure.chart polyline.s2').length > 0");
        assertThat(page.locator("table.worth tbody tr").count()).isEqualTo(3);
    }

    @Test
    void a_map_has_the_regions_that_the_command_line_finds() {
        go("view=map&claim=pays&x=fear&y=rate");
        page.waitForFunction("() => document.querySelectorAll('rect.region').length === 289");
        // The grid's point (12, 8) of 16: fear 2.25, rate 0.5.
        JsonNode there = check("--no-flips", "--claim", "pays", "--set", "fear=2.25", "--set", "rate=0.5");
        Object kind = page.evaluate("() => [...document.querySelectorAll('rect.region')].find(r => "
                + "Math.abs(+r.getAttribute('x') + r.getAttribute('width') / 2 - 420) < 1 && "
                + "Math.abs(+r.getAttribute('y') + r.getAttribute('height') / 2 - 280) < 1).getAttribute('class')");
        assertThat(kind)
                .isEqualTo(
                        "region " + there.get("claims").get(0).get("atValues").asBoolean());
        BoundingBox box = page.locator("figure.map > svg").boundingBox();
        page.mouse().click(box.x + box.width * 0.75, box.y + box.height * 0.3);
        page.waitForFunction("() => /fear:.*rate:|rate:.*fear:/.test(location.hash)");
        page.locator("figure.map > svg").focus();
        String before = page.url();
        page.keyboard().press("ArrowLeft");
        page.waitForFunction("before => location.href !== before", before);
    }

    @Test
    void a_comparison_marks_the_claims_that_differ() {
        go("view=compare&set=fear:2.6,rate:0.8");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Let B be the stated values"))
                .click();
        JsonNode a =
                check("--no-flips", "--set", "fear=2.6", "--set", "rate=0.8").get("claims");
        JsonNode b = check("--no-flips").get("claims");
        List<String> differ = new ArrayList<>();
        for (int k = 0; k < a.size(); k++) {
            if (!a.get(k).get("atValues").equals(b.get(k).get("atValues"))) {
                differ.add(a.get(k).get("id").asString());
            }
        }
        assertThat(differ).isNotEmpty();
        page.waitForFunction(
                "count => document.querySelectorAll('table.compare tr.differs').length === count", differ.size());
        assertThat(page.locator("table.compare tr.differs th button").allTextContents())
                .isEqualTo(differ);
        assertThat(page.locator("h3").allTextContents()).contains("2 assumptions differ");
    }

    @Test
    void a_side_is_played_to_the_end_and_the_record_survives_a_reload() {
        go("view=play");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Play Beta"))
                .click();
        for (int period = 1; period <= 4 && page.locator(".ending").count() == 0; period++) {
            page.waitForFunction(
                    "n => document.querySelectorAll('.record > li').length === n && "
                            + "(document.querySelector('.ending') || document.querySelector('.options button:not(:disabled)'))",
                    period - 1);
            if (page.locator(".ending").count() == 0) {
                page.locator(".options button").last().click();
            }
        }
        page.locator(".ending").waitFor();
        String told = page.locator("section[aria-label=Play]").textContent();
        assertThat(told).contains("Beta got", "Equilibrium:", "Alpha might have:");
        page.reload();
        page.locator(".ending").waitFor();
        assertThat(page.locator("section[aria-label=Play]").textContent()).isEqualTo(told);
    }

    @Test
    void mistakes_are_underlined_and_saving_keeps_comments() throws Exception {
        String before = Files.readString(file);
        go("view=text&set=fear:1.5");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Put the 1 moved value into the text"))
                .click();
        Locator text = page.getByLabel("Text of the scenario");
        page.waitForFunction("() => document.querySelector('textarea').value.includes('fear: {value: 1.5')");
        text.fill(text.inputValue().replace("-fear * arsenal", "-feer * arsenal"));
        page.locator(".squiggle").first().waitFor();
        assertThat(page.locator(".squiggle").first().textContent()).isEqualTo("feer");
        assertThat(page.locator(".mistakes").textContent()).contains("Nothing is called \"feer\"", "Did you mean");
        Locator save = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"));
        assertThat(save.isDisabled()).isTrue();
        text.fill(text.inputValue().replace("-feer * arsenal", "-fear * arsenal"));
        page.waitForFunction(
                "() => !document.querySelector('.squiggle') && !document.querySelector('button.primary').disabled");
        assertThat(Files.readString(file)).isEqualTo(before);
        save.click();
        page.getByText("Saved.").waitFor();
        assertThat(Files.readString(file)).isEqualTo(before.replace("fear: {value: 0.6", "fear: {value: 1.5"));
        Files.writeString(file, before);
    }
}
