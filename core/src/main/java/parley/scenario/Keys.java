package parley.scenario;

import java.util.List;
import parley.expression.Expression;

/** The closed description of a scenario file: every key, in the order in which a file is written. */
final class Keys {
    private static final String PLAY = "new and last levels, conditions, uncertainties";
    private static final String OWN = "the player's own new levels, last levels, conditions, uncertainties";

    private static final Shape NAME = new Shape.Name("a name");
    private static final Shape TEXT = new Shape.Text("a text");

    private Keys() {}

    /** The whole file. */
    static Shape.Fields root() {
        return Holder.ROOT;
    }

    private static final class Holder {
        static final Shape.Fields ROOT = build();
    }

    private static Shape.Fields build() {
        return new Shape.Fields(
                List.of(
                        needed("parley", new Shape.Whole(1, null), "The version of the language: 1."),
                        needed("title", TEXT, "What the scenario is called."),
                        key("about", TEXT, "What it is about, in a few sentences."),
                        key("sources", declares("source", source()), "What is cited, by key."),
                        key("period", TEXT, "What one period is, such as quarter."),
                        key(
                                "horizon",
                                new Shape.Whole(1, "none"),
                                "The number of periods. Left out, play goes on for ever."),
                        needed("players", declares("player", player()), "Who decides."),
                        key(
                                "order",
                                sequence(),
                                "Within a period, later movers see earlier moves. Default: all together."),
                        key("turns", sequence(), "One mover, or one group, per period, in this cycle."),
                        key(
                                "uncertainties",
                                declares("uncertainty", uncertainty()),
                                "Every number somebody may doubt."),
                        key(
                                "define",
                                declares(
                                        "definition",
                                        formula(Expression.Type.NUMBER, "whatever may be read where it is used")),
                                "Shared terms, written out wherever they are named. Numbers or conditions."),
                        key(
                                "types",
                                new Shape.Named(
                                        "player",
                                        false,
                                        declares("type", formula(Expression.Type.NUMBER, "uncertainties"))),
                                "Private information of players, each type with its prior probability."),
                        key("levers", declares("lever", lever()), "What a player sets. Levels are ordered as listed."),
                        key(
                                "agreements",
                                declares("agreement", agreement()),
                                "Levers held jointly: in force in a period in which every party has signed."),
                        key("conditions", declares("condition", condition()), "What nobody sets: rules move it."),
                        key(
                                "rules",
                                declares("rule", rule()),
                                "How conditions change. All read the new levers and the old conditions, draw independently and act at once."),
                        key(
                                "payoffs",
                                payoffs(PLAY + ", types"),
                                "What a player gets per period, in units of its own, as a sum of named terms."),
                        key(
                                "final",
                                payoffs("conditions, last levels, uncertainties, types"),
                                "What the last state is worth when the horizon ends."),
                        key(
                                "ends",
                                declares("end", end()),
                                "Outcomes after which nothing follows. Of several that could happen, the first listed is drawn first."),
                        key(
                                "policies",
                                declares("policy", policy()),
                                "Commitments: restrictions on players' own moves. The rest stays equilibrium play."),
                        key("claims", declares("claim", claim()), "Sentences somebody believes, each with a test."),
                        key(
                                "arguments",
                                declares("argument", argument()),
                                "Whether a claim follows from others, over all assumed worlds."),
                        key("variants", declares("variant", variant()), "Named changes of the scenario.")),
                null,
                "a scenario");
    }

    private static Shape source() {
        return fields(
                "a source",
                needed("title", TEXT, "What it is."),
                key("locate", TEXT, "How places in it are written, such as paragraph.sentence."));
    }

    private static Shape player() {
        return fields(
                "a player",
                key("name", TEXT, "The name in full. Default: the key."),
                key(
                        "discount",
                        formula(Expression.Type.NUMBER, "uncertainties"),
                        "What the next period counts for, from 0 to 1; 0 is a player that looks at one period only. Default: 1."));
    }

    private static Shape sequence() {
        Shape group = new Shape.Items(NAME, 1, "a list of players");
        return new Shape.Items(new Shape.Either(List.of(NAME, group)), 1, "a list of players, or of groups of players");
    }

