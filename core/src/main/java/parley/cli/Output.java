package parley.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;

/** Where a result goes: standard output, or a file that is there as a whole or not at all. */
record Output(Session session, @Nullable String file) {
    /** Refuses a file that cannot be written, before anybody waits for what goes into it. */
    Output checked() {
        if (file == null) {
            return this;
        }
        Path path = Path.of(file).toAbsolutePath();
        Path folder = path.getParent();
        if (Files.isDirectory(path) || folder == null || !Files.isDirectory(folder)) {
            String sentence = Files.isDirectory(path) ? "This is a folder." : "The folder of this file does not exist.";
            throw Options.wrong(
                    Code.FILE_UNREADABLE, "--output " + file, sentence, "name a file in a folder that exists");
        }
        return this;
    }

    void write(String text) {
        write(writer -> {
            try {
                writer.write(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    void write(Consumer<Writer> content) {
        if (file == null) {
            try {
                Writer writer = new BufferedWriter(new OutputStreamWriter(session.out(), StandardCharsets.UTF_8));
                content.accept(writer);
                writer.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return;
        }
        try {
            replace(Path.of(file), content);
        } catch (IOException | UncheckedIOException e) {
            throw Options.wrong(
                    Code.FILE_UNREADABLE,
                    "--output " + file,
                    "The file cannot be written: " + e.getMessage() + ".",
                    "name a file in a folder that you may write to");
        }
    }

    /** Writes beside {@code path} and moves into place, so that a reader never sees half a file. */
    static void replace(Path path, Consumer<Writer> content) throws IOException {
        // A link stays a link: what it leads to is replaced.
        Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        // Not a file made by createTempFile: that one could be read by its owner alone.
        String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part";
        Path beside = target.resolveSibling(name);
        try {
            try (Writer writer = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
                content.accept(writer);
            }
            move(beside, target);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
