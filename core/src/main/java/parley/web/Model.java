package parley.web;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Diagnostic;
import parley.expression.Formula;
import parley.expression.Reads;
import parley.scenario.Quantity;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Kind;
import parley.scenario.Scenario.Variable;

/** A scenario as the page needs it: names, places in the file, and what reads what. */
record Model(
        String title,
        String about,
        String period,
        @Nullable Integer horizon,
        String timing,
        List<Scenario.Source> sources,
        List<Player> players,
        List<Quantified> uncertainties,
        List<Part> parts,
        List<Mover> movers,
        List<Policy> policies,
        List<Claim> claims,
        List<Variant> variants) {

    record Player(String id, String name, int line) {}

    /** An uncertain number. */
    record Quantified(
            String name,
            double value,
            double low,
            double high,
            boolean integer,

            boolean onOff,

            List<Double> points,
            @Nullable String unit,
            @Nullable String why,
            @Nullable String source,
            boolean assumed,
            int line) {}

    /** A lever, agreement or condition. */
    record Part(
            String name,
            String kind,
            List<String> levels,
            @Nullable List<Double> numbers,
            int start,
            @Nullable String owner,
            List<String> parties,
            List<String> reads,
            int line) {}

    /** A rule or an end: what it reads, what it moves. */
    record Mover(
            String name,
            String kind,
            List<String> reads,
            List<String> numbers,
            List<String> moves,
            String when,
            int line) {}

    record Policy(String name, @Nullable String says, List<String> binds, int line) {}

    record Claim(
            String id,
            String says,
            @Nullable String at,
            boolean ours,
            @Nullable String test,
            @Nullable String expect,
            boolean everyWorld,
            @Nullable String later,
            List<String> policies,
            int line) {}

    record Variant(String name, Map<String, Double> values, int line) {}

    /** A mistake with its place. */
    record Mistake(
            String code,
            boolean warning,
            int line,
            int column,
            int length,
            String sentence,
            @Nullable String hint) {
        static Mistake of(Diagnostic d) {
            return new Mistake(
                    d.code().id(),
                    d.code().isWarning(),
                    d.span().line(),
                    d.span().column(),
                    d.span().length(),
                    d.sentence(),
                    d.hint());
        }
    }

    static Model of(Scenario scenario) {
        return new Model(
                scenario.title(),
                scenario.about(),
                scenario.period(),
                scenario.horizon().isPresent() ? scenario.horizon().getAsInt() : null,
                scenario.timing().name().toLowerCase(Locale.ROOT),
                scenario.sources(),
                scenario.players().stream()
                        .map(p -> new Player(p.id(), p.name(), p.span().line()))
                        .toList(),
                scenario.uncertainties().stream().map(Model::number).toList(),
                scenario.variables().stream()
                        .filter(v -> v.kind() != Kind.SIGNATURE)
                        .map(v -> part(v, scenario))
                        .toList(),
                movers(scenario),
                scenario.policies().stream().map(p -> policy(p, scenario)).toList(),
                scenario.claims().stream().map(c -> claim(c, scenario)).toList(),
                scenario.variants().stream().map(v -> variant(v, scenario)).toList());
    }

    private static Quantified number(Scenario.Uncertainty u) {
        return new Quantified(
                u.name(),
                u.value(),
                u.low(),
                u.high(),
                u.integer(),
                u.isSwitch(),
                u.points(),
                u.unit(),
                u.why(),
                u.source(),
                u.assumed(),
                u.span().line());
    }

    private static Part part(Variable v, Scenario scenario) {
        List<Formula> formulas = new ArrayList<>();
        Formula may = v.may();
        if (may != null) {
            formulas.add(may);
        }
        return new Part(
                v.name(),
                v.kind().name().toLowerCase(Locale.ROOT),
                v.levels(),
                v.numbers(),
                v.start(),
                v.owner() < 0 ? null : scenario.players().get(v.owner()).id(),
                v.parties().stream()
                        .map(s -> scenario.players()
                                .get(scenario.variables().get(s).owner())
                                .id())
                        .toList(),
                variables(formulas, scenario),
                v.span().line());
    }

    private static List<Mover> movers(Scenario scenario) {
        List<Mover> movers = new ArrayList<>();
        for (Scenario.Rule rule : scenario.rules()) {
            List<Formula> formulas = new ArrayList<>(List.of(rule.when()));
            TreeSet<Integer> moved = new TreeSet<>();
            for (Scenario.Outcome outcome : rule.outcomes()) {
                formulas.add(outcome.chance());
                for (Scenario.Change change : outcome.changes()) {
                    formulas.add(change.amount());
                    moved.add(change.variable());
                }
            }
            movers.add(new Mover(
                    rule.name(),
                    "rule",
                    variables(formulas, scenario),
                    numbers(formulas, scenario),
                    moved.stream().map(v -> scenario.variables().get(v).name()).toList(),
                    rule.when().text(),
                    rule.span().line()));
        }
        for (Scenario.End end : scenario.ends()) {
            List<Formula> formulas = List.of(end.when(), end.chance());
            movers.add(new Mover(
                    end.name(),
                    "end",
                    variables(formulas, scenario),
                    numbers(formulas, scenario),
                    List.of(),
                    end.when().text(),
                    end.span().line()));
        }
        return movers;
    }

    /** Names of the variables that formulas read; a signature counts as its agreement. */
    private static List<String> variables(List<Formula> formulas, Scenario scenario) {
        int count = scenario.variables().size();
        TreeSet<Integer> read = new TreeSet<>();
        for (Formula formula : formulas) {
            BitSet slots = Reads.of(formula.expression()).slots();
            slots.stream().filter(s -> s < 2 * count).forEach(s -> read.add(s % count));
        }
        return read.stream()
                .map(v -> scenario.variables().get(v).name().replaceFirst("\\..*", ""))
                .distinct()
                .toList();
    }

    private static List<String> numbers(List<Formula> formulas, Scenario scenario) {
        BitSet read = new BitSet();
        formulas.forEach(f -> read.or(Reads.of(f.expression()).parameters()));
        return read.stream()
                .mapToObj(u -> scenario.uncertainties().get(u).name())
                .toList();
    }

    private static Policy policy(Scenario.Policy p, Scenario scenario) {
        List<String> binds = IntStream.range(0, scenario.players().size())
                .filter(i -> p.restrictions().get(i) != null)
                .mapToObj(i -> scenario.players().get(i).id())
                .toList();
        return new Policy(p.name(), p.says(), binds, p.span().line());
    }

    private static Claim claim(Scenario.Claim c, Scenario scenario) {
        Formula test = c.test();
        Scenario.Expectation expect = c.expect();
        return new Claim(
                c.id(),
                c.says(),
                c.at(),
                c.ours(),
                test == null ? null : test.text(),
                expect == null ? null : expect.name().toLowerCase(Locale.ROOT),
                c.everyWorld(),
                c.later(),
                c.quantities().stream()
                        .map(Quantity::given)
                        .map(Quantity.Given::policy)
                        .filter(p -> p >= 0)
                        .distinct()
                        .map(p -> scenario.policies().get(p).name())
                        .toList(),
                c.span().line());
    }

    private static Variant variant(Scenario.Variant v, Scenario scenario) {
        Map<String, Double> values = new LinkedHashMap<>();
        v.setting()
                .values()
                .forEach((u, x) -> values.put(scenario.uncertainties().get(u).name(), x));
        return new Variant(v.name(), values, v.span().line());
    }
}
