package parley.cli;

import picocli.AutoComplete;
import picocli.CommandLine;

/** Prints a completion script. */
@CommandLine.Command(
        name = "completion",
        description = {"Print a completion script for bash and zsh.", "Use it with: source <(./parley completion)"})
final class CompletionCommand extends Command {
    CompletionCommand(Session session) {
        super(session);
    }

    @Override
    int call() {
        session.out().print(AutoComplete.bash("parley", Main.whole(session)));
        return Exit.OK;
    }
}
