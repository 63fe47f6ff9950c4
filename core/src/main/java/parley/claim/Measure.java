package parley.claim;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import parley.certify.Certificate;
import parley.expression.Expression;
import parley.game.Profile;
import parley.game.StochasticGame;
import parley.scenario.Quantity;
import parley.scenario.Quantity.Path;
import parley.scenario.Scenario;
import parley.solve.Chain;
import parley.solve.Expectation;
import parley.solve.Reward;

/** The quantities of a test in one equilibrium of a solved game. */
final class Measure {
    /** A condition met with less than this probability is not met: what is left of a move that polishing has all but removed. */
    private static final double NEVER = 1e-9;

    /** Plays of the exact equilibrium nearby that differ more often than this are not what was measured. */
    private static final double CLOSE = 1e-7;

    private final Solved solved;
    private final StochasticGame game;
    private final Profile profile;
    private final @Nullable Certificate certificate;
    private @Nullable Reach reach;

    Measure(Solved solved, int equilibrium) {
        this.solved = solved;
        this.game = solved.game();
        this.profile = solved.profile(equilibrium);
        this.certificate = solved.certificate(equilibrium);
    }

    Estimate of(Quantity quantity) {
        if (quantity instanceof Quantity.Value value) {
            return value(value);
        } else if (quantity instanceof Quantity.Guarantee || quantity instanceof Quantity.Force) {
            return new WorstCase(solved, this::reach).of(quantity);
        } else if (quantity instanceof Quantity.Chance chance) {
            return chance(chance);
        } else if (quantity instanceof Quantity.Expected expected) {
            return expected(expected);
        } else if (quantity instanceof Quantity.TimeTo time) {
            return timeTo(time);
        }
        return plays((Quantity.Plays) quantity);
    }

    private Reach reach() {
        Reach known = reach;
        if (known == null) {
            known = Reach.of(game);
            reach = known;
        }
        return known;
    }

    private Estimate value(Quantity.Value value) {
        int n = game.players();
        int i = value.player();
        if (value.term() >= 0) {
            Scenario.Term term =
                    solved.table().game().scenario().payoffs().get(i).get(value.term());
            double[] perJoint = solved.table().perJoint(term.formula().expression(), solved.numbers(), -1);
            return measured(value, new Reward(perJoint, null, null, game.discount(i)), false, -1);
        }
        double error = 0;
        if (certificate != null) {
            error = certificate.valueError();
            if (certificate.grade() == Certificate.Grade.EXACT) {
                error += certificate.valueRadius();
            }
        }
        double[][] values = profile.values();
        IntFunction<double[]> at = t -> {
            double[] all = values[values.length == 1 ? 0 : t];
            double[] mine = new double[game.states()];
            for (int s = 0; s < mine.length; s++) {
                mine[s] = all[s * n + i];
            }
            return mine;
        };
        return from(value.given().condition(), at, error);
    }

    private Estimate chance(Quantity.Chance chance) {
        Path path = chance.path();
        PathReward reward = PathReward.of(path, solved.table(), solved.numbers(), solved.ends());
        return measured(chance, reward.reward(), reward.complement(), path.within());
    }

    private Estimate expected(Quantity.Expected expected) {
        double[] perJoint = solved.table().perJoint(expected.expression(), solved.numbers(), -1);
        if (expected.period() < 0) {
            return measured(expected, new Reward(perJoint, null, null, game.discount(expected.player())), false, -1);
        }
        int after = expected.period();
        Expression condition = expected.given().condition();
        double[] ones = new double[game.states()];
        Arrays.fill(ones, 1);
        double[] errors = new double[1];
        IntFunction<double[]> mean = t -> {
            boolean pastEnd = game.isFinite() && t + after >= game.horizon();
            int ahead = pastEnd ? game.horizon() - t : after;
            double[] there = pastEnd
                    ? solved.table().perState(expected.expression(), solved.numbers())
                    : period(t + ahead, new Reward(perJoint, null, null, 1)).values()[0];
            if (ahead == 0) {
                return there;
            }
            double[] zero = new double[game.jointMoves()];
            Expectation sum = run(t, ahead, new Reward(zero, null, there, 1));
            Expectation alive = run(t, ahead, new Reward(zero, null, ones, 1));
            double[] result = new double[game.states()];
            for (int s = 0; s < result.length; s++) {
                double weight = alive.values()[0][s];
                result[s] = weight > 0 ? sum.values()[0][s] / weight : 0;
            }
            errors[0] = Math.max(errors[0], sum.error() + alive.error());
            return result;
        };
        Estimate estimate = from(condition, mean, 0);
        double scale = Math.max(1, Math.abs(estimate.value()));
        return new Estimate(estimate.value(), estimate.error() + errors[0] * scale + drift() * scale);
    }

    private Estimate timeTo(Quantity.TimeTo time) {
        Reward reward = TimeReward.of(time.predicate(), solved.table(), solved.numbers(), solved.ends());
        return measured(time, reward, false, -1);
    }

