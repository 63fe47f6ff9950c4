package parley.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.Span;
import parley.diagnostic.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** How picocli reads a command line, and what is said of one that cannot be read: a sentence and a hint instead of all help. */
final class Usage {
    private Usage() {}

    static CommandLine configure(CommandLine root) {
        root.setUsageHelpWidth(100);
        root.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        // An argument that starts with @ is a name like any other, not a file of arguments.
        root.setExpandAtFiles(false);
        return root;
    }

    /**
     * Reads the arguments and calls the command. picocli's own way of doing so catches exceptions that are not its own.
     */
    static int execute(CommandLine root, Session session, String[] args) {
        ParseResult parsed;
        try {
            parsed = root.parseArgs(args);
        } catch (ParameterException e) {
            session.err().print(Mistakes.text(List.of(diagnostic(e))));
            return Exit.WRONG_INPUT;
        }
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        CommandLine line = last.commandSpec().commandLine();
        if (last.isUsageHelpRequested()) {
            session.out().print(line.getUsageMessage());
            return Exit.OK;
        }
        if (last.isVersionHelpRequested()) {
            session.out().println(Root.version());
            return Exit.OK;
        }
        if (last.commandSpec().userObject() instanceof Command command) {
            return command.call();
        }
        throw Options.wrong(
                "parley", "A command is missing.", "`./parley help` lists them; try `./parley check korea-2018`");
    }

    private static Diagnostic diagnostic(ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(command, unmatched.getUnmatched().get(0));
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return missing(command, missing.getMissing().get(0));
        }
        if (e instanceof OverwrittenOptionException overwritten
                && overwritten.getOverwritten() instanceof OptionSpec o) {
            return of(command, "`" + o.longestName() + "` is given twice.", "give it once");
        }
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("It cannot be read");
        return of(
                command,
                message.replaceAll("[.]*$", "."),
                "`./" + command.qualifiedName() + " --help` shows what it takes");
    }

    private static Diagnostic unmatched(CommandSpec command, String argument) {
        if (argument.startsWith("-")) {
            List<String> known = new ArrayList<>();
            command.options().forEach(option -> known.addAll(List.of(option.names())));
            String name = argument.split("=", 2)[0];
            Optional<String> near = Suggestion.nearest(name, known);
            return of(
                    command,
                    "There is no option `" + name + "`.",
                    near.map(option -> "Did you mean `" + option + "`?")
                            .orElse("`./" + command.qualifiedName() + " --help` lists the options"));
        }
        if (command.parent() == null) {
            return of(
                    command,
                    "There is no command `" + argument + "`.",
                    Suggestion.nearest(argument, Main.commands())
                            .map(name -> "Did you mean `./parley " + name + "`?")
                            .orElse("`./parley check " + argument
                                    + "` checks a scenario; `./parley help` lists the commands"));
        }
        return of(
                command,
                "`" + argument + "` is one argument too many.",
                "`./" + command.qualifiedName() + " --help` shows what it takes");
    }

    private static Diagnostic missing(CommandSpec command, ArgSpec argument) {
        if (argument instanceof OptionSpec option) {
            return of(
                    command,
                    "`" + option.longestName() + "` needs a value, " + option.paramLabel() + ".",
                    "`./" + command.qualifiedName() + " --help` shows what it takes");
        }
        String what = argument.paramLabel().replaceAll("[^A-Za-z-]", "").toLowerCase(Locale.ROOT);
        return of(
                command,
                "A " + what + " is missing.",
                "`./" + command.qualifiedName() + " --help` shows what it takes");
    }

    private static Diagnostic of(CommandSpec command, String sentence, @Nullable String hint) {
        return new Diagnostic(Code.BAD_OPTION, command.qualifiedName(), Span.NOWHERE, sentence, hint);
    }
}
