package parley.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.claim.CheckOptions;
import parley.claim.CheckResult;
import parley.claim.ClaimResult;
import parley.claim.Judge;
import parley.claim.Listener;
import parley.compile.Budget;
import parley.scenario.Scenario;
import parley.scenario.ScenarioLoader;

/** The scenario files of the repository. */
final class Catalog {
    private static final String ASKED = System.getProperty("parley.rewrite", "false");

    /** Whether generated files are written anew instead of compared. */
    static final boolean REWRITE = !ASKED.equals("false");

    /** Whether what takes minutes is run for them as well. */
    static final boolean REWRITE_ALL = ASKED.equals("all");

    static final Path HOME = home();

    private Catalog() {}

    /** The scenario files of one folder of the catalog, by name. */
    static List<Path> files(String folder) {
        return all(HOME.resolve("catalog").resolve(folder)).stream()
                .filter(f -> f.toString().endsWith(".yaml"))
                .toList();
    }

    /** What a folder holds, by name. */
    static List<Path> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ".yaml".length());
    }

    static Scenario load(Path file) {
        return ScenarioLoader.load(file).orThrow();
    }

    static Scenario theory(String name) {
        return load(HOME.resolve("catalog/theory/" + name + ".yaml"));
    }

    /** A scenario judged as {@code parley check} does it, and how long that took. */
    record Checked(CheckResult result, double seconds) {}

    private static final Map<Path, Checked> CHECKED = new ConcurrentHashMap<>();

    /** Judges a scenario, once for all tests of a run. */
    static Checked check(Path file) {
        return CHECKED.computeIfAbsent(file, f -> {
            Scenario scenario = load(f);
            long start = System.nanoTime();
            CheckResult result = Judge.check(scenario, CheckOptions.usual(), Listener.silent());
            return new Checked(result, (System.nanoTime() - start) / 1e9);
        });
    }

    /** Claims judged at other numbers, without looking for flips. */
    static List<ClaimResult> judge(
            Scenario scenario,
            Map<String, Double> values,
            @Nullable String variant,
            List<String> claims,
            double precision) {
        CheckOptions options = new CheckOptions(
                false, CheckOptions.TIE, precision, 1, 0, values, variant, claims, 0, Budget.usual(), () -> false);
        return Judge.check(scenario, options, Listener.silent()).claims();
    }

    static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the launcher: tests may run from any module. */
    private static Path home() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("parley"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("not within the repository");
            }
            folder = parent;
        }
        return folder;
    }
}