    private Estimate plays(Quantity.Plays plays) {
        double[] perJoint = solved.table().perJoint(plays.predicate(), solved.numbers(), -1);
        Expression condition = plays.given().condition();
        // Where the condition reads what earlier movers have just set, it is judged when it is the player's move.
        boolean within = condition != null && !solved.table().readsNoMove(condition);
        boolean[] due = due(condition, within);
        if (game.stages() == 1 || within) {
            // In turns, a state in which the player only waits says nothing of what it would do.
            for (int s = 0; s < due.length; s++) {
                due[s] &= solved.table().game().acts(s, plays.player());
            }
        }
        double seen = 0;
        double done = 0;
        int periods = game.isFinite() ? game.horizon() : 1;
        double[][] weight = game.isFinite()
                ? Chain.occupancy(game, profile)
                : new double[][] {Chain.visits(game, profile, game.discount(plays.player()))};
        double[][] rates = new double[periods][];
        for (int t = 0; t < periods; t++) {
            rates[t] = period(t, new Reward(perJoint, null, null, 1)).values()[0];
            for (int s = 0; s < due.length; s++) {
                if (due[s]) {
                    seen += weight[t][s];
                    done += weight[t][s] * rates[t][s];
                }
            }
        }
        if (seen > NEVER) {
            return new Estimate(done / seen, 1e-14 * periods / Math.min(1, seen) + drift());
        }
        return least(due, t -> rates[t], 1e-14 + drift());
    }

    /** A reward summed from the start, or from where the condition behind the bar first holds. */
    private Estimate measured(Quantity quantity, Reward reward, boolean complement, int within) {
        Expression condition = quantity.given().condition();
        boolean limited = within >= 0 && !(game.isFinite() && within >= game.horizon());
        double[] error = new double[1];
        IntFunction<double[]> at;
        if (limited) {
            at = t -> {
                int ahead = game.isFinite() ? Math.min(within, game.horizon() - t) : within;
                Expectation run = run(t, ahead, reward);
                error[0] = Math.max(error[0], run.error());
                return run.values()[0];
            };
        } else {
            Expectation all = Chain.evaluate(game, profile, reward);
            error[0] = all.error();
            at = t -> all.values()[all.values().length == 1 ? 0 : t];
        }
        Estimate raw = from(condition, at, 0);
        double scale =
                reward.discount() < 1 || quantity instanceof Quantity.TimeTo ? Math.max(1, Math.abs(raw.value())) : 1;
        double bound = raw.error() + error[0] + drift() * scale;
        return complement ? new Estimate(1 - raw.value(), bound) : new Estimate(raw.value(), bound);
    }

    /**
     * The value at the start, or averaged over where the condition first holds, or where it never does the least over the
     * states that satisfy it and that some play reaches.
     */
    private Estimate from(@Nullable Expression condition, IntFunction<double[]> at, double error) {
        if (condition == null) {
            return new Estimate(at.apply(0)[game.start()], error);
        }
        boolean[] due = due(condition);
        var hitting = Chain.hitting(game, profile, due, 1);
        int periods = game.isFinite() ? game.horizon() : 1;
        double total = 0;
        double sum = 0;
        double size = 0;
        for (int t = 0; t < periods; t++) {
            double[] values = null;
            for (int s = 0; s < due.length; s++) {
                double p = hitting.probability()[t][s];
                if (p > 0) {
                    values = values == null ? at.apply(t) : values;
                    total += p;
                    sum += p * values[s];
                    size = Math.max(size, Math.abs(values[s]));
                }
            }
        }
        if (total > NEVER) {
            return new Estimate(sum / total, error + 2 * (hitting.error() + drift()) * size / total);
        }
        return least(due, at, error);
    }

    private Estimate least(boolean[] due, IntFunction<double[]> at, double error) {
        boolean[][] reached = reach().at();
        int periods = game.isFinite() ? game.horizon() : 1;
        double least = Double.POSITIVE_INFINITY;
        for (int t = 0; t < periods; t++) {
            double[] values = null;
            for (int s = 0; s < due.length; s++) {
                if (due[s] && reached[t][s]) {
                    values = values == null ? at.apply(t) : values;
                    least = Math.min(least, values[s]);
                }
            }
        }
        return least == Double.POSITIVE_INFINITY ? new Estimate(Double.NaN, 0) : new Estimate(least, error);
    }

    /** Where a condition holds at the beginning of a period. */
    private boolean[] due(@Nullable Expression condition) {
        return due(condition, false);
    }

    /** The same, or wherever it holds within a period. */
    private boolean[] due(@Nullable Expression condition, boolean within) {
        boolean[] due = new boolean[game.states()];
        double[] truth = condition == null ? null : solved.table().perState(condition, solved.numbers());
        for (int s = 0; s < due.length; s++) {
            due[s] = (within || game.stage(s) == 0) && (truth == null || truth[s] != 0);
        }
        return due;
    }

    /** A reward over one period. */
    private Expectation period(int t, Reward reward) {
        return run(t, 1, reward);
    }

    /** A reward over the periods {@code from} to {@code from + ahead - 1}, by state at the first. */
    private Expectation run(int from, int ahead, Reward reward) {
        double[][] strategies = new double[ahead][];
        for (int t = 0; t < ahead; t++) {
            strategies[t] = profile.strategyAt(from + t);
        }
        Profile part = new Profile(strategies, new double[ahead + 1][]);
        return Chain.evaluate(game.withHorizon(ahead, game.start()), part, reward);
    }

    /** How far a probability of plays may be from that in the exact equilibrium nearby, where that is proven and small. */
    private double drift() {
        return certificate != null && coversPaths(certificate) ? certificate.pathRadius() : 0;
    }

    /** Whether a certificate is exact for what happens along plays, and not for values only. */
    static boolean coversPaths(Certificate certificate) {
        return certificate.grade() == Certificate.Grade.EXACT && certificate.pathRadius() <= CLOSE;
    }
}
