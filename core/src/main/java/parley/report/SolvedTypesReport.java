package parley.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.certify.BeliefCertificate;
import parley.claim.SolvedTypes;
import parley.claim.SolvedTypes.Answer;
import parley.claim.SolvedTypes.Node;
import parley.game.BeliefGame;
import parley.game.Layer;

/** Equilibria of a game with types, as text, JSON and CSV. */
public final class SolvedTypesReport {
    /** More nodes than this are not listed in words. */
    private static final int MOST_LISTED = 40;

    private static final double LEAST_MOVE = 1e-3;

    private final String title;
    private final SolvedTypes solved;
    private final BeliefGame game;
    private final Naming naming;

    private SolvedTypesReport(String title, SolvedTypes solved) {
        this.title = title;
        this.solved = solved;
        this.game = solved.game();
        this.naming = new ScenarioNaming(solved.compiled());
    }

    /** Text for a terminal. */
    public static String text(String title, SolvedTypes solved, @Nullable Double seconds, Style style) {
        return new SolvedTypesReport(title, solved).text(seconds, style);
    }

    /** JSON; the form is described in {@code docs/formats.md}. */
    public static void json(String title, SolvedTypes solved, @Nullable Double seconds, Writer writer) {
        SolvedTypesReport report = new SolvedTypesReport(title, solved);
        Json.write(writer, json -> report.json(json, seconds));
    }

    /** CSV: who plays what where in the first equilibrium, at nodes met with at least a millionth. */
    public static void csv(SolvedTypes solved, Writer writer) {
        new SolvedTypesReport("", solved).csv(writer);
    }

    /** {@code dprk.stalling}, or the player where it has no types. */
    private String agent(int player, int type) {
        List<String> names = solved.types().get(player);
        return names.isEmpty() ? naming.player(player) : naming.player(player) + "." + names.get(type);
    }

