package parley.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.compile.CompiledGame;
import parley.game.Profile;
import parley.game.StochasticGame;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Kind;
import parley.scenario.Scenario.Variable;

/**
 * Plays a solved game: one side by moves given, the others and chance by numbered draws (SplitMix64 as a counter-based
 * generator, Steele, Lea and Flood 2014), so that the same seed and moves give the same play.
 */
final class Playing {
    /** Moves less likely than this are not told of another player. */
    private static final double RARE = 5e-4;

    private final StochasticGame game;
    private final CompiledGame compiled;
    private final Profile profile;
    private final Scenario scenario;
    private final double[][] ends;
    private final int player;
    private final long seed;
    private final List<Played.Step> steps = new ArrayList<>();
    private long draws;
    private int state;
    private int period;
    private double total;
    private double weight = 1;
    private @Nullable String ending;

    Playing(Solved solved, int player, long seed) {
        this.game = solved.game();
        this.compiled = solved.table().game();
        this.profile = solved.profile(0);
        this.scenario = compiled.scenario();
        this.ends = solved.ends();
        this.player = player;
        this.seed = seed;
        this.state = game.start();
    }

    /**
     * @param moves the person's moves, in order; what is more than play has places for is left out
     * @param most periods of a game without a last one
     * @throws IndexOutOfBoundsException where a move is none
     */
    Played run(List<Integer> moves, int most) {
        int last = game.isFinite() ? game.horizon() : most;
        int made = 0;
        while (ending == null) {
            if (period == last) {
                total += game.isFinite() ? weight * game.finalPayoff(state, player) : 0;
                ending = "horizon";
            } else if (game.moves(state, player) == 1) {
                advance(0);
            } else if (made < moves.size()) {
                step(moves.get(made++));
            } else {
                break;
            }
        }
        Played.Situation now =
                ending == null ? new Played.Situation(period + 1, levels(), options(state, player)) : null;
        return new Played(steps, now, ending, total, profile.valueAt(0)[game.start() * game.players() + player]);
    }

    private void step(int move) {
        List<Played.Option> options = options(state, player);
        Played.Option chosen = options.get(move);
        double best = options.stream().mapToDouble(Played.Option::worth).max().orElse(0);
        List<Played.Other> others = new ArrayList<>();
        for (int i = 0; i < game.players(); i++) {
            if (i != player && game.moves(state, i) > 1) {
                others.add(new Played.Other(scenario.players().get(i).id(), likely(options(state, i))));
            }
        }
        List<Played.Level> before = levels();
        int at = period;
        int from = state;
        double payoff = total;
        double factor = weight;
        Happened happened = advance(move);
        List<String> words = new ArrayList<>();
        words.add(scenario.players().get(player).id() + ": " + words(from, player, move));
        for (int i = 0; i < game.players(); i++) {
            if (i != player && compiled.acts(from, i)) {
                words.add(scenario.players().get(i).id() + ": " + words(from, i, game.moveIn(from, happened.joint, i)));
            }
        }
        steps.add(new Played.Step(
                at + 1,
                before,
                chosen,
                words,
                likely(options),
                others,
                Math.max(0, best - chosen.worth()),
                (total - payoff) / factor,
                happened.then));
    }

    /** A joint move and what changed. */
    private record Happened(int joint, List<String> then) {}

    /** The person moves, the others draw, chance draws. */
    private Happened advance(int move) {
        double[] sigma = profile.strategyAt(period);
        int joint = game.jointStart(state);
        int radix = 1;
        for (int i = game.players() - 1; i >= 0; i--) {
            int taken = i == player ? move : drawn(sigma, game.strategyStart(state, i), game.moves(state, i));
            joint += taken * radix;
            radix *= game.moves(state, i);
        }
        total += weight * game.payoff(joint, player);
        if (!game.advances(state)) {
            state = successor(joint, draw());
            return new Happened(joint, List.of());
        }
        int[] before = compiled.environment(state);
        double x = draw();
        for (int k = 0; k < ends.length; k++) {
            x -= ends[k][joint];
            if (x < 0) {
                ending = scenario.ends().get(k).name();
                return new Happened(joint, List.of(ending));
            }
        }
        state = successor(joint, x);
        period++;
        weight *= game.discount(player);
        return new Happened(joint, changes(before, compiled.environment(state)));
    }

