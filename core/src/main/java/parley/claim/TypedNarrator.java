package parley.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.game.StochasticGame;
import parley.scenario.Scenario;

/**
 * Tells, for every type, a likeliest path of play (Viterbi 1967, over the nodes of the profile's automaton) in words, and what
 * the others then believe who have seen it: by Bayes' rule along the path told, whatever the automaton drew.
 */
final class TypedNarrator {
    /** Type profiles of which a path is told. */
    private static final int MOST = 4;

    private final TypedSolved solved;
    private final BeliefGame game;
    private final StochasticGame open;
    private final BeliefProfile profile;
    private final Scenario scenario;

    TypedNarrator(TypedSolved solved) {
        this.solved = solved;
        this.game = solved.game();
        this.open = game.game();
        this.profile = solved.profile(0);
        this.scenario = solved.table().game().scenario();
    }

    /** What is taken at a node: a joint move, a branch and a successor, or an end. */
    private record Choice(int joint, int branch, int next, int end) {}

    /** A node of the profile's automaton. */
    record Node(int step, int node) {}

    /** The nodes along the paths told, each once, by step. */
    List<Node> nodes() {
        TreeSet<Node> nodes = new TreeSet<>(Comparator.comparingInt(Node::step).thenComparingInt(Node::node));
        double[] prior = game.prior();
        int told = 0;
        for (int theta = 0; theta < game.profiles() && told < MOST; theta++) {
            if (game.probability(theta, prior, 0) > 0) {
                told++;
                Choice[][] choice = choices(theta);
                int x = profile.start(game);
                for (int step = 0; step < game.steps() && choice[step][x] != null; step++) {
                    nodes.add(new Node(step, x));
                    Choice taken = choice[step][x];
                    if (taken.end >= 0) {
                        break;
                    }
                    x = next(step, taken);
                }
            }
        }
        return List.copyOf(nodes);
    }

    private int next(int step, Choice taken) {
        int memory = profile.layers().get(step).branchMemory(taken.branch);
        return profile.layers().get(step + 1).node(memory, taken.next);
    }

    List<Walk> likeliest(String heading) {
        List<Walk> walks = new ArrayList<>();
        double[] prior = game.prior();
        for (int theta = 0; theta < game.profiles() && walks.size() < MOST; theta++) {
            if (game.probability(theta, prior, 0) > 0) {
                walks.add(told(heading + who(theta), theta));
            }
        }
        return walks;
    }

