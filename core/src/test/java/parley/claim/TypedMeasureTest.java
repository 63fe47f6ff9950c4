package parley.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.claim.TypedMean.Found;
import parley.scenario.Quantity;

/**
 * A concession in two parts as a test of sincerity. One side concedes a stake, alpha first and then the rest; the other gives as much
 * or exploits it, which ends the exchange. The insincere gain g = 1.5 per unit exploited, the sincere 0.5; who is exploited loses
 * l = 1. By backward induction: the first part separates if alpha >= g / (2g - 1) = 0.75; the tester then makes p - (1 - p) alpha l.
 * Below, with p between (l / (1 + l))^2 and l / (1 + l), the insincere pass with p / ((1 - p) l), passing raises the belief to
 * l / (1 + l), and the tester makes alpha (p (1 + l)^2 / l - l).
 */
class TypedMeasureTest {
    private static final List<List<String>> TYPES = List.of(List.of(), List.of("sincere", "insincere"));

    private static final String TEXT = """
            parley: 1
            title: A test of sincerity
            horizon: 2
            players:
              giver: {name: Giver}
              other: {name: Other}
            order: [giver, other]
            define:
              stake: if part is 1 then ALPHA else 1 - ALPHA
            levers:
              offer: {player: giver, levels: [withhold, concede]}
              answer:
                player: other
                levels: [wait, give, exploit]
                may: if offer is withhold then answer is wait else answer is not wait
            conditions:
              part: {levels: 1..2, start: 1}
            rules:
              second: {add: {part: 1}}
            payoffs:
              giver: {exchange: if answer is give then stake else 0}
              other: {exchange: if answer is give then stake else 0}
            ends:
              no_offer: {when: offer is withhold}
              exploited:
                when: answer is exploit
                worth: {giver: -stake, other: <sincere: 0.5, insincere: 1.5> * stake}
            claims:
              all:
                says: Everything is measured.
                at: ours
                test: >-
                  value(giver) > 0 and plays(other, answer is give | part is 1 and offer is concede) > 0
                  and chance(eventually(part is 2)) > 0 and plays(giver, offer is concede | part is 2) > 0
                  and value(giver.exchange) > 0 and expected(part, 1) > 0 and chance(eventually(exploited)) > 0
                  and chance(eventually(exploited) | part is 2) > 0
            """;

    private record Case(TypedText text, TypedSolved solved, TypedMeasure measure) {
        static Case of(double alpha, double sincere) {
            TypedText text = new TypedText(
                    TEXT.replace("ALPHA", Double.toString(alpha)), TYPES, new double[] {1, sincere, 1 - sincere});
            TypedSolved solved = new TypedLaboratory(CheckOptions.usual())
                    .solve(text.table, text.game, new double[0], Depth.FULL, Double.POSITIVE_INFINITY);
            return new Case(text, solved, new TypedMeasure(solved, 0, () -> false));
        }

        Quantity quantity(int k) {
            return text.scenario.claims().get(0).quantities().get(k);
        }

        Found of(Quantity quantity) {
            return measure.of(quantity);
        }

        double value(Quantity quantity) {
            return of(quantity).estimate().value();
        }

        double plays(int k, int type) {
            Quantity.Plays plays = (Quantity.Plays) quantity(k);
            return value(new Quantity.Plays(
                    plays.player(), type, plays.predicate(), plays.given(), plays.text(), plays.span()));
        }

        double belief(int type) {
            Quantity.Given given = quantity(3).given();
            return value(
                    new Quantity.Belief(1, type, given, "belief", quantity(3).span()));
        }

        double learns(int periods) {
            Quantity.Given given = new Quantity.Given(-1, null);
            return value(
                    new Quantity.Learns(0, periods, given, "learns", quantity(0).span()));
        }
    }

    @Test
    void show() {
        for (double[] c : new double[][] {{.8, .5}, {.6, .6}, {.6, .4}, {.6, .2}}) {
            Case x = Case.of(c[0], c[1]);
            System.out.println(x.solved.solutions().get(0).method() + " " + x.solved.certificates());
            for (int k = 0; k < 8; k++) {
                System.out.println(x.quantity(k).text() + " " + x.of(x.quantity(k)));
            }
            System.out.println(
                    "plays " + x.plays(1, 0) + " " + x.plays(1, 1) + " belief " + x.belief(0) + " learns " + x.learns(1)
                            + " " + x.learns(2) + " " + x.solved.solutions().size());
            TypesShown shown = new TypedScene(x.solved, x.measure.play()).shown();
            System.out.println(shown);
        }
        assertThat(1.0).isCloseTo(1, within(.1));
    }
}
