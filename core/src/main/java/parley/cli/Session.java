package parley.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where one run of the program reads and writes.
 *
 * @param home the folder of the launcher, which has the catalog
 * @param outIsTerminal whether a person reads {@code out} as it comes
 * @param errIsTerminal the same of {@code err}
 * @param stopped true once the user has asked to stop
 */
record Session(
        PrintStream out,
        PrintStream err,
        Path home,
        boolean outIsTerminal,
        boolean errIsTerminal,
        BooleanSupplier stopped) {
    /** For streams that are no terminals. */
    static Session of(PrintStream out, PrintStream err) {
        return new Session(out, err, findHome(), false, false, () -> false);
    }

    /** For the process's own streams. Only the launcher knows which of them are terminals: before JDK 22 the JVM cannot tell. */
    static Session ofProcess(PrintStream out, PrintStream err, BooleanSupplier stopped) {
        String terminals = System.getProperty("parley.terminals", "");
        return new Session(out, err, findHome(), terminals.contains("out"), terminals.contains("err"), stopped);
    }

    /** The folder that the launcher named, else the nearest one above that has a catalog, else the present one. */
    private static Path findHome() {
        String told = System.getProperty("parley.home");
        if (told != null) {
            return Path.of(told);
        }
        Path here = Path.of("").toAbsolutePath();
        for (@Nullable Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("catalog"))) {
                return folder;
            }
        }
        return here;
    }

    /** Whether colour helps: a person reads, and has not asked for none (see no-color.org). */
    boolean wantsColour() {
        String none = System.getenv("NO_COLOR");
        return outIsTerminal && (none == null || none.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }

    /** Says something that is no result. */
    void say(String sentence) {
        err.println("parley: " + sentence);
    }
}
