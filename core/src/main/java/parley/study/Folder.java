package parley.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.InputException;
import parley.diagnostic.Span;

/**
 * The folder of a study: {@code manifest.json}, and {@code draws/part-00000.parquet} and so on, each there as a whole or not at all.
 */
public final class Folder implements AutoCloseable {
    private static final String MANIFEST = "manifest.json";
    private static final String DRAWS = "draws";
    private static final String LOCK = ".lock";

    private final Path path;
    private final @Nullable FileChannel channel;

    private Folder(Path path, @Nullable FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * A folder to write a study to: a new or empty one, or one that holds the same study as far as it got.
     *
     * @throws InputException where it holds something else, or another process writes to it
     */
    static Folder open(Path path, Manifest manifest) {
        try {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw wrong(path, "This is a file where a folder was expected.", "name a folder that may be made");
            }
            Path file = path.resolve(MANIFEST);
            if (!Files.exists(file) && Files.isDirectory(path) && !isEmpty(path)) {
                throw wrong(
                        path, "This folder has files and is no folder of a study.", "name a new or an empty folder");
            }
            Files.createDirectories(path.resolve(DRAWS));
            FileChannel channel = locked(path);
            if (Files.exists(file)) {
                Optional<String> difference = read(path).difference(manifest);
                if (difference.isPresent()) {
                    channel.close();
                    throw wrong(path, difference.get(), "name another folder, or remove this one");
                }
            } else {
                Path beside = path.resolve("." + MANIFEST + ".part");
                Files.writeString(beside, manifest.json());
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            }
            Folder folder = new Folder(path, channel);
            folder.sweep();
            return folder;
        } catch (IOException e) {
            throw wrong(path, "The folder cannot be written: " + e.getMessage() + ".", "name another folder");
        }
    }

    /**
     * The folder of a study that is there.
     *
     * @throws InputException where there is none
     */
    public static Folder existing(Path path) {
        if (!isThere(path)) {
            throw wrong(
                    path, "There is no study in this folder.", "`./parley study SCENARIO -o " + path + "` makes one");
        }
        return new Folder(path, null);
    }

    static boolean isThere(Path path) {
        return Files.exists(path.resolve(MANIFEST));
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.allMatch(f -> {
                // What a process leaves that was killed before it wrote its manifest.
                String name = f.getFileName().toString();
                return name.equals(LOCK) || name.equals(DRAWS) || name.startsWith("." + MANIFEST);
            });
        }
    }

    private static FileChannel locked(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw wrong(path, "Another process is working on this study.", "wait for it, or name another folder");
        }
        return channel;
    }

    /** Removes what was being written when a process was killed. */
    private void sweep() throws IOException {
        try (Stream<Path> files = Files.list(path.resolve(DRAWS))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith(".") && name.endsWith(".part")) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    static Manifest read(Path path) {
        try {
            return Manifest.read(Files.readAllBytes(path.resolve(MANIFEST)));
        } catch (IOException | IllegalArgumentException e) {
            throw wrong(
                    path,
                    "The manifest of this study cannot be read: " + e.getMessage() + ".",
                    "name another folder, or remove this one");
        }
    }

    Manifest manifest() {
        return read(path);
    }

    Path file(Part part) {
        return path.resolve(DRAWS).resolve(part.file());
    }

    /** Parts that are not there yet. */
    List<Part> missing(List<Part> parts) {
        return parts.stream().filter(part -> !Files.exists(file(part))).toList();
    }

    /** What reads all parts, in SQL; only where there is one. */
    String glob() {
        return Parquet.literal(path.resolve(DRAWS).resolve("part-*.parquet"));
    }

    static InputException wrong(Path path, String sentence, String hint) {
        return new InputException(new Diagnostic(Code.BAD_STUDY, path.toString(), Span.NOWHERE, sentence, hint));
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
