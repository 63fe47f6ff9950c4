package parley;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the repository tidy: no orphan files, no skipped tests, no file that is two ideas. */
class HouseTest {
    private static final Path HOME = home();
    private static final List<Path> FILES = files();

    private static final int MOST_LINES = 400;

    private static final Set<String> GOLDEN_INPUTS = Set.of("yaml", "nfg", "efg", "gmcr", "input.json");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");

    /** A reason is a colon and at least three words. The brackets keep this file from finding itself. */
    private static final Pattern UNREASONED = Pattern.compile("\\b(TO[D]O|FIX[M]E)\\b(?!: \\S+ \\S+ \\S+)");

    private static final Pattern SKIPPED = Pattern.compile("@(Dis[a]bled|Ign[o]re)\\b");

    /** Places outside this repository: folders of one machine, hosts of package registries. */
    private static final Pattern FOREIGN = Pattern.compile("(?<![\\w.])/(work|root|home|Users)[/]\\w"
            + "|(?<![\\w/])shared[/]"
            + "|repo1?[.]maven|registry[.]npmjs|files[.]pythonhosted|<<<<[<]|>>>>[>]");

    @Test
    void no_source_file_is_longer_than_400_lines() {
        List<String> found = new ArrayList<>();
        for (Path file : withEnding(".java", ".g4")) {
            int lines = (int) read(file).lines().count();
            if (lines > MOST_LINES) {
                found.add(HOME.relativize(file) + ": " + lines + " lines");
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void no_test_is_skipped() {
        assertThat(occurrences(SKIPPED, withEnding(".java"))).isEmpty();
    }

    @Test
    void what_is_left_to_do_has_a_reason() {
        assertThat(occurrences(UNREASONED, texts())).isEmpty();
    }

    @Test
    void no_file_names_a_place_outside_the_repository() {
        assertThat(occurrences(FOREIGN, texts())).isEmpty();
    }

    @Test
    void every_golden_file_has_its_partner() {
        List<Path> golden = FILES.stream().filter(HouseTest::isGolden).toList();
        Set<String> inputs = golden.stream()
                .filter(HouseTest::isGoldenInput)
                .map(HouseTest::pair)
                .collect(Collectors.toSet());
        Set<String> outputs = golden.stream()
                .filter(file -> !isGoldenInput(file))
                .map(HouseTest::pair)
                .collect(Collectors.toSet());
        assertThat(outputs).as("inputs and expected outputs").isEqualTo(inputs);
    }

    @Test
    void every_page_of_the_documentation_is_linked_from_its_index() {
        assertThat(unlisted("docs", file -> name(file).endsWith(".md"))).isEmpty();
    }

    @Test
    void every_scenario_of_the_catalog_is_listed() {
        assertThat(unlisted("catalog", file -> !name(file).endsWith(".md"))).isEmpty();
    }

    @Test
    void links_between_pages_lead_somewhere() {
        List<String> broken = new ArrayList<>();
        for (Path page : withEnding(".md")) {
            for (String target : links(page)) {
                if (!target.contains(":") && !Files.exists(page.resolveSibling(target))) {
                    broken.add(HOME.relativize(page) + ": " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /** The files of a folder that its README.md does not link to; none while there is no README.md. */
    private static List<String> unlisted(String folder, Predicate<Path> concerned) {
        Path index = HOME.resolve(folder).resolve("README.md");
        if (!Files.exists(index)) {
            return List.of();
        }
        Set<Path> linked = links(index).stream()
                .map(target -> index.resolveSibling(target).normalize())
                .collect(Collectors.toSet());
        return FILES.stream()
                .filter(file -> file.startsWith(index.getParent()) && !file.equals(index))
                .filter(concerned)
                .filter(file -> !linked.contains(file))
                .map(file -> HOME.relativize(file).toString())
                .toList();
    }

    private static List<String> links(Path page) {
        return LINK.matcher(read(page)).results().map(link -> link.group(1)).toList();
    }

    private static List<String> occurrences(Pattern pattern, List<Path> files) {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            List<String> lines = read(file).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                Matcher matcher = pattern.matcher(lines.get(i));
                if (matcher.find()) {
                    found.add(HOME.relativize(file) + ":" + (i + 1) + ": " + matcher.group());
                }
            }
        }
        return found;
    }

    /** A golden pair is NAME.yaml (or another input) and NAME.ANYTHING, side by side in a folder under {@code golden}. */
    private static boolean isGolden(Path file) {
        return HOME.relativize(file).toString().contains("src/test/resources/golden/");
    }

    private static boolean isGoldenInput(Path file) {
        return GOLDEN_INPUTS.contains(name(file).substring(name(file).indexOf('.') + 1));
    }

    private static String pair(Path file) {
        return file.resolveSibling(name(file).substring(0, name(file).indexOf('.')))
                .toString();
    }

    private static List<Path> texts() {
        return FILES.stream()
                .filter(file -> !name(file).matches(".*\\.(png|jpg|svg|min\\.js|parquet)"))
                .toList();
    }

    private static List<Path> withEnding(String... endings) {
        return FILES.stream()
                .filter(file -> List.of(endings).stream().anyMatch(name(file)::endsWith))
                .toList();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the launcher: tests may run from any module. */
    private static Path home() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("parley"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** Every file that a person wrote; what builds, editors and git leave behind is passed over. */
    private static List<Path> files() {
        Set<String> passedOver = Set.of(
                "target",
                ".git",
                ".parley",
                ".idea",
                ".vscode",
                ".settings",
                "node_modules",
                ".venv",
                "results",
                "__pycache__");
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(HOME, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return passedOver.contains(name(folder)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!passedOver.contains(name(file))) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(null);
        return found;
    }
}
