package parley.web;

import io.javalin.http.sse.SseClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who listens for events: at most one stream per client. Thread-safe. */
final class Events {
    private static final int MOST = 256;

    private final Map<String, SseClient> listeners = new ConcurrentHashMap<>();

    void add(String client, SseClient stream) {
        if (listeners.size() >= MOST && !listeners.containsKey(client)) {
            throw new Guard.Refused(503, "Too many pages listen already.");
        }
        SseClient before = listeners.put(client, stream);
        if (before != null) {
            before.close();
        }
        stream.keepAlive();
        stream.onClose(() -> listeners.remove(client, stream));
        stream.sendEvent("hello", "{}");
    }

    /** Sends to a client, if it listens. {@code json} is one line or several. */
    void send(String client, String event, String json) {
        SseClient stream = listeners.get(client);
        if (stream != null) {
            synchronized (stream) {
                stream.sendEvent(event, json);
            }
            if (stream.terminated()) {
                listeners.remove(client, stream);
            }
        }
    }

    void close() {
        listeners.values().forEach(SseClient::close);
        listeners.clear();
    }
}
