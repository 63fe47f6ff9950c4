package parley.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.Golden;

/** {@code docs/check.schema.json} describes what is printed. */
class CheckSchemaTest {
    private static final Schema SCHEMA = schema();

    @Test
    void one_scenario_fits_the_schema() {
        assertThat(errors(JsonReport.of(List.of(Standoff.checked(null))))).isEmpty();
    }

    @Test
    void several_scenarios_with_timings_fit_the_schema() {
        Checked checked = Standoff.checked(1.5);
        assertThat(errors(JsonReport.of(List.of(checked, checked)))).isEmpty();
    }

    @Test
    void the_schema_refuses_what_is_not_in_it() {
        String json = JsonReport.of(List.of(Standoff.checked(null)));
        assertThat(errors(json.replace("\"verdict\" : \"holds\"", "\"verdict\" : \"true\"")))
                .isNotEmpty();
        assertThat(errors(json.replace("\"margin\"", "\"margins\""))).isNotEmpty();
    }

    private static List<Error> errors(String json) {
        return SCHEMA.validate(json, InputFormat.JSON);
    }

    private static Schema schema() {
        try {
            String text = Files.readString(Golden.folder("src").resolve("../../docs/check.schema.json"));
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
