package parley.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostics;
import parley.diagnostic.Span;
import parley.expression.Expression;
import parley.expression.Formula;
import parley.expression.Scope;
import parley.expression.Symbol;

/**
 * Reads a scenario file: text, nodes with places, nodes that fit the description of the keys, names, expressions,
 * scenario. Mistakes are returned, all of a file at once; only one in the form of the file hides others.
 */
public final class ScenarioLoader {
    private static final int VERSION = 1;

    private final String file;
    private final String text;
    private final Diagnostics diagnostics;

    private ScenarioLoader(String file, String text) {
        this.file = file;
        this.text = text;
        this.diagnostics = new Diagnostics(file);
    }

    /** Reads a file. */
    public static Loaded load(Path path) {
        Diagnostics diagnostics = new Diagnostics(path.toString());
        String text = TextFile.read(path, diagnostics);
        return text == null
                ? new Loaded("", Optional.empty(), diagnostics.errors(), List.of())
                : parse(path.toString(), text);
    }

    /** Reads a text. {@code fileName} is only named in diagnostics. */
    public static Loaded parse(String fileName, String text) {
        ScenarioLoader loader = new ScenarioLoader(fileName, text);
        Scenario scenario = loader.read();
        return new Loaded(
                text, Optional.ofNullable(scenario), loader.diagnostics.errors(), loader.diagnostics.warnings());
    }

    private @Nullable Scenario read() {
        Node node = NodeReader.read(text, diagnostics);
        if (node == null) {
            return null;
        }
        if (!(node instanceof Node.Mapping)) {
            diagnostics.add(
                    Code.WRONG_SHAPE,
                    node.span(),
                    "A scenario is a mapping of keys to values, but here is " + node.described() + ".",
                    "It starts with: parley: 1");
            return null;
        }
        Node.Mapping root = (Node.Mapping)
                new ShapeChecker(diagnostics).check(node, Keys.root(), "the scenario", new Span(1, 1, 1));
        checkVersion(root.get("parley"));
        Declarations declarations = new Declarations(root, diagnostics);
        Scenario scenario = scenario(declarations.draft(), declarations.variables());
        return diagnostics.isClean() ? scenario : null;
    }

    private void checkVersion(@Nullable Node node) {
        String version = Draft.text(node);
        if (node != null && version != null && Decimals.parse(version).orElse(0) != VERSION) {
            diagnostics.add(
                    Code.WRONG_VERSION,
                    node.span(),
                    "Version %s of the language is not known; this program reads version %s."
                            .formatted(version, VERSION),
                    "Take a later program, or write: parley: " + VERSION);
        }
    }

    private Scenario scenario(Draft draft, List<Declarations.VariableStub> stubs) {
        List<Scenario.Source> sources = sources(draft);
        List<Scenario.Player> players = players(draft);
        List<Scenario.Uncertainty> uncertainties = uncertainties(draft);
        for (Node.Entry entry : draft.entries("define")) {
            if (draft.names().find(entry.key().text()).orElse(null) instanceof Symbol.Definition definition) {
                draft.resolver().check(definition);
            }
        }
        MoveReader moves = new MoveReader(draft, stubs);
        MoveReader.Timing read = moves.timing(draft.get("order"), draft.get("turns"));
        MoveReader.Timing timing = read == null ? moves.together() : read;
        List<Scenario.Variable> variables = moves.variables(timing);
        List<Scenario.Rule> rules = new RuleReader(draft, stubs).read();
        PayoffReader payoffs = new PayoffReader(draft);
        List<List<Scenario.Term>> terms = payoffs.payoffs();
        List<List<Scenario.Term>> finals = payoffs.finals();
        List<Scenario.End> ends = payoffs.ends();
        List<Scenario.Policy> policies = policies(draft, moves, timing);
        SettingReader settings = new SettingReader(draft, moves, timing, policies, variables);
        List<Scenario.Variant> variants = settings.variants();
        OptionalInt horizon = horizon(draft);
        QuantityReader.Game game = new QuantityReader.Game(
                horizon.orElse(-1),
                players.stream().map(Scenario.Player::discount).toList(),
                terms.stream()
                        .map(list -> list.stream().map(Scenario.Term::name).toList())
                        .toList(),
                Draft.keys(draft.get("policies")),
                moves,
                timing);
        ClaimReader claims = new ClaimReader(draft, settings, variants, game);
        String title = Draft.line(draft.get("title"));
        String about = Draft.line(draft.get("about"));
        String period = Draft.line(draft.get("period"));
        Scenario scenario = new Scenario(
                file,
                text,
                title == null ? "" : title,
                about == null ? "" : about,
                period == null ? "period" : period,
                horizon,
                timing.timing(),
                timing.sequence(),
                sources,
                players,
                java.util.Collections.nCopies(players.size(), List.of()),
                uncertainties,
                variables,
                rules,
                terms,
                finals,
                ends,
                policies,
                claims.claims(),
                claims.arguments(),
                variants);
        if (diagnostics.isClean()) {
            new Usage(scenario, draft).warn();
        }
        return scenario;
    }

