package parley.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import parley.diagnostic.InputException;
import picocli.CommandLine;

/** Entry of the program: finds the command, runs it, and answers with an exit code (see {@link Exit}). */
public final class Main {
    private static final Map<String, Function<Session, Command>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("check", CheckCommand::new);
        COMMANDS.put("study", StudyCommand::new);
        COMMANDS.put("solve", SolveCommand::new);
        COMMANDS.put("diff", DiffCommand::new);
        COMMANDS.put("serve", ServeCommand::new);
        COMMANDS.put("catalog", CatalogCommand::new);
        COMMANDS.put("explain", ExplainCommand::new);
        COMMANDS.put("new", NewCommand::new);
        COMMANDS.put("format", FormatCommand::new);
        COMMANDS.put("completion", CompletionCommand::new);
        COMMANDS.put("help", HelpCommand::new);
    }

    private Main() {}

    /** Runs the program and ends the process. */
    public static void main(String[] args) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicBoolean finished = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            // Ctrl-C ends the process with 130 once this is done; what was being written beside its place is left to
            // nobody.
            if (!finished.get()) {
                stopped.set(true);
                out.flush();
                err.println("\nparley: stopped before the end.");
                err.flush();
            }
        }));
        int code = run(args, Session.ofProcess(out, err, stopped::get));
        out.flush();
        err.flush();
        if (stopped.get()) {
            return;
        }
        finished.set(true);
        System.exit(code);
    }

    /** Runs the program on streams that are no terminals; returns the exit code. */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return run(args, Session.of(out, err));
    }

    static int run(String[] args, Session session) {
        try {
            int code = Usage.execute(commandLine(session, args), session, args);
            session.out().flush();
            return code;
        } catch (InputException e) {
            session.err().print(Mistakes.text(e.diagnostics()));
            return Exit.WRONG_INPUT;
        } catch (CancellationException e) {
            // Only the user's wish to stop gets here; what is over time has been dealt with.
            return Exit.STOPPED;
        } catch (OutOfMemoryError e) {
            session.say(
                    "this takes more memory than the " + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MB there are; --max-states bounds the game, PARLEY_JAVA_OPTS=-Xmx8g gives more memory.");
            return Exit.UNDECIDED;
        } catch (RuntimeException | Error e) {
            session.say("a bug in the program itself, not in your input:");
            e.printStackTrace(session.err());
            return Exit.BUG;
        }
    }

    /** Only the command that is asked for is made: reading the annotations of all takes longer than a small check. */
    private static CommandLine commandLine(Session session, String[] args) {
        String asked = args.length == 0 ? "" : args[0];
        Function<Session, Command> command = asked.equals("help") ? null : COMMANDS.get(asked);
        if (command == null) {
            return whole(session);
        }
        CommandLine root = new CommandLine(new Root());
        root.addSubcommand(asked, line(command.apply(session)));
        return Usage.configure(root);
    }

    /** With all commands: for help, completion and mistakes. */
    static CommandLine whole(Session session) {
        CommandLine root = new CommandLine(new Root());
        COMMANDS.forEach((name, command) -> root.addSubcommand(name, line(command.apply(session))));
        return Usage.configure(root);
    }

    private static CommandLine line(Command command) {
        CommandLine line = new CommandLine(command);
        command.commands().forEach(line::addSubcommand);
        return line;
    }

    static List<String> commands() {
        return new ArrayList<>(COMMANDS.keySet());
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
