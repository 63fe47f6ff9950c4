package parley.cli;

import java.util.Locale;

/** One line on a terminal that says how far long work is; it shows after two seconds and vanishes before a result is printed. */
final class ProgressLine {
    private static final long PATIENCE = 2_000_000_000L;
    private static final long PAUSE = 100_000_000L;
    private static final String CLEAR = "\r\033[K";

    private final Session session;
    private final boolean wanted;
    private final long begin = System.nanoTime();
    private long shownAt;
    private boolean visible;

    ProgressLine(Session session, boolean quiet) {
        this.session = session;
        this.wanted = session.errIsTerminal() && !quiet;
        this.shownAt = begin;
    }

    /**
     * Shows what is being done.
     *
     * @param total 0 where it is not known
     */
    synchronized void show(String what, long done, long total) {
        long now = System.nanoTime();
        if (!wanted || now - begin < PATIENCE || now - shownAt < PAUSE) {
            return;
        }
        shownAt = now;
        visible = true;
        String share = total > 0 ? String.format(Locale.ROOT, " %d of %d", done, total) : "";
        long seconds = (now - begin) / 1_000_000_000L;
        session.err().print(CLEAR + what + share + ", " + seconds + " s");
        session.err().flush();
    }

    synchronized void clear() {
        if (visible) {
            session.err().print(CLEAR);
            session.err().flush();
            visible = false;
        }
    }
}
