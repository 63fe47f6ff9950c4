package parley.report;

import parley.game.StochasticGame;

/** A game whose parts have no names: they are counted from 0, as in the file. */
public record NumberNaming(StochasticGame game) implements Naming {
    @Override
    public String period() {
        return "period";
    }

    @Override
    public String player(int player) {
        return Integer.toString(player);
    }

    @Override
    public String state(int state) {
        return Integer.toString(state);
    }

    @Override
    public String move(int state, int player, int move) {
        return Integer.toString(move);
    }

    @Override
    public boolean acts(int state, int player) {
        return game.moves(state, player) > 1;
    }

    @Override
    public String change(int state, int next) {
        return "state " + next;
    }

    @Override
    public boolean isWorded() {
        return false;
    }
}
