package parley.claim;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import parley.certify.BeliefCertificate;
import parley.claim.TypedMean.Found;
import parley.compile.Frame;
import parley.expression.Expression;
import parley.expression.Reads;
import parley.game.BeliefGame;
import parley.scenario.Quantity;
import parley.scenario.Scenario;
import parley.solve.Reward;
import parley.solve.belief.Information;

/** The quantities of a test in one equilibrium of a solved game with types. */
final class TypedMeasure {
    /** What {@code guarantee} and {@code force} would mean where a player has private information is not defined yet. */
    static final String NOT_DEFINED = "what can be secured or forced is not judged in games with types";

    private static final String IMPOSSIBLE = "a type that it is about has probability 0";

    private final TypedSolved solved;
    private final BeliefGame game;
    private final TypedPlay play;
    private final @Nullable BeliefCertificate certificate;

    TypedMeasure(TypedSolved solved, int equilibrium, BooleanSupplier cancelled) {
        this.solved = solved;
        this.game = solved.game();
        this.certificate = solved.certificate(equilibrium);
        this.play = new TypedPlay(game, solved.profile(equilibrium), cancelled);
    }

    TypedPlay play() {
        return play;
    }

    Found of(Quantity quantity) {
        if (quantity instanceof Quantity.Guarantee || quantity instanceof Quantity.Force) {
            return Found.nothing(NOT_DEFINED);
        }
        int[] known = known(quantity);
        if (known.length == 0) {
            return Found.nothing(IMPOSSIBLE);
        }
        if (quantity instanceof Quantity.Value value) {
            return value(value, known);
        } else if (quantity instanceof Quantity.Chance chance) {
            PathReward path = PathReward.of(chance.path(), solved.table(), solved.numbers(), solved.ends());
            Found found = play.sum(theta -> path.reward(), chance.path().within(), due(quantity), known);
            return path.complement() ? complement(found) : found;
        } else if (quantity instanceof Quantity.Expected expected) {
            return expected(expected, known);
        } else if (quantity instanceof Quantity.TimeTo time) {
            Reward reward = TimeReward.of(time.predicate(), solved.table(), solved.numbers(), solved.ends());
            return play.sum(theta -> reward, -1, due(quantity), known);
        } else if (quantity instanceof Quantity.Belief belief) {
            return belief(belief, known);
        } else if (quantity instanceof Quantity.Learns learns) {
            return learns(learns);
        }
        return plays((Quantity.Plays) quantity, known);
    }

    private static Found complement(Found found) {
        Estimate estimate = found.estimate();
        return new Found(new Estimate(1 - estimate.value(), estimate.error()), found.onPath(), found.note());
    }

    /** {@code [player]}: the type of the game that it is known to have, or -1; empty where such a type cannot be. */
    private int[] known(Quantity quantity) {
        int n = game.game().players();
        int[] known = new int[n];
        for (int i = 0; i < n; i++) {
            int wanted = quantity.given().type(i);
            int own = -1;
            if (quantity instanceof Quantity.Value value && value.player() == i) {
                own = value.type();
            } else if (quantity instanceof Quantity.Plays plays && plays.player() == i) {
                own = plays.type();
            }
            if (wanted >= 0 && own >= 0 && wanted != own) {
                return new int[0];
            }
            int type = Math.max(wanted, own);
            known[i] = type < 0 ? -1 : solved.type(i, type);
            if (type >= 0 && known[i] < 0) {
                return new int[0];
            }
        }
        return known;
    }

    private Found value(Quantity.Value value, int[] known) {
        int i = value.player();
        boolean @Nullable [] due = due(value);
        if (value.term() >= 0) {
            double[][] perJoint = solved.table().termPerJoint(i, value.term(), solved.numbers());
            double discount = game.game().discount(i);
            return play.sum(theta -> new Reward(perJoint[theta], null, null, discount), -1, due, known);
        }
        return play.value(i, due, known, certificate == null ? 0 : certificate.valueError());
    }

