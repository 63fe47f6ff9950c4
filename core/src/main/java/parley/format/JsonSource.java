package parley.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.InputException;
import parley.diagnostic.Span;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** A JSON file, read as a stream as often as needed, and the mistakes found in it. */
final class JsonSource {
    /** More mistakes of one file are not read by anybody. */
    private static final int MOST_MISTAKES = 20;
    /** Longest exact number, in characters: exponents and fractions beyond any double. */
    private static final int LONGEST_NUMBER = 400;

    private static final String WHOLE = "a game is an object: {\"players\": 2, \"states\": 3, ...}";
    private static final String SYNTAX =
            "names and texts stand in double quotes, and no comma before a closing bracket; NaN is no number";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            // Named so that the mistake can be said: "not a finite number" instead of "unknown token".
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String name;
    private final byte[] bytes;
    private final Map<String, String> forms;
    private final List<Diagnostic> mistakes = new ArrayList<>();

    /**
     * @param name the file as the user named it
     * @param forms how each member is written, for hints
     */
    JsonSource(String name, byte[] bytes, Map<String, String> forms) {
        this.name = name;
        this.bytes = bytes;
        this.forms = forms;
    }

    /** Reads one value. */
    interface Handler {
        /** The parser stands at the first token of the value and is left at its last. */
        void read(JsonParser parser);
    }

    /**
     * Goes through the members of the object that the file holds. Values without a handler are passed over.
     *
     * @throws InputException where it is not an object or not well-formed, at the first such place
     */
    void members(Map<String, Handler> handlers) {
        members(handlers, key -> {});
    }

