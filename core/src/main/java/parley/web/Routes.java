package parley.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Uncertainty;
import parley.scenario.ValueEditor;

/** What can be asked; {@code openapi.json} beside this class describes it. */
final class Routes {
    private static final int MOST_HALVINGS = 6;
    private static final int MOST_POLICIES = 6;

    private final Library library;
    private final Answers answers;
    private final Solves solves;
    private final Events events;

    Routes(Library library, Answers answers, Solves solves, Events events) {
        this.library = library;
        this.answers = answers;
        this.solves = solves;
        this.events = events;
    }

    void add(RoutesConfig routes) {
        routes.get(
                "/api/scenarios",
                ctx -> Replies.json(
                        ctx, library.names().stream().map(this::listed).toList()));
        routes.get("/api/scenarios/{name}", ctx -> Replies.json(ctx, opened(library.onDisk(ctx.pathParam("name")))));
        routes.post("/api/read", ctx -> {
            Asking asking = Asking.of(ctx.bodyAsBytes());
            Replies.json(ctx, opened(library.of(asking.name("scenario"), asking.optional("text"))));
        });
        routes.post("/api/values", this::values);
        routes.post("/api/save", this::save);
        routes.post("/api/standing", this::standing);
        routes.post("/api/check", this::check);
        routes.post("/api/forecast", this::forecast);
        routes.post("/api/map", this::map);
        routes.post("/api/play", this::play);
        routes.sse("/api/events", this::listen);
    }

    /** A scenario in the list; the title is null where its file has errors. */
    record Listed(String name, @Nullable String title) {}

    private Listed listed(String name) {
        return new Listed(
                name,
                library.onDisk(name).loaded().scenario().map(Scenario::title).orElse(null));
    }

    /** A text, its mistakes, and the model where there are no errors. */
    record Opened(
            String scenario,
            String version,
            String text,
            List<Model.Mistake> mistakes,
            @Nullable Model model) {}

    private static Opened opened(Library.Kept kept) {
        List<Diagnostic> said = new ArrayList<>(kept.loaded().errors());
        said.addAll(kept.loaded().warnings());
        return new Opened(
                kept.name(),
                kept.version(),
                kept.text(),
                said.stream().map(Model.Mistake::of).toList(),
                kept.loaded().scenario().map(Model::of).orElse(null));
    }

    /** The text with other values in it, comments kept. */
    private void values(Context ctx) {
        Asking asking = Asking.of(ctx.bodyAsBytes());
        Library.Kept kept = library.of(asking.name("scenario"), asking.optional("text"));
        Scenario scenario = kept.usable().scenario();
        String edited = ValueEditor.edit(scenario, asking.values("values", scenario));
        Replies.json(ctx, opened(library.of(kept.name(), edited)));
    }

    private void save(Context ctx) {
        Asking asking = Asking.of(ctx.bodyAsBytes());
        String name = asking.name("scenario");
        String text = asking.optional("text");
        if (text == null) {
            throw Asking.wrong(Code.MISSING_KEY, "text", "`text` is needed.");
        }
        Library.Kept edited = library.of(name, text);
        edited.usable();
        synchronized (library) {
            if (!library.onDisk(name).version().equals(asking.name("base"))) {
                throw new Guard.Refused(
                        412, "The file has changed since it was opened here; copy your text, then reload the page.");
            }
            library.save(name, text);
        }
        Replies.json(ctx, opened(library.onDisk(name)));
    }

    /** Answers once the queue has got there; a failure says why. */
    private <T> void later(
            Context ctx,
            Asking asking,
            String subject,
            Solves.Kind kind,
            Solves.Work<T> work,
            Function<T, String> json) {
        CompletableFuture<T> future = solves.ask(asker(asking), subject, asking.count("turn"), kind, work);
        ctx.future(() -> future.handle((result, failure) -> {
            if (failure == null) {
                Replies.text(ctx, json.apply(result));
            } else {
                Replies.failure(ctx, failure);
            }
            return result;
        }));
    }

    /** Whose questions replace whose: a page may ask on several sides at once. */
    private static String asker(Asking asking) {
        String side = asking.optional("side");
        if (side != null && !side.matches("[a-z]{1,12}")) {
            throw Asking.wrong(Code.BAD_NAME, "side", "`side` is 1 to 12 small letters.");
        }
        return client(asking.name("client")) + (side == null ? "" : "#" + side);
    }

