package parley.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import parley.cli.Main;
import parley.launch.Workbench;
import parley.web.LocalWorkbench;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server, a browser, and a page that may say nothing on its console. */
abstract class Browsing {
    static final int WIDE = 1280;
    static final int NARROW = 390;

    /** Longest wait for anything, in milliseconds; the machine may be busy. */
    private static final int PATIENCE = 60_000;

    @TempDir
    static Path folder;

    static Path file;
    static Workbench.Running server;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> said = new ArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();
    Page page;

    @BeforeAll
    static void start() throws IOException {
        file = folder.resolve("standoff.yaml");
        try (InputStream in = Browsing.class.getResourceAsStream("standoff.yaml")) {
            Files.write(file, in.readAllBytes());
        }
        server = serve(file.toString(), file);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("parley.chromium", "/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox")));
    }

    static Workbench.Running serve(String name, Path path) {
        return new LocalWorkbench()
                .start(new Workbench.Settings(
                        List.of(new Workbench.Shown(name, path)), "127.0.0.1", 0, null, 2, 120, 2_000_000));
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
        server.close();
    }

    @BeforeEach
    void open() {
        page = page(WIDE, ColorScheme.LIGHT);
    }

    @AfterEach
    void close() {
        contexts.forEach(BrowserContext::close);
        assertThat(said).as("what the page said on its console").isEmpty();
    }

    Page page(int width, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, width == WIDE ? 900 : 844)
                .setColorScheme(scheme)
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        contexts.add(context);
        context.setDefaultTimeout(PATIENCE);
        Page made = context.newPage();
        made.onConsoleMessage(message -> said.add(message.type() + ": " + message.text()));
        made.onPageError(said::add);
        return made;
    }

    /** Opens the page at a state that its address holds. */
    void go(String state) {
        page.navigate(server.address() + "#" + state);
        page.locator("h1").waitFor();
    }

    void view(String name) {
        page.locator("nav.views")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** Waits until every claim is certified. */
    void settled() {
        page.waitForFunction("() => !document.querySelector('.pill.waiting')");
        page.waitForFunction(
                "() => !['solving…', 'certifying…'].includes(document.querySelector('.working').textContent)");
    }

    Locator claim(String sentence) {
        return page.locator("li.claim").filter(new Locator.FilterOptions().setHasText(sentence));
    }

    /** What the command line says of the same numbers. */
    static JsonNode check(String... options) {
        List<String> arguments = new ArrayList<>(List.of("check", file.toString(), "--format", "json"));
        arguments.addAll(List.of(options));
        return json(arguments);
    }

    static JsonNode json(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
        Main.run(arguments.toArray(new String[0]), new PrintStream(out, true, UTF_8), nowhere);
        return JsonMapper.builder().build().readTree(out.toString(UTF_8));
    }

    /** Every claim's row says what the command line says: verdict and sentence. */
    void assertListSays(JsonNode checked) {
        for (JsonNode each : checked.get("claims")) {
            Locator row = claim(each.get("says").asString());
            assertThat(row.locator(".pill")
                            .textContent()
                            .replaceAll("[^a-z ]", "")
                            .strip())
                    .as(each.get("id").asString())
                    .isEqualTo(each.get("verdict").asString());
        }
    }
}
