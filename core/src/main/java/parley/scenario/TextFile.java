package parley.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostics;
import parley.diagnostic.Span;
import parley.diagnostic.Suggestion;

/** Reads the text of a file. */
final class TextFile {
    /** A scenario is written by hand. What is larger is something else, and is refused before it is read. */
    static final long MOST_BYTES = 5_000_000;
    /** More names than this are not looked through for one that is near. */
    private static final int MOST_NEIGHBOURS = 1_000;

    private TextFile() {}

    /** The text, or null after a diagnostic. */
    static @Nullable String read(Path path, Diagnostics diagnostics) {
        try {
            if (Files.isDirectory(path)) {
                diagnostics.add(
                        Code.FILE_UNREADABLE,
                        Span.NOWHERE,
                        "\"" + path + "\" is a folder, not a scenario file.",
                        "Name the file in it.");
                return null;
            }
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                diagnostics.add(Code.FILE_UNREADABLE, Span.NOWHERE, "\"" + path + "\" is not a regular file.");
                return null;
            }
            long size = Files.size(path);
            if (size > MOST_BYTES) {
                diagnostics.add(
                        Code.FILE_TOO_LARGE,
                        Span.NOWHERE,
                        "The file has %s bytes; a scenario has at most %s.".formatted(size, MOST_BYTES));
                return null;
            }
            return decode(Files.readAllBytes(path), diagnostics);
        } catch (NoSuchFileException e) {
            diagnostics.add(Code.FILE_NOT_FOUND, Span.NOWHERE, "There is no file \"" + path + "\".", neighbour(path));
        } catch (AccessDeniedException e) {
            diagnostics.add(Code.FILE_UNREADABLE, Span.NOWHERE, "Reading \"" + path + "\" is not permitted.");
        } catch (IOException e) {
            diagnostics.add(
                    Code.FILE_UNREADABLE, Span.NOWHERE, "\"" + path + "\" cannot be read: " + e.getMessage() + ".");
        }
        return null;
    }

    private static @Nullable String decode(byte[] bytes, Diagnostics diagnostics) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(buffer)
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            int line = 1;
            int column = 1;
            for (int i = 0; i < buffer.position(); i++) {
                boolean starts = (bytes[i] & 0xC0) != 0x80;
                line += bytes[i] == '\n' ? 1 : 0;
                column = bytes[i] == '\n' ? 1 : column + (starts ? 1 : 0);
            }
            diagnostics.add(
                    Code.FILE_NOT_TEXT,
                    Span.NOWHERE,
                    "The file is not UTF-8 text: line %s, column %s is no character.".formatted(line, column),
                    "Save it as UTF-8.");
            return null;
        }
    }

    private static @Nullable String neighbour(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        Path name = path.getFileName();
        if (folder == null || name == null) {
            return null;
        }
        if (!Files.isDirectory(folder)) {
            return "There is no folder \"" + folder + "\" either.";
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.limit(MOST_NEIGHBOURS)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
            return Suggestion.nearest(name.toString(), names)
                    .map(near -> "Did you mean \"" + path.resolveSibling(near) + "\"?")
                    .orElse(null);
        } catch (IOException e) {
            return null;
        }
    }
}
