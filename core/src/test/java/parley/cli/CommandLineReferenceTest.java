package parley.cli;

import org.junit.jupiter.api.Test;
import parley.Golden;

/** docs/cli.md is what the program says of itself. */
class CommandLineReferenceTest {
    private static final String HEAD = """
            # The command line

            This page is what `parley help` prints, command by command. It is written by a test:
            `mvn test -Dtest=CommandLineReferenceTest -Dparley.rewrite=true`.

            | exit code | meaning |
            |---|---|
            | 0 | all is as expected, or nothing was expected |
            | 1 | a claim that expects a verdict got another |
            | 2 | the input or an option is wrong; nothing was written |
            | 3 | something is undecided, or a budget ran out |
            | 69 | the launcher found no JDK or could not build |
            | 70 | a bug in the program |
            | 130 | stopped by the user |

            The worst of several counts: wrong input before an unexpected verdict before what is undecided. A claim that is judged
            later counts for nothing.

            A scenario is named by its file, or by its name in the catalog (`korea-2018`); the name of a folder of the catalog
            (`theory`) stands for all scenarios in it. Progress is shown on a terminal only, after two seconds. `NO_COLOR` is
            respected.
            """;

    @Test
    void the_page_is_up_to_date() {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("\n```text\n").append(Run.of("help").out()).append("```\n");
        for (String command : Main.commands()) {
            page.append("\n## ").append(command).append("\n\n```text\n");
            page.append(Run.of("help", command).out()).append("```\n");
            Session session = Session.of(System.out, System.err);
            for (String under : Main.whole(session)
                    .getSubcommands()
                    .get(command)
                    .getSubcommands()
                    .keySet()) {
                page.append("\n### ").append(command).append(' ').append(under).append("\n\n```text\n");
                page.append(Run.of("help", command, under).out()).append("```\n");
            }
        }
        Golden.check(Golden.folder("src").resolve("../../docs/cli.md").normalize(), page.toString());
    }
}
