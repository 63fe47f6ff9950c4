package parley.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import parley.certify.Certificate;
import parley.claim.Walk;
import parley.game.Profile;
import parley.game.StochasticGame;

/** Equilibria as text. */
public final class SolvedReport {
    /** More states (and periods) than this are not listed in words. */
    private static final long MOST_LISTED = 60;

    private final Solved solved;
    private final Style style;
    private final StochasticGame game;
    private final Naming naming;
    private final StringBuilder out = new StringBuilder();

    private SolvedReport(Solved solved, Style style) {
        this.solved = solved;
        this.style = style;
        this.game = solved.game();
        this.naming = solved.naming();
    }

    /** Text for a terminal. */
    public static String text(Solved solved, Style style) {
        return new SolvedReport(solved, style).text();
    }

    /** JSON; the form is described in {@code docs/formats.md}. */
    public static void json(Solved solved, Writer writer) {
        SolvedJson.write(solved, writer);
    }

    /** CSV: who plays what where in the first equilibrium. The period is empty where play is the same in all periods. */
    public static void csv(Solved solved, Writer writer) {
        try {
            writer.write("period,state,player,move,probability\n");
            StochasticGame game = solved.game();
            Profile profile = solved.equilibria().get(0).solution().profile();
            Reached reached = Reached.of(solved, profile.strategies().length);
            for (int t = 0; t < profile.strategies().length; t++) {
                String period = profile.stationary() ? "" : Integer.toString(t + 1);
                for (int s = 0; s < game.states(); s++) {
                    if (reached.is(t, s)) {
                        csvState(solved, writer, period, s, profile.strategies()[t]);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void csvState(Solved solved, Writer writer, String period, int s, double[] strategy)
            throws IOException {
        Naming naming = solved.naming();
        StochasticGame game = solved.game();
        String state = quoted(naming.state(s));
        for (int i = 0; i < game.players(); i++) {
            if (naming.isWorded() && !naming.acts(s, i)) {
                continue;
            }
            int at = game.strategyStart(s, i);
            for (int m = 0; m < game.moves(s, i); m++) {
                writer.write(period + "," + state + "," + quoted(naming.player(i)) + "," + quoted(naming.move(s, i, m))
                        + "," + Numbers.exact(strategy[at + m]) + "\n");
            }
        }
    }

    static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private String text() {
        out.append(style.strong(solved.title())).append('\n');
        out.append(Wording.count(game.players(), "player")).append(", ");
        out.append(Wording.count(game.states(), "state")).append(", ");
        out.append(game.isFinite() ? Wording.count(game.horizon(), naming.period()) : "no last " + naming.period());
        out.append('\n');
        int number = 0;
        for (Solved.Answer answer : solved.equilibria()) {
            number++;
            out.append('\n');
            equilibrium(answer, number);
        }
        if (solved.seconds() != null) {
            out.append('\n').append(Numbers.shown(solved.seconds())).append(" s\n");
        }
        return out.toString();
    }

    private void equilibrium(Solved.Answer answer, int number) {
        Profile profile = answer.solution().profile();
        String which = solved.equilibria().size() == 1 ? "Equilibrium" : "Equilibrium " + number;
        out.append(style.strong(which))
                .append(", by ")
                .append(answer.solution().method())
                .append('\n');
        indented(certificate(answer.certificate()));
        if (!answer.solution().converged()) {
            indented(style.bad("the solver did not reach its own precision"));
        }
        if (!answer.solution().note().isEmpty()) {
            indented(answer.solution().note());
        }
        if (answer.solution().severalAt() > 0) {
            indented("several equilibria of the stage game at "
                    + Wording.count(answer.solution().severalAt(), "node"));
        }
        StringBuilder worth = new StringBuilder("worth at the start:");
        for (int i = 0; i < game.players(); i++) {
            worth.append(i == 0 ? " " : ", ").append(playerName(i)).append(' ');
            double value = profile.valueAt(0)[game.start() * game.players() + i];
            worth.append(Numbers.shown(value, answer.certificate().valueError()));
        }
        indented(worth.toString());
        path(profile);
        states(profile, answer.certificate().valueError());
    }

    private static String certificate(Certificate certificate) {
        if (certificate.grade() == Certificate.Grade.NONE) {
            return "no certificate: " + certificate.note();
        }
        String grade = certificate.grade() == Certificate.Grade.EXACT
                ? "certificate: exact; "
                        + (certificate.strategyRadius() == 0
                                ? "these strategies are an equilibrium"
                                : "an equilibrium lies within " + Numbers.bound(certificate.strategyRadius())
                                        + " of these strategies")
                : "certificate: epsilon";
        return grade + "; regret <= " + Numbers.bound(certificate.regret()) + ", values within "
                + Numbers.bound(certificate.valueError());
    }

    private String playerName(int player) {
        return naming.isWorded() ? naming.player(player) : "player " + naming.player(player);
    }

    private void path(Profile profile) {
        Walk walk = PlayPath.of(game, profile, naming);
        out.append('\n');
        indented("likeliest play, probability " + Numbers.probability(walk.probability()) + ":");
        List<WalkLine> lines = WalkLine.of(walk, naming.period());
        int width = lines.stream().mapToInt(line -> line.when().length()).max().orElse(0);
        for (WalkLine line : lines) {
            String head = "    " + line.when() + " ".repeat(width - line.when().length()) + "  ";
            out.append(head)
                    .append(Wrap.lines(line.what(), head.length(), head.length()))
                    .append('\n');
        }
        if (!walk.heading().isEmpty()) {
            out.append("    ").append(walk.heading()).append('\n');
        }
    }

    private void states(Profile profile, double error) {
        Reached reached = Reached.of(solved, profile.strategies().length);
        out.append('\n');
        if (reached.count() > MOST_LISTED) {
            indented(style.faint("--format csv or json lists what is played in all "
                    + Wording.count(game.states(), "state")
                    + (profile.stationary() ? "" : " and " + Wording.count(game.horizon(), naming.period()))));
            return;
        }
        for (int t = 0; t < profile.strategies().length; t++) {
            for (int s = 0; s < game.states(); s++) {
                if (reached.is(t, s)) {
                    state(profile, t, s, error);
                }
            }
        }
    }

    private void state(Profile profile, int t, int s, double error) {
        String when = profile.stationary() ? "" : naming.period() + " " + (t + 1) + ", ";
        out.append("  ")
                .append(when)
                .append(naming.isWorded() ? "where " : "state ")
                .append(naming.state(s));
        out.append('\n');
        double[] strategy = profile.strategies()[t];
        for (int i = 0; i < game.players(); i++) {
            StringBuilder line = new StringBuilder(playerName(i)).append(": ");
            int at = game.strategyStart(s, i);
            boolean first = true;
            for (int m = 0; naming.acts(s, i) && m < game.moves(s, i); m++) {
                if (strategy[at + m] > 0) {
                    line.append(first ? "" : "; ").append(naming.isWorded() ? "" : "action ");
                    line.append(naming.told(s, i, m));
                    line.append(strategy[at + m] < 1 ? " (" + Numbers.probability(strategy[at + m]) + ")" : "");
                    first = false;
                }
            }
            line.append(first ? "" : "; ").append("worth ");
            line.append(Numbers.shown(profile.values()[t][s * game.players() + i], error));
            out.append("      ").append(Wrap.lines(line.toString(), 6, 8)).append('\n');
        }
    }

    private void indented(String line) {
        out.append("  ").append(Wrap.lines(line, 2, 2)).append('\n');
    }
}
