package parley.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.Golden;
import parley.cli.Main;

/** A study in a process of its own, killed without warning again and again: it ends with the same bytes. */
class KilledStudyTest {
    private static final Path CHOICE = Golden.folder("study").resolve("choice.yaml");
    private static final int KILLS = 3;

    @TempDir
    Path temporary;

    private static List<String> arguments(Path folder) {
        return List.of(
                "study",
                CHOICE.toString(),
                "--draws",
                "600",
                "--across",
                "0",
                "--seed",
                "9",
                "--threads",
                "2",
                "-q",
                "-o",
                folder.toString());
    }

    private Process start(Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                "parley.cli.Main"));
        command.addAll(arguments(folder));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("log").toFile())
                .start();
    }

    private static void finish(Path folder) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        assertThat(Main.run(arguments(folder).toArray(String[]::new), nowhere, nowhere))
                .isZero();
    }

    private static long parts(Path folder) throws IOException {
        if (!Files.isDirectory(folder.resolve("draws"))) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder.resolve("draws"))) {
            return files.filter(f -> f.getFileName().toString().startsWith("part-"))
                    .count();
        }
    }

    private static Map<String, List<Byte>> bytes(Path folder) throws IOException {
        Map<String, List<Byte>> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                List<Byte> list = new ArrayList<>();
                for (byte b : content) {
                    list.add(b);
                }
                all.put(folder.relativize(file).toString(), list);
            }
        }
        return all;
    }

    @Test
    void a_killed_study_goes_on_to_the_same_bytes() throws IOException, InterruptedException {
        Path whole = temporary.resolve("whole");
        finish(whole);
        long all = parts(whole);
        Path killed = temporary.resolve("killed");
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(killed);
            // At another stage each time: before the first part of this run, and after a few.
            long begun = parts(killed);
            long few = begun + kill * all / (KILLS + 1);
            while (process.isAlive() && (parts(killed) < few || !Files.isDirectory(killed.resolve("draws")))) {
                Thread.sleep(1);
            }
            process.destroyForcibly().waitFor();
            assertThat(parts(killed)).isLessThan(all);
        }
        Map<String, Long> before = new TreeMap<>();
        try (Stream<Path> files = Files.list(killed.resolve("draws"))) {
            for (Path file : files.filter(f -> !f.getFileName().toString().startsWith("."))
                    .toList()) {
                before.put(file.toString(), Files.getLastModifiedTime(file).toMillis());
            }
        }
        finish(killed);
        for (Map.Entry<String, Long> part : before.entrySet()) {
            assertThat(Files.getLastModifiedTime(Path.of(part.getKey())).toMillis())
                    .as("finished parts are left alone")
                    .isEqualTo(part.getValue());
        }
        assertThat(bytes(killed)).isEqualTo(bytes(whole));
    }
}
