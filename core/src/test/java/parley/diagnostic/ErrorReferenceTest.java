package parley.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ErrorReferenceTest {
    private static final Path PAGE = Path.of("../docs/errors.md");

    /** {@code mvn -pl core test -Dtest=ErrorReferenceTest -Dparley.rewrite=true} writes the page anew. */
    @Test
    void the_page_of_errors_is_the_list_of_codes() throws IOException {
        if (Boolean.getBoolean("parley.rewrite")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, ErrorReference.markdown());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(ErrorReference.markdown());
    }

    @Test
    void every_code_has_a_sentence_that_ends() {
        for (Code code : Code.values()) {
            assertThat(Explanation.of(code).text()).as(code.id()).endsWith(".");
            assertThat(Explanation.of(code).printed()).startsWith(code.id() + ": " + code.title());
            assertThat(Code.of(code.id().toLowerCase(Locale.ROOT))).contains(code);
        }
        assertThat(Code.of("P999")).isEmpty();
    }
}