    private static String client(String name) {
        if (!name.matches("[A-Za-z0-9-]{8,64}")) {
            throw Asking.wrong(Code.BAD_NAME, "client", "`client` is 8 to 64 letters, digits or dashes.");
        }
        return name;
    }

    private void standing(Context ctx) {
        Asking asking = Asking.of(ctx.bodyAsBytes());
        Answers.Question question = Answers.Question.of(asking, library);
        String subject = "standing" + question.claims();
        later(
                ctx,
                asking,
                subject,
                Solves.Kind.STANDING,
                cancelled -> answers.standing(question, cancelled),
                Replies::json);
    }

    private void check(Context ctx) {
        Asking asking = Asking.of(ctx.bodyAsBytes());
        Answers.Question question = Answers.Question.of(asking, library);
        String client = client(asking.name("client"));
        long turn = asking.count("turn");
        Solves.Kind kind = question.flips() ? Solves.Kind.SEARCH : Solves.Kind.ANSWER;
        // Every claim's search for flips is a question of its own: asking for one does not call off another.
        String subject = question.flips() ? "flips" + question.claims() : "check";
        later(
                ctx,
                asking,
                subject,
                kind,
                cancelled -> answers.check(question, cancelled, claim -> {
                    if (!cancelled.getAsBoolean()) {
                        events.send(client, "claim", Replies.json(new Judged(turn, claim)));
                    }
                }),
                text -> text);
    }

    /** @param check a check of one claim, as JSON in a text */
    record Judged(long turn, String check) {}

    private void forecast(Context ctx) {
        Asking asking = Asking.of(ctx.bodyAsBytes());
        Answers.Question question = Answers.Question.of(asking, library);
        List<String> policies = asking.names("policies");
        if (policies.size() > MOST_POLICIES) {
            throw Asking.wrong(Code.BAD_OPTION, "policies", "At most " + MOST_POLICIES + " policies at once.");
        }
        later(
                ctx,
                asking,
                "forecast",
                Solves.Kind.ANSWER,
                cancelled -> answers.forecast(question, policies, cancelled),
                Replies::json);
    }

    private void play(Context ctx) {
        Asking asking = Asking.of(ctx.bodyAsBytes());
        Answers.Question question = Answers.Question.of(asking, library);
        String policy = asking.optional("policy");
        Answers.Table table = new Answers.Table(
                asking.name("player"),
                policy == null ? "" : policy,
                asking.precision("precision"),
                asking.count("seed"),
                asking.counts("moves"));
        later(
                ctx,
                asking,
                "play",
                Solves.Kind.ANSWER,
                cancelled -> answers.play(question, table, cancelled),
                Replies::json);
    }

    private void map(Context ctx) {
        Asking asking = Asking.of(ctx.bodyAsBytes());
        Answers.Question question = Answers.Question.of(asking, library);
        String client = client(asking.name("client"));
        long turn = asking.count("turn");
        Scenario scenario = question.scenario().usable().scenario();
        int halvings = (int) Math.max(2, Math.min(MOST_HALVINGS, asking.count("halvings")));
        Answers.Edges edges = new Answers.Edges(
                asking.name("claim"), axis(asking.name("x"), scenario), axis(asking.name("y"), scenario), halvings);
        long number = asking.count("number");
        later(
                ctx,
                asking,
                "map",
                Solves.Kind.SEARCH,
                cancelled -> {
                    answers.map(
                            question,
                            edges,
                            cancelled,
                            points -> events.send(client, "map", Replies.json(new Mapped(turn, number, points))));
                    return edges;
                },
                Replies::json);
    }

    /** @param number the page's own number of the map */
    record Mapped(long turn, long number, List<Answers.Point> points) {}

    private static Answers.Axis axis(String name, Scenario scenario) {
        Uncertainty u = Asking.uncertainty(name, scenario);
        if (u.isSwitch() || !(u.high() > u.low())) {
            throw Asking.wrong(Code.BAD_OPTION, name, "\"" + name + "\" has no range to draw a map over.");
        }
        return new Answers.Axis(name, u.low(), u.high());
    }

    private void listen(SseClient stream) {
        events.add(client(String.valueOf(stream.ctx().queryParam("client"))), stream);
    }
}
