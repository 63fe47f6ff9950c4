package parley.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.InputException;
import parley.diagnostic.Span;
import parley.game.StochasticGame;

/**
 * Stochastic games as JSON: {@code players}, {@code states}, {@code actions[state][player]}, {@code discount[player]},
 * {@code payoffs[state][player][a0][a1]...}, {@code transitions[state][a0][a1]...[next state]}; where play starts
 * ({@code start}, 0 if left out), and for a game that ends, {@code horizon} and {@code final[state][player]}. Members may
 * come in any order; others are passed over. A number may be a string that holds an exact one: {@code "1/3"}.
 */
public final class StochasticJson {
    /** Larger files are refused: the game would not fit the memory of an ordinary machine. */
    public static final long MOST_BYTES = 256L << 20;

    private StochasticJson() {}

    /**
     * Reads a file.
     *
     * @param name the file as the user named it
     * @throws InputException with every mistake found
     */
    public static StochasticGame read(String name, Path path) {
        byte[] bytes;
        try {
            if (!Files.exists(path)) {
                throw refused(Code.FILE_NOT_FOUND, name, "There is no such file.");
            }
            if (!Files.isRegularFile(path)) {
                throw refused(Code.FILE_UNREADABLE, name, "This is no file but a folder or a device.");
            }
            long size = Files.size(path);
            if (size > MOST_BYTES) {
                throw refused(
                        Code.FILE_TOO_LARGE,
                        name,
                        "The file has " + (size >> 20) + " MB, and at most " + (MOST_BYTES >> 20) + " MB are read.");
            }
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            throw refused(Code.FILE_UNREADABLE, name, "The file cannot be read: " + e.getMessage() + ".");
        }
        return parse(name, bytes);
    }

    /** Reads a game from the bytes of a file. {@code name} is only named in diagnostics. */
    public static StochasticGame parse(String name, byte[] bytes) {
        return new StochasticReader(name, bytes).read();
    }

    private static InputException refused(Code code, String name, String sentence) {
        String hint = "a game is a JSON file; docs/formats.md shows its form";
        return new InputException(new Diagnostic(code, name, Span.NOWHERE, sentence, hint));
    }
}
