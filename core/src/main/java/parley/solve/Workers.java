package parley.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Splits loops over independent items among threads; with one thread nothing is started. */
public final class Workers implements AutoCloseable {
    /** What is done to items {@code from .. to - 1} by one of the workers, numbered from 0. */
    @FunctionalInterface
    public interface Body {
        void run(int from, int to, int worker);
    }

    private final int threads;
    private final @Nullable ExecutorService pool;

    public Workers(int threads) {
        this.threads = threads;
        this.pool = threads == 1
                ? null
                : Executors.newFixedThreadPool(threads, task -> {
                    Thread thread = new Thread(task, "parley-solve");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    public int threads() {
        return threads;
    }

    /** Runs {@code body} over {@code count} items in pieces of {@code grain}, in any order. */
    public void run(int count, int grain, Body body) {
        if (pool == null || count <= grain) {
            for (int from = 0; from < count; from += grain) {
                body.run(from, Math.min(count, from + grain), 0);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (int w = 0; w < threads; w++) {
            int worker = w;
            running.add(pool.submit(() -> {
                for (int from = next.getAndAdd(grain); from < count && from >= 0; from = next.getAndAdd(grain)) {
                    body.run(from, Math.min(count, from + grain), worker);
                }
            }));
        }
        RuntimeException first = null;
        for (Future<?> future : running) {
            try {
                future.get();
            } catch (ExecutionException e) {
                if (first == null) {
                    first = e.getCause() instanceof RuntimeException cause
                            ? cause
                            : new IllegalStateException(e.getCause());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                first = new java.util.concurrent.CancellationException("interrupted");
            }
        }
        if (first != null) {
            throw first;
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}