    private int successor(int joint, double drawn) {
        double x = drawn;
        int row = game.row(joint);
        int taken = game.rowStart(row);
        for (int e = taken; e < game.rowStart(row + 1); e++) {
            if (game.probability(e) > 0) {
                taken = e;
                x -= game.probability(e);
                if (x < 0) {
                    break;
                }
            }
        }
        return game.successor(taken);
    }

    private int drawn(double[] sigma, int from, int count) {
        double x = draw();
        int taken = 0;
        for (int m = 0; m < count; m++) {
            if (sigma[from + m] > 0) {
                taken = m;
                x -= sigma[from + m];
                if (x < 0) {
                    break;
                }
            }
        }
        return taken;
    }

    private double draw() {
        long z = seed + 0x9E3779B97F4A7C15L * ++draws;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1.0p-53;
    }

    /** A player's moves in a state and what each is worth to it, the others playing as in equilibrium. */
    private List<Played.Option> options(int s, int who) {
        double[] sigma = profile.strategyAt(period);
        double[] worth = new double[game.moves(s, who)];
        double[] after = profile.valueAt(game.advances(s) ? period + 1 : period);
        for (int j = game.jointStart(s); j < game.jointStart(s + 1); j++) {
            double p = 1;
            for (int i = 0; i < game.players(); i++) {
                p *= i == who ? 1 : sigma[game.strategyStart(s, i) + game.moveIn(s, j, i)];
            }
            if (p > 0) {
                double next = 0;
                int row = game.row(j);
                for (int e = game.rowStart(row); e < game.rowStart(row + 1); e++) {
                    next += game.probability(e) * after[game.successor(e) * game.players() + who];
                }
                worth[game.moveIn(s, j, who)] += p * (game.payoff(j, who) + game.discountFrom(s, who) * next);
            }
        }
        List<Played.Option> options = new ArrayList<>();
        for (int m = 0; m < worth.length; m++) {
            options.add(new Played.Option(m, words(s, who, m), worth[m], sigma[game.strategyStart(s, who) + m]));
        }
        return options;
    }

    private static List<Played.Option> likely(List<Played.Option> options) {
        return options.stream()
                .filter(o -> o.probability() > RARE)
                .sorted(Comparator.comparingDouble((Played.Option o) -> -o.probability()))
                .toList();
    }

    private String words(int s, int who, int move) {
        List<Integer> own = compiled.variablesOf(who);
        int[] set = compiled.move(s, who, move);
        List<String> words = new ArrayList<>();
        for (int k = 0; k < own.size(); k++) {
            Variable variable = scenario.variables().get(own.get(k));
            if (variable.kind() == Kind.LEVER) {
                words.add(variable.name() + " " + variable.levels().get(set[k]));
            } else if (set[k] == 1) {
                words.add("signs " + variable.name().replaceFirst("\\..*", ""));
            }
        }
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }

    private List<Played.Level> levels() {
        int[] environment = compiled.environment(state);
        List<Played.Level> levels = new ArrayList<>();
        for (int v = 0; v < scenario.variables().size(); v++) {
            Variable variable = scenario.variables().get(v);
            if (variable.kind() == Kind.CONDITION) {
                levels.add(new Played.Level(variable.name(), variable.levels().get(environment[v])));
            }
        }
        return levels;
    }

    private List<String> changes(int[] before, int[] after) {
        List<String> changes = new ArrayList<>();
        for (int v = 0; v < scenario.variables().size(); v++) {
            Variable variable = scenario.variables().get(v);
            if (variable.kind() == Kind.CONDITION && before[v] != after[v]) {
                changes.add(variable.name() + " " + variable.levels().get(before[v]) + " to "
                        + variable.levels().get(after[v]));
            }
        }
        return changes;
    }
}
