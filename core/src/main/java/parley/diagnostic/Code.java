package parley.diagnostic;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The closed list of mistakes. What a code means, with an example of wrong and right, is in {@link Explanation}, from
 * which {@code docs/errors.md} is generated.
 */
public enum Code {
    FILE_NOT_FOUND("P101", "There is no such file"),
    FILE_UNREADABLE("P102", "The file cannot be read"),
    FILE_TOO_LARGE("P103", "The file is too large for a scenario"),
    FILE_NOT_TEXT("P104", "The file is not UTF-8 text"),
    FILE_EMPTY("P105", "The file says nothing"),
    YAML_SYNTAX("P106", "The file is not well-formed YAML"),
    YAML_INDENTATION("P107", "A line starts at the wrong column or with a tab"),
    DUPLICATE_KEY("P108", "A key stands twice in one mapping"),
    YAML_FEATURE("P109", "A part of YAML that scenarios do without"),
    FILE_TOO_NESTED("P110", "The file is nested too deeply or repeats itself too often"),
    JSON_SYNTAX("P111", "The file is not well-formed JSON"),

    UNKNOWN_KEY("P201", "A key that has no meaning there"),
    MISSING_KEY("P202", "A key that is needed is missing"),
    WRONG_SHAPE("P203", "A mapping, a list or a single value was expected"),
    WRONG_VERSION("P204", "The language version is not known"),
    NOT_IN_THIS_VERSION("P205", "This version does not know it yet"),
    WRONG_WORD("P206", "One of a few words was expected"),
    CONTRADICTING_KEYS("P207", "Keys that exclude one another"),

    BAD_NAME("P301", "Not a name"),
    RESERVED_NAME("P302", "The name is a word of the language"),
    NAME_CLASH("P303", "One name means two things"),
    UNKNOWN_NAME("P304", "An unknown name in an expression"),
    UNKNOWN_PLAYER("P305", "An unknown player"),
    UNKNOWN_POLICY("P306", "An unknown policy"),
    UNKNOWN_VARIANT("P307", "An unknown variant"),
    UNKNOWN_UNCERTAINTY("P308", "An unknown uncertainty"),
    UNKNOWN_SOURCE("P309", "An unknown source"),
    UNKNOWN_CLAIM("P310", "An unknown claim"),
    UNKNOWN_CONDITION("P311", "An unknown condition"),
    UNKNOWN_LEVEL("P312", "A level that the variable does not have"),
    LEVEL_WITHOUT_VARIABLE("P313", "A level without its lever or condition"),
    UNKNOWN_TERM("P314", "An unknown term of a payoff"),
    DEFINITION_CYCLE("P315", "A definition that needs itself"),
    UNKNOWN_SCENARIO("P316", "An unknown scenario of the catalog"),

    EXPRESSION_SYNTAX("P401", "The expression cannot be read"),
    CHAINED_COMPARISON("P402", "A comparison of more than two sides"),
    WRONG_TYPE("P403", "A number, a truth or a level was expected"),
    NOT_READABLE_HERE("P404", "Something that may not be read there"),
    SIMULTANEOUS_MOVE("P405", "A restriction that reads a move made at the same time"),
    WRONG_ARGUMENTS("P406", "The wrong number or kind of arguments"),
    EXPRESSION_TOO_LARGE("P407", "The expression is too long or nested too deeply"),
    MISSING_ELSE("P408", "An if without else"),
    QUANTITY_OUTSIDE_TEST("P409", "A quantity outside the test of a claim"),
    NOTHING_MEASURED("P410", "A test that measures nothing"),

    NOT_A_NUMBER("P501", "A number was expected"),
    NOT_WHOLE("P502", "A whole number was expected"),
    NUMBER_OUT_OF_RANGE("P503", "The number is outside its bounds"),
    BAD_RANGE("P504", "Not a range"),
    VALUE_OUTSIDE_RANGE("P505", "The value is outside its own range"),
    BAD_DISTRIBUTION("P506", "The distribution does not fit its numbers"),
    CHANCE_OUT_OF_BOUNDS("P507", "A chance below 0 or above 1"),
    CHANCES_OVER_ONE("P508", "The chances of one rule sum to more than 1"),
    BAD_DISCOUNT("P509", "A discount outside its bounds"),
    BAD_LEVELS("P510", "The levels are not a list of distinct levels in order"),
    PROBABILITIES_NOT_ONE("P511", "Probabilities that do not sum to 1"),

    PLAYERS_OUT_OF_TURN("P601", "The order or the turns miss a player or name one twice"),
    UNDISCOUNTED_FOREVER("P602", "A discounted sum over endless play without discounting"),
    DISCOUNTS_DIFFER("P603", "A discounted sum under different discounts"),
    PERIOD_PAST_HORIZON("P604", "A period after the last"),
    HORIZON_NEEDED("P605", "A quantity of the end of play without a horizon"),
    NOTHING_CHANGES("P606", "A rule that changes nothing"),

    CHANCE_IN_STATE("P701", "A chance below 0 or above 1 in a state"),
    CHANCES_IN_STATE("P702", "Chances of one rule that sum to more than 1 in a state"),
    RULES_COLLIDE("P703", "Two rules that change one condition at once"),
    NO_MOVE("P704", "A player without any allowed move"),
    POLICY_LEAVES_NO_MOVE("P705", "A policy that leaves a player no move"),
    NUMBER_NOT_FINITE("P706", "A payoff or chance that is no finite number"),
    AMOUNT_NOT_WHOLE("P707", "A change that is not a whole number of places or not a level"),
    DISCOUNT_AT_VALUES("P708", "A discount outside its bounds at the values given"),
    UNREACHABLE("P709", "A condition behind the bar that no play reaches"),

    TOO_MANY_STATES("P801", "More states than the budget allows"),
    TOO_MANY_MOVES("P802", "Too many joint moves in a state"),
    TOO_MUCH_MEMORY("P803", "More memory than there is"),
    OUT_OF_TIME("P804", "The time allowed is over"),

    BAD_OPTION("P901", "An option of the command line that cannot be read"),
    BAD_STUDY("P902", "A folder that does not hold the study"),
    BAD_QUERY("P903", "A query of a study that cannot be run"),

    UNUSED_UNCERTAINTY("W101", "An uncertainty that nothing reads"),
    UNUSED_CONDITION("W102", "A condition that nothing reads"),
    UNUSED_DEFINITION("W103", "A definition that nothing uses"),
    UNUSED_POLICY("W104", "A policy that nothing uses"),
    STRONG_WORDS("W201", "A claim about all worlds that is judged at the stated values");

    private final String id;
    private final String title;

    Code(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** As printed, such as {@code P304}. */
    public String id() {
        return id;
    }

    /** What is wrong, in a few words. */
    public String title() {
        return title;
    }

    /** Whether the scenario can be used nevertheless. */
    public boolean isWarning() {
        return id.charAt(0) == 'W';
    }

    /** The code with an identifier, in either case. */
    public static Optional<Code> of(String id) {
        String wanted = id.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(code -> code.id.equals(wanted)).findFirst();
    }
}
