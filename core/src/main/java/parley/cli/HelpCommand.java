package parley.cli;

import java.util.ArrayList;
import java.util.List;
import parley.diagnostic.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Prints the help of the program or of a command. */
@CommandLine.Command(name = "help", description = "Show the help of a command.")
final class HelpCommand extends Command {
    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "All commands are listed if left out.")
    List<String> command = new ArrayList<>();

    HelpCommand(Session session) {
        super(session);
    }

    @Override
    int call() {
        CommandLine asked = Main.whole(session);
        for (String word : command) {
            CommandLine under = asked.getSubcommands().get(word);
            if (under == null) {
                throw Options.wrong(
                        "parley help",
                        "There is no command `" + word + "`.",
                        Suggestion.hint(
                                word,
                                "command",
                                List.copyOf(asked.getSubcommands().keySet())));
            }
            asked = under;
        }
        session.out().print(asked.getUsageMessage());
        return Exit.OK;
    }
}
