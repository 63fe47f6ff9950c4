package parley.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page's own files, read once at the start; a request can name nothing else. */
final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json",
            "txt", "text/plain; charset=utf-8");

    private final Map<String, Asset> all = new LinkedHashMap<>();

    /** @param type for {@code Content-Type} */
    record Asset(byte[] bytes, String type) {}

    Assets() {
        for (String name : new String(read("page/files.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList()) {
            String ending = name.substring(name.lastIndexOf('.') + 1);
            all.put("/" + name, new Asset(read("page/" + name), TYPES.getOrDefault(ending, "text/plain")));
        }
        all.put("/", find("/index.html"));
        all.put("/openapi.json", new Asset(read("openapi.json"), "application/json"));
    }

    /** The file at a path of the page, or null. */
    @Nullable Asset get(String path) {
        return all.get(path);
    }

    List<String> paths() {
        return List.copyOf(all.keySet());
    }

    private Asset find(String path) {
        Asset asset = all.get(path);
        if (asset == null) {
            throw new IllegalStateException(path + " is missing");
        }
        return asset;
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