    private Found expected(Quantity.Expected expected, int[] known) {
        double[] perJoint = solved.table().perJoint(expected.expression(), solved.numbers(), -1);
        boolean @Nullable [] due = due(expected);
        if (expected.period() < 0) {
            double discount = game.game().discount(expected.player());
            return play.sum(theta -> new Reward(perJoint, null, null, discount), -1, due, known);
        }
        double[] perState = solved.table().perState(expected.expression(), solved.numbers());
        return play.meanAfter(expected.period(), perJoint, perState, due, known);
    }

    private Found plays(Quantity.Plays plays, int[] known) {
        double[] perJoint = solved.table().perJoint(plays.predicate(), solved.numbers(), -1);
        Expression condition = plays.given().condition();
        // Where the condition reads what earlier movers have just set, it is judged when it is the player's move.
        boolean within = condition != null && !solved.table().readsNoMove(condition);
        boolean[] due = condition != null && within ? seen(condition) : beginning(condition);
        if (game.game().stages() == 1 || within) {
            // In turns, a state in which the player only waits says nothing of what it would do.
            for (int s = 0; s < due.length; s++) {
                due[s] &= solved.table().game().acts(s, plays.player());
            }
        }
        return play.plays(perJoint, due, known);
    }

    private Found belief(Quantity.Belief belief, int[] known) {
        if (Arrays.stream(known).anyMatch(k -> k >= 0)) {
            return Found.nothing("a belief is that of players who do not know the types");
        }
        int type = solved.type(belief.player(), belief.type());
        if (type < 0) {
            // A type that cannot be is believed in by nobody.
            return new Found(Estimate.exactly(0), true, "");
        }
        Expression condition = belief.given().condition();
        boolean within = condition != null && !solved.table().readsNoMove(condition);
        return play.belief(belief.player(), type, condition != null && within ? seen(condition) : due(belief));
    }

    private Found learns(Quantity.Learns learns) {
        if (learns.given().condition() != null) {
            return Found.nothing("what is learnt is measured from the start only");
        }
        int periods = learns.periods() < 0 ? game.game().horizon() : learns.periods();
        Information bits = Information.of(game, play.profile(), learns.player(), periods);
        double middle = (bits.low() + bits.high()) / 2;
        double error = (bits.high() - bits.low()) / 2 + 1e-12;
        return new Found(new Estimate(middle, error), true, "");
    }

    /** Where what stands behind the bar holds at the beginning of a period, or null for the start. */
    private boolean @Nullable [] due(Quantity quantity) {
        Expression condition = quantity.given().condition();
        return condition == null ? null : beginning(condition);
    }

    private boolean[] beginning(@Nullable Expression condition) {
        boolean[] due = new boolean[game.game().states()];
        double[] truth = condition == null ? null : solved.table().perState(condition, solved.numbers());
        for (int s = 0; s < due.length; s++) {
            due[s] = game.game().stage(s) == 0 && (truth == null || truth[s] != 0);
        }
        return due;
    }

    /** Where a condition holds once those have moved, within a period, whose new levels it reads. */
    private boolean[] seen(Expression condition) {
        Scenario scenario = solved.table().game().scenario();
        int count = scenario.variables().size();
        int first = Reads.of(condition).slots().stream()
                .filter(slot -> slot < count)
                .map(slot -> moved(scenario, scenario.variables().get(slot)))
                .max()
                .orElse(0);
        boolean[] due = new boolean[game.game().states()];
        double[] truth = solved.table().perState(condition, solved.numbers());
        for (int s = 0; s < due.length; s++) {
            due[s] = game.game().stage(s) >= first && truth[s] != 0;
        }
        return due;
    }

    /** The stage by which a variable has its new level. */
    private int moved(Scenario scenario, Scenario.Variable variable) {
        if (variable.kind() == Scenario.Kind.CONDITION) {
            return 0;
        }
        if (variable.parties().isEmpty()) {
            return after(solved.table().game().frame(), variable.owner());
        }
        return variable.parties().stream()
                .mapToInt(s -> moved(scenario, scenario.variables().get(s)))
                .max()
                .orElse(0);
    }

    private static int after(Frame frame, int player) {
        if (frame.timing() != Scenario.Timing.ORDER) {
            return 0;
        }
        for (int g = 0; g < frame.sequence().size(); g++) {
            if (frame.sequence().get(g).contains(player)) {
                return g + 1;
            }
        }
        return 0;
    }
}
