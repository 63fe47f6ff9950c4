package parley.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parley.expression.Expression;
import parley.expression.Formula;
import parley.expression.Reads;
import parley.scenario.Quantity;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Change;
import parley.scenario.Scenario.Kind;
import parley.scenario.Scenario.Outcome;
import parley.scenario.Scenario.Rule;
import parley.scenario.Scenario.Variable;

/**
 * What a state remembers and how it is coded as one long: all conditions, the levels before the move that something reads, and
 * whose turn it is. The same for every policy and variant, so that claims compare like with like.
 */
final class Layout {
    final Slots slots;
    final boolean turns;
    final int groups;

    /** Slots of the state: conditions, then last levels, ascending. */
    final int[] remembered;

    final long[] radix;

    /** {@code [variable]} what one level adds to the key; 0 for what is not remembered. */
    final long[] weight;

    final long turnWeight;

    /** Agreements and their signatures. */
    final int[] agreements;

    final int[][] parties;

    private final Scenario scenario;

    Layout(Scenario scenario, boolean turns, int groups) {
        this.scenario = scenario;
        this.slots = new Slots(scenario);
        this.turns = turns;
        this.groups = groups;
        BitSet read = everythingRead(scenario);
        List<Variable> variables = scenario.variables();
        TreeSet<Integer> state = new TreeSet<>();
        List<Integer> joint = new ArrayList<>();
        for (int v = 0; v < variables.size(); v++) {
            Variable variable = variables.get(v);
            int last = slots.last(v);
            if (variable.kind() == Kind.CONDITION) {
                state.add(v);
                continue;
            }
            if (variable.kind() == Kind.AGREEMENT) {
                joint.add(v);
            }
            boolean lever = variable.kind() != Kind.AGREEMENT;
            if (read.get(last) || variable.once() || variable.step() > 0 || (turns && lever)) {
                state.add(last);
            }
        }
        this.remembered = state.stream().mapToInt(Integer::intValue).toArray();
        this.agreements = joint.stream().mapToInt(Integer::intValue).toArray();
        this.parties = joint.stream()
                .map(v -> variables.get(v).parties().stream()
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toArray(int[][]::new);
        this.radix = new long[remembered.length];
        this.weight = new long[slots.size()];
        long product = 1;
        try {
            for (int k = remembered.length - 1; k >= 0; k--) {
                radix[k] = product;
                weight[remembered[k]] = product;
                product = Math.multiplyExact(product, (long) slots.count(remembered[k]));
            }
            this.turnWeight = product;
            Math.multiplyExact(product, (long) groups);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the levels combine to more states than a long can number", e);
        }
    }

    /** The most states that the levels could combine to. */
    double combinations() {
        return (double) turnWeight * (turns ? groups : 1);
    }

    long startKey() {
        long key = 0;
        for (int k = 0; k < remembered.length; k++) {
            key += radix[k]
                    * scenario.variables().get(slots.variableOf(remembered[k])).start();
        }
        return key;
    }

    int turn(long key) {
        return turns ? (int) (key / turnWeight) : 0;
    }

    /** Writes the state's levels; where levers keep their level (turns), the present level is the last one. */
    void restore(long key, int[] levels) {
        for (int k = 0; k < remembered.length; k++) {
            levels[remembered[k]] = (int) (key / radix[k] % slots.count(remembered[k]));
        }
        if (turns) {
            for (int v = 0; v < scenario.variables().size(); v++) {
                if (scenario.variables().get(v).kind() != Kind.CONDITION) {
                    levels[v] = levels[slots.last(v)];
                }
            }
        }
    }

    /** What the levers just set add to the next state's key. */
    long leverKey(int[] levels) {
        long key = 0;
        for (int slot : remembered) {
            if (slots.isLast(slot)) {
                key += weight[slot] * levels[slots.variableOf(slot)];
            }
        }
        return key;
    }

    void settleAgreements(int[] levels) {
        for (int k = 0; k < agreements.length; k++) {
            int signed = 1;
            for (int signature : parties[k]) {
                signed = Math.min(signed, levels[signature]);
            }
            levels[agreements[k]] = signed;
        }
    }

    String describe(long key) {
        int[] levels = new int[slots.size()];
        restore(key, levels);
        StringBuilder text = new StringBuilder();
        for (int slot : remembered) {
            text.append(text.length() == 0 ? "" : ", ").append(slots.describe(slot, levels[slot]));
        }
        return text.toString();
    }

    /** The groups of conditions that rules tie together; conditions that no rule moves stand alone without rules. */
    List<Kernel> kernels() {
        int count = scenario.variables().size();
        int[] home = new int[count];
        for (int v = 0; v < count; v++) {
            home[v] = v;
        }
        for (Rule rule : scenario.rules()) {
            int first = -1;
            for (Outcome outcome : rule.outcomes()) {
                for (Change change : outcome.changes()) {
                    if (first < 0) {
                        first = change.variable();
                    }
                    union(home, first, change.variable());
                }
            }
        }
        TreeMap<Integer, TreeSet<Integer>> members = new TreeMap<>();
        for (int v = 0; v < count; v++) {
            if (scenario.variables().get(v).kind() == Kind.CONDITION) {
                members.computeIfAbsent(find(home, v), k -> new TreeSet<>()).add(v);
            }
        }
        List<Kernel> kernels = new ArrayList<>();
        members.forEach((root, conditions) -> {
            List<Rule> rules = scenario.rules().stream()
                    .filter(r -> r.outcomes().stream()
                            .flatMap(o -> o.changes().stream())
                            .anyMatch(c -> conditions.contains(c.variable())))
                    .toList();
            kernels.add(
                    new Kernel(conditions.stream().mapToInt(Integer::intValue).toArray(), rules, weight, slots));
        });
        return kernels;
    }

    private static int find(int[] home, int v) {
        int at = v;
        while (home[at] != at) {
            at = home[at];
        }
        return at;
    }

    private static void union(int[] home, int a, int b) {
        home[Math.max(find(home, a), find(home, b))] = Math.min(find(home, a), find(home, b));
    }

    private static BitSet everythingRead(Scenario scenario) {
        List<Expression> all = new ArrayList<>();
        for (Rule rule : scenario.rules()) {
            all.add(rule.when().expression());
            for (Outcome outcome : rule.outcomes()) {
                all.add(outcome.chance().expression());
                outcome.changes().forEach(c -> all.add(c.amount().expression()));
            }
        }
        scenario.payoffs()
                .forEach(terms -> terms.forEach(t -> all.add(t.formula().expression())));
        scenario.finals()
                .forEach(terms -> terms.forEach(t -> all.add(t.formula().expression())));
        for (Scenario.End end : scenario.ends()) {
            all.add(end.when().expression());
            all.add(end.chance().expression());
            end.worth().forEach(w -> all.add(w.expression()));
        }
        for (Variable variable : scenario.variables()) {
            addIfThere(variable.may(), all);
        }
        scenario.policies().forEach(p -> p.restrictions().forEach(r -> addIfThere(r, all)));
        scenario.variants().forEach(v -> v.setting().fixed().forEach(f -> addIfThere(f, all)));
        for (Scenario.Claim claim : scenario.claims()) {
            claim.with().fixed().forEach(f -> addIfThere(f, all));
            for (Quantity quantity : claim.quantities()) {
                addRead(quantity, all);
            }
        }
        BitSet read = new BitSet();
        for (Expression e : all) {
            read.or(Reads.of(e).slots());
        }
        return read;
    }

    private static void addRead(Quantity quantity, List<Expression> into) {
        Expression condition = quantity.given().condition();
        if (condition != null) {
            into.add(condition);
        }
        Quantity.Path path = null;
        if (quantity instanceof Quantity.Chance chance) {
            path = chance.path();
        } else if (quantity instanceof Quantity.Force force) {
            path = force.path();
        } else if (quantity instanceof Quantity.Expected expected) {
            into.add(expected.expression());
        } else if (quantity instanceof Quantity.TimeTo time) {
            into.add(time.predicate());
        } else if (quantity instanceof Quantity.Plays plays) {
            into.add(plays.predicate());
        }
        if (path != null) {
            into.add(path.first());
            if (path.second() != null) {
                into.add(path.second());
            }
        }
    }

    private static void addIfThere(@Nullable Formula formula, List<Expression> into) {
        if (formula != null) {
            into.add(formula.expression());
        }
    }
}
