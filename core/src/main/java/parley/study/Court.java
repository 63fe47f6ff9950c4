package parley.study;

import parley.claim.Panel;
import parley.claim.Ruling;

/** Who judges the claims in a world. */
interface Court {
    int claims();

    /** For one thread. */
    Sitting open();

    /** One thread's judging of worlds; see {@link Panel.Bench}. */
    interface Sitting {
        Ruling[] judge(double[] world);

        void forget();
    }

    /** Claims judged in the solved model; {@code nanos} is the time that one world may take, 0 for no limit. */
    static Court of(Panel panel, long nanos) {
        int claims = panel.claims().size();
        return new Court() {
            @Override
            public int claims() {
                return claims;
            }

            @Override
            public Sitting open() {
                Panel.Bench bench = panel.bench(nanos);
                return new Sitting() {
                    @Override
                    public Ruling[] judge(double[] world) {
                        return bench.judge(world);
                    }

                    @Override
                    public void forget() {
                        bench.forget();
                    }
                };
            }
        };
    }
}
