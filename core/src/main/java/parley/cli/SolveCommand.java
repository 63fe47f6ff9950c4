package parley.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import parley.claim.SolvedTypes;
import parley.compile.CompiledGame;
import parley.compile.Frame;
import parley.compile.GameCompiler;
import parley.diagnostic.Code;
import parley.diagnostic.InputException;
import parley.format.StochasticJson;
import parley.game.StochasticGame;
import parley.report.Naming;
import parley.report.NumberNaming;
import parley.report.ScenarioNaming;
import parley.report.Solved;
import parley.report.SolvedReport;
import parley.report.SolvedTypesReport;
import parley.report.Style;
import parley.scenario.Scenario;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints equilibria of a scenario or of a stochastic game, each with its certificate. */
@CommandLine.Command(
        name = "solve",
        sortOptions = false,
        description =
                "Print an equilibrium of a scenario, or of a stochastic game in a JSON file, with its certificate.")
final class SolveCommand extends Command {
    private static final List<String> FORMATS = List.of("text", "json", "csv");
    private static final List<String> NOT_YET = List.of(".nfg", ".efg", ".gmcr");
    /** The text of a longer file is not shown under a mistake. */
    private static final long MOST_SHOWN = 8L << 20;

    @Parameters(
            paramLabel = "FILE",
            description = "A scenario, by file or by name, or a game: a file that ends in .json.")
    String file = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default), json or csv.")
    String format = "text";

    @Option(names = "--policy", paramLabel = "NAME", description = "Solve under this policy of the scenario.")
    @Nullable String policy;

    @Mixin
    Common.World world = new Common.World();

    @Mixin
    Common.Play play = new Common.Play();

    @Option(
            names = "--all",
            description = "Also print other equilibria that were found; how many there are is not known.")
    boolean all;

    @Mixin
    Common.Limits limits = new Common.Limits();

    @Option(names = "--timings", description = "Tell how long it took; without it the same input gives the same bytes.")
    boolean timings;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to a file, which is there as a whole or not at all.")
    @Nullable String output;

    SolveCommand(Session session) {
        super(session);
    }

    @Override
    int call() {
        String form = Options.word("--format", format, FORMATS);
        Output to = new Output(session, output).checked();
        String ending = file.toLowerCase(Locale.ROOT);
        if (NOT_YET.stream().anyMatch(ending::endsWith)) {
            throw Options.wrong(
                    Code.NOT_IN_THIS_VERSION,
                    file,
                    "This version does not read " + ending.substring(ending.lastIndexOf('.')) + " files yet.",
                    "it reads scenarios and stochastic games in JSON");
        }
        Targets.Target target = new Targets(session).one(file);
        return ending.endsWith(".json") ? game(target, form, to) : scenario(target, form, to);
    }

    private int game(Targets.Target target, String form, Output to) {
        if (policy != null || !world.set.isEmpty() || world.variant != null) {
            throw Options.wrong(
                    "parley solve",
                    "`--policy`, `--set` and `--variant` go with a scenario, not with a game.",
                    "a game in JSON has no named numbers; edit the file");
        }
        try {
            StochasticGame game = StochasticJson.read(target.name(), target.path());
            return solve(target.name(), game, new NumberNaming(game), true, play.precision(), form, to);
        } catch (InputException e) {
            session.err().print(Mistakes.text(e.diagnostics(), text(target.path())));
            return Exit.WRONG_INPUT;
        }
    }

    private static String text(Path path) {
        try {
            return Files.isRegularFile(path) && Files.size(path) <= MOST_SHOWN
                    ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException e) {
            return "";
        }
    }

    private int scenario(Targets.Target target, String form, Output to) {
        List<Scenarios.Named> loaded = Scenarios.load(session, List.of(target), limits.quiet);
        if (loaded.isEmpty()) {
            return Exit.WRONG_INPUT;
        }
        Scenario scenario = loaded.get(0).scenario();
        try {
            double[] numbers = numbers(scenario);
            Frame frame = Frame.of(scenario, Common.policy(policy, scenario));
            String variant = world.variant(scenario);
            for (Scenario.Variant each : scenario.variants()) {
                frame = each.name().equals(variant) ? frame.changed(each.setting()) : frame;
            }
            CompiledGame compiled =
                    GameCompiler.compile(scenario, frame, numbers, limits.budget(states -> {}, session.stopped()));
            String title = scenario.title()
                    + (policy == null ? "" : ", under " + policy)
                    + (variant == null ? "" : ", variant " + variant);
            double precision = play.precision == null ? frame.precisionAt(scenario, numbers) : play.precision();
            if (SolvedTypes.applies(compiled)) {
                return types(title, compiled, numbers, precision, form, to);
            }
            return solve(title, compiled.at(numbers), new ScenarioNaming(compiled), false, precision, form, to);
        } catch (InputException e) {
            Scenarios.print(session, e, scenario);
            return Exit.WRONG_INPUT;
        }
    }

    private int types(String title, CompiledGame compiled, double[] numbers, double precision, String form, Output to) {
        long begin = System.nanoTime();
        BooleanSupplier over = () ->
                session.stopped().getAsBoolean() || (limits.nanos() > 0 && System.nanoTime() - begin > limits.nanos());
        try {
            SolvedTypes solved = SolvedTypes.of(compiled, numbers, precision, all, over);
            Double seconds = timings ? (System.nanoTime() - begin) / 1e9 : null;
            switch (form) {
                case "json" -> to.write(writer -> SolvedTypesReport.json(title, solved, seconds, writer));
                case "csv" -> to.write(writer -> SolvedTypesReport.csv(solved, writer));
                default -> {
                    Style style = output == null && session.wantsColour() ? Style.COLOUR : Style.PLAIN;
                    to.write(SolvedTypesReport.text(title, solved, seconds, style));
                }
            }
            SolvedTypes.Answer primary = solved.answers().get(0);
            return primary.solution().converged() && primary.certificate().isProven() ? Exit.OK : Exit.UNDECIDED;
        } catch (CancellationException e) {
            if (session.stopped().getAsBoolean()) {
                throw e;
            }
            session.say("the time allowed, " + limits.timeout + ", was over before there was a certified solution.");
            return Exit.UNDECIDED;
        }
    }

    /** The scenario's values, with those of the variant and of the options put over them. */
    private double[] numbers(Scenario scenario) {
        double[] numbers = scenario.uncertainties().stream()
                .mapToDouble(Scenario.Uncertainty::value)
                .toArray();
        String variant = world.variant(scenario);
        for (Scenario.Variant each : scenario.variants()) {
            if (each.name().equals(variant)) {
                each.setting().values().forEach((u, x) -> numbers[u] = x);
            }
        }
        Map<String, Double> set = world.values(scenario);
        for (int u = 0; u < numbers.length; u++) {
            numbers[u] = set.getOrDefault(scenario.uncertainties().get(u).name(), numbers[u]);
        }
        return numbers;
    }

    /** @param everywhere whether every state may be where play starts, as in a game without a scenario */
    private int solve(
            String title,
            StochasticGame game,
            Naming naming,
            boolean everywhere,
            double precision,
            String form,
            Output to) {
        Solving solving = new Solving(session, limits, precision, all, everywhere);
        Solved solved = solving.solve(title, game, naming, timings);
        if (solved == null) {
            return Exit.UNDECIDED;
        }
        switch (form) {
            case "json" -> to.write(writer -> SolvedReport.json(solved, writer));
            case "csv" -> to.write(writer -> SolvedReport.csv(solved, writer));
            default -> {
                boolean coloured = output == null && session.wantsColour();
                to.write(SolvedReport.text(solved, coloured ? Style.COLOUR : Style.PLAIN));
            }
        }
        return Solving.isEquilibrium(solved) ? Exit.OK : Exit.UNDECIDED;
    }
}
