package parley.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import parley.certify.BeliefCertificate;
import parley.compile.CompiledGame;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.scenario.Scenario;
import parley.solve.belief.BeliefSolution;

/**
 * A scenario's game with types, solved outside of any claim.
 *
 * @param types {@code [player][k]}: names of the game's types, empty for a player without
 * @param answers the primary first
 * @param shown what play shows in the primary
 */
public record SolvedTypes(
        CompiledGame compiled, BeliefGame game, List<List<String>> types, List<Answer> answers, TypesShown shown) {

    /** Nodes met with less than this probability are not listed. */
    private static final double LEAST = 1e-6;

    /**
     * A profile, what is proven of it, and where it leads.
     *
     * @param nodes met with at least a millionth, by step and number
     * @param met how many nodes have any probability
     */
    public record Answer(BeliefSolution solution, BeliefCertificate certificate, List<Node> nodes, long met) {}

    /**
     * A node of a profile's automaton.
     *
     * @param reached probability of getting there, whatever the types
     * @param beliefs {@code [agent]}: what is believed of types there, on average over how it was reached
     */
    public record Node(int step, int node, double reached, double[] beliefs) {}

    /** Whether a compiled game has types. */
    public static boolean applies(CompiledGame compiled) {
        return new Tabulation(compiled).hasTypes();
    }

    /**
     * Solves the game that {@code compiled} is at these numbers, and has every profile certified.
     *
     * @param all whether to look for further equilibria
     * @throws java.util.concurrent.CancellationException once {@code cancelled}
     */
    public static SolvedTypes of(
            CompiledGame compiled, double[] numbers, double precision, boolean all, BooleanSupplier cancelled) {
        CheckOptions usual = CheckOptions.usual();
        CheckOptions options = new CheckOptions(
                false,
                usual.tie(),
                precision,
                usual.threads(),
                0,
                usual.values(),
                null,
                List.of(),
                0,
                usual.budget(),
                cancelled);
        Tabulation table = new Tabulation(compiled);
        BeliefGame game = table.beliefAt(numbers);
        TypedLaboratory laboratory = new TypedLaboratory(options);
        TypedSolved solved = laboratory.solve(table, game, numbers, all ? Depth.FULL : Depth.CERTIFIED, precision);
        List<Answer> answers = new ArrayList<>();
        for (int e = 0; e < solved.solutions().size(); e++) {
            answers.add(answer(
                    game,
                    solved.solutions().get(e),
                    solved.certificates().get(e),
                    new TypedPlay(game, solved.profile(e), cancelled)));
        }
        TypesShown shown = new TypedScene(solved, new TypedPlay(game, solved.profile(0), cancelled))
                .shown(laboratory.trembles(solved));
        return new SolvedTypes(compiled, game, names(compiled.scenario(), solved.types()), answers, shown);
    }

    private static List<List<String>> names(Scenario scenario, int[][] types) {
        List<List<String>> names = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            List<Scenario.Type> all = scenario.types().get(i);
            names.add(
                    all.isEmpty()
                            ? List.of()
                            : Arrays.stream(types[i])
                                    .mapToObj(k -> all.get(k).name())
                                    .toList());
        }
        return names;
    }

    private static Answer answer(
            BeliefGame game, BeliefSolution solution, BeliefCertificate certificate, TypedPlay play) {
        BeliefProfile profile = solution.profile();
        double[] prior = game.prior();
        List<Node> nodes = new ArrayList<>();
        long met = 0;
        for (int step = 0; step < game.steps(); step++) {
            Layer layer = profile.layers().get(step);
            for (int x = 0; x < layer.nodes(); x++) {
                double reached = 0;
                double[] beliefs = new double[game.typeCount()];
                for (int theta = 0; theta < game.profiles(); theta++) {
                    double p = game.probability(theta, prior, 0) * play.occupancy(theta)[step][x];
                    reached += p;
                    for (int i = 0; i < game.game().players(); i++) {
                        beliefs[game.typeStart(i) + game.typeIn(theta, i)] += p;
                    }
                }
                met += reached > 0 ? 1 : 0;
                if (reached >= LEAST) {
                    for (int agent = 0; agent < beliefs.length; agent++) {
                        beliefs[agent] /= reached;
                    }
                    nodes.add(new Node(step, x, reached, beliefs));
                }
            }
        }
        return new Answer(solution, certificate, nodes, met);
    }
}
