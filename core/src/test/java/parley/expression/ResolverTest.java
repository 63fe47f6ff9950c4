package parley.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.Diagnostics;

class ResolverTest {
    private static final int V = Example.VARIABLES.size();

    @Test
    void a_level_belongs_to_the_variable_on_the_other_side() {
        Expression expected =
                new Expression.Binary(Expression.Operator.EQUAL, new Expression.LevelOf(0), new Expression.Constant(2));
        assertThat(Example.truth("sanctions is full")).isEqualTo(expected);
        assertThat(Example.truth("sanctions = full")).isEqualTo(expected);
        assertThat(((Expression.Binary) Example.truth("full is sanctions")).left())
                .isEqualTo(new Expression.Constant(2));
        assertThat(Example.truth("last(treaty.us) is not signed"))
                .isEqualTo(new Expression.Binary(
                        Expression.Operator.NOT_EQUAL, new Expression.LevelOf(V + 3), new Expression.Constant(1)));
        assertThat(Example.truth("sanctions <= if war then lifted else full"))
                .isEqualTo(new Expression.Binary(
                        Expression.Operator.LESS_OR_EQUAL,
                        new Expression.LevelOf(0),
                        new Expression.If(
                                new Expression.Ended(2 * V), new Expression.Constant(0), new Expression.Constant(2))));
        assertThat(Example.truth("treaty.us is treaty.dprk").type()).isEqualTo(Expression.Type.TRUTH);
        assertThat(Example.truth("sanctions is last(sanctions)").type()).isEqualTo(Expression.Type.TRUTH);
    }

