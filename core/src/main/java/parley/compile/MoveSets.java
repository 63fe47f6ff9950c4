package parley.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.InputException;
import parley.diagnostic.Span;
import parley.expression.Evaluator;
import parley.expression.Formula;
import parley.expression.Reads;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Kind;
import parley.scenario.Scenario.Variable;

/**
 * The moves that one player has: settings of all its levers and signatures that `may`, `step`, `once`, the policy and a
 * variant's fix leave. They depend on few slots, so each combination of those is worked out once.
 */
final class MoveSets {
    /** More settings than this for one player in one state are refused. */
    static final int MOST = 100_000;

    /**
     * Moves as levels: {@code levels[move * variables + k]} is the new level of own variable {@code k}.
     *
     * @param types {@code [move]}: bit k is set where the player's k-th type may make it
     */
    record MoveSet(int[] levels, int size, long[] types) {}

    private final Scenario scenario;
    private final int player;
    private final boolean leftOut;
    private final Slots slots;
    private final int[] own;
    private final Projection projection;
    private final @Nullable Evaluator restriction;
    private final @Nullable Evaluator fixed;
    private final Evaluator[] may;
    private final int[] agreementOf;
    private final BitSet parameters = new BitSet();
    private final List<MoveSet> sets = new ArrayList<>();

    /** The types that the player may have. */
    private final int[] types;

    private final int policy;

    MoveSets(Scenario scenario, Frame frame, int player, Slots slots, boolean turns) {
        this.scenario = scenario;
        this.player = player;
        this.slots = slots;
        this.leftOut = frame.leftOut().contains(player);
        List<Variable> variables = scenario.variables();
        List<Integer> mine = new ArrayList<>();
        for (int v = 0; v < variables.size(); v++) {
            if (variables.get(v).owner() == player) {
                mine.add(v);
            }
        }
        this.own = mine.stream().mapToInt(Integer::intValue).toArray();
        this.may = new Evaluator[own.length];
        this.agreementOf = new int[own.length];
        Set<Integer> read = new TreeSet<>();
        for (int k = 0; k < own.length; k++) {
            Variable variable = variables.get(own[k]);
            agreementOf[k] = -1;
            Formula allowed = variable.may();
            may[k] = allowed == null ? (levels, numbers) -> 1 : note(allowed, read);
            if (variable.step() > 0 || variable.once() || turns) {
                read.add(slots.last(own[k]));
            }
            if (variable.kind() == Kind.SIGNATURE) {
                int agreement = agreementOf(own[k]);
                if (variables.get(agreement).once()) {
                    agreementOf[k] = agreement;
                    read.add(slots.last(agreement));
                }
            }
        }
        this.policy = frame.policy();
        Formula commitment = policy < 0
                ? null
                : scenario.policies().get(policy).restrictions().get(player);
        this.restriction = commitment == null || leftOut ? null : note(commitment, read);
        Formula fix = frame.fixed().get(player);
        this.fixed = fix == null || leftOut ? null : note(fix, read);
        for (int v : own) {
            read.remove(v);
        }
        read.remove(slots.type(player));
        this.types = frame.types(scenario, player);
        this.projection =
                new Projection(read.stream().mapToInt(Integer::intValue).toArray(), slots);
    }

    private int agreementOf(int signature) {
        for (int v = 0; v < scenario.variables().size(); v++) {
            if (scenario.variables().get(v).parties().contains(signature)) {
                return v;
            }
        }
        throw new IllegalStateException("a signature without an agreement");
    }

    private Evaluator note(Formula formula, Set<Integer> read) {
        Reads reads = Reads.of(formula.expression());
        reads.slots().stream().forEach(read::add);
        parameters.or(reads.parameters());
        return Evaluator.of(formula.expression());
    }

    int[] own() {
        return own;
    }

    /** Uncertain numbers that decide which moves are allowed. */
    BitSet parameters() {
        return parameters;
    }

    Projection projection() {
        return projection;
    }

    MoveSet get(int set) {
        return sets.get(set);
    }

    /** The number of the set of moves in the state that {@code levels} holds (last levels, conditions, earlier movers' levers). */
    int find(int[] levels, double[] numbers, Faults faults) {
        int known = projection.size();
        int entry = projection.entry(levels);
        if (entry == known) {
            sets.add(enumerate(levels.clone(), numbers, faults, entry));
        }
        return entry;
    }

