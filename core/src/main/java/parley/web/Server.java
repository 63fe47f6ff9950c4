package parley.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.InputException;
import parley.launch.Workbench.Running;
import parley.launch.Workbench.Settings;
import parley.launch.Workbench.Unable;

/** The server: who may ask, what can be asked, how failures are said. */
final class Server implements Running {
    /** No answer of a solve takes longer than the time allowed and this. */
    private static final long GRACE_MILLIS = 30_000;

    private final Settings settings;
    private final Assets assets = new Assets();
    private final Library library;
    private final Answers answers;
    private final Solves solves;
    private final Events events = new Events();
    private final AtomicReference<@Nullable Guard> guard = new AtomicReference<>();
    private final Javalin javalin;

    private Server(Settings settings) {
        this.settings = settings;
        this.solves = new Solves(2, TimeUnit.SECONDS.toNanos(settings.seconds()));
        this.library = new Library(settings.scenarios());
        this.answers = new Answers(settings);
        Routes routes = new Routes(library, answers, solves, events);
        this.javalin = Javalin.create(config -> {
            configure(config);
            routes.add(config.routes);
            config.routes.get("/*", this::asset);
        });
    }

    static Server start(Settings settings) {
        Server server = new Server(settings);
        try {
            server.javalin.start(settings.host(), settings.port());
        } catch (JavalinBindException e) {
            server.close();
            throw new Unable("another program listens on port " + settings.port(), e);
        } catch (JavalinException e) {
            server.close();
            throw new Unable(String.valueOf(e.getMessage()), e);
        }
        server.warmUp();
        server.guard.set(Guard.of(settings.host(), server.javalin.port(), settings.token()));
        return server;
    }

    /** Solves the first scenario while the browser still opens. */
    private void warmUp() {
        Library.Kept first = library.onDisk(library.names().get(0));
        if (first.sitting() != null) {
            Answers.Question question = new Answers.Question(first, null, Map.of(), List.of(), false);
            // Nobody waits for the answer: it is kept, and whoever asks the same gets it at once.
            var unused = solves.ask(
                    "warm-up", "standing", 0, Solves.Kind.STANDING, cancelled -> answers.standing(question, cancelled));
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = Guard.LARGEST_BODY;
        config.http.asyncTimeout = TimeUnit.SECONDS.toMillis(settings.seconds()) * 4 + GRACE_MILLIS;
        config.http.prefer405over404 = true;
        config.routes.before(this::admit);
        config.routes.exception(Guard.Refused.class, (e, ctx) -> Replies.error(ctx, e.status, e.getMessage()));
        config.routes.exception(InputException.class, (e, ctx) -> Replies.failure(ctx, e));
        config.routes.exception(Exception.class, (e, ctx) -> Replies.failure(ctx, e));
    }

    private void admit(Context ctx) {
        Guard guarding = guard.get();
        if (guarding == null) {
            throw new Guard.Refused(503, "The server is starting.");
        }
        guarding.check(ctx);
    }

    private void asset(Context ctx) {
        Assets.Asset asset = assets.get(ctx.path());
        if (asset == null) {
            throw new Guard.Refused(404, "There is nothing here.");
        }
        ctx.contentType(asset.type()).result(asset.bytes());
    }

    @Override
    public URI address() {
        String host = settings.host().equals("127.0.0.1") ? "localhost" : Guard.bracketed(settings.host());
        String token = settings.token() == null ? "" : "?token=" + settings.token();
        return URI.create("http://" + host + ":" + port() + "/" + token);
    }

    @Override
    public int port() {
        return javalin.port();
    }

    /** Questions dropped before anybody worked on them. */
    long dropped() {
        return solves.dropped();
    }

    @Override
    public void close() {
        solves.close();
        events.close();
        javalin.stop();
    }
}
