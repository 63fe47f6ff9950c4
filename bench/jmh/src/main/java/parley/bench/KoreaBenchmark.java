package parley.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import parley.certify.Certificate;
import parley.certify.Certifier;
import parley.compile.Budget;
import parley.compile.CompiledGame;
import parley.compile.Frame;
import parley.compile.GameCompiler;
import parley.game.StochasticGame;
import parley.scenario.Scenario;
import parley.scenario.ScenarioLoader;
import parley.solve.Equilibria;
import parley.solve.Progress;
import parley.solve.Solution;
import parley.solve.SolveOptions;

/** The stages of a check of the Korean scenario, each by itself and warm, on one thread where the stage allows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx3g"})
public class KoreaBenchmark {
    private static final SolveOptions HOW = SolveOptions.defaults().withProgress(Progress.SILENT);

    private Scenario scenario;
    private double[] numbers;
    private CompiledGame structure;
    private final List<StochasticGame> games = new ArrayList<>();
    private final List<Solution> solutions = new ArrayList<>();
    private double[] other;

    /** Joint moves compiled, so that JMH prints them per unit of time. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Compiled {
        public long jointMoves;

        @Setup(Level.Iteration)
        public void clear() {
            jointMoves = 0;
        }
    }

    @Setup
    public void load() {
        Path file = Path.of(System.getProperty("parley.home"), "catalog/standoffs/korea-2018.yaml");
        scenario = ScenarioLoader.load(file).orThrow();
        numbers = scenario.uncertainties().stream()
                .mapToDouble(Scenario.Uncertainty::value)
                .toArray();
        other = numbers.clone();
        for (int u = 0; u < other.length; u++) {
            // A number that is no switch moves a little, so that chances and payoffs change.
            if (!scenario.uncertainties().get(u).isSwitch() && other[u] > 0 && other[u] < 0.9) {
                other[u] *= 0.99;
            }
        }
        structure = compiled(-1);
        structure.at(numbers); // these are kept for reuse, so the benchmark asks for others
        for (int policy = -1; policy < scenario.policies().size(); policy++) {
            StochasticGame game = compiled(policy).at(numbers);
            games.add(game);
            solutions.add(Equilibria.solve(game, HOW));
        }
        System.out.println("\nstates " + structure.states() + ", joint moves " + structure.jointMoves() + ", edges "
                + structure.edges() + ", frames " + games.size());
    }

    private CompiledGame compiled(int policy) {
        return GameCompiler.compile(scenario, Frame.of(scenario, policy), numbers, Budget.usual());
    }

    /** Scenario to structure, no policy. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public CompiledGame compile(Compiled count) {
        CompiledGame result = compiled(-1);
        count.jointMoves += result.jointMoves();
        return result;
    }

    /** Structure to game; numbers of which neither chances nor payoffs are the kept ones. */
    @Benchmark
    public StochasticGame evaluateAgain() {
        return structure.at(other);
    }

    /** Game to equilibrium under every policy and under none. */
    @Benchmark
    public List<Solution> solveAll() {
        List<Solution> results = new ArrayList<>();
        games.forEach(game -> results.add(Equilibria.solve(game, HOW)));
        return results;
    }

    /** The smaller certificate of all those equilibria: regret and error of values. */
    @Benchmark
    public List<Certificate> certifyEpsilon() {
        return certify(false);
    }

    /** The larger: an exact equilibrium nearby is sought too. */
    @Benchmark
    public List<Certificate> certifyExact() {
        return certify(true);
    }

    private List<Certificate> certify(boolean exact) {
        List<Certificate> results = new ArrayList<>();
        for (int k = 0; k < games.size(); k++) {
            StochasticGame game = games.get(k);
            results.add(Certifier.certify(
                    game,
                    solutions.get(k).profile(),
                    new Certifier.Options(new int[] {game.start()}, exact, false, () -> false)));
        }
        return results;
    }
}
