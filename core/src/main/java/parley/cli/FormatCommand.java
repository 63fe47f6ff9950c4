package parley.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import parley.diagnostic.Code;
import parley.scenario.Formatter;
import parley.scenario.Loaded;
import parley.scenario.ScenarioLoader;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Rewrites scenario files in their canonical form. */
@CommandLine.Command(
        name = "format",
        sortOptions = false,
        description = "Rewrite scenario files in their canonical form; comments are kept.")
final class FormatCommand extends Command {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenario files, by path or by name.")
    List<String> files = new ArrayList<>();

    @Option(names = "--check", description = "Only say which files are not in that form; 1 if there is one.")
    boolean check;

    @Option(names = "--stdout", description = "Print the form instead of writing it.")
    boolean stdout;

    FormatCommand(Session session) {
        super(session);
    }

    @Override
    int call() {
        int code = Exit.OK;
        for (Targets.Target target : new Targets(session).all(files)) {
            code = Exit.worse(code, format(target));
        }
        return code;
    }

    private int format(Targets.Target target) {
        Loaded loaded = ScenarioLoader.load(target.path());
        if (loaded.text().isEmpty()) {
            session.err().print(Mistakes.text(loaded.errors()));
            return Exit.WRONG_INPUT;
        }
        Formatter.Formatted formatted = Formatter.format(target.path().toString(), loaded.text());
        if (formatted.text().isEmpty()) {
            session.err().print(Mistakes.text(formatted.errors(), loaded.text()));
            return Exit.WRONG_INPUT;
        }
        String text = formatted.text().get();
        boolean canonical = text.equals(loaded.text());
        if (stdout) {
            session.out().print(text);
        } else if (check) {
            if (!canonical) {
                session.out().println(target.name() + ": not in canonical form");
            }
            return canonical ? Exit.OK : Exit.UNEXPECTED;
        } else if (!canonical) {
            write(target, text);
            session.out().println(target.name() + ": rewritten");
        }
        return Exit.OK;
    }

    private static void write(Targets.Target target, String text) {
        try {
            Output.replace(target.path(), writer -> {
                try {
                    writer.write(text);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException | UncheckedIOException e) {
            throw Options.wrong(
                    Code.FILE_UNREADABLE,
                    target.name(),
                    "The file cannot be written: " + e.getMessage() + ".",
                    "--stdout prints the form instead");
        }
    }
}
