package parley.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import parley.compile.Budget;
import parley.diagnostic.Code;
import parley.diagnostic.Suggestion;
import parley.scenario.Scenario;
import picocli.CommandLine.Option;

/** Options that several commands share. */
final class Common {
    private Common() {}

    /** Which numbers and which variant. */
    static final class World {
        @Option(
                names = "--set",
                paramLabel = "NAME=VALUE",
                description = "Give an uncertainty another value; may be repeated. A switch is true or false.")
        List<String> set = new ArrayList<>();

        @Option(names = "--variant", paramLabel = "NAME", description = "Apply a variant of the scenario.")
        @Nullable String variant;

        Map<String, Double> values(Scenario scenario) {
            return Assignment.values("--set", set, scenario);
        }

        @Nullable String variant(Scenario scenario) {
            return known(variant, scenario);
        }

        /** The variant, if the scenario has it. */
        static @Nullable String known(@Nullable String variant, Scenario scenario) {
            List<String> names =
                    scenario.variants().stream().map(Scenario.Variant::name).toList();
            if (variant != null && !names.contains(variant)) {
                throw Options.wrong(
                        Code.UNKNOWN_VARIANT,
                        "--variant " + variant,
                        "There is no variant \"" + variant + "\" in " + scenario.file() + ".",
                        Suggestion.hint(variant, "variant", names));
            }
            return variant;
        }
    }

    /** How much work may be done. */
    static final class Limits {
        @Option(
                names = "--max-states",
                paramLabel = "N",
                description = "Refuse games with more states (2000000 if left out).")
        @Nullable String maxStates;

        @Option(
                names = "--timeout",
                paramLabel = "TIME",
                description = "Give up after this time, such as 10s or 5m; what is not done is undecided.")
        @Nullable String timeout;

        @Option(
                names = "--threads",
                paramLabel = "N",
                description = "Work with so many threads (as many as there are processors if left out). Results do not"
                        + " depend on it.")
        @Nullable String threads;

        @Option(
                names = {"-q", "--quiet"},
                description = "Show no progress and only what went wrong.")
        boolean quiet;

        int threads() {
            return threads == null
                    ? Runtime.getRuntime().availableProcessors()
                    : Options.whole("--threads", threads, 1, 1_024);
        }

        /** 0 where there is no limit. */
        long nanos() {
            return timeout == null ? 0 : time(timeout).toNanos();
        }

        private static Duration time(String text) {
            return Options.time("--timeout", text);
        }

        Budget budget(LongConsumer progress, BooleanSupplier stopped) {
            Budget usual = Budget.usual();
            long states = maxStates == null
                    ? usual.maxStates()
                    : Options.whole("--max-states", maxStates, 1, Integer.MAX_VALUE);
            return new Budget(states, usual.maxBytes(), progress, stopped);
        }
    }

    /** How players play. */
    static final class Play {
        @Option(
                names = "--precision",
                paramLabel = "NUMBER",
                description =
                        "Let players err: logit responses of this precision instead of best responses. Claims that state one of their own keep it.")
        @Nullable String precision;

        double precision() {
            if (precision == null) {
                return Double.POSITIVE_INFINITY;
            }
            double value = Options.number("--precision", precision);
            if (value < 0) {
                throw Options.wrong(
                        "--precision",
                        "A precision is at least 0, and " + precision + " is not.",
                        "10 plays nearly best, 0 plays at random");
            }
            return value;
        }
    }

    /** The place of a policy in the scenario's list, or -1 where none is asked for. */
    static int policy(@Nullable String name, Scenario scenario) {
        if (name == null) {
            return -1;
        }
        List<String> names =
                scenario.policies().stream().map(Scenario.Policy::name).toList();
        if (!names.contains(name)) {
            throw Options.wrong(
                    Code.UNKNOWN_POLICY,
                    "--policy " + name,
                    "There is no policy \"" + name + "\" in " + scenario.file() + ".",
                    Suggestion.hint(name, "policy", names));
        }
        return names.indexOf(name);
    }
}
