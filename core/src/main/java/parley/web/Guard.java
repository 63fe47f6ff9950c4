package parley.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request in or not. A page of somebody else, open in the same browser, can send requests here: its Host names
 * another server after DNS rebinding, its Origin is foreign, and it cannot send JSON without asking first. None of these passes.
 */
final class Guard {
    /** Longer bodies are refused; a scenario of 200 claims has about 100 kB. */
    static final int LARGEST_BODY = 1 << 20;

    private static final String COOKIE = "parley-token";

    /** No script or style but the page's own files, no frame around it, nothing from elsewhere. */
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Set<String> hosts;
    private final @Nullable String token;

    private Guard(Set<String> hosts, @Nullable String token) {
        this.hosts = hosts;
        this.token = token;
    }

    /** Why a request is refused: a status and a sentence. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }
    }

    /** For a server that listens on a host and port. */
    static Guard of(String host, int port, @Nullable String token) {
        Set<String> hosts = new TreeSet<>();
        for (String name : isLoopback(host) ? List.of("localhost", "127.0.0.1", "[::1]") : List.of(bracketed(host))) {
            hosts.add(name + ":" + port);
            if (port == 80) {
                hosts.add(name);
            }
        }
        return new Guard(hosts, token);
    }

    /** Whether only this machine reaches an address. */
    static boolean isLoopback(String host) {
        return Set.of("localhost", "127.0.0.1", "::1", "[::1]").contains(host.toLowerCase(Locale.ROOT));
    }

    /** A host as it stands in an address. */
    static String bracketed(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host.toLowerCase(Locale.ROOT);
    }

    /** To be called before anything else. */
    void check(Context ctx) {
        ctx.header("Content-Security-Policy", CONTENT);
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        ctx.header("Cache-Control", "no-store");
        String host = ctx.header("Host");
        if (host == null || !isKnown(host)) {
            throw new Refused(403, "This server does not answer to that name.");
        }
        String origin = ctx.header("Origin");
        if (origin != null && !isOwn(origin)) {
            throw new Refused(403, "Pages of another origin may not ask here.");
        }
        String site = ctx.header("Sec-Fetch-Site");
        boolean page = ctx.path().equals("/");
        if (site != null && !Set.of("same-origin", "none").contains(site) && !page) {
            throw new Refused(403, "Pages of another site may not ask here.");
        }
        checkToken(ctx);
        checkBody(ctx);
    }

    private boolean isKnown(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        // Listening on every address, the name by which it is reached is not known; the token guards it then.
        return hosts.contains(name) || hosts.stream().anyMatch(h -> h.startsWith("0.0.0.0:") || h.startsWith("[::]:"));
    }

    private boolean isOwn(String origin) {
        try {
            URI uri = URI.create(origin);
            return "http".equals(uri.getScheme()) && uri.getAuthority() != null && isKnown(uri.getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void checkToken(Context ctx) {
        if (token == null) {
            return;
        }
        String asked = ctx.queryParam("token");
        if (asked != null && matches(asked)) {
            ctx.header("Set-Cookie", COOKIE + "=" + token + "; Path=/; HttpOnly; SameSite=Strict");
            return;
        }
        String bearer = ctx.header("Authorization");
        String cookie = ctx.cookie(COOKIE);
        if (!(cookie != null && matches(cookie)) && !(bearer != null && matches(bearer.replaceFirst("^Bearer ", "")))) {
            throw new Refused(401, "This server wants a token; open the address that it printed.");
        }
    }

    private boolean matches(String other) {
        // Takes as long for any wrong token.
        return token != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static void checkBody(Context ctx) {
        if (ctx.method().equals(HandlerType.GET)) {
            return;
        }
        String length = ctx.header("Content-Length");
        if (length == null || !length.matches("\\d{1,9}") || Integer.parseInt(length) > LARGEST_BODY) {
            throw new Refused(413, "A request may have at most " + LARGEST_BODY + " bytes and says how many it has.");
        }
        String type = ctx.header("Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).matches("application/json(;.*)?")) {
            throw new Refused(415, "Requests are JSON.");
        }
    }
}
