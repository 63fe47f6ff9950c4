package parley.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.diagnostic.Code;
import parley.diagnostic.Suggestion;
import parley.report.Numbers;
import parley.scenario.Scenario;
import parley.scenario.Scenario.Uncertainty;

/** {@code --set leak=0.3}: an uncertainty and the value it is given. */
record Assignment(String option, String name, String text) {
    /** Reads one argument of {@code option}. */
    static Assignment of(String option, String argument) {
        int equals = argument.indexOf('=');
        if (equals <= 0 || equals == argument.length() - 1) {
            throw Options.wrong(
                    option,
                    "\"" + argument + "\" gives no name a value.",
                    "write " + option + " name=value, without spaces");
        }
        return new Assignment(
                option,
                argument.substring(0, equals).strip(),
                argument.substring(equals + 1).strip());
    }

    /** The values by name, as the scenario understands them: a switch is 1 or 0. */
    static Map<String, Double> values(String option, List<String> arguments, Scenario scenario) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String argument : arguments) {
            Assignment assignment = of(option, argument);
            if (values.put(assignment.name(), assignment.value(scenario)) != null) {
                throw Options.wrong(option, "\"" + assignment.name() + "\" is given two values.", "give it one");
            }
        }
        return values;
    }

    /** A value as it is written behind {@code --set name=}. */
    static String written(Scenario scenario, String name, double value) {
        boolean isSwitch =
                scenario.uncertainties().stream().anyMatch(u -> u.name().equals(name) && u.isSwitch());
        if (isSwitch) {
            return value != 0 ? "true" : "false";
        }
        return Numbers.exact(value);
    }

    private double value(Scenario scenario) {
        String place = option + " " + name + "=" + text;
        Uncertainty uncertainty = scenario.uncertainties().stream()
                .filter(u -> u.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Options.wrong(
                        Code.UNKNOWN_UNCERTAINTY,
                        place,
                        "There is no uncertainty \"" + name + "\" in " + scenario.file() + ".",
                        Suggestion.hint(
                                name,
                                "uncertainty",
                                scenario.uncertainties().stream()
                                        .map(Uncertainty::name)
                                        .toList())));
        if (uncertainty.isSwitch()) {
            return switch (text) {
                case "true" -> 1;
                case "false" -> 0;
                default ->
                    throw Options.wrong(
                            Code.WRONG_WORD,
                            place,
                            "\"" + name + "\" is a switch, and \"" + text + "\" is neither true nor false.",
                            "write " + name + "=true or " + name + "=false");
            };
        }
        double value = Options.number(place, text);
        if (uncertainty.integer() && value != Math.rint(value)) {
            throw Options.wrong(
                    Code.NOT_WHOLE,
                    place,
                    "\"" + name + "\" is a whole number, and " + text + " is not.",
                    "write " + name + "=" + (long) value + " or " + name + "=" + ((long) value + 1));
        }
        return value;
    }
}