    private String who(int theta) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < open.players(); i++) {
            if (game.informed(i)) {
                text.append(text.length() == 0 ? "" : ", ").append(name(i, game.typeIn(theta, i)));
            }
        }
        return text.toString();
    }

    /** {@code dprk.stalling}. */
    private String name(int player, int type) {
        return scenario.players().get(player).id() + "."
                + scenario.types().get(player).get(solved.types()[player][type]).name();
    }

    private Walk told(String heading, int theta) {
        Choice[][] choice = choices(theta);
        List<Walk.Step> steps = new ArrayList<>();
        // By type profile and node of the layer: the probability of having come along the path told.
        double[][] mass = new double[game.profiles()][];
        double[] prior = game.prior();
        for (int k = 0; k < mass.length; k++) {
            mass[k] = new double[profile.layers().get(0).nodes()];
            mass[k][profile.start(game)] = game.probability(k, prior, 0);
        }
        double before = mass[theta][profile.start(game)];
        double first = before;
        int x = profile.start(game);
        for (int step = 0; step < game.steps(); step++) {
            Choice taken = choice[step][x];
            if (taken == null) {
                break;
            }
            Layer layer = profile.layers().get(step);
            int s = layer.state(x);
            double[][] after = along(step, mass, s, taken);
            if (open.advances(s)) {
                double now = Arrays.stream(after[theta]).sum();
                Walk.Step told = Narrator.step(
                        solved.table().game(),
                        step / open.stages(),
                        s,
                        taken.joint,
                        taken.next,
                        taken.end,
                        before > 0 ? now / before : 0);
                steps.add(believed(told, after));
                before = now;
            }
            mass = after;
            if (taken.end >= 0) {
                break;
            }
            x = next(step, taken);
        }
        return new Walk(heading, first > 0 ? before / first : 0, steps);
    }

    private Walk.Step believed(Walk.Step told, double[][] after) {
        List<String> then = new ArrayList<>();
        if (!told.then().isEmpty()) {
            then.add(told.then());
        }
        for (int i = 0; i < open.players(); i++) {
            if (game.informed(i)) {
                double[] now = shares(i, after);
                if (now.length > 0) {
                    int last = game.types(i) - 1;
                    then.add("belief in " + name(i, last) + " " + round(now[last]));
                }
            }
        }
        return new Walk.Step(told.period(), told.moves(), told.probability(), String.join(", ", then));
    }

    private static String round(double share) {
        return new java.math.BigDecimal(share)
                .round(new java.math.MathContext(3))
                .setScale(3, java.math.RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private double[] shares(int player, double[][] mass) {
        double[] share = new double[game.types(player)];
        double sum = 0;
        for (int theta = 0; theta < mass.length; theta++) {
            double p = Arrays.stream(mass[theta]).sum();
            share[game.typeIn(theta, player)] += p;
            sum += p;
        }
        for (int k = 0; k < share.length; k++) {
            share[k] /= sum;
        }
        return sum > 0 ? share : new double[0];
    }

    /** Mass after a joint move and where it led, over all memories at which the state may be. An end keeps its mass in place. */
    private double[][] along(int step, double[][] mass, int s, Choice taken) {
        Layer layer = profile.layers().get(step);
        // Where play surely ends, no node follows; what an end keeps needs a place all the same.
        double[][] after = new double[mass.length]
                [Math.max(1, profile.layers().get(step + 1).nodes())];
        int y = game.signal(s, taken.joint);
        double chance = taken.end >= 0 ? solved.ends()[taken.end][taken.joint] : probability(taken);
        for (int theta = 0; theta < mass.length; theta++) {
            for (int x = 0; x < layer.nodes(); x++) {
                double p = layer.state(x) == s ? mass[theta][x] * chance : 0;
                for (int i = 0; i < open.players() && p > 0; i++) {
                    p *= layer.strategy(
                            layer.strategyStart(game, x, i, game.typeIn(theta, i)) + open.moveIn(s, taken.joint, i));
                }
                if (p > 0 && taken.end >= 0) {
                    after[theta][0] += p;
                } else if (p > 0) {
                    for (int b = layer.branchStart(x, y); b < layer.branchEnd(x, y); b++) {
                        int to = profile.layers().get(step + 1).node(layer.branchMemory(b), taken.next);
                        after[theta][to] += p * layer.branchWeight(b);
                    }
                }
            }
        }
        return after;
    }

    private double probability(Choice taken) {
        int row = open.row(taken.joint);
        for (int e = open.rowStart(row); e < open.rowStart(row + 1); e++) {
            if (open.successor(e) == taken.next) {
                return open.probability(e);
            }
        }
        return 0;
    }

    private Choice[][] choices(int theta) {
        Choice[][] choice = new Choice[game.steps()][];
        double[] best = new double[profile.layers().get(game.steps()).nodes()];
        Arrays.fill(best, 1);
        for (int step = game.steps() - 1; step >= 0; step--) {
            Layer layer = profile.layers().get(step);
            double[] here = new double[layer.nodes()];
            choice[step] = new Choice[layer.nodes()];
            for (int x = 0; x < here.length; x++) {
                choose(theta, step, x, best, here, choice[step]);
            }
            best = here;
        }
        return choice;
    }

    private void choose(int theta, int step, int x, double[] after, double[] here, Choice[] choice) {
        Layer layer = profile.layers().get(step);
        int s = layer.state(x);
        for (int j = open.jointStart(s); j < open.jointStart(s + 1); j++) {
            double p = 1;
            for (int i = 0; i < open.players() && p > 0; i++) {
                p *= layer.strategy(layer.strategyStart(game, x, i, game.typeIn(theta, i)) + open.moveIn(s, j, i));
            }
            if (!(p > 0)) {
                continue;
            }
            int y = game.signal(s, j);
            int row = open.row(j);
            for (int e = open.rowStart(row); e < open.rowStart(row + 1); e++) {
                for (int b = layer.branchStart(x, y); b < layer.branchEnd(x, y); b++) {
                    double one = p * open.probability(e) * layer.branchWeight(b);
                    if (one > 0) {
                        int to = profile.layers().get(step + 1).node(layer.branchMemory(b), open.successor(e));
                        consider(x, one * after[to], new Choice(j, b, open.successor(e), -1), here, choice);
                    }
                }
            }
            for (int k = 0; k < solved.ends().length && open.advances(s); k++) {
                consider(x, p * solved.ends()[k][j], new Choice(j, -1, -1, k), here, choice);
            }
        }
    }

    private static void consider(int x, double worth, Choice option, double[] here, Choice[] choice) {
        // A relative margin, so that rounding does not decide between paths that are equally likely.
        if (worth > here[x] * (1 + 1e-9)) {
            here[x] = worth;
            choice[x] = option;
        }
    }
}
