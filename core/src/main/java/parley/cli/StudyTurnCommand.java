package parley.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import parley.diagnostic.Code;
import parley.diagnostic.Suggestion;
import parley.report.TurnReport;
import parley.scenario.Scenario;
import parley.study.Folder;
import parley.study.Study;
import parley.study.Turn;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds a small change of assumptions that turns a claim. */
@CommandLine.Command(
        name = "turn",
        description = {
            "Find a small change of assumptions that turns a claim, and the place where it turns.",
            "It starts from the nearest draw in which the claim is otherwise than at the stated values."
        })
final class StudyTurnCommand extends Command {
    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of a study.")
    String folder = "";

    @Parameters(index = "1", paramLabel = "CLAIM", description = "The id of a claim of the study.")
    String claim = "";

    @Option(
            names = "--toward",
            paramLabel = "NAME=VALUE",
            description = "Look on the straight way to this value instead; may be repeated for several at once.")
    List<String> toward = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json.")
    String format = "text";

    StudyTurnCommand(Session session) {
        super(session);
    }

    @Override
    int call() {
        String form = Options.word("--format", format, List.of("text", "json"));
        Folder existing = Folder.existing(Path.of(folder));
        Study study = Study.in(existing);
        List<String> known = study.claims().stream().map(Scenario.Claim::id).toList();
        if (!known.contains(claim)) {
            throw Options.wrong(
                    Code.UNKNOWN_CLAIM,
                    claim,
                    "The study judges no claim \"" + claim + "\".",
                    Suggestion.hint(claim, "claim", known));
        }
        Turn turn = study.turn(existing, claim, Assignment.values("--toward", toward, study.scenario()));
        session.out().print(form.equals("json") ? TurnReport.json(turn) : TurnReport.text(turn));
        return turn.before() == null ? Exit.UNDECIDED : Exit.OK;
    }
}
