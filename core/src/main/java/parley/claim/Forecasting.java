package parley.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import parley.compile.CompiledGame;
import parley.game.Profile;
import parley.game.StochasticGame;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Kind;
import parley.scenario.Scenario.Variable;

/** Follows the probability of every state forward, period by period. Time and memory: one pass over all joint moves a period. */
final class Forecasting {
    /** Periods told of a game that goes on for ever. */
    private static final int FOREVER = 16;

    private final Solved solved;
    private final StochasticGame game;
    private final CompiledGame compiled;
    private final Profile profile;
    private final Scenario scenario;
    private final int periods;
    /** {@code [variable][t][level]}, not yet divided by {@code going}. */
    private final double[][][] mass;
    /** {@code [t]}. */
    private final double[] going;
    /** {@code [end][t]} in period t itself. */
    private final double[][] ended;

    private Forecasting(Solved solved) {
        this.solved = solved;
        this.game = solved.game();
        this.compiled = solved.table().game();
        this.profile = solved.profile(0);
        this.scenario = compiled.scenario();
        this.periods = game.isFinite() ? game.horizon() : FOREVER;
        List<Variable> variables = scenario.variables();
        this.mass = new double[variables.size()][periods + 1][];
        for (int v = 0; v < variables.size(); v++) {
            for (int t = 0; t <= periods; t++) {
                mass[v][t] = new double[variables.get(v).levels().size()];
            }
        }
        this.going = new double[periods + 1];
        this.ended = new double[scenario.ends().size()][periods];
    }

    static Forecast of(Solved solved, int policy) {
        Forecasting forecasting = new Forecasting(solved);
        forecasting.run();
        return forecasting.result(policy);
    }

    private void run() {
        double[] now = new double[game.states()];
        now[game.start()] = 1;
        for (int t = 0; t < periods; t++) {
            going[t] = Arrays.stream(now).sum();
            double[] next = new double[game.states()];
            for (int stage = 0; stage < game.stages(); stage++) {
                for (int s = 0; s < now.length; s++) {
                    if (now[s] > 0 && game.stage(s) == stage) {
                        play(t, s, now[s], game.advances(s) ? next : now);
                    }
                }
            }
            now = next;
        }
        going[periods] = Arrays.stream(now).sum();
        for (int s = 0; s < now.length; s++) {
            if (now[s] > 0) {
                record(periods, compiled.environment(s), now[s]);
            }
        }
    }

    private void play(int t, int s, double here, double[] after) {
        double[] sigma = profile.strategyAt(t);
        for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
            double p = here;
            for (int i = 0; i < game.players() && p > 0; i++) {
                p *= sigma[game.strategyStart(s, i) + game.moveIn(s, j, i)];
            }
            if (p <= 0) {
                continue;
            }
            int row = game.row(j);
            for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
                after[game.successor(e)] += p * game.probability(e);
            }
            if (game.advances(s)) {
                record(t, compiled.environment(s, j), p);
                for (int k = 0; k < ended.length; k++) {
                    ended[k][t] += p * solved.ends()[k][j];
                }
            }
        }
    }

    private void record(int t, int[] environment, double p) {
        for (int v = 0; v < mass.length; v++) {
            mass[v][t][environment[v]] += p;
        }
    }

    private Forecast result(int policy) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < game.players(); i++) {
            values.add(profile.valueAt(0)[game.start() * game.players() + i]);
        }
        List<Forecast.Course> courses = new ArrayList<>();
        for (int v = 0; v < mass.length; v++) {
            Variable variable = scenario.variables().get(v);
            if (variable.kind() != Kind.SIGNATURE) {
                int count = variable.kind() == Kind.CONDITION ? periods + 1 : periods;
                courses.add(new Forecast.Course(variable.name(), shares(v, count)));
            }
        }
        List<Forecast.End> ends = new ArrayList<>();
        for (int k = 0; k < ended.length; k++) {
            List<Double> by = new ArrayList<>();
            double sum = 0;
            for (double p : ended[k]) {
                sum += p;
                by.add(sum);
            }
            ends.add(new Forecast.End(scenario.ends().get(k).name(), by));
        }
        String name = policy < 0 ? null : scenario.policies().get(policy).name();
        return new Forecast(
                name,
                periods,
                values,
                courses,
                ends,
                Arrays.stream(going).boxed().toList());
    }

    private List<List<Double>> shares(int v, int count) {
        List<List<Double>> shares = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            double whole = going[t];
            shares.add(Arrays.stream(mass[v][t])
                    .map(x -> whole > 0 ? x / whole : 0)
                    .boxed()
                    .toList());
        }
        return shares;
    }
}
