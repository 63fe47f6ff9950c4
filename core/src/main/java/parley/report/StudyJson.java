package parley.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.study.Answers;
import parley.study.ArgumentAnswer;
import parley.study.ClaimAnswer;
import parley.study.Share;
import parley.study.Width;

/** What a study comes to, as JSON; {@code docs/formats.md} describes it. */
public final class StudyJson {
    private StudyJson() {}

    /** An object for one scenario, an array for several. */
    public static String of(List<Answers> all) {
        return Json.text(json -> {
            if (all.size() == 1) {
                write(json, all.get(0));
            } else {
                json.array(() -> all.forEach(answers -> write(json, answers)));
            }
        });
    }

    private static void write(Json json, Answers answers) {
        json.object(() -> {
            json.text("scenario", answers.name());
            json.text("title", answers.scenario().title());
            json.text("about", StudyReport.ABOUT_SHARES);
            json.object("numbers", () -> {
                json.count("sourced", answers.scenario().sourced());
                json.count("assumed", answers.scenario().assumed());
            });
            json.object("plan", () -> {
                json.text("design", answers.plan().design().word());
                json.count("seed", answers.plan().seed());
                json.count("draws", answers.planned() - 2L * answers.plan().across());
                json.count("across", answers.plan().across());
                json.array("varied", answers.varied(), json::text);
            });
            json.count("planned", answers.planned());
            json.count("judged", answers.judged());
            json.array("claims", () -> {
                for (int c = 0; c < answers.claims().size(); c++) {
                    claim(json, answers, c);
                }
            });
            SensitivityJson.quantities(json, answers.sensitivity(), answers.varied());
            json.array("arguments", answers.arguments(), argument -> argument(json, argument));
            json.object("together", () -> {
                json.array("never", answers.together().never(), set -> json.array(() -> set.forEach(json::text)));
                if (answers.together().most() < 0) {
                    json.none("most");
                } else {
                    json.count("most", answers.together().most());
                }
                json.array("trueThere", answers.together().trueThere(), json::text);
            });
        });
    }

    private static void claim(Json json, Answers answers, int place) {
        ClaimAnswer answer = answers.claims().get(place);
        json.object(() -> {
            json.text("id", answer.claim().id());
            json.text("says", answer.claim().says());
            json.text("at", answer.claim().at());
            json.text("verdict", answer.verdict().word());
            share(json, answer.stated(), answer.isSample());
            json.array(
                    "reasons",
                    List.copyOf(answer.reasons().entrySet()),
                    reason -> json.object(() -> {
                        json.text("reason", reason.getKey());
                        json.count("draws", reason.getValue());
                    }));
            json.text("why", answer.why().isEmpty() ? null : answer.why());
            if (answer.falseAt() < 0) {
                json.none("falseAt");
            } else {
                json.count("falseAt", answer.falseAt());
            }
            json.array(
                    "deciders",
                    answer.deciders(),
                    decider -> json.object(() -> {
                        json.text("uncertainty", decider.uncertainty());
                        json.number("share", decider.share());
                        json.number("lowest", decider.lowest());
                        json.number("highest", decider.highest());
                    }));
            SensitivityJson.claim(json, answers.sensitivity(), place, answers.varied());
            for (Width width : List.of(Width.HALVED, Width.DOUBLED)) {
                @Nullable Share share = answer.at(width);
                if (share == null) {
                    json.none(width.word());
                } else {
                    json.object(width.word(), () -> share(json, share, answer.isSample()));
                }
            }
        });
    }

    private static void argument(Json json, ArgumentAnswer answer) {
        json.object(() -> {
            json.text("name", answer.argument().name());
            json.text("at", answer.argument().at());
            json.array("because", answer.because(), json::text);
            json.text("therefore", answer.therefore());
            json.text("verdict", answer.verdict().word());
            json.text("why", answer.why().isEmpty() ? null : answer.why());
            json.object("premises", () -> share(json, answer.premises(), true));
            json.object("conclusion", () -> share(json, answer.conclusion(), true));
            json.object("follows", () -> share(json, answer.follows(), true));
            ArgumentAnswer.Counterexample example = answer.counterexample();
            if (example == null) {
                json.none("counterexample");
                return;
            }
            json.object("counterexample", () -> {
                json.count("draw", example.draw());
                json.object("values", () -> example.changed().forEach(c -> json.number(c.uncertainty(), c.value())));
                json.number("left", example.left());
                json.number("right", example.right());
            });
        });
    }

    private static void share(Json json, Share share, boolean sampled) {
        json.number("share", share.share());
        if (sampled) {
            json.array("interval", () -> {
                json.number(share.low());
                json.number(share.high());
            });
        } else {
            json.none("interval");
        }
        json.count("true", share.isTrue());
        json.count("false", share.isFalse());
        json.count("undecided", share.undecided());
    }
}
