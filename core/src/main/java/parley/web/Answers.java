package parley.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.claim.CheckOptions;
import parley.claim.CheckResult;
import parley.claim.ClaimResult;
import parley.claim.Forecast;
import parley.claim.Listener;
import parley.claim.Played;
import parley.claim.Sitting;
import parley.claim.Standing;
import parley.claim.Truth;
import parley.compile.Budget;
import parley.diagnostic.Code;
import parley.launch.Workbench.Settings;
import parley.report.Checked;
import parley.report.JsonReport;
import parley.report.Numbers;
import parley.scenario.Scenario;

/** What is computed for the page. The verdicts' JSON is that of {@code ./parley check --format json}. */
final class Answers {
    /** Searches for flips kept: they take seconds, and every page that is opened asks for the same ones. */
    private static final int MOST_KEPT = 500;

    /** Points of a map told in one event. */
    private static final int TOLD_AT_ONCE = 8;

    private final Settings settings;
    private final Map<String, String> kept = new LinkedHashMap<>(16, 0.75f, true);

    Answers(Settings settings) {
        this.settings = settings;
    }

    /**
     * What somebody wants to know.
     *
     * @param claims to judge, by id; empty for all
     */
    record Question(
            Library.Kept scenario,
            @Nullable String variant,
            Map<String, Double> values,
            List<String> claims,
            boolean flips) {

        static Question of(Asking asking, Library library) {
            Library.Kept kept = library.of(asking.name("scenario"), asking.optional("text"));
            Scenario scenario = kept.usable().scenario();
            return new Question(
                    kept,
                    asking.optional("variant"),
                    asking.values("values", scenario),
                    asking.names("claims"),
                    asking.truth("flips"));
        }
    }

    CheckOptions options(Question question, BooleanSupplier cancelled) {
        return options(question, CheckOptions.usual().precision(), cancelled);
    }

    private CheckOptions options(Question question, double precision, BooleanSupplier cancelled) {
        CheckOptions usual = CheckOptions.usual();
        Budget budget = new Budget(settings.maxStates(), Budget.usual().maxBytes(), states -> {}, cancelled);
        return new CheckOptions(
                question.flips,
                usual.tie(),
                precision,
                settings.threads(),
                usual.worlds(),
                question.values,
                question.variant,
                question.claims,
                0,
                budget,
                cancelled);
    }

