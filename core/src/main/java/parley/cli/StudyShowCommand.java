package parley.cli;

import java.nio.file.Path;
import java.util.List;
import parley.study.Answers;
import parley.study.Folder;
import parley.study.Study;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the answers of a study again. */
@CommandLine.Command(name = "show", description = "Print what a study comes to, as far as it got.")
final class StudyShowCommand extends Command {
    @Parameters(paramLabel = "DIR", description = "The folder of a study.")
    String folder = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json.")
    String format = "text";

    StudyShowCommand(Session session) {
        super(session);
    }

    @Override
    int call() {
        String form = Options.word("--format", format, List.of("text", "json"));
        Folder existing = Folder.existing(Path.of(folder));
        Answers answers = Study.in(existing).answers(existing);
        session.out().print(StudyCommand.text(session, answers, form));
        return StudyCommand.code(answers);
    }
}