    private String types(int theta) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < game.game().players(); i++) {
            if (!solved.types().get(i).isEmpty()) {
                names.add(agent(i, game.typeIn(theta, i)));
            }
        }
        return String.join(", ", names);
    }

    private String text(@Nullable Double seconds, Style style) {
        StringBuilder out = new StringBuilder(style.strong(title)).append('\n');
        out.append(Wording.count(game.game().players(), "player")).append(", ");
        out.append(Wording.count(game.game().states(), "state")).append(", ");
        out.append(Wording.count(game.game().horizon(), naming.period())).append(", ");
        out.append(Wording.count(game.profiles(), "combination")).append(" of types\n\n");
        int number = 0;
        for (Answer answer : solved.answers()) {
            number++;
            String which = solved.answers().size() == 1 ? "Equilibrium" : "Equilibrium " + number;
            out.append(style.strong(which))
                    .append(", by ")
                    .append(answer.solution().method());
            out.append('\n');
            indented(out, certificate(answer.certificate()));
            if (!answer.solution().converged()) {
                indented(out, style.bad("the solver did not reach its own precision"));
            }
            if (!answer.solution().note().isEmpty()) {
                indented(out, answer.solution().note());
            }
            nodes(out, answer, style);
            out.append('\n');
        }
        out.append(TypesText.of(List.of(solved.shown()), naming.period(), style, true));
        if (seconds != null) {
            out.append(Numbers.shown(seconds)).append(" s\n");
        }
        return out.toString();
    }

    private static void indented(StringBuilder out, String line) {
        out.append("  ").append(Wrap.lines(line, 2, 4)).append('\n');
    }

    private static String certificate(BeliefCertificate certificate) {
        if (!certificate.isProven()) {
            return "no certificate: " + certificate.note();
        }
        return "certificate: regret of every type at the start <= " + Numbers.bound(certificate.regret())
                + ", from anywhere that moves lead to <= " + Numbers.bound(certificate.sequentialRegret())
                + "; values within " + Numbers.bound(certificate.valueError());
    }

    private void nodes(StringBuilder out, Answer answer, Style style) {
        if (answer.nodes().size() > MOST_LISTED) {
            indented(
                    out,
                    style.faint("--format csv or json lists what is played at all "
                            + Wording.count(answer.nodes().size(), "node")
                            + " that play meets with at least a millionth"));
            return;
        }
        for (Node node : answer.nodes()) {
            Layer layer = answer.solution().profile().layers().get(node.step());
            int s = layer.state(node.node());
            indented(
                    out,
                    naming.period() + " " + (node.step() / game.game().stages() + 1) + ", where " + naming.state(s)
                            + ", reached with probability " + Numbers.probability(node.reached()) + beliefs(node));
            for (int i = 0; i < game.game().players(); i++) {
                for (int k = 0; naming.acts(s, i) && k < game.types(i); k++) {
                    if (node.beliefs()[game.typeStart(i) + k] > 0) {
                        out.append("      ").append(Wrap.lines(moves(layer, node, s, i, k), 6, 8));
                        out.append('\n');
                    }
                }
            }
        }
    }

    private String beliefs(Node node) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < game.game().players(); i++) {
            for (int k = 0; game.informed(i) && k < game.types(i); k++) {
                text.append(text.length() == 0 ? "; believed " : ", ")
                        .append(agent(i, k))
                        .append(' ');
                text.append(Numbers.probability(node.beliefs()[game.typeStart(i) + k]));
            }
        }
        return text.toString();
    }

    private String moves(Layer layer, Node node, int s, int i, int k) {
        StringBuilder text = new StringBuilder(agent(i, k)).append(':');
        String gap = " ";
        int from = layer.strategyStart(game, node.node(), i, k);
        for (int a = 0; a < game.game().moves(s, i); a++) {
            double p = layer.strategy(from + a);
            if (p >= LEAST_MOVE) {
                text.append(gap).append(naming.told(s, i, a));
                text.append(p < 1 ? " (" + Numbers.probability(p) + ")" : "");
                gap = "; ";
            }
        }
        return text.toString();
    }

    private void csv(Writer writer) {
        Answer answer = solved.answers().get(0);
        try {
            writer.write("period,state,memory,reached,player,type,move,probability\n");
            for (Node node : answer.nodes()) {
                Layer layer = answer.solution().profile().layers().get(node.step());
                int s = layer.state(node.node());
                for (int i = 0; i < game.game().players(); i++) {
                    for (int k = 0; naming.acts(s, i) && k < game.types(i); k++) {
                        int from = layer.strategyStart(game, node.node(), i, k);
                        for (int a = 0; a < game.game().moves(s, i); a++) {
                            String type = solved.types().get(i).isEmpty()
                                    ? ""
                                    : solved.types().get(i).get(k);
                            writer.write((node.step() / game.game().stages() + 1) + ","
                                    + SolvedReport.quoted(naming.state(s)) + ","
                                    + layer.memory(node.node()) + "," + Numbers.exact(node.reached()) + ","
                                    + naming.player(i) + "," + type + "," + SolvedReport.quoted(naming.move(s, i, a))
                                    + ","
                                    + Numbers.exact(layer.strategy(from + a)) + "\n");
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void json(Json json, @Nullable Double seconds) {
        json.object(() -> {
            json.text("kind", "belief");
            json.text("title", title);
            json.object("game", () -> {
                json.count("players", game.game().players());
                json.count("states", game.game().states());
                json.count("start", game.game().start());
                json.count("horizon", game.game().horizon());
                json.object("prior", () -> {
                    for (int i = 0; i < game.game().players(); i++) {
                        for (int k = 0; game.informed(i) && k < game.types(i); k++) {
                            json.number(agent(i, k), game.prior(i, k));
                        }
                    }
                });
            });
            json.array("equilibria", solved.answers(), answer -> equilibrium(json, answer));
            new TypesJson(json).all(List.of(solved.shown()));
            if (seconds != null) {
                double took = seconds;
                json.object("timings", () -> json.number("seconds", took));
            }
        });
    }

    private void equilibrium(Json json, Answer answer) {
        json.object(() -> {
            json.text("method", answer.solution().method());
            json.number("precision", answer.solution().precision());
            json.truth("converged", answer.solution().converged());
            json.count("lowered", answer.solution().lowered());
            json.text(
                    "note",
                    answer.solution().note().isEmpty()
                            ? null
                            : answer.solution().note());
            certificate(json, answer.certificate());
            values(
                    json,
                    answer.solution().profile().layers().get(0),
                    answer.solution().profile().start(game));
            json.count("met", answer.met());
            json.array("nodes", answer.nodes(), node -> node(json, answer, node));
        });
    }

    private void certificate(Json json, BeliefCertificate certificate) {
        json.object("certificate", () -> {
            json.truth("proven", certificate.isProven());
            json.number("regret", certificate.regret());
            byAgent(json, "regretByType", certificate.regretByAgent());
            json.number("offPathRegret", certificate.sequentialRegret());
            json.number("valueError", certificate.valueError());
            json.text("beliefs", certificate.beliefs().name().toLowerCase(java.util.Locale.ROOT));
            json.count("nodes", certificate.nodes());
            json.count("unplayed", certificate.unplayed());
            json.text("note", certificate.note().isEmpty() ? null : certificate.note());
        });
    }

    private void byAgent(Json json, String key, double[] values) {
        json.object(key, () -> {
            for (int i = 0; i < game.game().players(); i++) {
                for (int k = 0; k < game.types(i); k++) {
                    json.number(agent(i, k), values[game.typeStart(i) + k]);
                }
            }
        });
    }

    /** What every player gets from a node on, by type profile. */
    private void values(Json json, Layer layer, int node) {
        json.array("values", () -> {
            for (int theta = 0; theta < game.profiles(); theta++) {
                int which = theta;
                json.object(() -> {
                    json.text("types", types(which));
                    for (int i = 0; i < game.game().players(); i++) {
                        json.number(
                                naming.player(i),
                                layer.value(
                                        node,
                                        which,
                                        i,
                                        game.profiles(),
                                        game.game().players()));
                    }
                });
            }
        });
    }

    private void node(Json json, Answer answer, Node node) {
        Layer layer = answer.solution().profile().layers().get(node.step());
        int s = layer.state(node.node());
        json.object(() -> {
            json.count("period", node.step() / game.game().stages() + 1);
            json.text("state", naming.state(s));
            json.count("memory", layer.memory(node.node()));
            json.number("reached", node.reached());
            json.object("beliefs", () -> {
                for (int i = 0; i < game.game().players(); i++) {
                    for (int k = 0; game.informed(i) && k < game.types(i); k++) {
                        json.number(agent(i, k), node.beliefs()[game.typeStart(i) + k]);
                    }
                }
            });
            json.object("plays", () -> {
                for (int i = 0; i < game.game().players(); i++) {
                    for (int k = 0; naming.acts(s, i) && k < game.types(i); k++) {
                        int player = i;
                        int type = k;
                        json.object(agent(i, k), () -> {
                            int from = layer.strategyStart(game, node.node(), player, type);
                            for (int a = 0; a < game.game().moves(s, player); a++) {
                                json.number(naming.move(s, player, a), layer.strategy(from + a));
                            }
                        });
                    }
                }
            });
            values(json, layer, node.node());
        });
    }
}
