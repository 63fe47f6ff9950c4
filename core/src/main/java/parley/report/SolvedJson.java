package parley.report;

import java.io.Writer;
import java.util.Locale;
import parley.certify.Certificate;
import parley.game.Profile;
import parley.game.StochasticGame;
import parley.solve.Solution;

/** Equilibria as JSON. */
final class SolvedJson {
    private final Json json;
    private final Solved solved;
    private final StochasticGame game;

    private SolvedJson(Json json, Solved solved) {
        this.json = json;
        this.solved = solved;
        this.game = solved.game();
    }

    static void write(Solved solved, Writer writer) {
        Json.write(writer, json -> new SolvedJson(json, solved).all());
    }

    private void all() {
        json.object(() -> {
            json.text("kind", "stochastic");
            json.text("title", solved.title());
            json.object("game", this::facts);
            if (solved.naming().isWorded()) {
                json.object("names", this::names);
            }
            json.array("equilibria", solved.equilibria(), this::equilibrium);
            if (solved.seconds() != null) {
                double seconds = solved.seconds();
                json.object("timings", () -> json.number("seconds", seconds));
            }
        });
    }

    private void facts() {
        json.count("players", game.players());
        json.count("states", game.states());
        json.count("start", game.start());
        if (game.isFinite()) {
            json.count("horizon", game.horizon());
        } else {
            json.none("horizon");
        }
    }

    private void names() {
        Naming naming = solved.naming();
        json.text("period", naming.period());
        json.array("players", () -> {
            for (int i = 0; i < game.players(); i++) {
                json.text(naming.player(i));
            }
        });
        json.array("states", () -> {
            for (int s = 0; s < game.states(); s++) {
                json.text(naming.state(s));
            }
        });
        json.array("moves", () -> {
            for (int s = 0; s < game.states(); s++) {
                int state = s;
                json.array(() -> movesOf(state));
            }
        });
    }

    private void movesOf(int state) {
        for (int i = 0; i < game.players(); i++) {
            int player = i;
            json.array(() -> {
                for (int m = 0; m < game.moves(state, player); m++) {
                    boolean acts = solved.naming().acts(state, player);
                    json.text(acts ? solved.naming().move(state, player, m) : "");
                }
            });
        }
    }

    private void equilibrium(Solved.Answer answer) {
        Solution solution = answer.solution();
        Profile profile = solution.profile();
        json.object(() -> {
            // The first period stands where a stationary profile has its only one, so that one reader serves both.
            strategies(profile.strategies()[0]);
            values("values", profile.values()[0]);
            if (!profile.stationary()) {
                json.array("periods", () -> {
                    for (int t = 0; t < profile.strategies().length; t++) {
                        double[] strategy = profile.strategies()[t];
                        double[] value = profile.values()[t];
                        json.object(() -> {
                            strategies(strategy);
                            values("values", value);
                        });
                    }
                });
                values("final", profile.values()[profile.values().length - 1]);
            }
            certificate(answer.certificate(), solution);
            json.truth("converged", solution.converged());
            json.count("severalAt", solution.severalAt());
            json.text("note", solution.note().isEmpty() ? null : solution.note());
        });
    }

    private void strategies(double[] strategy) {
        json.array("strategies", () -> {
            for (int s = 0; s < game.states(); s++) {
                int state = s;
                json.array(() -> {
                    for (int i = 0; i < game.players(); i++) {
                        int at = game.strategyStart(state, i);
                        int count = game.moves(state, i);
                        json.array(() -> {
                            for (int m = 0; m < count; m++) {
                                json.number(strategy[at + m]);
                            }
                        });
                    }
                });
            }
        });
    }

    private void values(String key, double[] values) {
        json.array(key, () -> {
            for (int s = 0; s < game.states(); s++) {
                int at = s * game.players();
                json.array(() -> {
                    for (int i = 0; i < game.players(); i++) {
                        json.number(values[at + i]);
                    }
                });
            }
        });
    }

    private void certificate(Certificate certificate, Solution solution) {
        json.object("certificate", () -> {
            json.number("regret", certificate.regret());
            json.number("valueError", certificate.valueError());
            json.text("method", solution.method() + "; checked by " + certificate.method());
            json.text("grade", certificate.grade().name().toLowerCase(Locale.ROOT));
            json.number("strategyRadius", certificate.strategyRadius());
            json.number("valueRadius", certificate.valueRadius());
            json.text("note", certificate.note().isEmpty() ? null : certificate.note());
        });
    }
}
