package parley.solve.belief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import parley.game.BeliefGame;
import parley.game.StochasticGame;

/** Published games with types, built by hand. */
final class ClosedForms {
    private ClosedForms() {}

    /** Collects the parts of a game, state by state. */
    static final class Parts {
        final int n;
        final int profiles;
        final List<Integer> moves = new ArrayList<>();
        final List<Byte> stage = new ArrayList<>();
        final List<int[]> successors = new ArrayList<>();
        final List<double[]> chances = new ArrayList<>();
        final List<double[][]> pays = new ArrayList<>();

        Parts(int n, int profiles) {
            this.n = n;
            this.profiles = profiles;
        }

        /** Opens a state with the number of moves of every player; joint moves follow, player 0 slowest. */
        int state(int stageOf, int... counts) {
            stage.add((byte) stageOf);
            for (int count : counts) {
                moves.add(count);
            }
            return stage.size() - 1;
        }

        /** A joint move that leads to one state and pays {@code [theta][i]}. */
        void to(int successor, double[]... pay) {
            successors.add(new int[] {successor});
            chances.add(new double[] {1});
            pays.add(pay.length == 1 && profiles > 1 ? repeat(pay[0]) : pay);
        }

        private double[][] repeat(double[] pay) {
            double[][] all = new double[profiles][];
            Arrays.fill(all, pay);
            return all;
        }

        BeliefGame game(int horizon, double[] discount, int[] types, double[] prior, List<boolean[]> allowed) {
            int joints = successors.size();
            int states = stage.size();
            int[] row = new int[joints];
            int[] rowStart = new int[joints + 1];
            for (int j = 0; j < joints; j++) {
                row[j] = j;
                rowStart[j + 1] = rowStart[j] + successors.get(j).length;
            }
            double[][] payoff = new double[profiles][joints * n];
            for (int j = 0; j < joints; j++) {
                for (int theta = 0; theta < profiles; theta++) {
                    System.arraycopy(pays.get(j)[theta], 0, payoff[theta], j * n, n);
                }
            }
            byte[] stages = new byte[states];
            for (int s = 0; s < states; s++) {
                stages[s] = stage.get(s);
            }
            StochasticGame open = new StochasticGame(
                    horizon,
                    0,
                    stages,
                    moves.stream().mapToInt(Integer::intValue).toArray(),
                    row,
                    rowStart,
                    successors.stream().flatMapToInt(Arrays::stream).toArray(),
                    chances.stream().flatMapToDouble(Arrays::stream).toArray(),
                    payoff[0],
                    new double[states * n],
                    discount);
            return new BeliefGame(open, types, prior, payoff, new double[profiles][states * n], allowed);
        }
    }

    /**
     * Kreps and Wilson's chain store (1982): player 0 the incumbent, tough or weak, player 1 the entrant of the period, who does not
     * look beyond it. Entrant: out 0, fought b - 1, accommodated b. Weak incumbent: out a, fight -1, acquiesce 0; the tough one
     * fights. Entrant's moves: out, in; incumbent's: fight, acquiesce.
     */
    static BeliefGame chainStore(int n, double a, double b, double p) {
        Parts parts = new Parts(2, 2);
        parts.state(0, 1, 2);
        parts.to(1, new double[] {a, 0});
        parts.to(2, new double[] {0, 0});
        parts.state(1, 1, 1);
        parts.to(0, new double[] {0, 0});
        parts.state(1, 2, 1);
        parts.to(0, new double[] {-1, b - 1});
        parts.to(0, new double[] {0, b});
        boolean[] tough = new boolean[9];
        Arrays.fill(tough, true);
        // Entries by state and player: state 0: 1 + 2, state 1: 1 + 1, state 2: 2 + 1; the second move there is to
        // acquiesce.
        tough[6] = false;
        return parts.game(
                n, new double[] {1, 0}, new int[] {2, 1}, new double[] {p, 1 - p, 1}, Arrays.asList(tough, null, null));
    }