    private MoveSet enumerate(int[] levels, double[] numbers, Faults faults, int entry) {
        double product = 1;
        for (int v : own) {
            product *= slots.count(v);
        }
        if (product > MOST) {
            throw new InputException(new Diagnostic(
                    Code.TOO_MANY_MOVES,
                    scenario.file(),
                    scenario.players().get(player).span(),
                    "The levers of `" + scenario.players().get(player).id() + "` combine to " + Faults.number(product)
                            + " settings in one move.",
                    "bundle levers that change together into one lever, or let players move in `order` or `turns`"));
        }
        int[] moves = new int[16];
        long[] mask = new long[16];
        int size = 0;
        long without = 0;
        long with = 0;
        for (int[] setting = new int[own.length]; setting != null; setting = next(setting)) {
            for (int k = 0; k < own.length; k++) {
                levels[own[k]] = setting[k];
            }
            long left = 0;
            for (int type : types) {
                levels[slots.type(player)] = type;
                if (allowed(levels, numbers)) {
                    without |= 1L << type;
                    left |= permitted(levels, numbers) ? 1L << type : 0;
                }
            }
            levels[slots.type(player)] = 0;
            if (left == 0) {
                continue;
            }
            with |= left;
            if ((size + 1) * own.length > moves.length) {
                moves = Arrays.copyOf(moves, 2 * moves.length + own.length);
            }
            System.arraycopy(setting, 0, moves, size * own.length, own.length);
            mask = size == mask.length ? Arrays.copyOf(mask, 2 * size) : mask;
            mask[size] = left;
            size++;
        }
        for (int type : types) {
            if ((with & 1L << type) == 0) {
                report((without & 1L << type) != 0, faults, entry, type);
                return new MoveSet(new int[own.length], 1, new long[] {-1L});
            }
        }
        return new MoveSet(Arrays.copyOf(moves, size * own.length), size, Arrays.copyOf(mask, size));
    }

    private void report(boolean byPolicy, Faults faults, int entry, int type) {
        String id = scenario.players().get(player).id();
        String where = projection.describe(entry, slots);
        if (!scenario.types().get(player).isEmpty()) {
            where = slots.describe(slots.type(player), type) + (where.equals("always") ? "" : ", " + where);
        }
        Span span = scenario.players().get(player).span();
        String what = "Player `" + id + "` has no move";
        if (byPolicy && restriction != null) {
            Scenario.Policy broken = scenario.policies().get(policy);
            span = broken.span();
            what = "Policy `" + broken.name() + "` leaves `" + id + "` no move";
        } else if (byPolicy) {
            what = "The variant's `fix` leaves `" + id + "` no move";
        }
        faults.noMove(what + " where " + where + ".", span, byPolicy);
    }

    private boolean allowed(int[] levels, double[] numbers) {
        for (int k = 0; k < own.length; k++) {
            int v = own[k];
            Variable variable = scenario.variables().get(v);
            int now = levels[v];
            if (leftOut) {
                if (now != variable.start()) {
                    return false;
                }
                continue;
            }
            if (variable.kind() == Kind.SIGNATURE) {
                boolean inForce = agreementOf[k] >= 0 && levels[slots.last(agreementOf[k])] == 1;
                if (inForce ? now != 1 : now == 1 && !may[k].test(levels, numbers)) {
                    return false;
                }
                continue;
            }
            int before = levels[slots.last(v)];
            if (variable.step() > 0 && Math.abs(now - before) > variable.step()) {
                return false;
            }
            if (variable.once() && before != variable.start() && now != before) {
                return false;
            }
            if (!may[k].test(levels, numbers)) {
                return false;
            }
        }
        return true;
    }

    private boolean permitted(int[] levels, double[] numbers) {
        return (restriction == null || restriction.test(levels, numbers))
                && (fixed == null || fixed.test(levels, numbers));
    }

    private int @Nullable [] next(int[] setting) {
        int[] result = setting.clone();
        for (int k = own.length - 1; k >= 0; k--) {
            if (++result[k] < slots.count(own[k])) {
                return result;
            }
            result[k] = 0;
        }
        return null;
    }
}
