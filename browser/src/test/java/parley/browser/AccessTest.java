package parley.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every view for everybody: axe-core finds no serious fault, wide and narrow, light and dark; nothing runs out of the page. */
class AccessTest extends Browsing {
    private static final List<String> VIEWS = List.of("claims", "standoff", "time", "map", "compare", "play", "text");

    @Test
    void no_view_has_a_serious_fault() throws IOException {
        String axe;
        try (InputStream in = AccessTest.class.getResourceAsStream("axe.min.js")) {
            axe = new String(in.readAllBytes(), UTF_8);
        }
        Set<String> all = new TreeSet<>();
        for (int width : List.of(WIDE, NARROW)) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page = page(width, scheme);
                for (String view : VIEWS) {
                    go("view=" + view + "&claim=pays&set=fear:2.6&other=");
                    settled();
                    page.evaluate(axe);
                    @SuppressWarnings("unchecked") // What a script returns has no type.
                    List<Map<String, Object>> faults = (List<Map<String, Object>>)
                            page.evaluate(
                                    "async () => (await axe.run()).violations.filter(v => ['serious', 'critical'].includes(v.impact))"
                                            + ".map(v => ({id: v.id, nodes: v.nodes.slice(0, 4).map(n => n.html + ' ' + n.failureSummary).join('\\n')}))");
                    faults.forEach(fault -> all.add(view + " at " + width + ", " + scheme + ": " + fault));
                    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                            .as(view + " at " + width)
                            .isEqualTo(0);
                }
            }
        }
        assertThat(all).isEmpty();
    }

    @Test
    void everything_is_reached_with_keys_alone() {
        go("view=claims");
        settled();
        boolean opened = false;
        for (int k = 0; k < 60 && !opened; k++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("document.activeElement.classList.contains('sentence')")) {
                page.keyboard().press("Enter");
                opened = page.locator("li.claim.open").count() == 1;
            }
        }
        assertThat(opened).isTrue();
    }

    @Test
    void on_a_narrow_page_assumptions_open_over_it() {
        page = page(NARROW, ColorScheme.LIGHT);
        go("");
        page.locator(".show-assumptions").click();
        page.locator("aside.open #u-fear").focus();
        page.keyboard().press("ArrowRight");
        page.waitForFunction("() => location.hash.includes('fear:')");
        page.locator("aside .close").click();
        assertThat(page.locator("aside").isVisible()).isFalse();
    }
}