    private static Shape uncertainty() {
        return fields(
                "an uncertainty",
                needed("value", new Shape.Value(), "The stated value."),
                key(
                        "range",
                        new Shape.Items(new Shape.Real("a number"), 2, "two numbers, the least and the greatest"),
                        "The least and the greatest value."),
                key(
                        "distribution",
                        new Shape.Word(List.of("uniform", "triangular", "normal", "loguniform", "discrete", "fixed")),
                        "How values are spread over the range. Default: uniform, or fixed without a range."),
                key(
                        "sd",
                        new Shape.Real("a number"),
                        "Standard deviation of a normal. Default: a quarter of the range."),
                key(
                        "values",
                        new Shape.Items(new Shape.Real("a number"), 1, "a list of numbers"),
                        "The values of a discrete one."),
                key(
                        "weights",
                        new Shape.Items(new Shape.Real("a number"), 1, "a list of numbers"),
                        "How likely each is. Default: equally."),
                key("integer", new Shape.Flag(), "Whether only whole numbers are meant."),
                key("switch", new Shape.Flag(), "Whether it is a mechanism that is on (true) or off (false)."),
                key("unit", TEXT, "The unit."),
                key("why", TEXT, "Why this value and range."),
                key("source", NAME, "A key of sources, or assumed. Default: assumed."));
    }

    private static Shape lever() {
        return fields(
                "a lever",
                needed("player", NAME, "Who sets it."),
                needed("levels", new Shape.Levels(), "Its levels, in order."),
                key("start", new Shape.Name("a level"), "The level before the first move. Default: the first."),
                key(
                        "may",
                        byType(formula(Expression.Type.TRUTH, OWN + ", the player's type")),
                        "A condition that a new setting has to meet."),
                key("step", new Shape.Whole(1, null), "The most places it moves at once."),
                key("once", new Shape.Flag(), "Whether it is final once it has left its start."));
    }

    private static Shape agreement() {
        return fields(
                "an agreement",
                needed("parties", new Shape.Items(NAME, 1, "a list of players"), "Who has to sign."),
                key("final", new Shape.Flag(), "Whether it stays in force once in force."),
                key(
                        "when",
                        formula(Expression.Type.TRUTH, "last levels, conditions, uncertainties"),
                        "When it may be signed. Default: always."),
                key("start", new Shape.Word(List.of("unsigned", "signed")), "Default: unsigned."));
    }

    private static Shape condition() {
        return fields(
                "a condition",
                needed("levels", new Shape.Levels(), "Its levels, in order."),
                needed("start", new Shape.Name("a level"), "The level at the start."));
    }

    private static Shape changes(String verb) {
        String reads = "new and last levels, conditions";
        return new Shape.Named("condition", false, formula(Expression.Type.NUMBER, reads + " (" + verb + ")"));
    }

    private static Shape rule() {
        Shape.Key chance =
                key("chance", formula(Expression.Type.NUMBER, PLAY), "The probability that it fires. Default: 1.");
        Shape.Key add = key(
                "add",
                changes("places to add"),
                "Whole numbers of places; what all rules add is summed and kept within the levels.");
        Shape.Key set = key(
                "set",
                changes("the new level"),
                "New levels; any: each level is equally likely. At most one rule may set a condition at once.");
        Shape outcome = fields("an outcome", needed("chance", chance.shape(), "Its probability."), add, set);
        return fields(
                "a rule",
                key("when", formula(Expression.Type.TRUTH, PLAY), "When it can fire. Default: always."),
                chance,
                add,
                set,
                key(
                        "chances",
                        new Shape.Items(outcome, 1, "a list of outcomes"),
                        "Several outcomes that exclude one another; what is left of their chances is that nothing happens."));
    }

    private static Shape payoffs(String reads) {
        Shape number = formula(Expression.Type.NUMBER, reads);
        return new Shape.Named("player", false, new Shape.Either(List.of(number, declares("term", byType(number)))));
    }

