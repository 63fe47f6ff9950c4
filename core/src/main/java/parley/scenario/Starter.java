package parley.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A small scenario with comments, to start a new file from. */
public final class Starter {
    private static final String RESOURCE = "starter.yaml";

    private Starter() {}

    /** Its text. */
    public static String text() {
        try (InputStream in = Starter.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
