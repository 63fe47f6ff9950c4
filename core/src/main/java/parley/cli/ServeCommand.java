package parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import parley.launch.Workbench;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Serves the page on which assumptions are moved and verdicts watched. */
@CommandLine.Command(
        name = "serve",
        sortOptions = false,
        description = "Show scenarios on a local page: move an assumption and watch the verdicts turn.")
final class ServeCommand extends Command {
    /** Time allowed for one question where no other is given. */
    private static final long USUAL_SECONDS = 120;

    private static final List<String> BROWSERS = List.of("xdg-open", "open", "wslview");

    @Parameters(
            arity = "1..*",
            paramLabel = "SCENARIO",
            description =
                    "A file, the name of a scenario of the catalog, or the name of a folder of it. Nothing else is read.")
    List<String> scenarios = new ArrayList<>();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Listen on this port; 0 for any that is free (4242 if left out).")
    @Nullable String port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description =
                    "Listen on this address instead of this machine's own. Readers then need the token that is in the address printed.")
    String host = "127.0.0.1";

    @Option(names = "--no-browser", description = "Print the address and open no browser.")
    boolean noBrowser;

    @Mixin
    Common.Limits limits = new Common.Limits();

    ServeCommand(Session session) {
        super(session);
    }

    @Override
    int call() {
        int wanted = port == null ? 4242 : Options.whole("--port", port, 0, 65_535);
        List<Workbench.Shown> shown = new ArrayList<>();
        for (Targets.Target target : new Targets(session).all(scenarios)) {
            if (shown.stream().anyMatch(s -> s.name().equals(target.name()))) {
                throw Options.wrong(target.name(), "This scenario is named twice.", "name it once");
            }
            shown.add(new Workbench.Shown(target.name(), target.path()));
        }
        boolean local = List.of("127.0.0.1", "localhost", "::1").contains(host.toLowerCase(Locale.ROOT));
        Workbench workbench = ServiceLoader.load(Workbench.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no workbench on the class path"));
        long states = limits.budget(s -> {}, session.stopped()).maxStates();
        long seconds = limits.nanos() == 0 ? USUAL_SECONDS : Math.max(1, limits.nanos() / 1_000_000_000);
        Workbench.Settings settings =
                new Workbench.Settings(shown, host, wanted, local ? null : token(), limits.threads(), seconds, states);
        try (Workbench.Running running = start(workbench, settings)) {
            session.out().println(running.address());
            session.out().flush();
            if (!limits.quiet) {
                session.say("serving; stop with Ctrl-C.");
            }
            if (!noBrowser) {
                open(running.address().toString());
            }
            while (!session.stopped().getAsBoolean()) {
                Thread.sleep(200);
            }
            return Exit.STOPPED;
        } catch (InterruptedException e) {
            return Exit.STOPPED;
        }
    }

    private Workbench.Running start(Workbench workbench, Workbench.Settings settings) {
        try {
            return workbench.start(settings);
        } catch (Workbench.Unable e) {
            throw Options.wrong(
                    "--port " + settings.port(),
                    "Cannot listen on " + settings.host() + ": " + e.getMessage() + ".",
                    "`--port 0` takes any that is free");
        }
    }

    /** 128 bits that nobody guesses; no result depends on them. */
    private static String token() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Tries the usual openers; where there is none, the address has been printed. */
    private static void open(String address) {
        String path = System.getenv("PATH");
        for (String folder : path == null ? new String[0] : path.split(java.io.File.pathSeparator)) {
            for (String browser : BROWSERS) {
                Path program = Path.of(folder, browser);
                if (Files.isExecutable(program)) {
                    try {
                        new ProcessBuilder(program.toString(), address)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start();
                    } catch (IOException e) {
                        continue;
                    }
                    return;
                }
            }
        }
    }
}
