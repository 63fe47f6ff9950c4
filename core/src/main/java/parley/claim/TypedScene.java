package parley.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parley.certify.BeliefCertificate;
import parley.claim.TypesShown.After;
import parley.claim.TypesShown.Believed;
import parley.claim.TypesShown.Kind;
import parley.claim.TypesShown.Mimicry;
import parley.claim.TypesShown.Moment;
import parley.claim.TypesShown.Move;
import parley.claim.TypesShown.Plays;
import parley.game.BeliefGame;
import parley.game.BeliefProfile;
import parley.game.Layer;
import parley.game.StochasticGame;
import parley.scenario.Scenario;
import parley.solve.belief.BeliefSolution;
import parley.solve.belief.Information;
import parley.solve.belief.Refinements;

/** Works out what {@link TypesShown} shows. */
final class TypedScene {
    private static final double SEEN = 1e-3;
    private static final double SURE = 0.95;

    private final TypedSolved solved;
    private final BeliefGame game;
    private final StochasticGame open;
    private final BeliefProfile profile;
    private final TypedPlay play;
    private final Scenario scenario;

    TypedScene(TypedSolved solved, TypedPlay play) {
        this.solved = solved;
        this.game = solved.game();
        this.open = game.game();
        this.profile = solved.profile(0);
        this.play = play;
        this.scenario = solved.table().game().scenario();
    }

    TypesShown shown(TypesShown.Trembles trembles) {
        int policy = solved.table().game().frame().policy();
        TypedNarrator narrator = new TypedNarrator(solved);
        List<Moment> moments = new ArrayList<>();
        for (TypedNarrator.Node node : narrator.nodes()) {
            for (int i = 0; i < open.players(); i++) {
                if (game.informed(i) && open.moves(state(node), i) > 1) {
                    moments.add(moment(node, i));
                }
            }
        }
        return new TypesShown(
                policy < 0 ? null : scenario.policies().get(policy).name(),
                List.of(),
                true,
                worth(),
                learnt(),
                moments,
                narrator.likeliest(""),
                trembles,
                unmade(),
                evidence());
    }

    private int state(TypedNarrator.Node node) {
        return profile.layers().get(node.step()).state(node.node());
    }

    private List<TypesShown.Worth> worth() {
        List<TypesShown.Worth> worth = new ArrayList<>();
        int n = open.players();
        int x = profile.start(game);
        double[] prior = game.prior();
        for (int i = 0; i < n; i++) {
            double mean = 0;
            List<TypesShown.Worth> each = new ArrayList<>();
            for (int theta = 0; theta < game.profiles(); theta++) {
                double value = profile.layers().get(0).value(x, theta, i, game.profiles(), n);
                mean += game.probability(theta, prior, 0) * value;
                each.add(new TypesShown.Worth(player(i), types(theta), value));
            }
            worth.add(new TypesShown.Worth(player(i), "", mean));
            worth.addAll(each);
        }
        return worth;
    }

    private String player(int i) {
        return scenario.players().get(i).id();
    }

    private String type(int player, int type) {
        return player(player) + "."
                + scenario.types().get(player).get(solved.types()[player][type]).name();
    }

