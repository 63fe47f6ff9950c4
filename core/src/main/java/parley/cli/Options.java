package parley.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.InputException;
import parley.diagnostic.Span;
import parley.diagnostic.Suggestion;

/** Reads the values of options. What is wrong with one is said like any other mistake: a sentence and a hint. */
final class Options {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m|h)");

    private Options() {}

    static InputException wrong(String option, String sentence, @Nullable String hint) {
        return wrong(Code.BAD_OPTION, option, sentence, hint);
    }

    static InputException wrong(Code code, String option, String sentence, @Nullable String hint) {
        return new InputException(new Diagnostic(code, option, Span.NOWHERE, sentence, hint));
    }

    /** A whole number within bounds. */
    static int whole(String option, String text, int least, int most) {
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same sentence.
        }
        String bounds = most == Integer.MAX_VALUE ? "of at least " + least : "from " + least + " to " + most;
        throw wrong(option, "\"" + text + "\" is not a whole number " + bounds + ".", "write " + option + " " + least);
    }

    /** A finite number. */
    static double number(String option, String text) {
        double value;
        try {
            value = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        // Java reads 1d and 0x1p3, too; nobody means them.
        if (!Double.isFinite(value) || !text.strip().matches("[-+.0-9eE]+")) {
            throw wrong(
                    Code.NOT_A_NUMBER,
                    option,
                    "\"" + text + "\" is not a number.",
                    "write a number such as 0.25 or 1e-6");
        }
        return value;
    }

    /** A time such as {@code 10s}, {@code 1.5m} or {@code 500ms}. */
    static Duration time(String option, String text) {
        Matcher matcher = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw wrong(option, "\"" + text + "\" is not a time.", "write 10s, 5m, 2h or 500ms");
        }
        double amount = Double.parseDouble(matcher.group(1));
        double millis = switch (matcher.group(2)) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            default -> 3_600_000;
        };
        if (amount == 0) {
            throw wrong(option, "No time at all is too little.", "write 10s, 5m, 2h or 500ms");
        }
        return Duration.ofNanos((long) (amount * millis * 1e6));
    }

    /** One of a few words. */
    static String word(String option, String text, List<String> words) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (!words.contains(word)) {
            String near = Suggestion.nearest(word, words)
                    .map(w -> "Did you mean \"" + w + "\"?")
                    .orElse("it is one of " + Suggestion.list(words, "and"));
            throw wrong(option, "\"" + text + "\" is not known here.", near);
        }
        return word;
    }
}
