package parley.report;

import java.util.List;
import parley.claim.Estimate;
import parley.claim.TypesShown;
import parley.claim.TypesShown.Believed;
import parley.claim.TypesShown.Moment;
import parley.claim.Walk;

/** What play shows of private types, as JSON. */
record TypesJson(Json json) {
    void all(List<TypesShown> shown) {
        json.array("types", shown, this::one);
    }

    private void one(TypesShown shown) {
        json.object(() -> {
            json.text("policy", shown.policy());
            json.array("claims", shown.claims(), json::text);
            json.truth("plain", shown.plain());
            worth("worth", shown.worth());
            json.array("learnt", shown.learnt(), this::learnt);
            json.array("moments", shown.moments(), this::moment);
            json.array("paths", shown.paths(), this::walk);
            evidence(shown.evidence());
            json.object("offPath", () -> {
                json.text("beliefs", TypesText.TREMBLES);
                json.count("tremblesTried", shown.trembles().tried());
                json.count("tremblesSame", shown.trembles().same());
                List<TypesShown.Unmade> unmade = shown.unmade();
                if (unmade == null) {
                    json.text("unmade", null);
                } else {
                    json.array("unmade", unmade, this::unmade);
                }
            });
        });
    }

    /** What players get, or the difference between two games. */
    void worth(String key, List<TypesShown.Worth> worth) {
        json.array(
                key,
                worth,
                w -> json.object(() -> {
                    json.text("player", w.player());
                    json.text("types", w.types().isEmpty() ? null : w.types());
                    json.number("value", w.value());
                }));
    }

    private void learnt(TypesShown.Learnt learnt) {
        json.object(() -> {
            json.text("player", learnt.player());
            json.array("low", () -> learnt.bits().stream().map(Estimate::low).forEach(json::number));
            json.array("high", () -> learnt.bits().stream().map(Estimate::high).forEach(json::number));
            json.number("most", learnt.most());
        });
    }

    private void moment(Moment moment) {
        json.object(() -> {
            json.count("period", moment.period());
            json.text("state", moment.state());
            json.text("player", moment.player());
            json.number("reached", moment.reached());
            json.text("kind", moment.kind().word());
            beliefs(moment.beliefs());
            json.array(
                    "plays",
                    moment.plays(),
                    plays -> json.object(() -> {
                        json.text("type", plays.type());
                        json.array(
                                "moves",
                                plays.moves(),
                                move -> json.object(() -> {
                                    json.text("move", move.move());
                                    json.number("probability", move.probability());
                                }));
                    }));
            json.array(
                    "mimicry",
                    moment.mimicry(),
                    mimicry -> json.object(() -> {
                        json.text("type", mimicry.type());
                        json.text("other", mimicry.other());
                        json.number("gain", mimicry.gain());
                    }));
            json.array(
                    "after",
                    moment.after(),
                    after -> json.object(() -> {
                        json.text("move", after.move());
                        json.number("probability", after.probability());
                        beliefs(after.beliefs());
                    }));
        });
    }

    private void unmade(TypesShown.Unmade unmade) {
        json.object(() -> {
            json.count("period", unmade.period());
            json.text("state", unmade.state());
            json.text("player", unmade.player());
            json.text("move", unmade.move());
            beliefs(unmade.beliefs());
            json.text("intuitive", unmade.intuitive().word());
            json.text("d1", unmade.divine().word());
        });
    }

    private void beliefs(List<Believed> beliefs) {
        json.object("beliefs", () -> beliefs.forEach(b -> json.number(b.type(), b.probability())));
    }

    private void walk(Walk walk) {
        json.object(() -> {
            json.text("heading", walk.heading());
            json.number("probability", walk.probability());
            json.array(
                    "steps",
                    walk.steps(),
                    step -> json.object(() -> {
                        json.count("period", step.period());
                        json.text("moves", step.moves());
                        json.number("probability", step.probability());
                        json.text("then", step.then());
                    }));
        });
    }

    private void evidence(TypesShown.Evidence evidence) {
        json.object("certificate", () -> {
            json.number("regret", evidence.regret());
            json.number("offPathRegret", evidence.offPath());
            json.number("valueError", evidence.valueError());
            json.text("beliefs", evidence.beliefs());
            json.count("nodes", evidence.nodes());
            json.count("unplayed", evidence.unplayed());
            json.text("method", evidence.method());
            json.count("lowered", evidence.lowered());
        });
    }
}
