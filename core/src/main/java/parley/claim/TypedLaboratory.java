package parley.claim;

import java.util.ArrayList;
import java.util.List;
import parley.certify.BeliefCertificate;
import parley.certify.BeliefCertifier;
import parley.certify.BeliefLogitResidual;
import parley.certify.Certificate;
import parley.claim.TypedMean.Found;
import parley.game.BeliefGame;
import parley.scenario.Quantity;
import parley.solve.Progress;
import parley.solve.belief.BeliefEquilibria;
import parley.solve.belief.BeliefOptions;
import parley.solve.belief.BeliefSolution;

/** Solves, certifies and measures games with types, into the same cells as games without. */
final class TypedLaboratory {
    /** Numbers in a profile beyond which other equilibria are not looked for. */
    private static final long LARGEST_PROFILE = 20_000_000;

    /** Regret, as a share of a player's range of payoffs, up to which another profile counts as an equilibrium at any rate. */
    private static final double SMALL_REGRET = 1e-6;

    private final CheckOptions options;

    TypedLaboratory(CheckOptions options) {
        this.options = options;
    }

    TypedSolved solve(Tabulation table, BeliefGame game, double[] numbers, Depth depth, double precision) {
        if (options.cancelled().getAsBoolean()) {
            throw new java.util.concurrent.CancellationException("cancelled");
        }
        BeliefOptions how = how(precision);
        BeliefSolution primary = BeliefEquilibria.solve(game, how);
        List<BeliefSolution> solutions = new ArrayList<>(List.of(primary));
        List<BeliefCertificate> certificates = new ArrayList<>();
        if (depth != Depth.MEASURED) {
            certificates.add(certify(game, primary));
        }
        if (depth == Depth.FULL && Double.isInfinite(precision) && isSmall(game, primary)) {
            double allowed = Math.max(2 * certificates.get(0).regret(), SMALL_REGRET * range(game));
            for (BeliefSolution other : BeliefEquilibria.alternates(game, primary, how)) {
                BeliefCertificate certificate = certify(game, other);
                if (certificate.isProven() && certificate.regret() <= allowed) {
                    solutions.add(other);
                    certificates.add(certificate);
                }
            }
        }
        double residual = Double.isInfinite(precision)
                ? 0
                : depth == Depth.MEASURED || !primary.profile().exact()
                        ? Double.POSITIVE_INFINITY
                        : BeliefLogitResidual.of(game, primary.profile(), precision, options.cancelled());
        return new TypedSolved(
                table,
                numbers,
                game,
                table.game().endChances(numbers),
                table.typesAt(numbers),
                solutions,
                certificates,
                residual);
    }

    private BeliefOptions how(double precision) {
        Progress progress = (doing, done) -> !options.cancelled().getAsBoolean();
        return BeliefOptions.defaults()
                .withPrecision(precision)
                .withThreads(options.threads())
                .withProgress(progress);
    }

    private BeliefCertificate certify(BeliefGame game, BeliefSolution solution) {
        BeliefCertifier.Options usual = BeliefCertifier.Options.defaults();
        return BeliefCertifier.certify(
                game,
                solution.profile(),
                new BeliefCertifier.Options(usual.listed(), usual.perSide(), false, options.cancelled()));
    }

    private static double range(BeliefGame game) {
        double most = 0;
        for (int i = 0; i < game.game().players(); i++) {
            most = Math.max(most, Units.range(game, i));
        }
        return most;
    }

    /** Whether several profiles of a game fit into memory beside each other. */
    private static boolean isSmall(BeliefGame game, BeliefSolution solution) {
        long each = (long) game.profiles() * game.game().players();
        return solution.profile().nodes() * each <= LARGEST_PROFILE;
    }

    /** All quantities in all equilibria. */
    Cell measure(TypedSolved solved, List<Quantity> quantities, Depth depth) {
        int equilibria = solved.solutions().size();
        Estimate[][] estimates = new Estimate[quantities.size()][equilibria];
        Cell.Remark[] remarks = new Cell.Remark[quantities.size()];
        TypesShown shown = null;
        for (int e = 0; e < equilibria; e++) {
            TypedMeasure measure = new TypedMeasure(solved, e, options.cancelled());
            for (int q = 0; q < estimates.length; q++) {
                Found found = measure.of(quantities.get(q));
                estimates[q][e] = found.estimate();
                remarks[q] = e == 0 ? new Cell.Remark(found.onPath(), found.note()) : remarks[q];
            }
            if (e == 0 && depth == Depth.FULL) {
                shown = new TypedScene(solved, measure.play()).shown(trembles(solved));
            }
        }
        double[] units = new double[quantities.size()];
        for (int q = 0; q < units.length; q++) {
            units[q] = Units.of(solved.game(), quantities.get(q));
        }
        BeliefSolution primary = solved.solutions().get(0);
        return new Cell(
                estimates,
                remarks,
                units,
                solved.certificates().stream().map(TypedLaboratory::plain).toList(),
                solved.certificates().stream()
                        .mapToDouble(BeliefCertificate::sequentialRegret)
                        .toArray(),
                solved.solutions().stream().map(BeliefSolution::method).toList(),
                solved.residual(),
                0,
                solved.table().game().scenarioStates(),
                primary.converged(),
                shown);
    }

    /** Other trembles at best play; none where the game was not solved on its exact tree. */
    TypesShown.Trembles trembles(TypedSolved solved) {
        BeliefSolution primary = solved.solutions().get(0);
        if (!primary.profile().exact()) {
            return new TypesShown.Trembles(0, 0);
        }
        List<BeliefSolution> others = BeliefEquilibria.trembled(solved.game(), how(Double.POSITIVE_INFINITY));
        int same = 0;
        for (BeliefSolution other : others) {
            same += BeliefEquilibria.differs(solved.game(), primary, other) ? 0 : 1;
        }
        return new TypesShown.Trembles(others.size(), same);
    }

    /** The certificate in the form of games without types: never more than that regret and values are bounded. */
    private static Certificate plain(BeliefCertificate certificate) {
        return new Certificate(
                certificate.regret(),
                certificate.regretByAgent(),
                certificate.valueError(),
                certificate.isProven() ? Certificate.Grade.EPSILON : Certificate.Grade.NONE,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                "best responses of every type: beliefs "
                        + certificate.beliefs().name().toLowerCase(java.util.Locale.ROOT),
                -1,
                0,
                0,
                certificate.note());
    }
}
