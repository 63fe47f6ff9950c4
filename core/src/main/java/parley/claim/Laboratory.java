package parley.claim;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import parley.certify.Certificate;
import parley.certify.Certifier;
import parley.certify.LogitResidual;
import parley.compile.Frame;
import parley.compile.GameCompiler;
import parley.game.StochasticGame;
import parley.scenario.Quantity;
import parley.scenario.Scenario;
import parley.solve.Equilibria;
import parley.solve.Solution;
import parley.solve.SolveOptions;

/**
 * Compiles, solves and measures, each thing once. A frame's quantities are all measured when one is asked for, so that the
 * game itself can be let go.
 */
final class Laboratory {
    private final Scenario scenario;
    private final CheckOptions options;
    private final Map<Frame, LinkedHashMap<String, Quantity>> wanted;
    private final Structures structures;
    private final Map<Frame, BitSet> readBy;
    private final Cells cells;

    /** One solved game per frame, to recognise numbers that change nothing in it. */
    private final Map<Frame, Reference> references = new ConcurrentHashMap<>();

    private record Reference(Numbers numbers, StochasticGame game) {}

    Laboratory(Scenario scenario, CheckOptions options) {
        this(scenario, options, new Structures(1), new Cells(Integer.MAX_VALUE));
    }

    /** With what was compiled and measured before, of the same scenario with the same quantities announced. */
    Laboratory(Scenario scenario, CheckOptions options, Structures structures, Cells cells) {
        this.scenario = scenario;
        this.options = options;
        this.structures = structures;
        this.cells = cells;
        this.wanted = new LinkedHashMap<>();
        this.readBy = new ConcurrentHashMap<>();
    }

    /** One that has the structures of another, and measures for itself; all that is to be asked for has been announced. */
    Laboratory(Laboratory other, CheckOptions options) {
        this.scenario = other.scenario;
        this.options = options;
        this.structures = other.structures;
        this.cells = new Cells(Integer.MAX_VALUE);
        this.wanted = other.wanted;
        this.readBy = other.readBy;
    }

    /** Compiles the structure of a frame, so that it does not hang on which numbers are asked for first. */
    void prepare(Frame frame, Numbers numbers) {
        structure(frame, numbers);
    }

    /** Forgets what has been measured. */
    void clear() {
        cells.clear();
    }

    Scenario scenario() {
        return scenario;
    }

    /** Says that a quantity will be asked for. All are announced before any is measured. */
    void announce(Frame frame, Quantity quantity) {
        wanted.computeIfAbsent(frame, f -> new LinkedHashMap<>()).putIfAbsent(key(quantity), quantity);
    }

    /** The place of a quantity in {@link Cell#estimates}. */
    int place(Frame frame, Quantity quantity) {
        LinkedHashMap<String, Quantity> quantities = wanted.get(frame);
        int at = 0;
        if (quantities != null) {
            for (String known : quantities.keySet()) {
                if (known.equals(key(quantity))) {
                    return at;
                }
                at++;
            }
        }
        throw new IllegalStateException("a quantity that was not announced: " + quantity.text());
    }

    private static String key(Quantity quantity) {
        return quantity.getClass().getSimpleName() + " " + quantity.text();
    }

    /** Starts on everything that the trials need at their stated numbers, in the order in which they need it. */
    void prefetch(Workers workers, List<@Nullable Trial> trials, Depth depth) {
        for (Trial trial : trials) {
            if (trial != null) {
                trial.frames.forEach(frame -> workers.start(() -> cell(frame, trial.stated, depth)));
            }
        }
    }

    /**
     * The quantities of a frame at these numbers.
     *
     * @param depth how much is needed at least
     */
    Cell cell(Frame frame, Numbers numbers, Depth depth) {
        Numbers that = relevant(frame, numbers);
        for (Depth deeper : Depth.values()) {
            Cells.Key key = new Cells.Key(frame, that, deeper);
            if (deeper.compareTo(depth) > 0 && cells.has(key)) {
                return cells.get(key, () -> measure(key));
            }
        }
        Cells.Key key = new Cells.Key(frame, that, depth);
        return cells.get(key, () -> measure(key));
    }

    /** Numbers that neither the game nor a quantity of the frame reads are set to 0: they make no other cell. */
    private Numbers relevant(Frame frame, Numbers numbers) {
        BitSet read = readBy.computeIfAbsent(frame, f -> {
            BitSet all = Reading.game(scenario, f);
            wanted.getOrDefault(f, new LinkedHashMap<>()).values().forEach(q -> all.or(Reading.quantity(scenario, q)));
            return all;
        });
        double[] values = numbers.values().clone();
        for (int u = 0; u < values.length; u++) {
            if (!read.get(u)) {
                values[u] = 0;
            }
        }
        return new Numbers(values);
    }

