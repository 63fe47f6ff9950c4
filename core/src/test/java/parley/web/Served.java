package parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import parley.cli.Main;
import parley.launch.Workbench;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server on loopback with one scenario, asked by a client that is no browser, and by sockets that say what no client would. */
abstract class Served {
    static final String CLIENT = "test-client";

    @TempDir
    static Path folder;

    static Path file;
    static Workbench.Running server;
    static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        file = folder.resolve("chicken.yaml");
        try (var in = Served.class.getResourceAsStream("chicken.yaml")) {
            Files.write(file, in.readAllBytes());
        }
        Files.writeString(folder.resolve("secret.yaml"), "parley: 1\ntitle: Nobody is to read this\n");
        server = new LocalWorkbench().start(settings(file, null, 0));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Workbench.Settings settings(Path path, @Nullable String token, int port) {
        return new Workbench.Settings(
                List.of(new Workbench.Shown(path.toString(), path)), "127.0.0.1", port, token, 2, 30, 100_000);
    }

    static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
    }

    static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder builder = request(path);
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return HTTP.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<String> post(String path, String body) throws Exception {
        return HTTP.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The status of what a socket is answered, whatever it says. */
    static int raw(String head) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().flush();
            byte[] start = socket.getInputStream().readNBytes(12);
            return Integer.parseInt(new String(start, UTF_8).substring(9));
        }
    }

    static String question(String members) {
        return "{\"scenario\": " + quoted(file.toString()) + ", \"client\": \"" + CLIENT + "\"" + members + "}";
    }

    static String quoted(String text) {
        return JsonMapper.builder().build().writeValueAsString(text);
    }

    static String commandLine(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Main.run(
                arguments,
                new PrintStream(out, true, UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
        return out.toString(UTF_8);
    }

    static JsonNode ask(String address, String body) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return JsonMapper.builder().build().readTree(answer.body());
    }

    static int status(String address, String... headers) throws Exception {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(address));
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return HTTP.send(builder.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