    private static OptionalInt horizon(Draft draft) {
        String text = Draft.text(draft.get("horizon"));
        return text == null || text.equals("none")
                ? OptionalInt.empty()
                : OptionalInt.of((int) Decimals.parse(text).orElseThrow());
    }

    private static List<Scenario.Source> sources(Draft draft) {
        List<Scenario.Source> sources = new ArrayList<>();
        for (Node.Entry entry : draft.entries("sources")) {
            if (entry.value() instanceof Node.Mapping fields) {
                String title = Draft.line(fields.get("title"));
                sources.add(new Scenario.Source(
                        entry.key().text(), title == null ? "" : title, Draft.line(fields.get("locate"))));
            }
        }
        return List.copyOf(sources);
    }

    private List<Scenario.Player> players(Draft draft) {
        List<Scenario.Player> players = new ArrayList<>();
        Node node = draft.get("players");
        if (node instanceof Node.Mapping mapping && mapping.entries().isEmpty()) {
            diagnostics.add(Code.WRONG_SHAPE, mapping.span(), "A scenario has at least one player.");
        }
        for (Node.Entry entry : draft.entries("players")) {
            String id = entry.key().text();
            Node.Mapping fields = entry.value() instanceof Node.Mapping mapping
                    ? mapping
                    : new Node.Mapping(List.of(), entry.value().span());
            String name = Draft.line(fields.get("name"));
            Formula discount = discount(draft, id, fields.get("discount"));
            Span span = entry.key().span();
            if (discount == null) {
                // A discount that is wrong has been reported; no later check may build on it.
                discount = Draft.fixed(fields.get("discount") == null ? 1 : Double.NaN, span);
            }
            players.add(new Scenario.Player(id, name == null ? id : name, discount, span));
        }
        return List.copyOf(players);
    }

    private @Nullable Formula discount(Draft draft, String player, @Nullable Node node) {
        Formula discount =
                draft.formula(node, Scope.parameters("the discount of \"" + player + "\""), Expression.Type.NUMBER);
        OptionalDouble value = discount == null ? OptionalDouble.empty() : Draft.constant(discount);
        if (node != null && value.isPresent() && !(value.getAsDouble() > 0 && value.getAsDouble() <= 1)) {
            diagnostics.add(
                    Code.BAD_DISCOUNT,
                    node.span(),
                    "The discount is %s; a discount is above 0 and at most 1."
                            .formatted(Decimals.text(value.getAsDouble())),
                    "0.97 means that the next period counts for 97% of this one.");
        }
        return discount;
    }

    private List<Scenario.Uncertainty> uncertainties(Draft draft) {
        List<Scenario.Uncertainty> uncertainties = new ArrayList<>();
        List<String> sources = Draft.keys(draft.get("sources"));
        for (Node.Entry entry : draft.entries("uncertainties")) {
            if (entry.value() instanceof Node.Mapping fields) {
                Scenario.Uncertainty read = new UncertaintyReader(diagnostics, sources, entry, fields).read();
                if (read != null) {
                    uncertainties.add(read);
                }
            }
        }
        return List.copyOf(uncertainties);
    }

    private static List<Scenario.Policy> policies(Draft draft, MoveReader moves, MoveReader.Timing timing) {
        List<Scenario.Policy> policies = new ArrayList<>();
        for (Node.Entry entry : draft.entries("policies")) {
            String name = entry.key().text();
            String says = entry.value() instanceof Node.Mapping fields ? Draft.line(fields.get("says")) : null;
            policies.add(new Scenario.Policy(
                    name,
                    says,
                    moves.restrictions(entry.value(), "says", "the policy \"" + name + "\"", timing),
                    entry.key().span()));
        }
        return List.copyOf(policies);
    }
}
