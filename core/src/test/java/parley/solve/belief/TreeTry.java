package parley.solve.belief;

import org.junit.jupiter.api.Test;
import parley.game.*;
import parley.solve.Deadline;

class TreeTry {
    static BeliefSolution tree(BeliefGame g, double precision) {
        long t0 = System.nanoTime();
        PublicTree tree = PublicTree.of(g, 100000);
        if (tree == null) throw new IllegalStateException();
        TreeSystem sys = new TreeSystem(tree, Ranges.units(g));
        TreePath path = new TreePath(sys, Deadline.NONE);
        double[] z = new double[sys.unknowns];
        double reached = path.follow(z, precision);
        System.out.printf("nodes %d unknowns %d reached %.3g steps %d  %.1f ms%n", tree.playedNodes(), sys.unknowns, reached, path.steps, (System.nanoTime() - t0) / 1e6);
        BeliefProfile p = TreeLayers.profile(sys);
        return new BeliefSolution(p, "", reached, 0, true, "");
    }
    static void print(BeliefGame g, BeliefProfile p, int most) {
        for (int t = 0; t < g.steps() && t < most; t++) {
            Layer l = p.layers().get(t);
            for (int x = 0; x < l.nodes(); x++) {
                int s = l.state(x);
                StringBuilder b = new StringBuilder("t" + t + " m" + l.memory(x) + " s" + s + " belief " + String.format("%.4f", l.belief(l.memory(x), 0, g.typeCount())));
                for (int i = 0; i < 2; i++) for (int k = 0; k < g.types(i); k++) { if (g.game().moves(s, i) < 2) continue; b.append(" |" + i + "." + k);
                    for (int a = 0; a < g.game().moves(s, i); a++) b.append(String.format(" %.5f", l.strategy(l.strategyStart(g, x, i, k) + a))); }
                b.append(" v");
                for (int th = 0; th < g.profiles(); th++) for (int i = 0; i < 2; i++) b.append(String.format(" %.5f", l.value(x, th, i, g.profiles(), 2)));
                System.out.println(b);
            }
        }
    }

    @Test void random() {
        int lost = 0; double worst = 0, worstSeq = 0, bayes = 0; long time = 0;
        int N = Integer.getInteger("seeds", 200);
        for (long seed = Integer.getInteger("from", 0); seed < N; seed++) {
            BeliefGame g = RandomBeliefGames.game(seed);
            PublicTree tree = PublicTree.of(g, 100000);
            TreeSystem sys = new TreeSystem(tree, Ranges.units(g));
            TreePath path = new TreePath(sys, Deadline.NONE);
            double[] z = new double[sys.unknowns];
            long t0 = System.nanoTime();
            double reached = path.follow(z, 1e6);
            time += System.nanoTime() - t0;
            BeliefProfile p = TreeLayers.profile(sys);
            HistoryCheck c = new HistoryCheck(g, p);
            double r = c.regret(), q = c.sequentialRegret(), b = c.bayes();
            if (reached < 0.999e6) lost++;
            if (reached < 0.999e6 || path.jumps > 0 || r > 3e-6 || q > 3e-6 || b > 1e-9)
                System.out.printf("seed %d nodes %d unknowns %d reached %.3g jumps %d steps %d ms %.1f regret %.2e seq %.2e bayes %.2e%n", seed, tree.playedNodes(), sys.unknowns, reached, path.jumps, path.steps, (System.nanoTime() - t0) / 1e6, r, q, b);
            if (reached >= .999e6) { worst = Math.max(worst, r); worstSeq = Math.max(worstSeq, q); bayes = Math.max(bayes, b); }
        }
        System.out.printf("lost %d worst %.2e seq %.2e bayes %.2e time %.0f ms%n", lost, worst, worstSeq, bayes, time / 1e6);
    }
}
