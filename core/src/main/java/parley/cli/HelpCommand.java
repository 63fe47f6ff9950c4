package parley.cli;

import org.jspecify.annotations.Nullable;
import parley.diagnostic.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Prints the help of the program or of a command. */
@CommandLine.Command(name = "help", description = "Show the help of a command.")
final class HelpCommand extends Command {
    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "All commands are listed if left out.")
    @Nullable String command;

    HelpCommand(Session session) {
        super(session);
    }

    @Override
    int call() {
        CommandLine whole = Main.whole(session);
        CommandLine asked = command == null ? whole : whole.getSubcommands().get(command);
        if (asked == null) {
            String word = String.valueOf(command);
            throw Options.wrong(
                    "parley help",
                    "There is no command `" + word + "`.",
                    Suggestion.hint(word, "command", Main.commands()));
        }
        session.out().print(asked.getUsageMessage());
        return Exit.OK;
    }
}
