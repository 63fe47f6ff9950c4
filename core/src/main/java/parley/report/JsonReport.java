package parley.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import parley.claim.CheckResult;
import parley.claim.ClaimResult;
import parley.claim.Comparison;
import parley.claim.Evidence;
import parley.claim.Flip;
import parley.claim.Truth;
import parley.claim.Verdict;
import parley.claim.Walk;
import parley.claim.World;
import parley.scenario.Scenario;

/** A check as JSON; {@code docs/check.schema.json} describes it. */
public final class JsonReport {
    private JsonReport() {}

    /** An object for one scenario, an array for several. */
    public static String of(List<Checked> all) {
        return Json.text(json -> {
            if (all.size() == 1) {
                new Report(json).scenario(all.get(0));
            } else {
                json.array(() -> all.forEach(new Report(json)::scenario));
            }
        });
    }

    private record Report(Json json) {
        void scenario(Checked checked) {
            CheckResult result = checked.result();
            json.object(() -> {
                json.text("scenario", checked.name());
                json.text("title", result.scenario().title());
                json.object("game", () -> game(checked));
                json.object("numbers", () -> {
                    json.count("sourced", result.sourced());
                    json.count("assumed", result.assumed());
                });
                json.text("about", Wording.ABOUT_THE_MODEL);
                json.array("claims", result.claims(), claim -> claim(checked, claim));
                if (!result.shown().isEmpty()) {
                    new TypesJson(json).all(result.shown());
                }
                if (checked.seconds() != null) {
                    double seconds = checked.seconds();
                    json.object("timings", () -> json.number("seconds", seconds));
                }
            });
        }

        private void game(Checked checked) {
            CheckResult result = checked.result();
            json.text("kind", result.kind());
            json.count("states", result.states());
            json.count("players", result.players());
            OptionalInt horizon = Wording.horizon(result.scenario(), checked.variant());
            if (horizon.isPresent()) {
                json.count("horizon", horizon.getAsInt());
            } else {
                json.none("horizon");
            }
            json.text("period", result.scenario().period());
            json.text("variant", checked.variant());
        }

        private void claim(Checked checked, ClaimResult result) {
            Scenario.Claim claim = result.claim();
            json.object(() -> {
                json.text("id", claim.id());
                json.text("says", claim.says());
                json.text("at", claim.at());
                json.truth("ours", claim.ours());
                json.truth("judged", result.verdict() != Verdict.NOT_JUDGED);
                json.text("verdict", result.verdict().word());
                json.truth("atValues", result.atValues());
                Scenario.Expectation expected = claim.expect();
                json.text("expected", expected == null ? null : expected.name().toLowerCase(Locale.ROOT));
                json.truth("asExpected", expected == null ? null : result.asExpected());
                deciding(result);
                evidence(result.evidence());
                json.truth("flipsSearched", result.flipsSearched());
                json.array("flips", result.flips(), this::flip);
                json.count("equilibria", result.equilibria());
                json.count("several", result.several());
                json.array("comparisons", result.comparisons(), this::comparison);
                String reason = claim.later() != null ? claim.later() : result.reason();
                json.text("reason", reason.isEmpty() ? null : reason);
                json.count("worlds", result.worlds());
                world(checked, claim, result.world());
                json.array("paths", result.counterexample(), this::walk);
                if (!result.gaps().isEmpty()) {
                    new TypesJson(json).worth("gaps", result.gaps());
                }
            });
        }

        /** The comparison that decides stands at the top, in the members that every reader looks for. */
        private void deciding(ClaimResult result) {
            if (result.comparisons().isEmpty()) {
                for (String key : List.of("left", "right", "margin", "tie", "range")) {
                    json.none(key);
                }
                return;
            }
            Comparison deciding = result.comparisons().get(result.deciding());
            json.number("left", deciding.left().value());
            json.number("right", deciding.right().value());
            json.number("margin", deciding.margin());
            json.truth("tie", deciding.tie());
            range(deciding);
        }

        private void range(Comparison comparison) {
            json.object("range", () -> {
                pair("left", comparison.leftLow(), comparison.leftHigh());
                pair("right", comparison.rightLow(), comparison.rightHigh());
            });
        }

        private void pair(String key, double low, double high) {
            json.array(key, () -> {
                json.number(low);
                json.number(high);
            });
        }

        private void comparison(Comparison comparison) {
            json.object(() -> {
                json.text("text", comparison.text());
                json.text("operator", comparison.operator());
                json.number("left", comparison.left().value());
                json.number("leftError", comparison.left().error());
                json.number("right", comparison.right().value());
                json.number("rightError", comparison.right().error());
                json.number("margin", comparison.margin());
                json.number("error", comparison.error());
                json.truth("tie", comparison.tie());
                json.truth("truth", comparison.truth() == Truth.UNKNOWN ? null : comparison.truth() == Truth.TRUE);
                range(comparison);
            });
        }

        private void evidence(@Nullable Evidence evidence) {
            if (evidence == null) {
                json.none("certificate");
                return;
            }
            json.object("certificate", () -> {
                json.number("regret", evidence.regret());
                json.number("valueError", evidence.valueError());
                if (Double.isInfinite(evidence.precision())) {
                    json.none("precision");
                    json.none("residual");
                } else {
                    json.number("precision", evidence.precision());
                    json.number("residual", evidence.residual());
                }
                json.text("method", evidence.method());
                json.text("grade", evidence.grade());
            });
        }

        private void flip(Flip flip) {
            json.object(() -> {
                json.text("uncertainty", flip.uncertainty());
                json.number("at", flip.at());
                json.truth("toward", flip.toward());
                json.number("stated", flip.stated());
                json.number("same", flip.same());
                json.number("other", flip.other());
                json.truth("certified", flip.certified());
            });
        }

        private void world(Checked checked, Scenario.Claim claim, @Nullable World world) {
            if (world == null) {
                json.none("world");
                return;
            }
            json.object("world", () -> {
                json.object("values", () -> world.values().forEach(v -> json.number(v.uncertainty(), v.value())));
                json.array("comparisons", world.comparisons(), this::comparison);
                json.text("command", Wording.command(checked, claim, world));
            });
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
    }
}
