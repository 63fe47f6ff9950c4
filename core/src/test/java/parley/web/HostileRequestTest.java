package parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.launch.Workbench;

/** What the server refuses. */
class HostileRequestTest extends Served {
    @Test
    void a_name_that_is_not_this_servers_is_refused() throws Exception {
        assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example:" + server.port() + "\r\nConnection: close\r\n\r\n"))
                .isEqualTo(403);
        assertThat(raw("GET /api/scenarios HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n"))
                .isEqualTo(403);
        assertThat(raw("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nConnection: close\r\n\r\n"))
                .isEqualTo(200);
    }

    @Test
    void pages_of_another_origin_are_refused() throws Exception {
        for (String origin : List.of("http://evil.example", "null", "https://localhost:" + server.port(), "http://[")) {
            assertThat(get("/api/scenarios", "Origin", origin).statusCode())
                    .as(origin)
                    .isEqualTo(403);
        }
        assertThat(get("/api/scenarios", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        String own = "http://localhost:" + server.port();
        HttpResponse<String> answered = get("/api/scenarios", "Origin", own, "Sec-Fetch-Site", "same-origin");
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(answered.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void a_form_of_another_page_is_no_request() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                request("/api/save")
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString(question(", \"text\": \"x\", \"base\": \"y\"")))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void no_file_but_the_scenarios_given_is_read() throws Exception {
        String end = " HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nConnection: close\r\n\r\n";
        for (String path : List.of(
                "/../secret.yaml",
                "/..%2fsecret.yaml",
                "/%2e%2e/secret.yaml",
                "/vendor/../../openapi.json",
                "/vendor/..%5c..%5cServer.class",
                "//etc/passwd",
                "/Server.class",
                "/api/scenarios/secret.yaml",
                "/api/scenarios/..%2Fsecret.yaml",
                "/api/scenarios/%2Fetc%2Fpasswd")) {
            assertThat(raw("GET " + path + end)).as(path).isIn(400, 404);
        }
        String other = folder.resolve("secret.yaml").toString();
        String body = "{\"scenario\": " + quoted(other) + ", \"client\": \"" + CLIENT + "\"}";
        for (String route : List.of("/api/check", "/api/read", "/api/values", "/api/map")) {
            assertThat(post(route, body).statusCode()).as(route).isEqualTo(404);
        }
        assertThat(get("/api/scenarios").body()).doesNotContain("Nobody");
    }

    @Test
    void a_body_of_50_megabytes_is_refused_before_it_is_read() throws Exception {
        String head = "POST /api/check HTTP/1.1\r\nHost: localhost:" + server.port()
                + "\r\nContent-Type: application/json\r\nConnection: close\r\n";
        assertThat(raw(head + "Content-Length: 52428800\r\n\r\n{")).isEqualTo(413);
        assertThat(raw(head + "Transfer-Encoding: chunked\r\n\r\n3200000\r\n{")).isEqualTo(413);
        assertThat(raw(head + "Content-Length: 99999999999999\r\n\r\n{")).isEqualTo(413);
    }

    @Test
    void with_a_token_nobody_reads_without_it() throws Exception {
        try (Workbench.Running guarded = new LocalWorkbench().start(settings(file, "0123456789abcdef", 0))) {
            String base = "http://localhost:" + guarded.port() + "/";
            assertThat(guarded.address().toString()).isEqualTo(base + "?token=0123456789abcdef");
            for (String path : List.of("", "api/scenarios", "?token=0123456789abcdee", "?token=")) {
                assertThat(status(base + path)).as(path).isEqualTo(401);
            }
            assertThat(status(base + "api/scenarios", "Authorization", "Bearer 0123456789abcdef"))
                    .isEqualTo(200);
            assertThat(status(base + "api/scenarios", "Cookie", "parley-token=0123456789abcdef"))
                    .isEqualTo(200);
            assertThat(status(guarded.address().toString())).isEqualTo(200);
        }
    }
}
