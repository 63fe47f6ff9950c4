package parley.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The program without a command. */
@CommandLine.Command(
        name = "parley",
        synopsisSubcommandLabel = "COMMAND",
        description = "Tests a policy argument the way one tests code.",
        footer = {
            "",
            "parley COMMAND --help explains a command. In this folder it is called ./parley.",
            "Exit codes: 0 all is as expected, 1 a claim got another verdict than it expects,",
            "2 the input is wrong, 3 something is undecided or a budget ran out, 130 stopped."
        })
final class Root {
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

    /** With the number that the build wrote into the archive. */
    static String version() {
        String version = Root.class.getPackage().getImplementationVersion();
        return "parley " + (version == null ? "in development" : version);
    }
}
