package parley.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.Rendering;
import parley.diagnostic.Span;

class FormatterTest {
    private static final Pattern COMMENT = Pattern.compile("# c\\d+;");

    @Test
    void keys_get_their_order_and_values_their_form() {
        String text = """
                # Above everything.
                title:   'A title'   # Behind the title.


                parley: 1
                conditions:
                    heat:
                        start: 0
                        # Above the levels.
                        levels: 0..3
                    calm: { start: low, levels: [ low , high ]}   # Behind.

                players:
                  us:
                  dprk: {name: "North Korea", discount: "0.9"}
                  # Below the players, indented.
                levers:
                  move: {levels: [stay, go], player: us, start: stay, may: "min(heat, 1) > 0 or move is stay"}
                claims:
                  a: {test: value(us) > 0, says: Short.}
                  long:
                    test: |
                      value(us)
                        > 0
                    says: A sentence that goes on and on until it no longer fits on a line of the width that is allowed, so that it is folded.
                about: >
                  One line
                  and another.

                payoffs: {us: -heat}
                # At the end.
                """;
        assertThat(format(text)).isEqualTo("""
                        parley: 1
                        # Above everything.
                        title: A title  # Behind the title.
                        about: One line and another.

                        players:
                          us: {}
                          dprk: {name: North Korea, discount: 0.9}
                          # Below the players, indented.
                        levers:
                          move: {player: us, levels: [stay, go], start: stay, may: "min(heat, 1) > 0 or move is stay"}
                        conditions:
                          heat:
                            # Above the levels.
                            levels: 0..3
                            start: 0
                          calm: {levels: [low, high], start: low}  # Behind.

                        payoffs:
                          us: -heat
                        claims:
                          a:
                            says: Short.
                            test: value(us) > 0
                          long:
                            says: >-
                              A sentence that goes on and on until it no longer fits on a line of the width that is allowed, so that it is
                              folded.
                            test: value(us) > 0
                        # At the end.
                        """);
    }

    @Test
    void a_formatted_file_stays_as_it_is_and_says_the_same() throws IOException {
        String standoff = Files.readString(ScenarioLoaderTest.STANDOFF);
        String formatted = format(standoff);
        assertThat(format(formatted)).isEqualTo(formatted);
        assertSame(standoff, formatted);
        assertThat(formatted.lines().filter(line -> !line.contains("#"))).allMatch(line -> line.length() <= 120);
    }

    @Test
    void however_a_file_is_written_it_is_formatted_alike_and_keeps_its_comments() throws IOException {
        String standoff = Files.readString(ScenarioLoaderTest.STANDOFF);
        String expected = withoutComments(format(new Scribbler(standoff, -1).text()));
        for (int seed = 0; seed < 300; seed++) {
            String scribbled = new Scribbler(standoff, seed).text();
            Loaded loaded = ScenarioLoader.parse("scribbled.yaml", scribbled);
            assertThat(Rendering.text(loaded.errors(), scribbled)).as(scribbled).isEmpty();
            String formatted = format(scribbled);
            assertThat(format(formatted)).as("seed %s", seed).isEqualTo(formatted);
            assertThat(comments(formatted))
                    .as(scribbled + "\n=====\n" + formatted)
                    .isEqualTo(comments(scribbled));
            assertSame(standoff, formatted);
            assertThat(expected).isEqualTo(withoutComments(format(withoutComments(scribbled))));
        }
    }

    @Test
    void texts_that_look_like_something_else_are_quoted() {
        for (String value : new String[] {
            "true", "12", "a: b", "- a", "# a", "a #b", "*a", "x, y", "{a}", "null", "~", "'a'", "\"a\" b", "a\tb",
            "é: ü", "? a", ":", "-", "---", "@a", "%a", "`a", "a\\b", " a", "[", "a]", "|", ">", "!a", "&a", "\u2028"
        }) {
            String plain = "parley: 1\ntitle: " + ScalarWriter.line(value, false, true) + "\nplayers: {us: {}}\n";
            assertThat(ScenarioLoader.parse("a", plain).orThrow().title()).isEqualTo(value.strip());
            String flow = "parley: 1\ntitle: t\nplayers: {us: {name: " + ScalarWriter.line(value, true, true) + "}}\n";
            assertThat(ScenarioLoader.parse("a", flow)
                            .orThrow()
                            .players()
                            .get(0)
                            .name())
                    .isEqualTo(value.strip());
            assertSame(plain, format(plain));
            assertSame(flow, format(flow));
        }
    }

    @Test
    void a_file_that_is_no_yaml_is_refused() {
        assertThat(Formatter.format("a", "a: [").errors())
                .extracting(Diagnostic::code)
                .containsExactly(Code.YAML_SYNTAX);
        assertThat(Formatter.format("a", "- a").errors())
                .extracting(Diagnostic::code)
                .containsExactly(Code.WRONG_SHAPE);
        assertThat(Formatter.format("a", "a: 1\na: 2").errors())
                .extracting(Diagnostic::code)
                .containsExactly(Code.DUPLICATE_KEY);
    }

    @Test
    void a_file_with_mistakes_of_meaning_is_formatted_all_the_same() {
        assertThat(format("nonsense: {b: 1}\nparley: 1\nplayers: []\n"))
                .isEqualTo("parley: 1\nplayers: []\nnonsense:\n  b: 1\n");
    }

    private static String format(String text) {
        Formatter.Formatted formatted = Formatter.format("a.yaml", text);
        assertThat(formatted.errors()).isEmpty();
        return formatted.text().orElseThrow();
    }

    private static void assertSame(String one, String other) {
        Scenario expected = ScenarioLoader.parse("a.yaml", one).orThrow();
        Scenario actual = ScenarioLoader.parse("a.yaml", other).orThrow();
        assertThat(actual)
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Span.class)
                .ignoringFields("text")
                .isEqualTo(expected);
    }

    private static List<String> comments(String text) {
        return COMMENT.matcher(text)
                .results()
                .map(match -> match.group())
                .sorted()
                .toList();
    }

    private static String withoutComments(String text) {
        return text.replaceAll(" *# c\\d+;", "").replaceAll("\n( *\n)+", "\n");
    }
}
