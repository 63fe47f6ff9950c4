package parley.cli;

import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The program without a command. */
@CommandLine.Command(
        name = "parley",
        versionProvider = Root.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Tests a policy argument the way one tests code.",
        footer = {
            "",
            "parley COMMAND --help explains a command. In this folder it is called ./parley.",
            "Exit codes: 0 all is as expected, 1 a claim got another verdict than it expects,",
            "2 the input is wrong, 3 something is undecided or a budget ran out, 130 stopped."
        })
final class Root implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;

    @Override
    public void run() {
        throw Options.wrong("parley", "A command is missing.", "`./parley help` lists them; try `./parley check korea-2018`");
    }

    /** The version that the build wrote into the archive. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Root.class.getPackage().getImplementationVersion();
            return new String[] {"parley " + (version == null ? "in development" : version)};
        }
    }
}
