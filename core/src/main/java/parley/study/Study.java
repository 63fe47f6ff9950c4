package parley.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import parley.claim.CheckOptions;
import parley.claim.Panel;
import parley.compile.Budget;
import parley.diagnostic.InputException;
import parley.scenario.Loaded;
import parley.scenario.Scenario;
import parley.scenario.ScenarioLoader;

/**
 * A scenario's claims judged in many worlds drawn from its ranges. A study is a function of scenario, options and plan; how it is run
 * changes nothing but how long it takes.
 */
public final class Study {
    private final Scenario scenario;
    private final String name;
    private final CheckOptions options;
    private final Plan plan;
    private final Panel panel;
    private final Worlds worlds;
    private final Columns columns;
    private final List<Part> parts;

    private Study(Scenario scenario, String name, CheckOptions options, Plan plan) {
        this.scenario = scenario;
        this.name = name;
        this.options = options;
        this.plan = plan;
        this.panel = Panel.of(scenario, options);
        this.worlds = Worlds.of(scenario, panel.stated(), panel.held(), plan);
        this.columns = Columns.of(
                scenario.uncertainties().stream()
                        .map(Scenario.Uncertainty::name)
                        .toList(),
                panel.claims().stream().map(Scenario.Claim::id).toList());
        this.parts = Part.of(worlds);
    }

    /**
     * A study.
     *
     * @param name what the scenario is called in reports
     * @throws InputException where the options or the plan do not fit the scenario
     */
    public static Study of(Scenario scenario, String name, CheckOptions options, Plan plan) {
        return new Study(scenario, name, options, plan);
    }

    /** The study that a folder holds. Its scenario is the one that was recorded. */
    public static Study in(Folder folder) {
        Manifest manifest = folder.manifest();
        Loaded loaded = ScenarioLoader.parse(manifest.name() + ".yaml", manifest.text());
        CheckOptions usual = CheckOptions.usual();
        Budget budget = usual.budget().withMaxStates(manifest.maxStates());
        CheckOptions options = new CheckOptions(
                false,
                manifest.tie(),
                manifest.precision(),
                usual.threads(),
                0,
                manifest.set(),
                manifest.variant(),
                manifest.claims(),
                0,
                budget,
                usual.cancelled());
        return new Study(loaded.orThrow(), manifest.name(), options, manifest.plan());
    }

    public Worlds worlds() {
        return worlds;
    }

    public String name() {
        return name;
    }

    public Scenario scenario() {
        return scenario;
    }

    /** The claims that are judged. */
    public List<Scenario.Claim> claims() {
        return panel.claims();
    }

    double[] stated() {
        return panel.stated();
    }

    Columns columns() {
        return columns;
    }

    List<Part> parts() {
        return parts;
    }

    Manifest manifest(String version) {
        return Manifest.of(version, name, scenario, options, plan, this);
    }

    /**
     * Judges all worlds and keeps nothing but the answers.
     *
     * @throws InputException where the scenario's stated numbers are wrong
     * @throws java.util.concurrent.CancellationException once the options' {@code cancelled} says so
     */
    public Answers run(Run run) {
        Outcomes outcomes = new Outcomes(worlds, claims().size());
        panel.prepare();
        new Engine(worlds, Court.of(panel, run.nanosPerDraw()), run.threads())
                .run(parts, run.over(), run.progress(), (part, block) -> outcomes.add(block));
        return answers(outcomes);
    }