    /**
     * The verdicts as JSON.
     *
     * @param claim told of every claim, in the same form, as soon as it is judged
     */
    String check(Question question, BooleanSupplier cancelled, Consumer<String> claim) {
        Sitting sitting = question.scenario.usable();
        String key = question.flips
                ? String.join(
                        "\n",
                        question.scenario.name(),
                        question.scenario.version(),
                        String.valueOf(question.variant),
                        question.values.toString(),
                        question.claims.toString())
                : "";
        synchronized (kept) {
            String known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        CheckResult result = sitting.check(options(question, cancelled), new Listener() {
            @Override
            public void done(ClaimResult one) {
                claim.accept(json(question, only(sitting.scenario(), one)));
            }
        });
        String json = json(question, result);
        if (question.flips) {
            synchronized (kept) {
                kept.put(key, json);
                if (kept.size() > MOST_KEPT) {
                    kept.remove(kept.keySet().iterator().next());
                }
            }
        }
        return json;
    }

    private static CheckResult only(Scenario scenario, ClaimResult one) {
        return new CheckResult(
                scenario,
                "stochastic",
                0,
                scenario.players().size(),
                scenario.sourced(),
                scenario.assumed(),
                List.of(one));
    }

    private static String json(Question question, CheckResult result) {
        return JsonReport.of(List.of(new Checked(
                question.scenario.name(), command(question), question.variant, question.values, result, null)));
    }

    /** What has to be typed to see the same verdicts. */
    private static String command(Question question) {
        StringBuilder out = new StringBuilder("./parley check ").append(quoted(question.scenario.name()));
        if (question.variant != null) {
            out.append(" --variant ").append(question.variant);
        }
        question.values.forEach((name, value) -> out.append(" --set ")
                .append(quoted(name + "=" + written(question.scenario.usable().scenario(), name, value))));
        return out.toString();
    }

    private static String written(Scenario scenario, String name, double value) {
        return Asking.uncertainty(name, scenario).isSwitch() ? Boolean.toString(value != 0) : Numbers.exact(value);
    }

    private static String quoted(String argument) {
        return argument.matches("[\\w./=@:+,-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    /**
     * How a claim stands, for JSON: numbers that are none are null.
     *
     * @param sides all its comparisons; what stands beside them is of the one that decides
     */
    record Stand(
            String id,
            @Nullable Boolean truth,
            @Nullable Double left,
            @Nullable String operator,
            @Nullable Double right,
            @Nullable Double margin,
            boolean tie,
            List<Compared> sides) {
        static Stand of(Standing standing) {
            String id = standing.claim().id();
            Boolean truth = known(standing.truth());
            List<Compared> sides = standing.sides().stream().map(Compared::of).toList();
            if (sides.isEmpty()) {
                return new Stand(id, truth, null, null, null, null, false, sides);
            }
            Compared side = sides.get(standing.deciding());
            return new Stand(id, truth, side.left, side.operator, side.right, side.margin, side.tie, sides);
        }
    }

    /** One comparison of a claim. */
    record Compared(
            @Nullable Double left,
            String operator,
            @Nullable Double right,
            @Nullable Double margin,
            boolean tie,
            @Nullable Boolean truth) {
        static Compared of(Standing.Side side) {
            return new Compared(
                    finite(side.left()),
                    side.operator(),
                    finite(side.right()),
                    finite(side.margin()),
                    side.tie(),
                    known(side.truth()));
        }
    }

    private static @Nullable Boolean known(Truth truth) {
        return truth == Truth.UNKNOWN ? null : Boolean.valueOf(truth == Truth.TRUE);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** Where claims stand: measured, not yet certified. */
    List<Stand> standing(Question question, BooleanSupplier cancelled) {
        return question.scenario.usable().standing(options(question, cancelled)).stream()
                .map(Stand::of)
                .toList();
    }

    /** What is expected of every period under each policy; an empty name is for none. */
    List<Forecast> forecast(Question question, List<String> policies, BooleanSupplier cancelled) {
        Sitting sitting = question.scenario.usable();
        List<Forecast> forecasts = new ArrayList<>();
        for (String name : policies) {
            forecasts.add(sitting.forecast(options(question, cancelled), policy(name, sitting.scenario())));
        }
        return forecasts;
    }

    private static int policy(String name, Scenario scenario) {
        return name.isEmpty()
                ? -1
                : scenario.policy(name)
                        .orElseThrow(() ->
                                Asking.wrong(Code.UNKNOWN_POLICY, "policy", "There is no policy \"" + name + "\"."));
    }

    /** @param precision of everybody's play; infinite for best responses */
    record Table(String player, String policy, double precision, long seed, List<Integer> moves) {}

    /** One side played so far. */
    Played play(Question question, Table table, BooleanSupplier cancelled) {
        Sitting sitting = question.scenario.usable();
        int player = sitting.scenario()
                .player(table.player)
                .orElseThrow(() ->
                        Asking.wrong(Code.UNKNOWN_PLAYER, "player", "There is no player \"" + table.player + "\"."));
        try {
            return sitting.play(
                    options(question, table.precision, cancelled),
                    policy(table.policy, sitting.scenario()),
                    player,
                    table.seed,
                    table.moves);
        } catch (IndexOutOfBoundsException e) {
            throw Asking.wrong(Code.BAD_OPTION, "moves", "One of the moves is none that can be made there.");
        }
    }

    /** One point of a map. */
    record Point(
            int column,
            int row,
            @Nullable Boolean truth,
            @Nullable Double margin) {}

    /** The edges of a map: two uncertainties, and how often each range is halved at most. */
    record Edges(String claim, Axis x, Axis y, int halvings) {}

    /** One edge of a map. */
    record Axis(String name, double low, double high) {
        double at(int step, int steps) {
            return step == steps ? high : low + (high - low) * step / steps;
        }
    }

    /**
     * A claim's standing over a grid of two uncertainties, coarse to fine: the corners first, then ever finer where neighbours
     * disagree, so that the border is sharp early, then everywhere else. Points already told are not told again.
     *
     * @param told some points, with coordinates of the finest grid
     */
    void map(Question question, Edges edges, BooleanSupplier cancelled, Consumer<List<Point>> told) {
        Grid grid = new Grid(edges.halvings);
        for (int stride = grid.coarsest(); stride >= 1; stride /= 2) {
            tell(grid.near(stride), question, edges, cancelled, grid, told);
        }
        for (int stride = grid.coarsest(); stride >= 1; stride /= 2) {
            tell(grid.missing(stride), question, edges, cancelled, grid, told);
        }
    }

    private void tell(
            List<int[]> places,
            Question question,
            Edges edges,
            BooleanSupplier cancelled,
            Grid grid,
            Consumer<List<Point>> told) {
        for (int from = 0; from < places.size(); from += TOLD_AT_ONCE) {
            List<Point> points = new ArrayList<>();
            for (int[] place : places.subList(from, Math.min(places.size(), from + TOLD_AT_ONCE))) {
                Point point = point(question, edges, place[0], place[1], grid.steps(), cancelled);
                grid.put(place[0], place[1], point.truth);
                points.add(point);
            }
            told.accept(points);
        }
    }

    private Point point(Question question, Edges edges, int column, int row, int steps, BooleanSupplier cancelled) {
        Map<String, Double> values = new LinkedHashMap<>(question.values);
        values.put(edges.x.name, edges.x.at(column, steps));
        values.put(edges.y.name, edges.y.at(row, steps));
        Question here = new Question(question.scenario, question.variant, values, List.of(edges.claim), false);
        Stand stand = standing(here, cancelled).get(0);
        return new Point(column, row, stand.truth, stand.margin);
    }
}
