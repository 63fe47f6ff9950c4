package parley.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.claim.CheckOptions;
import parley.claim.Verdict;
import parley.diagnostic.Code;
import parley.diagnostic.InputException;
import parley.diagnostic.Suggestion;
import parley.report.StudyJson;
import parley.report.StudyReport;
import parley.report.Style;
import parley.scenario.Scenario;
import parley.study.Answers;
import parley.study.Design;
import parley.study.Plan;
import parley.study.Study;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges the claims of a scenario in many worlds drawn from its ranges. */
@CommandLine.Command(
        name = "study",
        sortOptions = false,
        subcommandsRepeatable = false,
        description = {
            "Judge the claims of a scenario in many worlds drawn from its ranges: in what share of them each holds.",
            "The same command on the same folder goes on where an earlier one was stopped."
        })
final class StudyCommand extends Command {
    private static final Pattern CORRELATION = Pattern.compile("(\\w+)\\s*,\\s*(\\w+)\\s*=\\s*(\\S+)");
    private static final int MOST_DRAWS = 500_000_000;

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            description = "A file, or the name of a scenario of the catalog.")
    @Nullable String scenario;

    @Mixin
    Draws draws = new Draws();

    @Option(
            names = "--design",
            paramLabel = "DESIGN",
            description = "latin (the default), sobol, montecarlo, saltelli," + " morris or factorial.")
    String design = "latin";

    @Option(names = "--levels", paramLabel = "N", description = "Levels of morris and factorial (4 if left out).")
    @Nullable String levels;

    @Option(
            names = "--across",
            paramLabel = "N",
            description = "So many draws more with all ranges halved, and as many with all doubled (a quarter of the"
                    + " draws if left out, of the first 100 all).")
    @Nullable String across;

    @Option(names = "--vary", paramLabel = "NAME", description = "Draw only this uncertainty; may be repeated.")
    List<String> vary = new ArrayList<>();

    @Option(
            names = "--correlate",
            paramLabel = "NAME,NAME=RANK",
            description = "Let the ranks of two numbers go together, such as 0.5, or against each other, such as -0.5;"
                    + " may be repeated.")
    List<String> correlate = new ArrayList<>();

    @Option(names = "--switches", description = "Draw switches too; else they stay as stated.")
    boolean switches;

    @Option(names = "--claim", paramLabel = "ID", description = "Judge only this claim; may be repeated.")
    List<String> claims = new ArrayList<>();

    @Mixin
    Common.World world = new Common.World();

    @Mixin
    Common.Play play = new Common.Play();

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            description = "Begin no more draws after this time, such as 10m; what is done is kept and answered.")
    @Nullable String budget;

    @Option(
            names = "--draw-timeout",
            paramLabel = "TIME",
            description = "Give up a draw after this time; it is undecided then.")
    @Nullable String drawTimeout;

    @Option(
            names = "--max-states",
            paramLabel = "N",
            description = "Refuse games with more states (2000000 if left out).")
    @Nullable String maxStates;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Work with so many threads (as many as there are processors if left out). Results do not"
                    + " depend on it.")
    @Nullable String threads;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json.")
    String format = "text";

    @Option(
            names = {"-q", "--quiet"},
            description = "Show no progress.")
    boolean quiet;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Keep the study in this folder; left out, only the answers are printed.")
    @Nullable String output;

    /** How many draws, and which. */
    static final class Draws {
        @Option(names = "--draws", paramLabel = "N", description = "So many draws (1000 if left out).")
        @Nullable String draws;

        @Option(names = "--seed", paramLabel = "S", description = "Another seed gives other draws (1 if left out).")
        @Nullable String seed;

        int count() {
            return draws == null ? 1_000 : Options.whole("--draws", draws, 1, MOST_DRAWS);
        }

        long seedNumber() {
            if (seed == null) {
                return 1;
            }
            try {
                return Long.parseLong(seed.strip());
            } catch (NumberFormatException e) {
                throw Options.wrong("--seed", "\"" + seed + "\" is not a whole number.", "write --seed 1");
            }
        }
    }

    StudyCommand(Session session) {
        super(session);
    }

    @Override
    List<Command> commands() {
        return List.of(
                new StudyShowCommand(session),
                new StudyTurnCommand(session),
                new StudyQueryCommand(session),
                new StudyExportCommand(session));
    }

    @Override
    int call() {
        if (scenario == null) {
            throw Options.wrong(
                    "parley study", "A scenario is missing.", "try `./parley study korea-2018 --draws 100`");
        }
        String form = Options.word("--format", format, List.of("text", "json"));
        List<Scenarios.Named> named = Scenarios.load(session, List.of(new Targets(session).one(scenario)), quiet);
        if (named.isEmpty()) {
            return Exit.WRONG_INPUT;
        }
        Scenarios.Named each = named.get(0);
        try {
            int count = threads == null
                    ? Runtime.getRuntime().availableProcessors()
                    : Options.whole("--threads", threads, 1, 1_024);
            Study study = Study.of(each.scenario(), base(each.name()), options(each.scenario(), count), plan());
            Answers answers = Studying.run(
                    session,
                    study,
                    output == null ? null : Path.of(output),
                    count,
                    budget == null ? 0 : Options.time("--budget", budget).toNanos(),
                    drawTimeout == null
                            ? 0
                            : Options.time("--draw-timeout", drawTimeout).toNanos(),
                    quiet);
            session.out().print(text(session, answers, form));
            return code(answers);
        } catch (InputException e) {
            Scenarios.print(session, e, each.scenario());
            return Exit.WRONG_INPUT;
        }
    }

    private Plan plan() {
        List<String> words =
                Stream.of(Design.Kind.values()).map(Design.Kind::word).toList();
        Design.Kind kind =
                Design.Kind.valueOf(Options.word("--design", design, words).toUpperCase(Locale.ROOT));
        int number = draws.count();
        return new Plan(
                kind,
                number,
                draws.seedNumber(),
                levels == null ? Plan.LEVELS : Options.whole("--levels", levels, 2, 1_000),
                across == null ? Plan.across(number) : Options.whole("--across", across, 0, MOST_DRAWS),
                switches,
                vary,
                correlate.stream().map(StudyCommand::correlation).toList());
    }

    private static Plan.Correlation correlation(String text) {
        Matcher matcher = CORRELATION.matcher(text.strip());
        if (!matcher.matches()) {
            throw Options.wrong(
                    "--correlate", "\"" + text + "\" is no correlation.", "write --correlate NAME,NAME=0.5");
        }
        return new Plan.Correlation(
                matcher.group(1), matcher.group(2), Options.number("--correlate " + text, matcher.group(3)));
    }

    private CheckOptions options(Scenario of, int count) {
        List<String> known = of.claims().stream().map(Scenario.Claim::id).toList();
        for (String id : claims) {
            if (!known.contains(id)) {
                throw Options.wrong(
                        Code.UNKNOWN_CLAIM,
                        "--claim " + id,
                        "There is no claim \"" + id + "\" in " + of.file() + ".",
                        Suggestion.hint(id, "claim", known));
            }
        }
        Common.Limits limits = new Common.Limits();
        limits.maxStates = maxStates;
        return new CheckOptions(
                false,
                CheckOptions.TIE,
                play.precision(),
                count,
                0,
                world.values(of),
                world.variant(of),
                claims,
                0,
                limits.budget(states -> {}, session.stopped()),
                session.stopped());
    }

    /** The name of a scenario without its folder and ending. */
    static String base(String name) {
        return name.replaceFirst(".*[/\\\\]", "").replaceFirst("\\.ya?ml$", "");
    }

    static String text(Session session, Answers answers, String form) {
        Style style = session.wantsColour() ? Style.COLOUR : Style.PLAIN;
        return form.equals("json") ? StudyJson.of(List.of(answers)) : new StudyReport(style).whole(answers);
    }

    static int code(Answers answers) {
        boolean open = answers.claims().stream().anyMatch(a -> a.verdict() == Verdict.UNDECIDED);
        return open || !answers.isComplete() ? Exit.UNDECIDED : Exit.OK;
    }
}
