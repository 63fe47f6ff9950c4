package parley.launch;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The local page on which scenarios are looked at and assumptions moved. Who serves it is found by ServiceLoader. */
public interface Workbench {
    /**
     * Starts serving and returns at once.
     *
     * @throws parley.launch.Workbench.Unable where the address cannot be listened on
     */
    Running start(Settings settings);

    /**
     * One scenario to serve.
     *
     * @param name as reports call it, and the page's address
     */
    record Shown(String name, Path path) {}

    /**
     * @param scenarios the only files that are read; the first is shown first
     * @param host the address to listen on
     * @param port 0 for any that is free
     * @param token what a reader has to know, or null where everybody who reaches the address may read
     * @param threads how many threads a solve may use; never changes a result
     * @param seconds time allowed for one question
     * @param maxStates games with more states are refused
     */
    record Settings(
            List<Shown> scenarios,
            String host,
            int port,
            @Nullable String token,
            int threads,
            long seconds,
            long maxStates) {}

    /** A server that runs until it is closed. */
    interface Running extends AutoCloseable {
        /** Where the page is, the token included. */
        URI address();

        /** The port listened on. */
        int port();

        @Override
        void close();
    }

    /** Cannot listen where it was told to. */
    final class Unable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
