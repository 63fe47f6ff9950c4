package parley.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.claim.Sitting;
import parley.launch.Workbench.Shown;
import parley.scenario.Loaded;
import parley.scenario.ScenarioLoader;

/**
 * The scenarios that are served, and nothing else: files are found by the names given at the start, never by a path that a
 * request says. Thread-safe.
 */
final class Library {
    /** Texts kept with what was computed of them; a text that somebody edits makes a new one with each change. */
    private static final int MOST_KEPT = 12;

    private final Map<String, Path> files = new LinkedHashMap<>();
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * A text and what it says.
     *
     * @param version tells texts apart: the start of their SHA-256
     * @param sitting null where the text has errors
     */
    record Kept(
            String name,
            String text,
            String version,
            Loaded loaded,
            @Nullable Sitting sitting) {
        Sitting usable() {
            Sitting usable = sitting;
            if (usable == null) {
                throw new parley.diagnostic.InputException(loaded.errors());
            }
            return usable;
        }
    }

    Library(List<Shown> scenarios) {
        scenarios.forEach(shown -> files.put(shown.name(), shown.path()));
    }

    List<String> names() {
        return List.copyOf(files.keySet());
    }

    boolean has(String name) {
        return files.containsKey(name);
    }

    /** A scenario as its file is now. */
    Kept onDisk(String name) {
        Path path = file(name);
        Loaded loaded = ScenarioLoader.load(path);
        return keep(name, loaded.text(), loaded);
    }

    /** A scenario as somebody has edited it, or as its file is where {@code text} is null. */
    Kept of(String name, @Nullable String text) {
        if (text == null) {
            return onDisk(name);
        }
        String file = file(name).toString();
        synchronized (kept) {
            Kept known = kept.get(key(name, text));
            if (known != null) {
                return known;
            }
        }
        return keep(name, text, ScenarioLoader.parse(file, text));
    }

    private Kept keep(String name, String text, Loaded loaded) {
        synchronized (kept) {
            String key = key(name, text);
            Kept known = kept.get(key);
            if (known != null) {
                return known;
            }
            Kept made = new Kept(
                    name,
                    text,
                    version(text),
                    loaded,
                    loaded.scenario().map(Sitting::new).orElse(null));
            kept.put(key, made);
            if (kept.size() > MOST_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
            return made;
        }
    }

    private static String key(String name, String text) {
        return name + '\n' + version(text);
    }

    /** What tells a text from others. */
    static String version(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file(String name) {
        Path path = files.get(name);
        if (path == null) {
            throw new Guard.Refused(404, "There is no such scenario here.");
        }
        return path;
    }

    /** Writes a scenario's file: beside it first, then into place. */
    void save(String name, String text) {
        Path path = file(name);
        try {
            Path target = path.toRealPath();
            Path beside = target.resolveSibling(
                    "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            try {
                Files.writeString(beside, text);
                try {
                    Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
                } catch (AtomicMoveNotSupportedException e) {
                    Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
                }
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
