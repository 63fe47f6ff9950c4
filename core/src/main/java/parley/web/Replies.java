package parley.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.InputException;
import tools.jackson.databind.json.JsonMapper;

/** Answers as JSON, failures included. */
final class Replies {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Replies() {}

    /** @param mistakes as the command line says them; empty where it is no mistake of the input */
    record Failure(String error, List<Model.Mistake> mistakes) {}

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    static void json(Context ctx, Object value) {
        text(ctx, json(value));
    }

    /** What is JSON already. */
    static void text(Context ctx, String json) {
        ctx.contentType("application/json").result(json);
    }

    static void error(Context ctx, int status, @Nullable String sentence) {
        ctx.status(status);
        json(ctx, new Failure(String.valueOf(sentence), List.of()));
    }

    /** Says what went wrong; a bug is told without its inside. */
    static void failure(Context ctx, Throwable thrown) {
        Throwable failure =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (failure instanceof InputException mistakes) {
            ctx.status(422);
            List<Diagnostic> all = mistakes.diagnostics();
            json(
                    ctx,
                    new Failure(
                            all.get(0).sentence(),
                            all.stream().map(Model.Mistake::of).toList()));
        } else if (failure instanceof Guard.Refused refused) {
            error(ctx, refused.status, refused.getMessage());
        } else if (failure instanceof Solves.Stale) {
            ctx.status(204); // No mistake of anybody's, so nothing for a browser to put on its console.
        } else if (failure instanceof Solves.Busy) {
            error(ctx, 503, "Too many questions wait; try again.");
        } else if (failure instanceof CancellationException) {
            error(ctx, 504, "The time allowed for one question is over; `--timeout` gives more.");
        } else if (failure instanceof OutOfMemoryError) {
            error(ctx, 507, "This takes more memory than there is.");
        } else {
            error(ctx, 500, "A bug in the program itself, not in your input: " + failure);
        }
    }
}