    private Cell measure(Cells.Key key) {
        Tabulation table = structure(key.frame(), key.numbers());
        StochasticGame game = table.game().at(key.numbers().values());
        if (key.depth() != Depth.FULL) {
            Cell known = unchanged(key, game);
            if (known != null) {
                return known;
            }
        }
        Solved solved = solve(table, game, key.numbers(), key.depth(), precision(key.frame(), key.numbers()));
        if (key.depth() == Depth.FULL) {
            references.putIfAbsent(key.frame(), new Reference(key.numbers(), solved.game()));
        }
        List<Quantity> quantities = new ArrayList<>(
                wanted.getOrDefault(key.frame(), new LinkedHashMap<>()).values());
        int equilibria = solved.solutions().size();
        Estimate[][] estimates = new Estimate[quantities.size()][equilibria];
        for (int e = 0; e < equilibria; e++) {
            Measure measure = new Measure(solved, e);
            for (int q = 0; q < estimates.length; q++) {
                boolean sameForAll =
                        quantities.get(q) instanceof Quantity.Guarantee || quantities.get(q) instanceof Quantity.Force;
                estimates[q][e] = e > 0 && sameForAll ? estimates[q][0] : measure.of(quantities.get(q));
            }
        }
        Solution primary = solved.solutions().get(0);
        double[] units = new double[quantities.size()];
        for (int q = 0; q < units.length; q++) {
            units[q] = Units.of(solved.game(), quantities.get(q));
        }
        return new Cell(
                estimates,
                units,
                solved.certificates(),
                solved.solutions().stream().map(Solution::method).toList(),
                solved.residual(),
                primary.severalAt(),
                solved.table().game().scenarioStates(),
                primary.converged());
    }

    /** The cell of the reference numbers where these numbers give the same game and the same quantities. */
    private @Nullable Cell unchanged(Cells.Key key, StochasticGame game) {
        Reference reference = references.get(key.frame());
        if (reference == null || quantitiesRead(key.frame(), reference.numbers, key.numbers())) {
            return null;
        }
        return game.sameNumbers(reference.game) ? cell(key.frame(), reference.numbers, Depth.FULL) : null;
    }

    /** How precisely a frame is played: as it says, or else as the options do. */
    double precision(Frame frame, Numbers numbers) {
        return frame.precision() == null ? options.precision() : frame.precisionAt(scenario, numbers.values());
    }

    /** Whether a quantity of the frame, or its precision, reads a number that differs. */
    private boolean quantitiesRead(Frame frame, Numbers one, Numbers other) {
        BitSet read = Reading.precision(frame);
        wanted.getOrDefault(frame, new LinkedHashMap<>()).values().forEach(q -> read.or(Reading.quantity(scenario, q)));
        return read.stream().anyMatch(u -> one.get(u) != other.get(u));
    }

    /** The game of a frame at these numbers, solved. */
    Solved solve(Frame frame, Numbers numbers, Depth depth) {
        Tabulation table = structure(frame, numbers);
        return solve(table, table.game().at(numbers.values()), numbers, depth, precision(frame, numbers));
    }

    private Solved solve(Tabulation table, StochasticGame game, Numbers numbers, Depth depth, double precision) {
        if (options.cancelled().getAsBoolean()) {
            throw new java.util.concurrent.CancellationException("cancelled");
        }
        SolveOptions how = SolveOptions.defaults()
                .withPrecision(precision)
                .withProgress((doing, done) -> !options.cancelled().getAsBoolean());
        Solution primary = Equilibria.solve(game, how);
        List<Solution> solutions = new ArrayList<>(List.of(primary));
        List<Certificate> certificates = new ArrayList<>();
        boolean nash = Double.isInfinite(precision);
        Certifier.Options verify = new Certifier.Options(
                new int[] {game.start()}, nash && depth == Depth.FULL, false, options.cancelled());
        double residual = 0;
        if (depth != Depth.MEASURED) {
            certificates.add(Certifier.certify(game, primary.profile(), verify));
            residual = nash
                    ? 0
                    : LogitResidual.of(game, primary.profile(), precision, verify.starts(), options.cancelled());
        }
        if (depth == Depth.FULL && nash && primary.severalAt() > 0 && isSmall(game)) {
            Certifier.Options briefly =
                    new Certifier.Options(new int[] {game.start()}, false, false, options.cancelled());
            for (Solution other : Equilibria.alternates(game, primary, how)) {
                Certificate certificate = Certifier.certify(game, other.profile(), briefly);
                if (certificate.grade() != Certificate.Grade.NONE && certificate.regret() < WORST_REGRET) {
                    solutions.add(other);
                    certificates.add(certificate);
                }
            }
        }
        return new Solved(
                table,
                numbers.values(),
                game,
                table.game().endChances(numbers.values()),
                solutions,
                certificates,
                residual);
    }

    /** Whether several profiles of a game fit into memory beside each other. */
    private static boolean isSmall(StochasticGame game) {
        long periods = game.isFinite() ? game.horizon() : 1;
        return (game.strategySize() + (long) game.states() * game.players()) * periods <= LARGEST_PROFILE;
    }

    /** Numbers in a profile beyond which other equilibria are not looked for. */
    private static final long LARGEST_PROFILE = 8_000_000;

    /** Other profiles count as equilibria up to this regret, relative to 1 utility unit. */
    private static final double WORST_REGRET = 1e-6;

    private Tabulation structure(Frame frame, Numbers numbers) {
        return structures.get(
                frame.withoutPrecision(),
                numbers.values(),
                f -> new Tabulation(GameCompiler.compile(scenario, f, numbers.values(), options.budget())));
    }
}