    /**
     * Judges the worlds that a folder does not hold yet, adds them to it, and answers over all.
     *
     * @param version of the program, which is part of what a folder is made with
     * @throws InputException where the folder holds something else, or the scenario's stated numbers are wrong
     * @throws java.util.concurrent.CancellationException once the options' {@code cancelled} says so; complete parts are kept
     */
    public Answers run(Run run, Path path, String version) {
        panel.prepare();
        try (Folder folder = Folder.open(path, manifest(version));
                Parquet parquet = new Parquet(columns)) {
            Outcomes outcomes = new Outcomes(worlds, claims().size());
            List<Part> missing = new ArrayList<>(folder.missing(parts));
            List<Part> there = new ArrayList<>(parts);
            there.removeAll(missing);
            for (Part part : there) {
                try {
                    outcomes.add(parquet.read(part, folder.file(part)));
                } catch (InputException e) {
                    // Such as after a loss of power: it is computed again and put in its place.
                    missing.add(part);
                }
            }
            missing.sort(Comparator.comparingInt(Part::number));
            new Engine(worlds, Court.of(panel, run.nanosPerDraw()), run.threads())
                    .run(missing, run.over(), run.progress(), (part, block) -> {
                        parquet.write(block, world -> worlds.width(world).word(), folder.file(part));
                        outcomes.add(block);
                    });
            return answers(outcomes);
        }
    }

    /** How many worlds a folder holds already; 0 where there is no study. */
    public long done(Path path) {
        if (!Folder.isThere(path)) {
            return 0;
        }
        List<Part> missing = Folder.existing(path).missing(parts);
        return worlds.total() - missing.stream().mapToLong(Part::rows).sum();
    }

    /** The answers over what a folder holds. */
    public Answers answers(Folder folder) {
        return answers(outcomes(folder));
    }

    /**
     * A small change of assumptions that turns a claim.
     *
     * @param claim id of a claim that is judged
     * @param toward values by name: look on the straight way to them; empty for the way to the nearest draw in which the claim is
     *     otherwise than at the stated values
     */
    public Turn turn(Folder folder, String claim, Map<String, Double> toward) {
        int place = claims().stream().map(Scenario.Claim::id).toList().indexOf(claim);
        TurnSearch search = new TurnSearch(scenario, panel, place);
        if (toward.isEmpty()) {
            return search.nearest(worlds, outcomes(folder));
        }
        double[] world = panel.stated();
        toward.forEach((name, value) -> world[scenario.uncertainty(name).orElseThrow()] = value);
        return search.toward(world);
    }

    private Outcomes outcomes(Folder folder) {
        Outcomes outcomes = new Outcomes(worlds, claims().size());
        Set<Part> missing = new HashSet<>(folder.missing(parts));
        try (Parquet parquet = new Parquet(columns)) {
            for (Part part : parts) {
                if (!missing.contains(part)) {
                    outcomes.add(parquet.read(part, folder.file(part)));
                }
            }
        }
        return outcomes;
    }

    private Answers answers(Outcomes outcomes) {
        boolean isSample = plan.design() != Design.Kind.MORRIS && plan.design() != Design.Kind.FACTORIAL;
        List<ClaimAnswer> answers = new ArrayList<>();
        Deciders deciders = new Deciders(scenario, worlds, outcomes, plan.design());
        for (int c = 0; c < claims().size(); c++) {
            Map<Width, Share> shares = new EnumMap<>(Width.class);
            for (Width width : Width.values()) {
                if (width == Width.STATED || plan.across() > 0) {
                    int isTrue = outcomes.isTrue(c, width).cardinality();
                    int isFalse = outcomes.isFalse(c, width).cardinality();
                    int judged = outcomes.judged(width).cardinality();
                    shares.put(width, Share.of(isTrue, isFalse, judged - isTrue - isFalse));
                }
            }
            answers.add(ClaimAnswer.of(
                    claims().get(c),
                    shares,
                    outcomes.reasons(c, Width.STATED),
                    outcomes.isFalse(c, Width.STATED).nextSetBit(0),
                    isSample,
                    isSample
                            ? deciders.of(outcomes.isTrue(c, Width.STATED), outcomes.isFalse(c, Width.STATED))
                            : List.of()));
        }
        List<String> varied = IntStream.of(worlds.varied())
                .mapToObj(u -> scenario.uncertainties().get(u).name())
                .toList();
        Arguments arguments = new Arguments(scenario, panel, worlds, outcomes);
        return new Answers(
                scenario,
                name,
                plan,
                varied,
                worlds.total(),
                outcomes.judged(),
                answers,
                arguments.answers(),
                arguments.together(),
                Sensitivities.of(panel, worlds, outcomes, plan));
    }
}
