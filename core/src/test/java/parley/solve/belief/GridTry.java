package parley.solve.belief;

import org.junit.jupiter.api.Test;
import parley.game.*;
import parley.solve.*;

class GridTry {
    static long cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void time() {
        for (int r = 0; r < Integer.getInteger("rounds", 6); r++) {
            for (int w = 0; w < 2; w++) {
                SmallStandoff st = new SmallStandoff(.4, .8, .1, -.25);
                BeliefGame g = w == 0 ? st.maximumPressure() : st.reliefWithSnapback();
                double[] u = {1, 1};
                long t0 = cpu();
                BeliefSolution s = BeliefEquilibria.grid(g, BeliefOptions.defaults(), 60, u, 20, null);
                long t1 = cpu();
                SmallStandoff st2 = new SmallStandoff(.42, .8, .1, -.25);
                BeliefGame g2 = w == 0 ? st2.maximumPressure() : st2.reliefWithSnapback();
                long t2 = cpu();
                BeliefSolution s2 = BeliefEquilibria.grid(g2, BeliefOptions.defaults(), 60, u, 20, s.profile());
                long t3 = cpu();
                long t4 = cpu();
                BeliefSolution s3 = BeliefEquilibria.grid(g, BeliefOptions.defaults(), 400, Ranges.units(g), 20, null);
                long t5 = cpu();
                System.out.printf(
                        "%s cold %.0f warm %.0f steep %.0f ms  lowered %d %d %d%n",
                        w == 0 ? "MP" : "RS",
                        (t1 - t0) / 1e6,
                        (t3 - t2) / 1e6,
                        (t5 - t4) / 1e6,
                        s.lowered(),
                        s2.lowered(),
                        s3.lowered());
            }
        }
    }
}
