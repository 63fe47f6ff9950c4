package parley.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import parley.diagnostic.Code;
import parley.scenario.Starter;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Writes a scenario to start from. */
@CommandLine.Command(name = "new", description = "Write a small scenario with comments, to start from.")
final class NewCommand extends Command {
    @Parameters(paramLabel = "NAME", description = "The file is called NAME.yaml; one that exists is left alone.")
    String name = "";

    NewCommand(Session session) {
        super(session);
    }

    @Override
    int call() {
        String file = name.endsWith(".yaml") ? name : name + ".yaml";
        try {
            Files.writeString(Path.of(file), Starter.text(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw Options.wrong("parley new", "There is a file " + file + " already.", "take another name");
        } catch (IOException | InvalidPathException e) {
            throw Options.wrong(
                    Code.FILE_UNREADABLE,
                    file,
                    "The file cannot be written.",
                    "the folder has to exist and you have to be allowed to write to it");
        }
        session.out().println("Wrote " + file + ". Check it with: ./parley check " + Checking.quoted(file));
        return Exit.OK;
    }
}
