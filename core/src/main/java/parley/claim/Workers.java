package parley.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** A few threads for independent work; results come back in the order asked. */
final class Workers implements AutoCloseable {
    private final ExecutorService service;

    Workers(int threads) {
        this.service = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "parley-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Starts work whose result, or failure, is asked for elsewhere. */
    void start(Runnable work) {
        // A failure stays in the task: whoever needs the result computes it again and meets it in its own place.
        service.execute(new FutureTask<@Nullable Void>(work, null));
    }

    /** Runs all; the first failure, in order, is thrown. */
    <T> List<T> all(List<? extends Callable<T>> tasks) {
        List<Future<T>> futures = new ArrayList<>();
        tasks.forEach(task -> futures.add(service.submit(task)));
        List<T> results = new ArrayList<>();
        try {
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            futures.forEach(f -> f.cancel(true));
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            futures.forEach(f -> f.cancel(true));
            Thread.currentThread().interrupt();
            throw new java.util.concurrent.CancellationException("interrupted");
        }
    }

    @Override
    public void close() {
        service.shutdownNow();
    }
}
