package parley.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.launch.Workbench;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answers. */
class ServerTest extends Served {
    @Test
    void verdicts_have_the_bytes_of_the_command_line() throws Exception {
        for (String win : List.of("0.75", "1.5", "2.125")) {
            String body = post("/api/check", question(", \"values\": {\"win\": " + win + "}"))
                    .body();
            assertThat(body)
                    .isEqualTo(commandLine(
                            "check", file.toString(), "--format", "json", "--no-flips", "--set", "win=" + win))
                    .contains("\"verdict\"");
        }
    }

    @Test
    void flips_have_the_bytes_of_the_command_line() throws Exception {
        String body = post(
                        "/api/check",
                        question(", \"flips\": true, \"claims\": [\"both_bound_is_a_disaster\"],"
                                + " \"values\": {\"disaster\": 4.5}"))
                .body();
        assertThat(body)
                .isEqualTo(commandLine(
                        "check",
                        file.toString(),
                        "--format",
                        "json",
                        "--claim",
                        "both_bound_is_a_disaster",
                        "--set",
                        "disaster=4.5"))
                .contains("\"flipsSearched\" : true");
    }

    @Test
    void verdicts_come_as_events_while_they_are_judged() throws Exception {
        HttpResponse<Stream<String>> events = HTTP.send(
                request("/api/events?client=listening-1")
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        assertThat(events.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        String body = post("/api/check", question(", \"turn\": 7").replace(CLIENT, "listening-1"))
                .body();
        JsonNode claims = JsonMapper.builder().build().readTree(body).get("claims");
        try (Stream<String> lines = events.body()) {
            List<String> told = lines.filter(line -> line.startsWith("data: {\"turn\":7"))
                    .limit(claims.size())
                    .toList();
            for (int k = 0; k < claims.size(); k++) {
                JsonNode event =
                        JsonMapper.builder().build().readTree(told.get(k).substring(6));
                JsonNode one =
                        JsonMapper.builder().build().readTree(event.get("check").asString());
                assertThat(one.get("claims").get(0)).isEqualTo(claims.get(k));
            }
        }
    }

    @Test
    void a_map_is_told_once_per_point_and_its_corners_are_what_claims_say() throws Exception {
        HttpResponse<Stream<String>> events = HTTP.send(
                request("/api/events?client=listening-2")
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        String claim = ", \"claim\": \"both_bound_is_a_disaster\", \"x\": \"disaster\", \"y\": \"loss\"";
        HttpResponse<String> answer = post(
                "/api/map", question(claim + ", \"halvings\": 2, \"number\": 5").replace(CLIENT, "listening-2"));
        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, JsonNode> points = new TreeMap<>();
        try (Stream<String> lines = events.body()) {
            lines.filter(line -> line.startsWith("data: {\"turn\""))
                    .takeWhile(line -> {
                        JsonNode told = JsonMapper.builder().build().readTree(line.substring(6));
                        assertThat(told.get("number").asInt()).isEqualTo(5);
                        told.get("points")
                                .forEach(p -> assertThat(points.put(p.get("column") + "," + p.get("row"), p))
                                        .isNull());
                        return points.size() < 25;
                    })
                    .forEach(line -> {});
        }
        assertThat(points).hasSize(25);
        // Both get -disaster, so the margin is loss - disaster: by hand.
        points.values().forEach(p -> {
            double disaster = 3 + 47 * p.get("column").asDouble() / 4;
            double loss = 0.2 + 1.8 * p.get("row").asDouble() / 4;
            assertThat(p.get("margin").asDouble()).isCloseTo(loss - disaster, within(1e-9));
            assertThat(p.get("truth").asBoolean()).isEqualTo(loss >= disaster);
        });
    }

    @Test
    void where_claims_stand_agrees_with_the_verdicts() throws Exception {
        String values = ", \"turn\": 3, \"values\": {\"disaster\": 7.5}";
        JsonNode standing = JsonMapper.builder()
                .build()
                .readTree(post("/api/standing", question(values)).body());
        JsonNode claims = JsonMapper.builder()
                .build()
                .readTree(post("/api/check", question(values)).body())
                .get("claims");
        assertThat(standing.size()).isEqualTo(claims.size()).isGreaterThan(5);
        for (int k = 0; k < claims.size(); k++) {
            assertThat(standing.get(k).get("id")).isEqualTo(claims.get(k).get("id"));
            assertThat(standing.get(k).get("truth")).isEqualTo(claims.get(k).get("atValues"));
            assertThat(standing.get(k).get("left").asDouble())
                    .isEqualTo(claims.get(k).get("left").asDouble());
        }
    }

    @Test
    void a_page_has_no_script_or_style_but_its_own_files() throws Exception {
        HttpResponse<String> page = get("/");
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http", "*");
        assertThat(page.body()).doesNotContain("<style", "style=", "onclick", "onload", "javascript:");
        assertThat(page.body().split("<script", -1))
                .allMatch(part -> part.startsWith("<!doctype") || part.startsWith(" type=\"module\" src="));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void every_file_of_the_page_is_served_and_all_together_stay_small() throws Exception {
        Path resources =
                Path.of(Served.class.getResource("page/index.html").toURI()).getParent();
        long total = 0;
        try (Stream<Path> files = Files.walk(resources)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                String name = resources.relativize(each).toString().replace('\\', '/');
                if (!name.equals("files.txt")) {
                    assertThat(get("/" + name).statusCode()).as(name).isEqualTo(200);
                    total += Files.size(each);
                }
            }
        }
        assertThat(total).isLessThan(1_500_000);
    }

    @Test
    void a_mistake_in_a_text_comes_back_with_its_place() throws Exception {
        String text = Files.readString(file).replace("value: 10\n", "value: ten\n");
        JsonNode opened = JsonMapper.builder()
                .build()
                .readTree(post("/api/read", question(", \"text\": " + quoted(text)))
                        .body());
        JsonNode mistake = opened.get("mistakes").get(0);
        assertThat(opened.get("model").isNull()).isTrue();
        String line = text.lines().toList().get(mistake.get("line").asInt() - 1);
        assertThat(line.substring(mistake.get("column").asInt() - 1)).startsWith("ten");
        assertThat(mistake.get("length").asInt()).isEqualTo(3);
    }

    @Test
    void requests_that_make_no_sense_are_said_to_be_wrong() throws Exception {
        for (String body : List.of(
                "",
                "[]",
                "{\"client\": \"" + CLIENT + "\"}",
                question(", \"values\": {\"nobody\": 1}"),
                question(", \"values\": {\"win\": \"much\"}"),
                question(", \"values\": {\"win\": 1e999}"),
                question(", \"claims\": [\"none\"]"),
                question(", \"variant\": \"none\""),
                question(", \"turn\": -1"),
                question("").replace(CLIENT, "x"))) {
            HttpResponse<String> answer = post("/api/check", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(422);
            assertThat(answer.body()).contains("\"mistakes\":[{\"code\":\"P");
        }
        assertThat(get("/api/check").statusCode()).isIn(404, 405);
        assertThat(get("/api/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void saving_keeps_comments_and_refuses_a_file_that_has_changed() throws Exception {
        Path mine = folder.resolve("mine.yaml");
        Files.writeString(mine, Files.readString(file) + "# the last word\n");
        try (Workbench.Running other = new LocalWorkbench().start(settings(mine, null, 0))) {
            String base = "http://localhost:" + other.port();
            JsonNode edited = ask(
                    base + "/api/values",
                    "{\"scenario\": " + quoted(mine.toString()) + ", \"values\": {\"disaster\": 12.5}}");
            String text = edited.get("text").asString();
            assertThat(text).isEqualTo(Files.readString(mine).replace("value: 10\n", "value: 12.5\n"));
            String save = "{\"scenario\": " + quoted(mine.toString()) + ", \"text\": " + quoted(text) + ", \"base\": ";
            String version = Library.version(Files.readString(mine));
            assertThat(ask(base + "/api/save", save + quoted(version) + "}")
                            .get("text")
                            .asString())
                    .isEqualTo(text);
            assertThat(Files.readString(mine)).isEqualTo(text).endsWith("# the last word\n");
            assertThat(ask(base + "/api/save", save + quoted(version) + "}")
                            .get("error")
                            .asString())
                    .contains("has changed");
            String now = quoted(Library.version(text));
            String broken =
                    "{\"scenario\": " + quoted(mine.toString()) + ", \"text\": \"parley: 1\", \"base\": " + now + "}";
            assertThat(ask(base + "/api/save", broken).get("mistakes")).isNotEmpty();
            assertThat(Files.readString(mine)).isEqualTo(text);
        }
    }

    @Test
    void a_port_that_is_taken_is_said_so() {
        assertThatThrownBy(() -> new LocalWorkbench().start(settings(file, null, server.port())))
                .isInstanceOf(Workbench.Unable.class);
    }

    @Test
    void the_description_served_is_the_one_in_the_documentation() throws Exception {
        Path docs = Path.of("").toAbsolutePath();
        while (!Files.exists(docs.resolve("docs/openapi.json"))) {
            docs = docs.getParent();
        }
        String served = get("/openapi.json").body();
        assertThat(served).isEqualTo(Files.readString(docs.resolve("docs/openapi.json")));
        JsonNode paths = JsonMapper.builder().build().readTree(served).get("paths");
        for (String path : paths.propertyNames()) {
            boolean post = paths.get(path).has("post");
            String asked = path.replace("{name}", "none") + (path.endsWith("events") ? "?client=x" : "");
            int status = post ? post(asked, "{}").statusCode() : get(asked).statusCode();
            assertThat(status).as(path).isIn(post ? List.of(422) : List.of(200, 404, 422));
        }
    }
}
