package parley.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.claim.CheckOptions;
import parley.claim.Verdict;
import parley.diagnostic.InputException;
import parley.report.Checked;
import parley.report.DiffReport;
import parley.report.Style;
import parley.scenario.Scenario;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks twice and tells what is different. */
@CommandLine.Command(
        name = "diff",
        sortOptions = false,
        description = {
            "Check two scenarios, or one under two settings, and tell what is different in assumptions,",
            "verdicts and margins."
        })
final class DiffCommand extends Command {
    @Parameters(index = "0", paramLabel = "A", description = "A scenario, by file or by name.")
    String first = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "B", description = "Another; the same if left out.")
    @Nullable String second;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Give an uncertainty of both another value; may be repeated.")
    List<String> set = new ArrayList<>();

    @Option(
            names = "--with",
            paramLabel = "NAME=VALUE",
            description = "Give an uncertainty of the second another value; may be repeated.")
    List<String> with = new ArrayList<>();

    @Option(names = "--variant", paramLabel = "NAME", description = "Apply a variant to the second.")
    @Nullable String variant;

    @Option(names = "--no-flips", description = "Do not look for the numbers at which verdicts turn.")
    boolean noFlips;

    @Mixin
    Common.Limits limits = new Common.Limits();

    DiffCommand(Session session) {
        super(session);
    }

    @Override
    int call() {
        if (second == null && with.isEmpty() && variant == null) {
            throw Options.wrong(
                    "parley diff",
                    "There is nothing to compare with.",
                    "name a second scenario, or change the first with --with name=value or --variant name");
        }
        Targets targets = new Targets(session);
        List<Targets.Target> both =
                second == null ? List.of(targets.one(first)) : List.of(targets.one(first), targets.one(second));
        List<Scenarios.Named> named = Scenarios.load(session, both, true);
        if (named.isEmpty()) {
            return Exit.WRONG_INPUT;
        }
        Scenarios.Named from = named.get(0);
        Scenarios.Named to = named.get(named.size() - 1);
        String variantOfSecond = Common.World.known(variant, to.scenario());
        // What is said for both is overruled for the second.
        Map<String, Double> valuesOfSecond = Assignment.values("--set", set, to.scenario());
        valuesOfSecond.putAll(Assignment.values("--with", with, to.scenario()));
        Map<String, Double> valuesOfFirst = Assignment.values("--set", set, from.scenario());
        Checked before = check(from, valuesOfFirst, null);
        Checked after = before == null ? null : check(to, valuesOfSecond, variantOfSecond);
        if (before == null || after == null) {
            return Exit.WRONG_INPUT;
        }
        Style style = session.wantsColour() ? Style.COLOUR : Style.PLAIN;
        session.out().print(DiffReport.of(before, after, style));
        return undecided(before) || undecided(after) ? Exit.UNDECIDED : Exit.OK;
    }

    private static boolean undecided(Checked checked) {
        return checked.result().claims().stream().anyMatch(claim -> claim.verdict() == Verdict.UNDECIDED);
    }

    private @Nullable Checked check(Scenarios.Named named, Map<String, Double> values, @Nullable String variantOfThis) {
        StringBuilder command = new StringBuilder("./parley check ").append(Checking.quoted(named.name()));
        if (variantOfThis != null) {
            command.append(" --variant ").append(variantOfThis);
        }
        for (Map.Entry<String, Double> value : values.entrySet()) {
            command.append(" --set ").append(value.getKey()).append('=');
            command.append(Assignment.written(named.scenario(), value.getKey(), value.getValue()));
        }
        CheckOptions usual = CheckOptions.usual();
        CheckOptions options = new CheckOptions(
                !noFlips,
                usual.tie(),
                usual.precision(),
                limits.threads(),
                usual.worlds(),
                values,
                variantOfThis,
                List.of(),
                limits.nanos(),
                limits.budget(states -> {}, session.stopped()),
                session.stopped());
        try {
            return new Checking(session, named, options, limits, command.toString(), false).run(null);
        } catch (InputException e) {
            Scenario scenario = named.scenario();
            Scenarios.print(session, e, scenario);
            return null;
        }
    }
}