    @Test
    void levels_that_are_numbers_are_numbers_and_have_places() {
        assertThat(Example.number("troops")).isEqualTo(new Expression.NumberOf(1, List.of(0.0, 0.5, 1.0)));
        assertThat(Example.number("level(troops)")).isEqualTo(new Expression.LevelOf(1));
        assertThat(Example.number("level(last(troops))")).isEqualTo(new Expression.LevelOf(V + 1));
        assertThat(Example.number("level(sanctions)")).isEqualTo(new Expression.LevelOf(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "P304 ~ sanction is full ~ sanction ~ Nothing is called \"sanction\". ~ Did you mean \"sanctions\"?",
                "P312 ~ sanctions is ful ~ ful ~ \"sanctions\" has no level \"ful\". ~ Did you mean \"full\"?",
                "P312 ~ testing is full ~ full ~ \"full\" is a level of \"sanctions\", not of \"testing\". ~ Its levels are suspended and active.",
                "P312 ~ sanctions is 2 ~ 2 ~ \"sanctions\" has named levels, and \"2\" is a number. ~ Its levels are lifted, partial, full and tighter; level(sanctions) is the place as a number.",
                "P312 ~ arsenal is 7 ~ 7 ~ \"arsenal\" has no level 7. ~ Its levels are 0, 1, 2, 3 and 4.",
                "P312 ~ last(troops) is not 0.25 ~ 0.25 ~ \"troops\" has no level 0.25. ~ Its levels are 0, 0.5 and 1.",
                "P313 ~ full > 1 ~ full ~ \"full\" is a level of sanctions and mood; by itself it has no value. ~ Compare: sanctions is full",
                "P403 ~ sanctions * 2 > 1 ~ sanctions ~ \"sanctions\" is a level (lifted, partial, full or tighter), but \"*\" needs a number. ~ Write level(sanctions) for its place: 0, 1, 2, ... in the order listed.",
                "P403 ~ arsenal and war ~ arsenal ~ \"arsenal\" is a number, but \"and\" needs a truth. ~ Compare it, such as: arsenal > 0",
                "P403 ~ sanctions ~ sanctions ~ \"sanctions\" is a level (lifted, partial, full or tighter), but the test needs a truth. ~ Compare it, such as: sanctions is lifted",
                "P403 ~ 1 + war > 2 ~ war ~ \"war\" is a truth, but \"+\" needs a number. ~ Write: if war then 1 else 0",
                "P403 ~ mediator = 1 ~ mediator = 1 ~ \"mediator\" is a truth and \"1\" is a number: \"=\" cannot compare them. ~ ",
                "P403 ~ sanctions is testing ~ sanctions is testing ~ \"sanctions\" is a level (lifted, partial, full or tighter) and \"testing\" is a level (suspended or active): \"is\" cannot compare them. ~ Compare places: level(x)",
                "P403 ~ mediator < war ~ mediator ~ \"mediator\" is a truth, but \"<\" needs numbers or levels. ~ ",
                "P403 ~ if war then 1 else mediator ~ if war then 1 else mediator ~ \"1\" is a number and \"mediator\" is a truth: the two branches of an \"if\" are of one kind. ~ ",
                "P406 ~ last(arsenal + 1) > 2 ~ last(arsenal + 1) ~ \"last\" takes one lever or agreement and gives its level before the move. ~ Write: last(x)",
                "P406 ~ abs(1, 2) > 2 ~ abs(1, 2) ~ \"abs\" takes one number, but 2 are given. ~ ",
                "P406 ~ clamp(1) > 2 ~ clamp(1) ~ \"clamp\" takes three numbers: clamp(x, least, most), but 1 is given. ~ ",
                "P406 ~ min(1, 2 | war) > 2 ~ min(1, 2 | war) ~ \"min\" takes no bar. ~ The bar belongs to quantities.",
                "P404 ~ last(arsenal) > 2 ~ last(arsenal) ~ \"arsenal\" is a condition: it is read as it was before the move anyway. ~ Write arsenal without last.",
                "P304 ~ us > 2 ~ us ~ \"us\" is a player, which has no value by itself. ~ ",
                "P304 ~ us.threat > 2 ~ us.threat ~ \"us\" is a player and has no \"threat\" to read here. ~ A term of a payoff stands in value(us.threat).",
                "P304 ~ treaty.china is signed ~ treaty.china ~ \"treaty\" is an agreement and has no \"china\" to read here. ~ There is treaty.us and treaty.dprk.",
                "P304 ~ foo(2) > 1 ~ foo ~ There is no function \"foo\". ~ There is min, max, abs, clamp, floor, exp, log and 3 more.",
                "P304 ~ leak (2) > 1 ~ leak ~ \"leak\" is an uncertainty and no function. ~ A product needs its \"*\".",
                "P304 ~ max > 1 ~ max ~ Nothing is called \"max\". ~ \"max\" is a word of the language: max(...)",
                "P409 ~ value(us) > 1 ~ value(us) ~ \"value\" is a quantity of the solved game, which the test cannot read. ~ Quantities stand in the tests of claims.",
                "P409 ~ eventually(war) ~ eventually(war) ~ \"eventually\" is a property of a path of play, which has no value by itself. ~ In the test of a claim write: chance(eventually(war))",
            })
    void mistakes_of_meaning(String code, String text, String marked, String sentence, String rest) {
        Diagnostic mistake = Example.mistake(text, Expression.Type.TRUTH);
        assertThat(mistake.sentence()).isEqualTo(sentence);
        assertThat(mistake.code().id()).isEqualTo(code);
        assertThat(Example.marked(mistake, text)).isEqualTo(marked);
        assertThat(mistake.hint()).isEqualTo(rest);
    }

    @Test
    void several_mistakes_are_found_at_once() {
        assertThat(Example.mistakes("foo + bar > baz", Scope.path("the test"), Expression.Type.TRUTH))
                .hasSize(3);
    }

    @Test
    void a_broken_declaration_is_not_reported_again() {
        Diagnostics diagnostics = new Diagnostics("test");
        assertThat(new Resolver(Example.names(Map.of()), diagnostics)
                        .formula(Passage.of("oops is full"), Scope.path("the test"), Expression.Type.TRUTH))
                .isNull();
        assertThat(diagnostics.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sanctions is full", "last(sanctions) is full", "arsenal > 2", "war"})
    void a_discount_reads_uncertain_numbers_only(String text) {
        Scope scope = Scope.parameters("the discount of \"us\"");
        assertThat(Example.mistakes("if " + text + " then 1 else leak", scope, Expression.Type.NUMBER))
                .extracting(Diagnostic::code)
                .containsExactly(Code.NOT_READABLE_HERE);
    }

    @Test
    void a_restriction_reads_its_own_move_and_no_other() {
        Scope us = Scope.move("the policy \"p\"", variable -> variable == 0 || variable == 1 || variable == 3);
        String good =
                "sanctions is full and treaty.us is signed and last(testing) is active and arsenal > leak and last(treaty) is signed";
        assertThat(Example.mistakes(good, us, Expression.Type.TRUTH)).isEmpty();
        Diagnostic testing = Example.only(Example.mistakes("testing is active", us, Expression.Type.TRUTH), "testing");
        assertThat(testing.code()).isEqualTo(Code.SIMULTANEOUS_MOVE);
        assertThat(testing.sentence())
                .isEqualTo("\"testing\" cannot be read in the policy \"p\": dprk sets at the same time.");
        assertThat(testing.hint()).isEqualTo("Write last(testing) for its level before the move.");
        Diagnostic treaty = Example.only(Example.mistakes("treaty is signed", us, Expression.Type.TRUTH), "treaty");
        assertThat(treaty.code()).isEqualTo(Code.SIMULTANEOUS_MOVE);
    }

    @Test
    void a_state_has_no_new_levels() {
        Scope state = Scope.state("the worth at the end");
        assertThat(Example.mistakes("last(sanctions) is full and arsenal > 1", state, Expression.Type.TRUTH))
                .isEmpty();
        Diagnostic lever = Example.only(Example.mistakes("sanctions is full", state, Expression.Type.TRUTH), "");
        assertThat(lever.code()).isEqualTo(Code.NOT_READABLE_HERE);
        assertThat(lever.hint()).isEqualTo("Write last(sanctions) for its latest level.");
    }

    @Test
    void a_change_does_not_depend_on_uncertain_numbers() {
        assertThat(Example.only(Example.mistakes("leak", Scope.amount("an amount"), Expression.Type.NUMBER), "leak")
                        .code())
                .isEqualTo(Code.NOT_READABLE_HERE);
    }

    @Test
    void definitions_are_written_out_and_checked_where_they_are_used() {
        Map<String, String> definitions = Map.of("relief", "1 - level(sanctions) / 3", "twice", "2 * relief");
        Expression sum = Example.number("2 * (1 - level(sanctions) / 3)");
        Diagnostics diagnostics = new Diagnostics("test");
        Resolver resolver = new Resolver(Example.names(definitions), diagnostics);
        Formula formula = resolver.formula(Passage.of("twice"), Scope.play("a payoff"), Expression.Type.NUMBER);
        assertThat(formula).isNotNull();
        assertThat(formula.expression()).isEqualTo(sum);
        assertThat(resolver.usedDefinitions()).containsExactlyInAnyOrder("twice", "relief");
        Diagnostic misused = Example.only(
                Example.mistakes("twice", Scope.parameters("a discount"), Expression.Type.NUMBER, definitions), "");
        assertThat(misused.sentence()).contains("\"sanctions\" (in \"twice\") is a lever");
    }

    @Test
    void definitions_that_need_one_another_are_refused() {
        Map<String, String> definitions = Map.of("a", "b + 1", "b", "c", "c", "2 * a");
        List<Diagnostic> mistakes =
                Example.mistakes("a + b", Scope.play("a payoff"), Expression.Type.NUMBER, definitions);
        assertThat(mistakes).extracting(Diagnostic::code).containsExactly(Code.DEFINITION_CYCLE);
        assertThat(mistakes.get(0).sentence()).isEqualTo("The definitions \"a\", \"b\" and \"c\" need one another.");
    }

    @Test
    void definitions_that_double_each_time_are_refused_quickly() {
        Map<String, String> definitions = new HashMap<>();
        definitions.put("d0", "leak + 1");
        for (int i = 1; i < 60; i++) {
            definitions.put("d" + i, "d" + (i - 1) + " * d" + (i - 1));
        }
        List<Diagnostic> mistakes =
                Example.mistakes("d59", Scope.play("a payoff"), Expression.Type.NUMBER, definitions);
        assertThat(mistakes).extracting(Diagnostic::code).containsOnly(Code.EXPRESSION_TOO_LARGE);
    }

    @Test
    void definitions_that_name_one_another_in_a_long_row_overflow_no_stack() {
        Map<String, String> definitions = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            definitions.put("d" + i, "1" + " + 1".repeat(i % 7) + " + d" + (i + 1));
        }
        definitions.put("d5000", "leak");
        List<Diagnostic> mistakes = Example.mistakes("d0", Scope.play("a payoff"), Expression.Type.NUMBER, definitions);
        assertThat(mistakes).extracting(Diagnostic::code).containsOnly(Code.EXPRESSION_TOO_LARGE);
    }

    @Test
    void the_level_to_set_is_a_place() {
        assertThat(place("mood", "tense")).isEqualTo(new Expression.Constant(1));
        assertThat(place("mood", "if arsenal > 1 then full else mood").type()).isEqualTo(Expression.Type.NUMBER);
        assertThat(place("mood", "min(level(mood) + 1, 2)").type()).isEqualTo(Expression.Type.NUMBER);
        assertThat(place("balance", "-1")).isEqualTo(new Expression.Constant(1));
        assertThat(place("balance", "balance")).isEqualTo(new Expression.LevelOf(7));
        assertThat(place("balance", "arsenal - 2"))
                .isEqualTo(new Expression.Binary(
                        Expression.Operator.SUBTRACT, Example.number("arsenal - 2"), new Expression.Constant(-2)));
        assertThat(place("arsenal", "arsenal + 1")).isEqualTo(Example.number("arsenal + 1"));
        assertThat(place("arsenal", "7")).isNull();
        assertThat(place("mood", "war")).isNull();
    }

    private static Expression place(String variable, String text) {
        Symbol.Variable of = Example.VARIABLES.stream()
                .filter(v -> v.name().equals(variable))
                .findFirst()
                .orElseThrow();
        Formula formula = new Resolver(Example.names(Map.of()), new Diagnostics("test"))
                .level(Passage.of(text), Scope.path("a rule"), of);
        return formula == null ? null : formula.expression();
    }
}
