package parley.report;

import java.util.List;
import parley.study.Bounds;
import parley.study.ElementaryEffects;
import parley.study.Sensitivity;
import parley.study.SobolIndices;

/** What moves claims and quantities, as JSON. */
final class SensitivityJson {
    private SensitivityJson() {}

    /** The members of a claim; none where the design is not made for it. */
    static void claim(Json json, Sensitivity sensitivity, int claim, List<String> names) {
        if (!sensitivity.isThere()) {
            return;
        }
        json.object("sensitivity", () -> {
            json.object("truth", () -> outcome(json, sensitivity.truths().get(claim), names));
            if (sensitivity.margins().isEmpty()) {
                json.none("margin");
            } else {
                json.object("margin", () -> outcome(json, sensitivity.margins().get(claim), names));
            }
        });
    }

    static void quantities(Json json, Sensitivity sensitivity, List<String> names) {
        if (sensitivity.isThere()) {
            json.array(
                    "quantities",
                    sensitivity.quantities(),
                    quantity -> json.object(() -> {
                        json.text("name", quantity.name());
                        outcome(json, quantity, names);
                    }));
        }
    }

    private static void outcome(Json json, Sensitivity.Outcome outcome, List<String> names) {
        json.number("low", outcome.low());
        json.number("high", outcome.high());
        json.count("groups", outcome.groups());
        json.count("broken", outcome.broken());
        SobolIndices sobol = outcome.sobol();
        if (sobol == null) {
            json.none("sobol");
        } else {
            json.object("sobol", () -> sobol(json, sobol, names));
        }
        ElementaryEffects morris = outcome.morris();
        if (morris == null) {
            json.none("morris");
        } else {
            json.object("morris", () -> morris(json, morris, names));
        }
    }

    static void sobol(Json json, SobolIndices indices, List<String> names) {
        json.number("mean", indices.mean());
        json.number("variance", indices.variance());
        json.array("numbers", () -> {
            for (int j = 0; j < names.size(); j++) {
                String name = names.get(j);
                SobolIndices.Index index = indices.numbers().get(j);
                json.object(() -> {
                    json.text("uncertainty", name);
                    json.count("used", index.used());
                    bounds(json, "first", index.first());
                    bounds(json, "total", index.total());
                });
            }
        });
        if (!indices.pairs().isEmpty()) {
            json.array(
                    "pairs",
                    indices.pairs(),
                    pair -> json.object(() -> {
                        json.array("uncertainties", () -> {
                            json.text(names.get(pair.one()));
                            json.text(names.get(pair.other()));
                        });
                        json.count("used", pair.used());
                        bounds(json, "second", pair.second());
                    }));
        }
    }

    static void morris(Json json, ElementaryEffects effects, List<String> names) {
        json.array("numbers", () -> {
            for (int j = 0; j < names.size(); j++) {
                String name = names.get(j);
                ElementaryEffects.Effect effect = effects.numbers().get(j);
                json.object(() -> {
                    json.text("uncertainty", name);
                    json.count("used", effect.used());
                    bounds(json, "muStar", effect.size());
                    bounds(json, "mu", effect.mean());
                    bounds(json, "sigma", effect.spread());
                });
            }
        });
    }

    private static void bounds(Json json, String key, Bounds bounds) {
        json.object(key, () -> {
            json.number("value", bounds.value());
            json.array("interval", () -> {
                json.number(bounds.low());
                json.number(bounds.high());
            });
        });
    }
}
