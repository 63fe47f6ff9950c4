package parley.scenario;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostics;
import parley.diagnostic.Span;

/** Says in plain words what is wrong with the form of a file. */
final class YamlMistakes {
    private final Places places;
    private final Diagnostics diagnostics;

    YamlMistakes(Places places, Diagnostics diagnostics) {
        this.places = places;
        this.diagnostics = diagnostics;
    }

    void report(YamlEngineException e) {
        if (e instanceof MarkedYamlEngineException marked) {
            report(marked);
        } else if (e instanceof ReaderException reader) {
            diagnostics.add(
                    Code.FILE_NOT_TEXT,
                    at(reader.getPosition()),
                    "The file has a character that no text has: code %s.".formatted(reader.getCodePoint()));
        } else if (e instanceof YamlVersionException) {
            diagnostics.add(Code.YAML_FEATURE, Span.NOWHERE, "The file asks for a version of YAML that is not known.");
        } else {
            diagnostics.add(Code.YAML_SYNTAX, Span.NOWHERE, "The file is not well-formed YAML.");
        }
    }

    private void report(MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem());
        String context = String.valueOf(e.getContext());
        Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
        Span span = mark == null ? Span.NOWHERE : at(mark.getIndex());
        Span opened = e.getContextMark().map(start -> at(start.getIndex())).orElse(span);
        if (problem.contains("TAB")) {
            diagnostics.add(
                    Code.YAML_INDENTATION, span, "A line starts with a tab.", "Indent with spaces, two per level.");
        } else if (problem.contains("mapping values are not allowed")) {
            diagnostics.add(
                    Code.YAML_SYNTAX,
                    span,
                    "A \":\" followed by a space stands where no key can be.",
                    "Put a text that holds \": \" in quotes; or a line above ends too early or starts at another column.");
        } else if (context.contains("block mapping") || context.contains("block collection")) {
            boolean item = problem.contains("'-'");
            diagnostics.add(
                    Code.YAML_INDENTATION,
                    span,
                    item
                            ? "A list item starts where a key was expected."
                            : "This line does not start at the column of the lines it belongs to.",
                    "What belongs together starts at one column; the mapping around it starts at line %s, column %s."
                            .formatted(opened.line(), opened.column()));
        } else if (context.contains("flow mapping") || context.contains("flow sequence")) {
            String close = context.contains("mapping") ? "}" : "]";
            diagnostics.add(
                    Code.YAML_SYNTAX,
                    opened,
                    "What opens here is not closed with \"%s\", or a comma is missing before line %s, column %s."
                            .formatted(close, span.line(), span.column()),
                    "A text that holds \": \" or a comma needs quotes between { and }.");
        } else if (problem.contains("unexpected end of stream")) {
            diagnostics.add(Code.YAML_SYNTAX, opened, "The quoted text that starts here does not end.");
        } else if (problem.contains("could not find expected ':'")) {
            diagnostics.add(Code.YAML_SYNTAX, opened, "This line is no \"key: value\".", "A key ends in a colon.");
        } else if (problem.contains("cannot start any token")) {
            diagnostics.add(
                    Code.YAML_SYNTAX, span, "A value cannot start with this character.", "Put the value in quotes.");
        } else if (problem.contains("unknown escape")) {
            diagnostics.add(
                    Code.YAML_SYNTAX,
                    span,
                    "Between double quotes a backslash starts an escape, and this one is not known.",
                    "Use single quotes.");
        } else if (problem.contains("sequence entries are not allowed")) {
            diagnostics.add(
                    Code.YAML_SYNTAX,
                    span,
                    "A \"-\" followed by a space starts a list, which cannot stand here.",
                    "Write a negative number or expression without the space: -x");
        } else {
            diagnostics.add(Code.YAML_SYNTAX, span, sentence(problem), null);
        }
    }

    private static String sentence(@Nullable String problem) {
        String text = problem == null ? "" : problem.replaceAll("[\\s.]+$", "");
        return "The file is not well-formed YAML: " + text.toLowerCase(Locale.ROOT) + ".";
    }

    private Span at(int index) {
        return places.span(index, index + 1);
    }
}