    /** Cho and Kreps (1987): player 0 strong or weak, has beer or quiche; player 1 then duels or does not. */
    static BeliefGame beerQuiche(double p) {
        Parts parts = new Parts(2, 2);
        parts.state(0, 2, 1);
        parts.to(1, new double[] {1, 0}, new double[] {0, 0});
        parts.to(2, new double[] {0, 0}, new double[] {1, 0});
        for (int s = 1; s <= 2; s++) {
            parts.state(1, 1, 2);
            parts.to(0, new double[] {0, 0}, new double[] {0, 1});
            parts.to(0, new double[] {2, 1}, new double[] {2, 0});
        }
        return parts.game(
                1, new double[] {1, 1}, new int[] {2, 1}, new double[] {p, 1 - p, 1}, Arrays.asList(null, null, null));
    }

    /**
     * A concedes stake by stake, B, sincere or not, reciprocates or exploits; who stops or exploits ends it. Reciprocated: the stake to
     * both; exploited: -loss[r] to A, and to B the stake times gain if sincere, exploit[r] if not. Player 0 is A (concede, stop),
     * player 1 is B (reciprocate, exploit).
     */
    static BeliefGame sincerityTest(double p, double[] stake, double[] loss, double gain, double[] exploit) {
        Parts parts = new Parts(2, 2);
        int over = 2 * stake.length;
        for (int r = 0; r < stake.length; r++) {
            int next = r + 1 < stake.length ? 2 * r + 2 : over;
            parts.state(0, 2, 1);
            parts.to(2 * r + 1, new double[] {0, 0});
            parts.to(over + 1, new double[] {0, 0});
            parts.state(1, 1, 2);
            parts.to(next, new double[] {stake[r], stake[r]});
            parts.to(over, new double[] {-loss[r], gain * stake[r]}, new double[] {-loss[r], exploit[r]});
        }
        parts.state(0, 1, 1);
        parts.to(over + 1, new double[] {0, 0});
        parts.state(1, 1, 1);
        parts.to(over, new double[] {0, 0});
        return parts.game(
                stake.length,
                new double[] {1, 1},
                new int[] {1, 2},
                new double[] {1, p, 1 - p},
                Arrays.asList(null, null, null));
    }

    /**
     * After Spence (1973): player 0 is able or not and goes to school for 0, 1 or 2 years, at cost[k] a year; player 1 gives a good job,
     * worth 1 to anybody and to itself 1 with an able one and -1 with another, or a poor one, worth 0.
     */
    static BeliefGame school(double able, double costAble, double costOther) {
        Parts parts = new Parts(2, 2);
        parts.state(0, 3, 1);
        for (int e = 0; e <= 2; e++) {
            parts.to(1 + e, new double[] {-costAble * e, 0}, new double[] {-costOther * e, 0});
        }
        for (int e = 0; e <= 2; e++) {
            parts.state(1, 1, 2);
            parts.to(0, new double[] {1, 1}, new double[] {1, -1});
            parts.to(0, new double[] {0, 0});
        }
        return parts.game(
                1,
                new double[] {1, 1},
                new int[] {2, 1},
                new double[] {able, 1 - able, 1},
                Arrays.asList(null, null, null));
    }

    /**
     * Two rounds, weights alpha and 1 - alpha, of two players who move at once, each of a type that prefers to cooperate if the other does
     * (gain {@code trust} < 1 from defecting on a cooperator) or one that does not ({@code gain} > 1): both cooperate 1, both defect
     * 0, the one who is let down -loss.
     */
    static BeliefGame reassurance(double t, double alpha, double loss, double trust, double gain) {
        Parts parts = new Parts(2, 4);
        for (int r = 0; r < 2; r++) {
            double w = r == 0 ? alpha : 1 - alpha;
            parts.state(0, 2, 2);
            int next = r == 0 ? 1 : 0;
            double[][] both = new double[4][];
            double[][] oneDown = new double[4][];
            double[][] twoDown = new double[4][];
            double[][] none = new double[4][];
            for (int theta = 0; theta < 4; theta++) {
                both[theta] = new double[] {w, w};
                oneDown[theta] = new double[] {-w * loss, w * (theta % 2 == 0 ? trust : gain)};
                twoDown[theta] = new double[] {w * (theta / 2 == 0 ? trust : gain), -w * loss};
                none[theta] = new double[] {0, 0};
            }
            parts.to(next, both);
            parts.to(next, oneDown);
            parts.to(next, twoDown);
            parts.to(next, none);
        }
        return parts.game(
                2,
                new double[] {1, 1},
                new int[] {2, 2},
                new double[] {t, 1 - t, t, 1 - t},
                Arrays.asList(null, null, null, null));
    }
}
