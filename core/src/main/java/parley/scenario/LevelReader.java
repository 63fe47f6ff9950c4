package parley.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostics;
import parley.diagnostic.Span;
import parley.diagnostic.Suggestion;
import parley.expression.Words;

/** Reads the levels of a variable. */
final class LevelReader {
    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,9})\\s*\\.\\.\\s*(-?\\d{1,9})");
    /** A variable with more levels has more states than can be solved anyway. */
    private static final int MOST_LEVELS = 1_000;

    private final Diagnostics diagnostics;

    LevelReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Names of levels, and what they stand for when they are numbers, else null. */
    record Levels(List<String> names, @Nullable List<Double> numbers) {}

    /** The levels, or null after a diagnostic. */
    @Nullable Levels read(@Nullable Node node) {
        if (node instanceof Node.Scalar scalar) {
            return range(scalar);
        }
        if (!(node instanceof Node.Sequence sequence)) {
            return null;
        }
        List<Node.Scalar> items = new ArrayList<>();
        for (Node item : sequence.items()) {
            if (!(item instanceof Node.Scalar scalar)) {
                return null;
            }
            items.add(scalar);
        }
        if (tooMany(items.size(), sequence.span())) {
            return null;
        }
        boolean numbers =
                items.stream().allMatch(item -> Decimals.parse(item.text()).isPresent());
        return numbers ? numbers(items) : names(items);
    }

    private @Nullable Levels range(Node.Scalar scalar) {
        Matcher matcher = RANGE.matcher(scalar.text());
        if (!matcher.matches()) {
            diagnostics.add(
                    Code.BAD_LEVELS,
                    scalar.span(),
                    "\"" + scalar.text() + "\" is neither a list of levels nor a range of whole numbers.",
                    "Write [low, high], or 0..4.");
            return null;
        }
        int low = Integer.parseInt(matcher.group(1));
        int high = Integer.parseInt(matcher.group(2));
        if (low > high) {
            diagnostics.add(
                    Code.BAD_LEVELS,
                    scalar.span(),
                    "The range \"" + scalar.text() + "\" runs downwards.",
                    "Write " + high + ".." + low + ".");
            return null;
        }
        if (tooMany((long) high - low + 1, scalar.span())) {
            return null;
        }
        List<String> names = new ArrayList<>();
        List<Double> numbers = new ArrayList<>();
        for (int level = low; level <= high; level++) {
            names.add(Integer.toString(level));
            numbers.add((double) level);
        }
        return new Levels(List.copyOf(names), List.copyOf(numbers));
    }

    private boolean tooMany(long levels, Span span) {
        if (levels <= MOST_LEVELS) {
            return false;
        }
        diagnostics.add(
                Code.BAD_LEVELS,
                span,
                "There are %s levels; a variable has at most %s.".formatted(levels, MOST_LEVELS),
                "Take coarser steps.");
        return true;
    }

    private @Nullable Levels numbers(List<Node.Scalar> items) {
        List<Double> numbers = new ArrayList<>();
        for (Node.Scalar item : items) {
            double number = Decimals.parse(item.text()).orElseThrow();
            if (!numbers.isEmpty() && number <= numbers.get(numbers.size() - 1)) {
                diagnostics.add(
                        Code.BAD_LEVELS,
                        item.span(),
                        "Level %s does not lie above the level before it.".formatted(item.text()),
                        "List numbers from the least to the greatest, each once.");
                return null;
            }
            numbers.add(number);
        }
        return new Levels(items.stream().map(Node.Scalar::text).toList(), List.copyOf(numbers));
    }

    private @Nullable Levels names(List<Node.Scalar> items) {
        Map<String, Node.Scalar> seen = new HashMap<>();
        boolean fine = true;
        for (Node.Scalar item : items) {
            String name = item.text();
            if (!Words.isName(name)) {
                boolean number = Decimals.parse(name).isPresent();
                diagnostics.add(
                        number ? Code.BAD_LEVELS : Code.BAD_NAME,
                        item.span(),
                        number
                                ? "The level \"%s\" is a number and others are names.".formatted(name)
                                : "\"%s\" is no name for a level: names are letters, digits and _, with a letter first."
                                        .formatted(name));
                fine = false;
            } else if (Words.KEYWORDS.contains(name) || Words.ANY.equals(name)) {
                diagnostics.add(
                        Code.RESERVED_NAME, item.span(), "\"" + name + "\" is a word of the language and no level.");
                fine = false;
            } else if (seen.putIfAbsent(name, item) != null) {
                diagnostics.add(Code.BAD_LEVELS, item.span(), "The level \"" + name + "\" is listed twice.");
                fine = false;
            }
        }
        return fine ? new Levels(items.stream().map(Node.Scalar::text).toList(), null) : null;
    }

    /** The place of the level that a node names, or -1 after a diagnostic. */
    int place(Node node, Levels levels, String variable) {
        if (!(node instanceof Node.Scalar scalar)) {
            return -1;
        }
        int place = levels.names().indexOf(scalar.text());
        List<Double> numbers = levels.numbers();
        OptionalDouble number = Decimals.parse(scalar.text());
        if (place < 0 && numbers != null && number.isPresent()) {
            place = numbers.indexOf(number.getAsDouble());
        }
        if (place < 0) {
            diagnostics.add(
                    Code.UNKNOWN_LEVEL,
                    scalar.span(),
                    "\"%s\" has no level \"%s\".".formatted(variable, scalar.text()),
                    Suggestion.nearest(scalar.text(), levels.names())
                            .filter(near -> numbers == null)
                            .map(near -> "Did you mean \"" + near + "\"?")
                            .orElse("Its levels are " + Suggestion.list(levels.names(), "and") + "."));
        }
        return place;
    }
}
