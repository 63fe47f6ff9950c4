package parley.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.claim.CheckOptions;
import parley.claim.ClaimResult;
import parley.claim.Verdict;
import parley.diagnostic.Code;
import parley.diagnostic.InputException;
import parley.diagnostic.Suggestion;
import parley.report.Checked;
import parley.report.HtmlReport;
import parley.report.JUnitReport;
import parley.report.JsonReport;
import parley.report.StudyJson;
import parley.report.StudyReport;
import parley.report.Style;
import parley.report.TextReport;
import parley.report.TextReport.Detail;
import parley.scenario.Quantity;
import parley.scenario.Scenario;
import parley.study.Answers;
import parley.study.Design;
import parley.study.Plan;
import parley.study.Study;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges the claims of scenarios: load, compile, solve, certify, judge, report. */
@CommandLine.Command(
        name = "check",
        sortOptions = false,
        description = "Judge the claims of scenarios: a verdict, its evidence and the nearest flips for each.")
final class CheckCommand extends Command {
    private static final List<String> FORMATS = List.of("text", "json", "junit", "html");

    @Parameters(
            arity = "1..*",
            paramLabel = "SCENARIO",
            description = "A file, the name of a scenario of the catalog, or the name of a folder of it.")
    List<String> scenarios = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default), json, junit or html.")
    String format = "text";

    @Option(names = "--claim", paramLabel = "ID", description = "Judge only this claim; may be repeated.")
    List<String> claims = new ArrayList<>();

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description = "Judge only claims that measure something under this policy.")
    @Nullable String policy;

    @Mixin
    Common.World world = new Common.World();

    @Option(names = "--no-flips", description = "Do not look for the numbers at which verdicts turn.")
    boolean noFlips;

    @Option(
            names = "--tie",
            paramLabel = "NUMBER",
            description = "Relative difference below which two sides are a tie (1e-6 if left out).")
    @Nullable String tie;

    @Mixin
    Common.Play play = new Common.Play();

    @Option(
            names = "--worlds",
            paramLabel = "N",
            description = "Test claims about every world in so many drawn worlds (32 if left out).")
    @Nullable String worlds;

    @Option(
            names = "--draws",
            paramLabel = "N",
            description =
                    "Judge claims in so many worlds drawn from the ranges instead, and tell the shares; `study` does"
                            + " more.")
    @Nullable String draws;

    @Option(names = "--seed", paramLabel = "S", description = "Of the draws (1 if left out).")
    @Nullable String seed;

    @Mixin
    Common.Limits limits = new Common.Limits();

    @Option(
            names = {"-v", "--verbose"},
            description = "Tell everything: all flips, how each side was computed.")
    boolean verbose;

    @Option(names = "--timings", description = "Tell how long it took; without it the same input gives the same bytes.")
    boolean timings;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to a file, which is there as a whole or not at all.")
    @Nullable String output;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto (the default), always or never.")
    String color = "auto";

    CheckCommand(Session session) {
        super(session);
    }

    @Override
    int call() {
        String form = Options.word("--format", format, FORMATS);
        Output to = new Output(session, output).checked();
        boolean colored = Options.word("--color", color, List.of("auto", "always", "never"))
                        .equals("always")
                || (color.equals("auto") && output == null && session.wantsColour());
        Style style = colored && form.equals("text") ? Style.COLOUR : Style.PLAIN;
        Detail detail = limits.quiet ? Detail.QUIET : verbose ? Detail.VERBOSE : Detail.NORMAL;
        TextReport text = new TextReport(style, detail);
        List<Scenarios.Named> named = Scenarios.load(session, new Targets(session).all(scenarios), limits.quiet);
        if (named.isEmpty()) {
            return Exit.WRONG_INPUT;
        }
        // Options are tried on every scenario before the first is judged, so that a slip costs no waiting.
        List<Checking> jobs = new ArrayList<>();
        for (Scenarios.Named each : named) {
            jobs.add(new Checking(session, each, options(each.scenario()), limits, command(each), timings));
        }
        if (draws != null) {
            return drawn(named, form, style, to);
        }
        boolean flowing = form.equals("text") && output == null;
        boolean live = flowing && session.outIsTerminal();
        int code = Exit.OK;
        List<Checked> done = new ArrayList<>();
        for (Checking job : jobs) {
            if (flowing && !done.isEmpty()) {
                session.out().println();
            }
            try {
                Checked checked = job.run(live ? text : null);
                done.add(checked);
                code = Exit.worse(code, code(checked.result().claims()));
                if (flowing && !live) {
                    to.write(text.whole(checked));
                }
            } catch (InputException e) {
                Scenarios.print(session, e, job.scenario());
                code = Exit.worse(code, outOfTime(e) ? Exit.UNDECIDED : Exit.WRONG_INPUT);
            }
        }
        if (flowing && done.size() > 1) {
            List<ClaimResult> all = new ArrayList<>();
            done.forEach(checked -> all.addAll(checked.result().claims()));
            session.out().print("\n" + done.size() + " scenarios, " + text.summary(all, null));
        } else if (!flowing && done.size() == jobs.size()) {
            // A file is written as a whole: nothing where one of the scenarios is wrong.
            to.write(render(form, text, done));
        }
        return code;
    }

    /** The short form of a study. */
    private int drawn(List<Scenarios.Named> named, String form, Style style, Output to) {
        if (!List.of("text", "json").contains(form)) {
            throw Options.wrong("--draws", "With draws the format is text or json.", "leave out --format " + form);
        }
        StudyCommand.Draws how = new StudyCommand.Draws();
        how.draws = draws;
        how.seed = seed;
        Plan plan = Plan.of(Design.Kind.LATIN, how.count(), how.seedNumber());
        List<Answers> all = new ArrayList<>();
        int code = Exit.OK;
        for (Scenarios.Named each : named) {
            try {
                Study study = Study.of(each.scenario(), StudyCommand.base(each.name()), options(each.scenario()), plan);
                Answers answers = Studying.run(session, study, null, limits.threads(), limits.nanos(), 0, limits.quiet);
                all.add(answers);
                code = Exit.worse(code, StudyCommand.code(answers));
            } catch (InputException e) {
                Scenarios.print(session, e, each.scenario());
                return Exit.WRONG_INPUT;
            }
        }
        StudyReport report = new StudyReport(style);
        to.write(
                form.equals("json")
                        ? StudyJson.of(all)
                        : String.join("\n", all.stream().map(report::whole).toList()));
        return code;
    }

    private static boolean outOfTime(InputException e) {
        return e.diagnostics().stream().allMatch(d -> d.code() == Code.OUT_OF_TIME);
    }

    private static String render(String form, TextReport text, List<Checked> done) {
        return switch (form) {
            case "json" -> JsonReport.of(done);
            case "junit" -> JUnitReport.of(done);
            case "html" -> HtmlReport.of(done);
            default -> String.join("\n", done.stream().map(text::whole).toList());
        };
    }

    private static int code(List<ClaimResult> claims) {
        int code = Exit.OK;
        for (ClaimResult claim : claims) {
            if (claim.verdict() == Verdict.NOT_JUDGED) {
                continue;
            }
            if (!claim.asExpected()) {
                code = Exit.worse(code, Exit.UNEXPECTED);
            } else if (claim.verdict() == Verdict.UNDECIDED) {
                code = Exit.worse(code, Exit.UNDECIDED);
            }
        }
        return code;
    }

    private CheckOptions options(Scenario scenario) {
        double tolerance = tie == null ? CheckOptions.TIE : Options.number("--tie", tie);
        if (tolerance < 0) {
            throw Options.wrong(
                    "--tie", "A tolerance is at least 0, and " + tie + " is not.", "0 lets nothing pass as a tie");
        }
        return new CheckOptions(
                !noFlips,
                tolerance,
                play.precision(),
                limits.threads(),
                worlds == null ? CheckOptions.usual().worlds() : Options.whole("--worlds", worlds, 0, 1_000_000),
                world.values(scenario),
                world.variant(scenario),
                chosen(scenario),
                limits.nanos(),
                limits.budget(states -> {}, session.stopped()),
                session.stopped());
    }

    /** The claims to judge; empty for all. */
    private List<String> chosen(Scenario scenario) {
        List<String> known = scenario.claims().stream().map(Scenario.Claim::id).toList();
        for (String id : claims) {
            if (!known.contains(id)) {
                throw Options.wrong(
                        Code.UNKNOWN_CLAIM,
                        "--claim " + id,
                        "There is no claim \"" + id + "\" in " + scenario.file() + ".",
                        Suggestion.hint(id, "claim", known));
            }
        }
        if (policy == null) {
            return claims;
        }
        int index = Common.policy(policy, scenario);
        List<String> under = scenario.claims().stream()
                .filter(claim -> claims.isEmpty() || claims.contains(claim.id()))
                .filter(claim ->
                        claim.quantities().stream().map(Quantity::given).anyMatch(given -> given.policy() == index))
                .map(Scenario.Claim::id)
                .toList();
        if (under.isEmpty()) {
            throw Options.wrong("--policy " + policy, "No claim measures anything under this policy.", null);
        }
        return under;
    }

    /** What has to be typed to see the same verdicts. */
    private String command(Scenarios.Named named) {
        StringBuilder out = new StringBuilder("./parley check ").append(Checking.quoted(named.name()));
        if (world.variant != null) {
            out.append(" --variant ").append(world.variant);
        }
        world.set.forEach(set -> out.append(" --set ").append(Checking.quoted(set)));
        if (tie != null) {
            out.append(" --tie ").append(tie);
        }
        if (play.precision != null) {
            out.append(" --precision ").append(play.precision);
        }
        return out.toString();
    }
}
