package parley.report;

/** What the players, states and moves of a game are called. */
public interface Naming {
    /** A period, such as {@code quarter}. */
    String period();

    String player(int player);

    String state(int state);

    /** A move as one reads it: {@code sanctions full, inspectors out}. */
    String move(int state, int player, int move);

    /** The same for a reader of prose: what is left undone is left out. */
    default String told(int state, int player, int move) {
        return move(state, player, move);
    }

    /** Whether a player decides anything in a state; elsewhere its only move is not worth a word. */
    boolean acts(int state, int player);

    /** What is different in {@code next}: {@code arsenal 2 to 3}; empty where nothing is. */
    String change(int state, int next);

    /** Whether the names say more than numbers do. */
    boolean isWorded();
}
