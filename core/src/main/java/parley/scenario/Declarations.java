package parley.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostics;
import parley.expression.Names;
import parley.expression.Symbol;
import parley.expression.SyntaxParser;
import parley.expression.Words;

/**
 * Collects the names of a file before anything reads them. Players, levers, agreements, conditions, uncertainties,
 * definitions, ends and policies share one space of names.
 */
final class Declarations {
    private final Node.Mapping root;
    private final Diagnostics diagnostics;
    private final LevelReader levels;
    private final List<String> players;
    private final List<VariableStub> variables = new ArrayList<>();
    private final Map<String, Taken> taken = new LinkedHashMap<>();

    private record Taken(String kind, int line) {}

    Declarations(Node.Mapping root, Diagnostics diagnostics) {
        this.root = root;
        this.diagnostics = diagnostics;
        this.levels = new LevelReader(diagnostics);
        this.players = Draft.keys(root.get("players"));
    }

    /**
     * A variable before its expressions are read.
     *
     * @param levels null where they are wrong
     * @param place its index among the variables
     * @param fields what the file says about it; null for signatures
     */
    record VariableStub(
            String name,
            Scenario.Kind kind,
            LevelReader.@Nullable Levels levels,
            int start,
            int owner,
            List<Integer> parties,
            int place,
            Node.Scalar key,
            Node.Mapping fields) {}

    /** All variables, in the order in which a scenario lists them. */
    List<VariableStub> variables() {
        return variables;
    }

    /** Declares everything. */
    Draft draft() {
        claim("players", "a player");
        claim("levers", "a lever");
        claim("agreements", "an agreement");
        claim("conditions", "a condition");
        claim("uncertainties", "an uncertainty");
        claim("define", "a definition");
        claim("ends", "an end");
        claim("policies", "a policy");
        for (Node.Entry source : Draft.entries(root.get("sources"))) {
            if (source.key().text().equals("ours") || source.key().text().equals("assumed")) {
                reserved(source.key(), "a source");
            }
        }
        levers();
        agreements();
        conditions();
        Names names = new Names(variables.size());
        variables.forEach(stub -> names.add(stub.name(), symbol(stub)));
        uncertainties(names);
        int ends = 0;
        for (Node.Entry end : Draft.entries(root.get("ends"))) {
            names.add(end.key().text(), new Symbol.End(ends++, end.key().text()));
        }
        definitions(names);
        List<List<String>> types = TypeReader.names(root, players, diagnostics);
        for (int i = 0; i < players.size(); i++) {
            int slot = 2 * variables.size() + ends + i;
            names.add(players.get(i), TypeReader.symbol(i, players.get(i), types.get(i), slot));
        }
        Draft.keys(root.get("policies")).forEach(policy -> names.add(policy, new Symbol.Other("a policy")));
        return new Draft(root, diagnostics, players, types, names);
    }

    private void claim(String section, String kind) {
        for (Node.Entry entry : Draft.entries(root.get(section))) {
            Node.Scalar key = entry.key();
            if (Words.isReserved(key.text())) {
                reserved(key, kind);
            }
            Taken before =
                    taken.putIfAbsent(key.text(), new Taken(kind, key.span().line()));
            if (before != null) {
                diagnostics.add(
                        Code.NAME_CLASH,
                        key.span(),
                        "\"%s\" is %s here and %s in line %s."
                                .formatted(key.text(), kind, before.kind(), before.line()),
                        "Rename one of them.");
            }
        }
    }

    private void reserved(Node.Scalar key, String kind) {
        diagnostics.add(
                Code.RESERVED_NAME,
                key.span(),
                "\"%s\" is a word of the language and cannot name %s.".formatted(key.text(), kind),
                "Take another name, such as " + key.text() + "_1.");
    }

    private void levers() {
        for (Node.Entry entry : Draft.entries(root.get("levers"))) {
            Node.Mapping fields = fields(entry);
            LevelReader.Levels found = levels.read(fields.get("levels"));
            int owner = player(fields.get("player"));
            variables.add(stub(entry, Scenario.Kind.LEVER, found, start(fields, found, entry), owner, List.of()));
        }
    }

