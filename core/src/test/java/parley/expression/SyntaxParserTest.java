package parley.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.Diagnostics;

class SyntaxParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 - 2 - 3; (1 - 2) - 3",
                "8 / 4 / 2; (8 / 4) / 2",
                "2 ^ 3 ^ 2; 2 ^ (3 ^ 2)",
                "-2 ^ 2; -(2 ^ 2)",
                "2 ^ -1; 2 ^ (-1)",
                "- cost * 3; (-cost) * 3",
                "2 - -3; 2 - (-3)",
                "1 + 2 * 3 ^ 2; 1 + (2 * (3 ^ 2))",
                "if mediator then 1 else 2 + 3; if mediator then 1 else (2 + 3)",
                "2 * if mediator then 1 else 0 + 5; 2 * (if mediator then 1 else (0 + 5))",
                "if mediator then if war then 1 else 2 else 3; if mediator then (if war then 1 else 2) else 3",
            })
    void numbers_group_as_in_mathematics(String text, String grouped) {
        assertThat(Example.number(text)).isEqualTo(Example.number(grouped));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "not mediator and war; (not mediator) and war",
                "not arsenal is 2; not (arsenal is 2)",
                "mediator or war and not war; mediator or (war and (not war))",
                "arsenal + 1 < 3 or war; ((arsenal + 1) < 3) or war",
                "arsenal is not 2; not (arsenal is 2)",
                "if war then mediator or war; if war then (mediator or war) else true",
                "war and if mediator then war else mediator or war; war and (if mediator then war else (mediator or war))",
            })
    void truths_group_loosest_first(String text, String grouped) {
        Expression one = Example.truth(text);
        Expression other = Example.truth(grouped);
        for (int seed = 0; seed < 50; seed++) {
            Generator generator = new Generator(seed);
            int[] levels = generator.levels();
            double[] parameters = generator.parameters();
            assertThat(TreeWalk.value(one, levels, parameters)).isEqualTo(TreeWalk.value(other, levels, parameters));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "1 +; +; The expression ends after \"+\" where a number, a name or \"(\" was expected.",
                "1 + * 2; *; Found \"*\" where a number, a name or \"(\" was expected.",
                "(1 + 2; (; The parenthesis that opens here is not closed.",
                "1 + 2); ); There is no parenthesis that this \")\" closes.",
                "leak cost; cost; Found \"cost\" where an operator or the end was expected.",
                "if mediator 1 else 2; 1; Found \"1\" where \"then\" or an operator was expected.",
                "if mediator then 1; if mediator then 1; Without \"else\" an \"if\" is a condition, but \"1\" is a number.",
                "min(1 2); 2; Found \"2\" where \")\", \",\" or an operator was expected.",
                "arsenal == 2; ==; Found \"==\" where an operator or the end was expected.",
                "us.; .; The expression ends after \".\" where the second part of a name was expected.",
                "; ; An expression is missing.",
                "1e999; 1e999; The number 1e999 is too large.",
            })
    void mistakes_of_grammar_say_what_was_found_and_what_could_stand_there(String text, String marked, String says) {
        String written = text == null ? "" : text;
        Diagnostic mistake = Example.mistake(written, Expression.Type.NUMBER);
        assertThat(mistake.sentence()).isEqualTo(says);
        assertThat(Example.marked(mistake, written)).isEqualTo(marked == null ? "" : marked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "arsenal == 2; Write \"=\".",
                "arsenal ≥ 2; Write \">=\".",
                "war && mediator; Write \"and\".",
                "not war AND mediator; Write \"and\".",
                "war adn mediator; Did you mean \"and\"?",
                "leak > 35%; Write a share as a number: 0.35, not 35%.",
                "sanctions is \"full\"; Names stand without quotes.",
                "leak > .5; Write 0.5, not .5.",
                "2 leak > 1; A product needs its \"*\".",
                "leak > 1,000; Write 1000000, not 1,000,000, and 0.5, not 0,5.",
                "leak ? 1; Write a choice as: if ... then ... else ...",
                "war | mediator; The bar stands inside a quantity, once: value(us | policy, condition).",
            })
    void habits_from_elsewhere_get_a_hint(String text, String hint) {
        assertThat(Example.mistake(text, Expression.Type.TRUTH).hint()).isEqualTo(hint);
    }

    @Test
    void a_chained_comparison_is_spelled_out() {
        Diagnostic mistake = Example.mistake("0 < arsenal <= 3", Expression.Type.TRUTH);
        assertThat(mistake.code()).isEqualTo(Code.CHAINED_COMPARISON);
        assertThat(mistake.hint()).isEqualTo("Write: 0 < arsenal and arsenal <= 3");
        assertThat(Example.marked(mistake, "0 < arsenal <= 3")).isEqualTo("<=");
    }

    @ParameterizedTest
    @CsvSource({"(,)", "'not ',''", "-,''", "2^,''", "'if mediator then ',''", "min(1 + ,)"})
    void deep_nesting_is_refused_and_overflows_no_stack(String open, String close) {
        for (int n : new int[] {1, 30, 1_000, 4_000}) {
            String inside = open.startsWith("not") || open.startsWith("if") ? "mediator" : "1";
            Diagnostics diagnostics = new Diagnostics("test");
            String text = open.repeat(n) + inside + (close == null ? "" : close).repeat(n);
            Syntax syntax = SyntaxParser.parse(Passage.of(text), diagnostics);
            if (n > 500) {
                assertThat(syntax).isNull();
                assertThat(diagnostics.errors())
                        .extracting(Diagnostic::code)
                        .containsExactly(Code.EXPRESSION_TOO_LARGE);
            } else {
                assertThat(syntax).as(text).isNotNull();
            }
        }
    }

    @Test
    void long_chains_are_read_and_longer_ones_refused() {
        assertThat(TreeWalk.value(Example.number("1" + " + 1".repeat(249)), new int[0], new double[0]))
                .isEqualTo(250);
        assertThat(Example.mistake("1" + " + 1".repeat(900), Expression.Type.NUMBER)
                        .code())
                .isEqualTo(Code.EXPRESSION_TOO_LARGE);
        assertThat(Example.mistake("1" + " + 1".repeat(9_000), Expression.Type.NUMBER)
                        .code())
                .isEqualTo(Code.EXPRESSION_TOO_LARGE);
    }

    @Test
    void characters_outside_the_basic_plane_count_as_one() {
        String text = "1 + \uD83D\uDE00 + x";
        Diagnostic mistake = Example.mistake(text, Expression.Type.NUMBER);
        assertThat(mistake.span().column()).isEqualTo(5);
        assertThat(mistake.span().length()).isEqualTo(1);
    }

    @Test
    void mutated_expressions_throw_nothing() {
        String alphabet = "()|,.+-*/^=<>!\"'#: \n\t0129aeifnotlsux_%[]{}\u00e9\uD83D";
        for (int seed = 0; seed < 10_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Generator generator = new Generator(seed);
            StringBuilder text =
                    new StringBuilder(generator.text(generator.expression(Expression.Type.TRUTH, 1 + seed % 4), 0));
            for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    case 2 -> text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    default -> text.delete(at, Math.min(text.length(), at + random.nextInt(10)));
                }
            }
            for (Diagnostic diagnostic :
                    Example.mistakes(text.toString(), Scope.path("the test"), Expression.Type.TRUTH)) {
                assertThat(diagnostic.sentence())
                        .endsWith(".")
                        .doesNotContain("null")
                        .doesNotContain("Context");
                assertThat(diagnostic.span().line()).as(text.toString()).isEqualTo(1);
                assertThat(diagnostic.span().column()).isBetween(1, text.length() + 1);
            }
        }
    }
}