    private String types(int theta) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < open.players(); i++) {
            if (game.informed(i)) {
                names.add(type(i, game.typeIn(theta, i)));
            }
        }
        return String.join(", ", names);
    }

    private List<TypesShown.Learnt> learnt() {
        List<TypesShown.Learnt> learnt = new ArrayList<>();
        for (int i = 0; i < open.players(); i++) {
            double most = 0;
            for (int l = 0; l < open.players(); l++) {
                for (int k = 0; l != i && k < game.types(l); k++) {
                    double p = game.prior(l, k);
                    most -= p > 0 ? p * StrictMath.log(p) / StrictMath.log(2) : 0;
                }
            }
            if (most > 0) {
                List<Estimate> bits = Information.byPeriod(game, profile, i, open.horizon()).stream()
                        .map(told -> new Estimate((told.low() + told.high()) / 2, (told.high() - told.low()) / 2))
                        .toList();
                learnt.add(new TypesShown.Learnt(player(i), bits, most));
            }
        }
        return learnt;
    }

    private Moment moment(TypedNarrator.Node node, int player) {
        Layer layer = profile.layers().get(node.step());
        int x = node.node();
        int s = layer.state(x);
        double[] weight = new double[game.profiles()];
        double reached = 0;
        double[] prior = game.prior();
        for (int theta = 0; theta < weight.length; theta++) {
            weight[theta] = game.probability(theta, prior, 0) * play.occupancy(theta)[node.step()][x];
            reached += weight[theta];
        }
        int types = game.types(player);
        int moves = open.moves(s, player);
        double[] belief = new double[types];
        for (int theta = 0; theta < weight.length; theta++) {
            belief[game.typeIn(theta, player)] += weight[theta] / reached;
        }
        double[][] sigma = new double[types][moves];
        List<Plays> plays = new ArrayList<>();
        List<Believed> held = new ArrayList<>();
        for (int k = 0; k < types; k++) {
            int from = layer.strategyStart(game, x, player, k);
            List<Move> made = new ArrayList<>();
            for (int a = 0; a < moves; a++) {
                sigma[k][a] = layer.strategy(from + a);
                if (sigma[k][a] >= SEEN) {
                    made.add(new Move(move(s, player, a), sigma[k][a]));
                }
            }
            made.sort(Comparator.comparingDouble((Move m) -> -m.probability()));
            plays.add(new Plays(type(player, k), made));
            held.add(new Believed(type(player, k), belief[k]));
        }
        return new Moment(
                node.step() / open.stages() + 1,
                solved.table().game().describe(s),
                player(player),
                reached,
                kind(sigma, belief),
                held,
                plays,
                mimicry(node, player, sigma, weight),
                after(s, player, sigma, belief));
    }

    /** Types that are as good as ruled out say nothing of whether those that are left pool. */
    private static Kind kind(double[][] sigma, double[] belief) {
        double least = 1;
        double most = 0;
        int compared = 0;
        for (int k = 0; k < sigma.length; k++) {
            for (int l = 0; l < k; l++) {
                if (belief[k] < SEEN || belief[l] < SEEN) {
                    continue;
                }
                compared++;
                double distance = 0;
                for (int a = 0; a < sigma[k].length; a++) {
                    distance += Math.abs(sigma[k][a] - sigma[l][a]) / 2;
                }
                least = Math.min(least, distance);
                most = Math.max(most, distance);
            }
        }
        return compared > 0 && least >= SURE ? Kind.SEPARATES : most <= 1 - SURE ? Kind.POOLS : Kind.PARTLY;
    }

    private List<Mimicry> mimicry(TypedNarrator.Node node, int player, double[][] sigma, double[] weight) {
        List<Mimicry> gains = new ArrayList<>();
        Layer layer = profile.layers().get(node.step());
        for (int k = 0; k < sigma.length; k++) {
            double[] worth = new TypedWorth(game, profile).ofMoves(node.step(), node.node(), player, k, weight);
            for (int l = 0; l < sigma.length; l++) {
                double gain = 0;
                boolean may = true;
                double differs = 0;
                for (int a = 0; a < worth.length; a++) {
                    differs += Math.abs(sigma[l][a] - sigma[k][a]) / 2;
                    may &= sigma[l][a] == 0 || game.allowed(player, k, layer.state(node.node()), a);
                    gain += sigma[l][a] == sigma[k][a] ? 0 : (sigma[l][a] - sigma[k][a]) * worth[a];
                }
                if (l != k && may && differs >= SEEN) {
                    gains.add(new Mimicry(type(player, k), type(player, l), gain));
                }
            }
        }
        return gains;
    }

    private List<After> after(int s, int player, double[][] sigma, double[] belief) {
        List<After> after = new ArrayList<>();
        for (int a = 0; a < sigma[0].length; a++) {
            double total = 0;
            for (int k = 0; k < sigma.length; k++) {
                total += belief[k] * sigma[k][a];
            }
            if (total >= SEEN) {
                List<Believed> then = new ArrayList<>();
                for (int k = 0; k < sigma.length; k++) {
                    then.add(new Believed(type(player, k), belief[k] * sigma[k][a] / total));
                }
                after.add(new After(move(s, player, a), total, then));
            }
        }
        after.sort(Comparator.comparingDouble((After each) -> -each.probability()));
        return after;
    }

    /** A move as one reads it: {@code testing active, inspectors out}. */
    private String move(int state, int player, int move) {
        List<Integer> variables = solved.table().game().variablesOf(player);
        int[] levels = solved.table().game().move(state, player, move);
        List<String> parts = new ArrayList<>();
        for (int k = 0; k < levels.length; k++) {
            Scenario.Variable variable = scenario.variables().get(variables.get(k));
            parts.add(variable.name() + " " + variable.levels().get(levels[k]));
        }
        return String.join(", ", parts);
    }

    private @Nullable List<TypesShown.Unmade> unmade() {
        long informed =
                IntStream.range(0, open.players()).filter(game::informed).count();
        if (informed != 1 || !profile.exact()) {
            return null;
        }
        int player = IntStream.range(0, open.players())
                .filter(game::informed)
                .findFirst()
                .orElseThrow();
        List<TypesShown.Unmade> unmade = new ArrayList<>();
        for (Refinements.Unused unused : Refinements.of(game, profile)) {
            int s = profile.layers().get(unused.step()).state(unused.node());
            List<Believed> held = new ArrayList<>();
            for (int k = 0; k < game.types(player); k++) {
                held.add(new Believed(type(player, k), unused.belief()[k]));
            }
            unmade.add(new TypesShown.Unmade(
                    unused.step() / open.stages() + 1,
                    solved.table().game().describe(s),
                    player(player),
                    move(s, player, unused.move()),
                    held,
                    criterion(unused.intuitive()),
                    criterion(unused.divine())));
        }
        return unmade;
    }

    private static TypesShown.Criterion criterion(Refinements.Verdict verdict) {
        return switch (verdict) {
            case ADMISSIBLE -> TypesShown.Criterion.MET;
            case BELIEF_FAILS -> TypesShown.Criterion.OTHER_BELIEF;
            case OUTCOME_FAILS -> TypesShown.Criterion.FAILED;
            case NOT_JUDGED -> TypesShown.Criterion.NOT_JUDGED;
        };
    }

    private TypesShown.Evidence evidence() {
        BeliefCertificate certificate = solved.certificate(0);
        BeliefSolution solution = solved.solutions().get(0);
        if (certificate == null) {
            throw new IllegalStateException("shown without a certificate");
        }
        return new TypesShown.Evidence(
                certificate.regret(),
                certificate.sequentialRegret(),
                certificate.valueError(),
                certificate.beliefs().name().toLowerCase(java.util.Locale.ROOT),
                certificate.nodes(),
                certificate.unplayed(),
                solution.method(),
                solution.lowered());
    }
}
