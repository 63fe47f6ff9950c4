package parley.solve.belief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.game.BeliefGame;

class GridSolverTest {
    private static double valueToUnitedStates(BeliefGame game) {
        BeliefSolution solution =
                BeliefEquilibria.grid(game, BeliefOptions.defaults(), 60, new double[] {1, 1}, 20, null);
        assertThat(solution.converged()).isTrue();
        assertThat(solution.lowered()).isZero();
        double[] prior = game.prior();
        double sum = 0;
        int x = solution.profile().start(game);
        for (int theta = 0; theta < game.profiles(); theta++) {
            sum += game.probability(theta, prior, 0)
                    * solution.profile().layers().get(0).value(x, theta, 0, game.profiles(), 2);
        }
        return sum;
    }

    /**
     * Values of two policies under five sets of numbers, from an independent experimental program on 21 beliefs at a precision
     * of 60 on payoffs as given, which gives them to about 0.03.
     */
    @ParameterizedTest
    @CsvSource({
        "0.4, 0.8, 0.10, -0.25, -6.05, -6.72",
        "0.4, 0.8, 0.10, -0.10, -8.15, -7.32",
        "0.6, 0.8, 0.10, -0.25, -6.04, -5.95",
        "0.4, 0.7, 0.10, -0.25, -7.06, -6.95",
        "0.4, 0.8, 0.25, -0.25, -7.25, -7.24"
    })
    void twoPoliciesOfASmallStandoffAreWorthWhatAnotherProgramFound(
            double prior, double slow, double cost, double stallingTest, double pressure, double relief) {
        SmallStandoff standoff = new SmallStandoff(prior, slow, cost, stallingTest);
        assertThat(valueToUnitedStates(standoff.maximumPressure())).isCloseTo(pressure, within(0.03));
        assertThat(valueToUnitedStates(standoff.reliefWithSnapback())).isCloseTo(relief, within(0.03));
    }
}
