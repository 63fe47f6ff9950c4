package parley.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.compile.Frame;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Claim;

/**
 * Judges one scenario again and again, at other numbers: what was compiled and measured before is kept. Its results are
 * those of {@link Judge}. Thread-safe.
 */
public final class Sitting {
    /** Structures kept per frame: each setting of the switches has its own. */
    private static final int STRUCTURES = 2;

    /** Measured frames kept; each is a few kilobytes. */
    private static final int CELLS = 5_000;

    /** Periods that a game without a last one is played for. */
    private static final int FOREVER = 20;

    private final Scenario scenario;
    private final Structures structures = new Structures(STRUCTURES);
    private final Cells cells = new Cells(CELLS);
    private final Map<OnTable, Solved> onTable = new HashMap<>();

    public Sitting(Scenario scenario) {
        this.scenario = scenario;
    }

    public Scenario scenario() {
        return scenario;
    }

    /**
     * The verdicts, as {@link Judge#check} gives them.
     *
     * @throws parley.diagnostic.InputException where the scenario's numbers or the options are wrong
     * @throws java.util.concurrent.CancellationException once the options' {@code cancelled} says so
     */
    public CheckResult check(CheckOptions options, Listener listener) {
        List<Claim> claims = Judge.chosen(scenario, options);
        if (options.flips()) {
            // The search for flips takes what it finds measured as it is. It starts anew, so that no earlier question
            // bears
            // on the answer.
            Laboratory fresh = new Laboratory(scenario, options, structures, new Cells(Integer.MAX_VALUE));
            return Judge.check(claims, Judge.trials(claims, scenario, options, fresh), fresh, options, listener);
        }
        Laboratory laboratory = laboratory(options);
        return Judge.check(claims, trials(claims, options, laboratory), laboratory, options, listener);
    }

    /**
     * How claims stand, measured only: no certificate, no other equilibria, no flips.
     *
     * @return in the order of the file, without claims that are judged later
     * @throws parley.diagnostic.InputException where the scenario's numbers or the options are wrong
     * @throws java.util.concurrent.CancellationException once the options' {@code cancelled} says so
     */
    public List<Standing> standing(CheckOptions options) {
        Laboratory laboratory = laboratory(options);
        List<@Nullable Trial> trials = trials(Judge.chosen(scenario, options), options, laboratory);
        List<Standing> all = new ArrayList<>();
        try (Workers workers = new Workers(options.threads())) {
            if (options.threads() > 1) {
                laboratory.prefetch(workers, trials, Depth.MEASURED);
            }
            for (Trial trial : trials) {
                if (trial != null) {
                    all.add(standing(trial));
                }
            }
        }
        return all;
    }

    private static Standing standing(Trial trial) {
        Test.Outcome outcome = trial.primary(trial.stated, Depth.MEASURED);
        List<Standing.Side> sides = outcome.comparisons().stream()
                .map(s -> new Standing.Side(
                        s.operator(), s.left().value(), s.right().value(), s.tie(), s.truth()))
                .toList();
        return new Standing(trial.claim, outcome.truth(), sides, outcome.deciding());
    }

    /**
     * What is expected of every period under a policy, measured only.
     *
     * @param policy index of the policy, or -1 for none
     * @throws parley.diagnostic.InputException where the scenario's numbers or the options are wrong
     * @throws java.util.concurrent.CancellationException once the options' {@code cancelled} says so
     */
    public Forecast forecast(CheckOptions options, int policy) {
        Frame frame = Judge.base(scenario, options).under(policy);
        return Forecasting.of(
                laboratory(options).solve(frame, Judge.stated(scenario, options), Depth.MEASURED), policy);
    }

    /**
     * Plays one side against the equilibrium play of the others. The game last played is kept solved.
     *
     * @param options with the precision of everybody's play
     * @param policy index of the policy, or -1 for none
     * @param player whose side is taken
     * @param moves the moves made so far, by their index among the options of each situation
     * @throws parley.diagnostic.InputException where the scenario's numbers or the options are wrong
     * @throws IndexOutOfBoundsException where a move is none
     * @throws java.util.concurrent.CancellationException once the options' {@code cancelled} says so
     */
    public Played play(CheckOptions options, int policy, int player, long seed, List<Integer> moves) {
        Frame frame = Judge.base(scenario, options).under(policy);
        Numbers numbers = Judge.stated(scenario, options);
        OnTable key = new OnTable(frame, numbers, options.precision());
        Solved solved;
        synchronized (onTable) {
            solved = onTable.get(key);
        }
        if (solved == null) {
            solved = laboratory(options).solve(frame, numbers, Depth.MEASURED);
            synchronized (onTable) {
                onTable.clear();
                onTable.put(key, solved);
            }
        }
        return new Playing(solved, player, seed).run(moves, FOREVER);
    }

    private record OnTable(Frame frame, Numbers numbers, double precision) {}

    private Laboratory laboratory(CheckOptions options) {
        return new Laboratory(scenario, options, structures, cells);
    }

    /** Trials of the claims asked for. Those of all claims are announced, so that a frame measures the same every time. */
    private List<@Nullable Trial> trials(List<Claim> claims, CheckOptions options, Laboratory laboratory) {
        List<@Nullable Trial> all = Judge.trials(scenario.claims(), scenario, options, laboratory);
        return claims.stream()
                .<@Nullable Trial>map(claim -> all.get(scenario.claims().indexOf(claim)))
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }
}
