package parley.cli;

import java.nio.file.Path;
import java.util.List;
import parley.report.QueryReport;
import parley.study.Folder;
import parley.study.Query;
import parley.study.Study;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks SQL of a study. */
@CommandLine.Command(
        name = "query",
        description = {
            "Ask SQL (DuckDB's) of a study. The tables are draws, a row for every draw, and rulings, a row for every draw"
                    + " and claim.",
            "Example: parley study query DIR \"select claim, avg(truth::int) from rulings group by claim order by 2\""
        })
final class StudyQueryCommand extends Command {
    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of a study.")
    String folder = "";

    @Parameters(index = "1", paramLabel = "SQL", description = "A query, in quotes.")
    String sql = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default), csv or json.")
    String format = "text";

    StudyQueryCommand(Session session) {
        super(session);
    }

    @Override
    int call() {
        String form = Options.word("--format", format, List.of("text", "csv", "json"));
        Folder existing = Folder.existing(Path.of(folder));
        Query.Table table = Query.run(Study.in(existing), existing, sql);
        session.out()
                .print(
                        switch (form) {
                            case "csv" -> QueryReport.csv(table);
                            case "json" -> QueryReport.json(table);
                            default -> QueryReport.text(table);
                        });
        return Exit.OK;
    }
}
