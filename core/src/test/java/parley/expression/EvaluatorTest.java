package parley.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EvaluatorTest {
    @Test
    void random_expressions_survive_writing_reading_and_compiling() {
        for (int seed = 0; seed < 10_000; seed++) {
            Generator generator = new Generator(seed);
            Expression.Type type = seed % 2 == 0 ? Expression.Type.NUMBER : Expression.Type.TRUTH;
            Expression expression = generator.expression(type, 1 + seed % 5);
            String text = generator.text(expression, 0);
            Expression read = Example.read(text, Scope.path("the test"), type);
            assertThat(read).as(text).isEqualTo(expression);
            Evaluator evaluator = Evaluator.of(read);
            for (int i = 0; i < 5; i++) {
                int[] levels = generator.levels();
                double[] parameters = generator.parameters();
                double expected = TreeWalk.value(expression, levels, parameters);
                assertThat(evaluator.evaluate(levels, parameters)).as(text).isEqualTo((Object) expected);
                assertThat(evaluator.test(levels, parameters)).as(text).isEqualTo(expected != 0);
            }
        }
    }

    @Test
    void dividing_by_zero_is_left_to_the_caller() {
        assertThat(value("1 / 0")).isInfinite();
        assertThat(value("0 / 0")).isNaN();
        assertThat(value("log(-1)")).isNaN();
    }

    @Test
    void quantities_follow_the_uncertainties() {
        Expression measured = new Expression.Binary(
                Expression.Operator.SUBTRACT, new Expression.Measured(1), new Expression.Measured(0));
        Evaluator evaluator = Evaluator.of(measured, 2);
        assertThat(evaluator.evaluate(new int[0], new double[] {9, 9, 1, 4})).isEqualTo(3);
        assertThatThrownBy(() -> Evaluator.of(measured)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reads_both_branches_of_an_if() {
        Reads reads =
                Reads.of(Example.number("if mediator then last(troops) * leak else arsenal + (if war then 1 else 2)"));
        assertThat(reads.parameters().stream()).containsExactly(0, 3);
        assertThat(reads.slots().stream()).containsExactly(6, 10, 18);
        assertThat(reads.quantities().isEmpty()).isTrue();
    }

    private static double value(String text) {
        return Evaluator.of(Example.number(text)).evaluate(new int[19], new double[4]);
    }
}
