package parley.cli;

import java.io.IOException;
import java.nio.file.Path;
import parley.diagnostic.Code;
import parley.study.Folder;
import parley.study.Query;
import parley.study.Study;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the draws of a study as comma-separated values. */
@CommandLine.Command(name = "export", description = "Write all draws of a study as comma-separated values.")
final class StudyExportCommand extends Command {
    @Parameters(paramLabel = "DIR", description = "The folder of a study.")
    String folder = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The file, which is there as a whole or not at all.")
    String output = "";

    StudyExportCommand(Session session) {
        super(session);
    }

    @Override
    int call() {
        new Output(session, output).checked();
        Folder existing = Folder.existing(Path.of(folder));
        try {
            Query.export(Study.in(existing), existing, Path.of(output));
        } catch (IOException e) {
            throw Options.wrong(
                    Code.FILE_UNREADABLE,
                    "--output " + output,
                    "The file cannot be written: " + e.getMessage() + ".",
                    "name a file in a folder that you may write to");
        }
        return Exit.OK;
    }
}
