package parley.study;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import parley.claim.Ruling;
import parley.solve.Workers;

/**
 * Judges the worlds of parts on several threads. Threads take the next block of worlds, in order, so that few parts are in work
 * at a time; whoever completes a part hands it on. What is in a part does not depend on who worked on it.
 */
final class Engine {
    private final Worlds worlds;
    private final Court court;
    private final int threads;

    /** Takes complete parts; called by one thread at a time. */
    interface Sink {
        void take(Part part, Block block);
    }

    Engine(Worlds worlds, Court court, int threads) {
        this.worlds = worlds;
        this.court = court;
        this.threads = threads;
    }

    private static final class Open {
        final Block block;
        final AtomicInteger left;

        Open(Block block, int blocks) {
            this.block = block;
            this.left = new AtomicInteger(blocks);
        }
    }

    /**
     * Judges parts.
     *
     * @param over asked before a part is begun; once true, no further one is
     * @param progress told how many worlds were judged, now and then
     * @throws java.util.concurrent.CancellationException where the court is told to stop; complete parts have been handed on
     */
    void run(List<Part> parts, BooleanSupplier over, LongConsumer progress, Sink sink) {
        long[] start = new long[parts.size() + 1];
        for (int p = 0; p < parts.size(); p++) {
            start[p + 1] = start[p] + parts.get(p).rows() / parts.get(p).block();
        }
        AtomicLong next = new AtomicLong();
        AtomicLong judged = new AtomicLong();
        AtomicReferenceArray<@Nullable Open> open = new AtomicReferenceArray<>(parts.size());
        AtomicInteger limit = new AtomicInteger(parts.size());
        AtomicInteger failed = new AtomicInteger();
        try (Workers workers = new Workers(threads)) {
            workers.run(threads, 1, (from, to, worker) -> {
                Court.Sitting sitting = court.open();
                int p = 0;
                try {
                    for (long b = next.getAndIncrement();
                            b < start[parts.size()] && failed.get() == 0;
                            b = next.getAndIncrement()) {
                        while (b >= start[p + 1]) {
                            p++;
                        }
                        if (open.get(p) == null && over.getAsBoolean()) {
                            // Parts that have been begun are still finished, by whoever works on them.
                            int at = p;
                            limit.updateAndGet(l -> Math.min(l, at));
                        }
                        if (p >= limit.get() && open.get(p) == null) {
                            return;
                        }
                        Part part = parts.get(p);
                        Open here = opened(open, p, part, worlds.numbers());
                        judge(sitting, part, (int) (b - start[p]), here.block);
                        progress.accept(judged.addAndGet(part.block()));
                        if (here.left.decrementAndGet() == 0) {
                            open.set(p, null);
                            synchronized (sink) {
                                sink.take(part, here.block);
                            }
                        }
                    }
                } catch (RuntimeException | Error e) {
                    failed.incrementAndGet();
                    throw e;
                }
            });
        }
    }

    private Open opened(AtomicReferenceArray<@Nullable Open> open, int p, Part part, int numbers) {
        Open known = open.get(p);
        if (known != null) {
            return known;
        }
        Open made = new Open(new Block(part.first(), part.rows(), numbers, court.claims()), part.rows() / part.block());
        return open.compareAndSet(p, null, made) ? made : java.util.Objects.requireNonNull(open.get(p));
    }

    private void judge(Court.Sitting sitting, Part part, int at, Block block) {
        for (int row = at * part.block(); row < (at + 1) * part.block(); row++) {
            double[] world = worlds.world(part.first() + row);
            Ruling[] rulings = sitting.judge(world);
            block.set(row, world, rulings);
        }
        sitting.forget();
    }
}
