package parley.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.claim.CheckResult;

/**
 * A result with what the reader needs to repeat it.
 *
 * @param name the scenario as the user named it
 * @param command what was typed, up to and including the options that bear on verdicts: {@code ./parley check korea-2018}
 * @param variant the variant in force for all claims, or null
 * @param values uncertainties set by name, over the scenario's and the variant's values
 * @param seconds how long it took, or null where that is not to be told
 */
public record Checked(
        String name,
        String command,
        @Nullable String variant,
        Map<String, Double> values,
        CheckResult result,
        @Nullable Double seconds) {}
