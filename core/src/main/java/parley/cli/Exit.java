package parley.cli;

/** What the program says to the program that started it. */
final class Exit {
    static final int OK = 0;
    /** A claim that expects a verdict got another. */
    static final int UNEXPECTED = 1;
    /** The input or an option is wrong. */
    static final int WRONG_INPUT = 2;
    /** Something is undecided, or a budget ran out. */
    static final int UNDECIDED = 3;
    /** A bug: {@code EX_SOFTWARE} of sysexits.h. */
    static final int BUG = 70;

    /** Stopped by the user, as shells say it: 128 and the number of the signal. */
    static final int STOPPED = 130;

    private Exit() {}

    /** The one of two outcomes that matters more: wrong input, then an unexpected verdict, then what is undecided. */
    static int worse(int a, int b) {
        return rank(a) >= rank(b) ? a : b;
    }

    private static int rank(int code) {
        return switch (code) {
            case OK -> 0;
            case UNDECIDED -> 1;
            case UNEXPECTED -> 2;
            case WRONG_INPUT -> 3;
            default -> 4;
        };
    }
}
