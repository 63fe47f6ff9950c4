package parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.diagnostic.Code;
import parley.diagnostic.Suggestion;

/** Finds what an argument of the command line names: a file, a scenario of the catalog, or a folder of it. */
final class Targets {
    private final Catalog catalog;

    Targets(Session session) {
        this.catalog = Catalog.of(session);
    }

    /**
     * A file to read.
     *
     * @param name what it is called in reports: as the user named it
     * @param path where it is, relative to the present folder where it lies in it
     */
    record Target(String name, Path path) {}

    /** All files that the arguments name, in their order. */
    List<Target> all(List<String> arguments) {
        List<Target> targets = new ArrayList<>();
        for (String argument : arguments) {
            targets.addAll(of(argument));
        }
        return targets;
    }

    /** The one file that an argument names. */
    Target one(String argument) {
        List<Target> targets = of(argument);
        if (targets.size() > 1) {
            throw Options.wrong(
                    argument,
                    "This folder of the catalog has " + targets.size() + " scenarios where one was expected.",
                    "name one: "
                            + Suggestion.list(targets.stream().map(Target::name).toList(), "or"));
        }
        return targets.get(0);
    }

    private List<Target> of(String argument) {
        Path path;
        try {
            path = Path.of(argument);
        } catch (InvalidPathException e) {
            throw Options.wrong(
                    Code.FILE_NOT_FOUND, argument, "This is no name of a file.", "`./parley catalog` lists scenarios");
        }
        if (argument.isEmpty()) {
            throw Options.wrong(
                    Code.FILE_NOT_FOUND,
                    "\"\"",
                    "An empty name names no scenario.",
                    "`./parley catalog` lists scenarios");
        }
        if (Files.exists(path) && !Files.isDirectory(path)) {
            return List.of(new Target(argument, path));
        }
        boolean isName = path.getNameCount() == 1 && !path.isAbsolute();
        if (isName) {
            List<Path> found = catalog.find(argument);
            if (!found.isEmpty()) {
                return found.stream()
                        .map(file -> new Target(Catalog.nameOf(file), shortened(file)))
                        .toList();
            }
        }
        if (Files.isDirectory(path)) {
            throw Options.wrong(
                    Code.FILE_UNREADABLE,
                    argument,
                    "This is a folder where a scenario was expected.",
                    "name the files in it; a folder of the catalog goes by its name alone, such as `theory`");
        }
        throw missing(argument, path, isName && !argument.contains("."));
    }

    private RuntimeException missing(String argument, Path path, boolean isName) {
        if (isName) {
            return Options.wrong(
                    Code.UNKNOWN_SCENARIO,
                    argument,
                    "There is no file and no scenario of the catalog with this name.",
                    near(argument, catalog.names(), "`./parley catalog` lists the scenarios"));
        }
        return Options.wrong(
                Code.FILE_NOT_FOUND,
                argument,
                "There is no such file.",
                near(path.getFileName().toString(), neighbours(path), "a path is taken from the present folder"));
    }

    private static String near(String word, List<String> known, String otherwise) {
        Optional<String> nearest = Suggestion.nearest(word, known);
        return nearest.map(name -> "Did you mean \"" + name + "\"?").orElse(otherwise);
    }

    private static List<String> neighbours(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .sorted()
                    .limit(10_000)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Path shortened(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }
}