    /** One expression, or one for each type of the player whose it is. */
    private static Shape byType(Shape shape) {
        return new Shape.Either(List.of(shape, new Shape.Named("type", false, shape)));
    }

    private static Shape end() {
        return fields(
                "an end",
                key("when", formula(Expression.Type.TRUTH, PLAY), "When it can happen. Default: always."),
                key(
                        "chance",
                        formula(Expression.Type.NUMBER, PLAY),
                        "The probability that it happens then. Default: 1."),
                key(
                        "worth",
                        new Shape.Named("player", false, byType(formula(Expression.Type.NUMBER, PLAY + ", types"))),
                        "What it is worth to each player, once. Default: 0."));
    }

    private static Shape policy() {
        return new Shape.Fields(
                List.of(key("says", TEXT, "The policy in a sentence.")),
                new Shape.Named("player", false, formula(Expression.Type.TRUTH, OWN)),
                "a policy");
    }

    private static Shape claim() {
        Shape changes = new Shape.Fields(
                List.of(key("variant", NAME, "A variant to start from."), precision()),
                new Shape.Named("uncertainty", false, new Shape.Value()),
                "a mapping of uncertainties to values");
        return fields(
                "a claim",
                needed("says", TEXT, "The claim in own words."),
                key("at", TEXT, "Where it stands: a key of sources and a place in it, or ours. Default: ours."),
                key(
                        "test",
                        formula(Expression.Type.TRUTH, "quantities, uncertainties"),
                        "What has to be true for the claim to hold."),
                key(
                        "expect",
                        new Shape.Word(List.of("holds", "fails", "depends", "undecided")),
                        "The verdict that its author expects."),
                key(
                        "with",
                        new Shape.Either(List.of(new Shape.Name("the name of a variant"), changes)),
                        "Other values, a variant or a precision of play, for this claim."),
                key(
                        "worlds",
                        new Shape.Word(List.of("every")),
                        "Judged in every world of the ranges: one counterexample makes it fail."),
                key("judged", new Shape.Word(List.of("later")), "Listed, but not judged yet; it needs no test."),
                key("why", TEXT, "What judging it waits for."));
    }

    private static Shape.Key precision() {
        return key(
                "precision",
                formula(Expression.Type.NUMBER, "uncertainties"),
                "Players err: logit responses of this precision instead of best responses.");
    }

    private static Shape argument() {
        return fields(
                "an argument",
                needed("because", new Shape.Items(NAME, 1, "a list of claims"), "The premises."),
                needed("therefore", NAME, "The conclusion."),
                key("at", TEXT, "Where it stands, as in a claim."));
    }

    private static Shape variant() {
        return fields(
                "a variant",
                key("horizon", new Shape.Whole(1, "none"), "Another number of periods, or none for endless play."),
                key("set", new Shape.Named("uncertainty", false, new Shape.Value()), "Other values of uncertainties."),
                key(
                        "fix",
                        new Shape.Named("player", false, formula(Expression.Type.TRUTH, OWN)),
                        "Further restrictions: a condition, or the name of a policy."),
                key(
                        "leave_out",
                        new Shape.Items(NAME, 1, "a list of players"),
                        "Players whose levers stay at their start."),
                key("final", new Shape.Word(List.of("none")), "none: the last state is worth nothing."),
                key("order", sequence(), "Another order."),
                key("turns", sequence(), "Other turns."),
                precision(),
                key(
                        "types",
                        new Shape.Named("player", false, new Shape.Name("a type")),
                        "The type that a player has for certain."));
    }

    private static Shape.Key key(String name, Shape shape, String about) {
        return new Shape.Key(name, shape, false, about);
    }

    private static Shape.Key needed(String name, Shape shape, String about) {
        return new Shape.Key(name, shape, true, about);
    }

    private static Shape fields(String described, Shape.Key... keys) {
        return new Shape.Fields(List.of(keys), null, described);
    }

    private static Shape declares(String kind, Shape value) {
        return new Shape.Named(kind, true, value);
    }

    private static Shape formula(Expression.Type type, String reads) {
        return new Shape.Formula(type, reads);
    }
}
