package parley.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The scenarios that come with the program, found by the names of their files. */
record Catalog(Path folder) {
    private static final String ENDING = ".yaml";

    static Catalog of(Session session) {
        return new Catalog(session.home().resolve("catalog"));
    }

    /** All files, by folder and name. */
    List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(ENDING))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a scenario, or the files of a folder; empty where there is neither. */
    List<Path> find(String name) {
        List<Path> files = files();
        List<Path> named =
                files.stream().filter(file -> nameOf(file).equals(name)).toList();
        if (!named.isEmpty()) {
            return named;
        }
        return files.stream()
                .filter(file -> folder.relativize(file).getNameCount() > 1
                        && folder.relativize(file).getName(0).toString().equals(name))
                .toList();
    }

    /** What can be asked for: scenarios, then folders. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        List<Path> files = files();
        files.forEach(file -> names.add(nameOf(file)));
        files.stream()
                .map(folder::relativize)
                .filter(file -> file.getNameCount() > 1)
                .map(file -> file.getName(0).toString())
                .distinct()
                .forEach(names::add);
        return names;
    }

    /** The folder of the catalog that a file is in, such as {@code theory}. */
    String kindOf(Path file) {
        Path inside = folder.relativize(file);
        return inside.getNameCount() > 1 ? inside.getName(0).toString() : "";
    }

    static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }
}
