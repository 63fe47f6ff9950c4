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

    private static final int VALUE = 0;
    private static final int GIVES = 1;
    private static final int SECOND = 3;
    private static final int TERM = 4;
    private static final int EXPLOITED = 6;
    private static final int LATER = 7;

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

    private static void certified(Case c) {
        assertThat(c.solved.certificates().get(0).isProven()).isTrue();
        assertThat(c.solved.certificates().get(0).regret()).isLessThan(1e-6);
        assertThat(c.solved.certificates().get(0).sequentialRegret()).isLessThan(1e-6);
    }

    /** alpha = 0.8 >= 0.75: the insincere exploit at once, and the tester makes 0.5 - 0.5 * 0.8 = 0.1. */
    @Test
    void a_large_first_part_separates() {
        Case c = Case.of(.8, .5);
        certified(c);
        assertThat(c.value(c.quantity(VALUE))).isCloseTo(.1, within(1e-6));
        assertThat(c.plays(GIVES, 0)).isCloseTo(1, within(1e-6));
        assertThat(c.plays(GIVES, 1)).isCloseTo(0, within(1e-6));
        assertThat(c.belief(0)).isCloseTo(1, within(1e-6));
        assertThat(c.learns(1)).isCloseTo(1, within(1e-5));
        assertThat(c.value(c.quantity(TERM))).isCloseTo(.5, within(1e-6));
        assertThat(c.value(c.quantity(EXPLOITED))).isCloseTo(.5, within(1e-6));
    }

    /** alpha = 0.6, p = 0.6 >= 1/2: all pass; the second part is a gamble: 0.6 + 0.4 * (0.6 - 0.4) = 0.68. */
    @Test
    void a_small_first_part_is_passed_by_all_and_shows_nothing() {
        Case c = Case.of(.6, .6);
        certified(c);
        assertThat(c.value(c.quantity(VALUE))).isCloseTo(.68, within(1e-6));
        assertThat(c.plays(GIVES, 1)).isCloseTo(1, within(1e-6));
        assertThat(c.belief(0)).isCloseTo(.6, within(1e-6));
        assertThat(c.learns(1)).isCloseTo(0, within(1e-5));
        // After the second part all is known: the entropy of (0.6, 0.4).
        assertThat(c.learns(2)).isCloseTo(.970951, within(1e-5));
        assertThat(c.value(c.quantity(LATER))).isCloseTo(.4, within(1e-6));
    }

    /** alpha = 0.6, p = 0.4: pass with 2/3, belief 1/2, second part with alpha (g - 1) / ((1 - alpha) g) = 1/2, worth 0.36. */
    @Test
    void between_the_thresholds_the_insincere_mix() {
        Case c = Case.of(.6, .4);
        certified(c);
        assertThat(c.value(c.quantity(VALUE))).isCloseTo(.36, within(1e-5));
        assertThat(c.plays(GIVES, 1)).isCloseTo(2.0 / 3, within(1e-5));
        assertThat(c.plays(GIVES, -1)).isCloseTo(.8, within(1e-5));
        assertThat(c.belief(0)).isCloseTo(.5, within(1e-5));
        assertThat(c.value(c.quantity(SECOND))).isCloseTo(.5, within(1e-5));
        // I = H(0.4) - P(pass) H(1/2) = 0.970951 - 0.8.
        assertThat(c.learns(1)).isCloseTo(.170951, within(1e-5));
        Quantity.Value insincere = new Quantity.Value(
                1, 1, -1, new Quantity.Given(-1, null), "value", c.quantity(0).span());
        // Indifferent: exploiting the first part at once is worth 0.6 * 1.5.
        assertThat(c.value(insincere)).isCloseTo(.9, within(1e-5));
    }

    /** alpha = 0.6, p = 0.2 < 1/4: nothing is offered. What would be done is judged where it would be due. */
    @Test
    void below_them_nothing_is_offered_and_play_is_judged_off_its_path() {
        Case c = Case.of(.6, .2);
        certified(c);
        assertThat(c.value(c.quantity(VALUE))).isCloseTo(0, within(1e-6));
        Found gives = c.of(c.quantity(GIVES));
        assertThat(gives.onPath()).isFalse();
        // Offered all the same, the insincere pass with p / ((1 - p) l) = 1/4, so all with 0.2 + 0.8 / 4.
        assertThat(gives.estimate().value()).isCloseTo(.4, within(1e-5));
        assertThat(c.plays(GIVES, 1)).isCloseTo(.25, within(1e-5));
    }

    @Test
    void types_that_are_known_are_conditioned_on_and_contradictions_have_no_number() {
        Case c = Case.of(.6, .4);
        Quantity.Chance exploited = (Quantity.Chance) c.quantity(EXPLOITED);
        // The insincere exploit with 1/3 at once, and else the second part if it comes, half the time.
        Quantity.Given insincere = new Quantity.Given(-1, null, List.of(-1, 1));
        assertThat(c.value(new Quantity.Chance(exploited.path(), insincere, "chance", exploited.span())))
                .isCloseTo(1.0 / 3 + 2.0 / 3 / 2, within(1e-5));
        Quantity.Value sincere = new Quantity.Value(1, 0, -1, insincere, "value", exploited.span());
        assertThat(c.of(sincere).estimate().value()).isNaN();
        assertThat(c.of(sincere).note()).isNotEmpty();
        Quantity.Guarantee guarantee =
                new Quantity.Guarantee(0, new Quantity.Given(-1, null), "guarantee", exploited.span());
        assertThat(c.of(guarantee).note()).isEqualTo(TypedMeasure.NOT_DEFINED);
    }

    @Test
    void what_is_shown_says_who_separates_and_why() {
        Case c = Case.of(.8, .5);
        TypesShown shown = new TypedScene(c.solved, c.measure.play())
                .shown(new TypedLaboratory(CheckOptions.usual()).trembles(c.solved));
        assertThat(shown.trembles()).isEqualTo(new TypesShown.Trembles(2, 2));
        TypesShown.Moment first = shown.moments().get(0);
        assertThat(first.player()).isEqualTo("other");
        assertThat(first.kind()).isEqualTo(TypesShown.Kind.SEPARATES);
        // The sincere would gain 0.8 * 0.5 in place of 1; the insincere 0.8 + 0.2 * 1.5 in place of 0.8 * 1.5.
        assertThat(first.mimicry().get(0).gain()).isCloseTo(-.6, within(1e-6));
        assertThat(first.mimicry().get(1).gain()).isCloseTo(-.1, within(1e-6));
        assertThat(first.after().get(0).beliefs().get(0).probability()).isIn(0.0, 1.0);
        assertThat(shown.learnt()).hasSize(1);
        assertThat(shown.learnt().get(0).most()).isCloseTo(1, within(1e-12));
        assertThat(shown.paths()).extracting(Walk::heading).containsExactly("other.sincere", "other.insincere");
        assertThat(shown.paths().get(1).steps().get(0).then()).isEqualTo("exploited, belief in other.insincere 1");
        assertThat(shown.worth())
                .extracting(TypesShown.Worth::types)
                .containsExactly("", "other.sincere", "other.insincere", "", "other.sincere", "other.insincere");
    }
}
