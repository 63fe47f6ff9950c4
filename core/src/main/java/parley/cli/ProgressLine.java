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
        if (isDue(now)) {
            String share = total > 0 ? String.format(Locale.ROOT, " %d of %d", done, total) : "";
            long seconds = (now - begin) / 1_000_000_000L;
            print(now, what + share + ", " + seconds + " s");
        }
    }

    /**
     * Shows how fast pieces of about the same size are done and how long the rest takes.
     *
     * @param before how many were done before this run
     * @param done how many were done in it
     */
    synchronized void pace(String what, long before, long done, long total) {
        long now = System.nanoTime();
        if (isDue(now) && done > 0) {
            double rate = done / ((now - begin) / 1e9);
            long left = Math.round((total - before - done) / rate);
            String time = left < 120 ? left + " s" : left < 7_200 ? left / 60 + " min" : left / 3_600 + " h";
            print(
                    now,
                    String.format(
                            Locale.ROOT,
                            rate < 100 ? "%s %d of %d, %.1f a second, %s left" : "%s %d of %d, %.0f a second, %s left",
                            what,
                            before + done,
                            total,
                            rate,
                            time));
        }
    }

    private boolean isDue(long now) {
        return wanted && now - begin >= PATIENCE && now - shownAt >= PAUSE;
    }

    private void print(long now, String line) {
        shownAt = now;
        visible = true;
        session.err().print(CLEAR + line);
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