    /** The same; {@code unknown} hears the keys that have no handler. */
    void members(Map<String, Handler> handlers, Consumer<String> unknown) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw stop(Code.FILE_EMPTY, Span.NOWHERE, "The file is empty.", WHOLE);
            }
            if (first != JsonToken.START_OBJECT) {
                throw stop(
                        Code.WRONG_SHAPE,
                        here(parser),
                        "The file holds " + word(first) + " where an object was expected.",
                        WHOLE);
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                Handler handler = handlers.get(key);
                parser.nextToken();
                if (handler == null) {
                    unknown.accept(key);
                    parser.skipChildren();
                } else {
                    handler.read(parser);
                }
            }
            if (parser.nextToken() != null) {
                throw stop(
                        Code.JSON_SYNTAX,
                        here(parser),
                        "Something follows the end of the game.",
                        "a file holds one game");
            }
        } catch (StreamReadException e) {
            throw stop(Code.JSON_SYNTAX, place(e.getLocation()), sentence(e), SYNTAX);
        }
    }

    /** Takes a mistake down and goes on. */
    void mistake(Code code, Span span, String sentence, @Nullable String hint) {
        if (mistakes.size() < MOST_MISTAKES) {
            mistakes.add(new Diagnostic(code, name, span, sentence, hint));
        }
    }

    /** Takes a mistake down after which reading on makes no sense; to be thrown. */
    InputException stop(Code code, Span span, String sentence, @Nullable String hint) {
        mistake(code, span, sentence, hint);
        return new InputException(mistakes);
    }

    /** Throws what was found, if anything. */
    void throwIfAny() {
        if (!mistakes.isEmpty()) {
            throw new InputException(mistakes);
        }
    }

    /** The finite number at which the parser stands; a mistake is taken down and NaN returned. */
    double number(JsonParser parser) {
        JsonToken token = parser.currentToken();
        double value = Double.NaN;
        if (token == JsonToken.VALUE_STRING) {
            value = exact(parser.getString());
        } else if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            value = parser.getDoubleValue();
        } else {
            mistake(
                    Code.NOT_A_NUMBER,
                    here(parser),
                    "A number was expected" + at(parser) + " and " + word(token) + " stands there.",
                    form(parser));
            parser.skipChildren();
            return Double.NaN;
        }
        if (!Double.isFinite(value)) {
            mistake(
                    Code.NUMBER_NOT_FINITE,
                    here(parser),
                    "`" + parser.getString() + "`" + at(parser) + " is no finite number.",
                    "a number is written 0.25 or, exactly, \"1/4\"");
            return Double.NaN;
        }
        return value;
    }

    /** The whole number at which the parser stands. */
    int whole(JsonParser parser, int least, int most) {
        int before = mistakes.size();
        double value = number(parser);
        if (mistakes.size() > before) {
            throw new InputException(mistakes);
        }
        if (value != Math.rint(value)) {
            throw stop(
                    Code.NOT_WHOLE, here(parser), text(parser) + at(parser) + " is not a whole number.", form(parser));
        }
        if (value < least || value > most) {
            throw stop(
                    Code.NUMBER_OUT_OF_RANGE,
                    here(parser),
                    text(parser) + at(parser) + " is not from " + least + " to " + most + ".",
                    form(parser));
        }
        return (int) value;
    }

    /** Goes into an array. */
    void enter(JsonParser parser, String what) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw stop(
                    Code.WRONG_SHAPE,
                    here(parser),
                    "A list " + what + " was expected" + at(parser) + " and " + word(parser.currentToken())
                            + " stands there.",
                    form(parser));
        }
    }

    /** Goes to the next of {@code count} elements of an array. */
    void next(JsonParser parser, int done, int count, String what) {
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            throw stop(
                    Code.WRONG_SHAPE,
                    here(parser),
                    "The list" + at(parser) + " has " + done + " where " + count + " " + what + " were expected.",
                    form(parser));
        }
    }

    /** Leaves an array, all of whose {@code count} elements were read. */
    void leave(JsonParser parser, int count, String what) {
        if (parser.nextToken() != JsonToken.END_ARRAY) {
            throw stop(
                    Code.WRONG_SHAPE,
                    here(parser),
                    "The list" + at(parser) + " goes on where " + count + " " + what + " were expected.",
                    form(parser));
        }
    }

    /** Where the parser stands. */
    Span here(JsonParser parser) {
        Span start = place(parser.currentTokenLocation());
        TokenStreamLocation end = parser.currentLocation();
        boolean sameLine =
                end.getLineNr() == start.line() && parser.currentToken().isScalarValue();
        return new Span(start.line(), start.column(), sameLine ? Math.max(1, end.getColumnNr() - start.column()) : 1);
    }

    /** {@code at /payoffs/0/1}: where in the object the parser stands. */
    String at(JsonParser parser) {
        return " at " + parser.streamReadContext().pathAsPointer();
    }

    private String form(JsonParser parser) {
        String pointer = parser.streamReadContext().pathAsPointer().toString();
        String member = pointer.substring(1).split("/", 2)[0];
        return forms.getOrDefault(member, WHOLE);
    }

    private static String text(JsonParser parser) {
        return "`" + parser.getString() + "`";
    }

    private static Span place(TokenStreamLocation location) {
        return new Span(Math.max(0, location.getLineNr()), Math.max(1, location.getColumnNr()), 1);
    }

    private static String sentence(StreamReadException e) {
        String message = e.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
        int cut = message.indexOf(" (");
        String said = cut > 0 && cut > message.length() / 2 ? message.substring(0, cut) : message;
        return "This is no well-formed JSON: " + said.replaceAll("[.:]+$", "") + ".";
    }

    private static String word(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_ARRAY, END_ARRAY -> "a list";
            case START_OBJECT, END_OBJECT -> "an object";
            case VALUE_STRING -> "a text";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> "a number";
        };
    }

    /** The double nearest to {@code 3}, {@code 0.25} or {@code 1/4}; NaN for anything else. */
    static double exact(String text) {
        String[] parts = text.strip().split("/", -1);
        if (text.length() > LONGEST_NUMBER || parts.length > 2) {
            return Double.NaN;
        }
        try {
            if (parts.length == 1) {
                return new BigDecimal(parts[0]).doubleValue();
            }
            BigInteger below = new BigInteger(parts[1].strip());
            if (below.signum() == 0) {
                return Double.NaN;
            }
            return new BigDecimal(new BigInteger(parts[0].strip()))
                    .divide(new BigDecimal(below), MathContext.DECIMAL128)
                    .doubleValue();
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