    private void conditions() {
        for (Node.Entry entry : Draft.entries(root.get("conditions"))) {
            Node.Mapping fields = fields(entry);
            LevelReader.Levels found = levels.read(fields.get("levels"));
            variables.add(stub(entry, Scenario.Kind.CONDITION, found, start(fields, found, entry), -1, List.of()));
        }
    }

    private void agreements() {
        LevelReader.Levels signature = new LevelReader.Levels(List.of("unsigned", "signed"), null);
        for (Node.Entry entry : Draft.entries(root.get("agreements"))) {
            Node.Mapping fields = fields(entry);
            int start = "signed".equals(Draft.text(fields.get("start"))) ? 1 : 0;
            List<Integer> signatures = new ArrayList<>();
            List<Integer> parties = new ArrayList<>();
            if (fields.get("parties") instanceof Node.Sequence sequence) {
                for (Node item : sequence.items()) {
                    int party = player(item);
                    if (party >= 0 && parties.contains(party)) {
                        diagnostics.add(
                                Code.NAME_CLASH,
                                item.span(),
                                "The party \"" + players.get(party) + "\" is listed twice.");
                    } else if (party >= 0) {
                        parties.add(party);
                        String name = entry.key().text() + "." + players.get(party);
                        signatures.add(variables.size());
                        variables.add(new VariableStub(
                                name,
                                Scenario.Kind.SIGNATURE,
                                signature,
                                start,
                                party,
                                List.of(),
                                variables.size(),
                                entry.key(),
                                fields));
                    }
                }
            }
            variables.add(stub(entry, Scenario.Kind.AGREEMENT, signature, start, -1, signatures));
        }
    }

    private VariableStub stub(
            Node.Entry entry,
            Scenario.Kind kind,
            LevelReader.@Nullable Levels found,
            int start,
            int owner,
            List<Integer> parties) {
        return new VariableStub(
                entry.key().text(),
                kind,
                found,
                start,
                owner,
                List.copyOf(parties),
                variables.size(),
                entry.key(),
                fields(entry));
    }

    private static Node.Mapping fields(Node.Entry entry) {
        return entry.value() instanceof Node.Mapping mapping
                ? mapping
                : new Node.Mapping(List.of(), entry.value().span());
    }

    private int start(Node.Mapping fields, LevelReader.@Nullable Levels found, Node.Entry entry) {
        Node start = fields.get("start");
        return found == null || start == null
                ? 0
                : levels.place(start, found, entry.key().text());
    }

    private int player(@Nullable Node node) {
        return new Draft(root, diagnostics, players, List.of(), new Names(0)).player(node);
    }

    private Symbol symbol(VariableStub stub) {
        Symbol.Role role = Symbol.Role.valueOf(stub.kind().name());
        LevelReader.Levels found = stub.levels();
        if (found == null) {
            return new Symbol.Broken("a variable");
        }
        String owner = stub.owner() < 0 ? "" : players.get(stub.owner());
        return new Symbol.Variable(
                stub.place(), stub.name(), role, found.names(), found.numbers(), stub.owner(), owner);
    }

    private void uncertainties(Names names) {
        int index = 0;
        for (Node.Entry entry : Draft.entries(root.get("uncertainties"))) {
            String name = entry.key().text();
            boolean isSwitch = Draft.flag(fields(entry).get("switch"));
            names.add(name, new Symbol.Uncertainty(index++, name, isSwitch));
        }
    }

    private void definitions(Names names) {
        for (Node.Entry entry : Draft.entries(root.get("define"))) {
            String name = entry.key().text();
            if (entry.value() instanceof Node.Scalar scalar) {
                names.add(
                        name,
                        new Symbol.Definition(
                                name, scalar.passage(), SyntaxParser.parse(scalar.passage(), diagnostics)));
            } else {
                names.add(name, new Symbol.Broken("a definition"));
            }
        }
    }
}
