package parley.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** A command: called once its options are filled in, it answers with an exit code. */
abstract class Command {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = 100,
            description = "Show this help.")
    boolean help;

    final Session session;

    Command(Session session) {
        this.session = session;
    }

    /** Commands under this one. */
    List<Command> commands() {
        return List.of();
    }

    /** Does the work. */
    abstract int call();
}
