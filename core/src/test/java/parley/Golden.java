package parley;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that hold what is expected. {@code mvn test -Dparley.rewrite=true} writes what came out instead of comparing; the
 * difference is then read in version control.
 */
public final class Golden {
    private static final Path ROOT = folder("src/test/resources/golden");

    private Golden() {}

    /** A folder of golden files. */
    public static Path folder(String name) {
        Path here = Path.of("").toAbsolutePath();
        Path module = Files.isDirectory(here.resolve("src/test")) ? here : here.resolve("core");
        return name.startsWith("src") ? module.resolve(name) : ROOT.resolve(name);
    }

    /** The files of a folder that end so, by name. */
    public static List<Path> files(Path folder, String... endings) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file beside {@code input} that has its name up to the first dot and another ending. */
    public static Path beside(Path input, String ending) {
        String name = input.getFileName().toString();
        return input.resolveSibling(name.substring(0, name.indexOf('.')) + ending);
    }

    /** Text without the bounds that certificates prove, which every change of a solver moves by a rounding. */
    public static String withoutBounds(String text) {
        return text.replaceAll("(± |regret <= |values within |lies within |within )[0-9.]+(e-?[0-9]+)?", "$1#")
                .replaceAll("(\"(?:regret|valueError|strategyRadius|valueRadius)\" : )[0-9.Ee+-]+", "$1\"#\"");
    }

    /** Compares with what is expected, or takes it down. */
    public static void check(Path expected, String actual) {
        try {
            if (Boolean.getBoolean("parley.rewrite")) {
                Files.writeString(expected, actual, UTF_8);
            } else {
                assertThat(actual).as(expected.getFileName().toString()).isEqualTo(Files.readString(expected, UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
