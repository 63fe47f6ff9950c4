package parley.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Span;
import parley.diagnostic.Suggestion;
import parley.expression.Expression;
import parley.expression.Formula;
import parley.expression.Scope;

/** Reads who moves when, and what restricts moves. */
final class MoveReader {
    private final Draft draft;
    private final List<Declarations.VariableStub> variables;

    MoveReader(Draft draft, List<Declarations.VariableStub> variables) {
        this.draft = draft;
        this.variables = variables;
    }

    /** Who moves when. */
    record Timing(Scenario.Timing timing, List<List<Integer>> sequence) {
        /** Whether a player has moved before another one does, in the same period. */
        boolean before(int earlier, int later) {
            return timing == Scenario.Timing.ORDER && group(earlier) >= 0 && group(earlier) < group(later);
        }

        private int group(int player) {
            for (int i = 0; i < sequence.size(); i++) {
                if (sequence.get(i).contains(player)) {
                    return i;
                }
            }
            return -1;
        }
    }

    /** The timing that {@code order} or {@code turns} say, or null where neither is there. */
    @Nullable Timing timing(@Nullable Node order, @Nullable Node turns) {
        if (order != null && turns != null) {
            draft.diagnostics()
                    .add(
                            Code.CONTRADICTING_KEYS,
                            turns.span(),
                            "\"order\" and \"turns\" exclude one another.",
                            "order: all move in each period, one after another; turns: one moves in each period.");
            return null;
        }
        Node node = order != null ? order : turns;
        if (node == null) {
            return null;
        }
        List<List<Integer>> sequence = new ArrayList<>();
        boolean fine = node instanceof Node.Sequence;
        for (Node group : node instanceof Node.Sequence groups ? groups.items() : List.<Node>of()) {
            List<Integer> members = new ArrayList<>();
            for (Node member : group instanceof Node.Sequence several ? several.items() : List.of(group)) {
                int player = draft.player(member);
                boolean twice = player >= 0
                        && (members.contains(player)
                                || (order != null && sequence.stream().anyMatch(before -> before.contains(player))));
                if (twice) {
                    draft.diagnostics()
                            .add(
                                    Code.PLAYERS_OUT_OF_TURN,
                                    member.span(),
                                    "\"%s\" moves twice in one period."
                                            .formatted(draft.players().get(player)));
                }
                fine &= player >= 0 && !twice;
                members.add(player);
            }
            sequence.add(List.copyOf(members));
        }
        List<String> missing = movers().filter(player -> sequence.stream().noneMatch(group -> group.contains(player)))
                .mapToObj(draft.players()::get)
                .toList();
        if (fine && !missing.isEmpty()) {
            draft.diagnostics()
                    .add(
                            Code.PLAYERS_OUT_OF_TURN,
                            node.span(),
                            "%s never moves here, but has levers or signatures."
                                    .formatted(Suggestion.list(missing, "and")),
                            "Name every player that can move.");
            fine = false;
        }
        Scenario.Timing timing = order != null ? Scenario.Timing.ORDER : Scenario.Timing.TURNS;
        return fine ? new Timing(timing, List.copyOf(sequence)) : null;
    }

    /** All players at once. */
    Timing together() {
        List<Integer> all = IntStream.range(0, draft.players().size()).boxed().toList();
        return new Timing(Scenario.Timing.TOGETHER, List.of(all));
    }

    private IntStream movers() {
        return variables.stream()
                .mapToInt(Declarations.VariableStub::owner)
                .filter(owner -> owner >= 0)
                .distinct()
                .sorted();
    }

    /** Whether a restriction on a player may read the new level of a variable. */
    IntPredicate visible(int player, Timing timing) {
        return variable -> {
            Declarations.VariableStub stub = variables.get(variable);
            if (stub.kind() == Scenario.Kind.AGREEMENT) {
                return stub.parties().stream().allMatch(signature -> sees(player, variables.get(signature), timing));
            }
            return sees(player, stub, timing);
        };
    }

    /** Whether somebody else has moved before a player does, in the same period. */
    boolean comesLater(int player, Timing timing) {
        return IntStream.range(0, draft.players().size()).anyMatch(other -> timing.before(other, player));
    }

    /** Whether a player has seen the new level of a variable before its own move. */
    IntPredicate seen(int player, Timing timing) {
        IntPredicate visible = visible(player, timing);
        return variable -> {
            Declarations.VariableStub stub = variables.get(variable);
            boolean signs = stub.parties().stream()
                    .anyMatch(signature -> variables.get(signature).owner() == player);
            return stub.owner() != player && !signs && visible.test(variable);
        };
    }

    private static boolean sees(int player, Declarations.VariableStub stub, Timing timing) {
        return stub.owner() == player || timing.before(stub.owner(), player);
    }

    /** A condition on a player's move, or null after a diagnostic, or where there is none. */
    @Nullable Formula restriction(@Nullable Node node, int player, String place, Timing timing) {
        return draft.formula(node, Scope.move(place, visible(player, timing)), Expression.Type.TRUTH);
    }

    /** Restrictions per player, null where there is none: other keys of the mapping are left out. */
    List<@Nullable Formula> restrictions(@Nullable Node node, String except, String place, Timing timing) {
        List<@Nullable Formula> restrictions =
                new ArrayList<>(Collections.nCopies(draft.players().size(), null));
        for (Node.Entry entry : Draft.entries(node)) {
            if (!entry.key().text().equals(except)) {
                int player = draft.player(entry.key());
                if (player >= 0) {
                    restrictions.set(player, restriction(entry.value(), player, place, timing));
                }
            }
        }
        return Collections.unmodifiableList(restrictions);
    }

    /** Variables with their expressions; nothing is left of those that are wrong. */
    List<Scenario.Variable> variables(Timing timing) {
        List<Scenario.Variable> all = new ArrayList<>();
        for (Declarations.VariableStub stub : variables) {
            Scenario.Variable variable = variable(stub, timing);
            if (variable != null) {
                all.add(variable);
            }
        }
        return List.copyOf(all);
    }

    private Scenario.@Nullable Variable variable(Declarations.VariableStub stub, Timing timing) {
        Node.Mapping fields = stub.fields();
        Formula may = null;
        if (stub.kind() == Scenario.Kind.LEVER && stub.owner() >= 0) {
            String place = "the \"may\" of \"" + stub.name() + "\"";
            Scope scope = Scope.move(place, visible(stub.owner(), timing)).withTypes(p -> p == stub.owner());
            may = ByType.read(
                    draft, fields.get("may"), stub.owner(), scope, Expression.Type.TRUTH, "T" + place.substring(1));
        } else if (stub.kind() == Scenario.Kind.SIGNATURE) {
            String agreement = stub.key().text();
            may = draft.formula(
                    fields.get("when"), Scope.state("the \"when\" of \"" + agreement + "\""), Expression.Type.TRUTH);
        }
        boolean once = Draft.flag(fields.get(stub.kind() == Scenario.Kind.AGREEMENT ? "final" : "once"));
        String step = Draft.text(fields.get("step"));
        LevelReader.Levels levels = stub.levels();
        Span span = stub.key().span();
        return levels == null
                ? null
                : new Scenario.Variable(
                        stub.name(),
                        stub.kind(),
                        levels.names(),
                        levels.numbers(),
                        stub.start(),
                        stub.owner(),
                        may,
                        step == null ? 0 : (int) Decimals.parse(step).orElseThrow(),
                        stub.kind() != Scenario.Kind.SIGNATURE && once,
                        stub.parties(),
                        span);
    }
}
