package parley.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One queue of solves. What a client asks later makes what it asked before stale: a stale question is dropped from the queue, or
 * cancelled where it runs. So however fast somebody drags, a client has at most one question of each kind waiting.
 */
final class Solves implements AutoCloseable {
    /** Questions waiting at once; beyond, the server says that it is busy. */
    static final int MOST_WAITING = 300;

    /** What is asked, the most urgent first. */
    enum Kind {
        /** Where claims stand while a slider moves. */
        STANDING,
        /** Verdicts, charts, a step of play. */
        ANSWER,
        /** Long ones: flips, maps. */
        SEARCH
    }

    /** A question's work. */
    interface Work<T> {
        /** @param cancelled true once nobody waits for the answer any more, or the time is over */
        T run(BooleanSupplier cancelled);
    }

    /** Somebody asked something newer. */
    static final class Stale extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Too many questions wait. */
    static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class Job<T> {
        final String client;
        final String subject;
        final long turn;
        final Kind kind;
        final long order;
        final Work<T> work;
        final CompletableFuture<T> future = new CompletableFuture<>();
        volatile boolean stale;

        Job(String client, String subject, long turn, Kind kind, long order, Work<T> work) {
            this.client = client;
            this.subject = subject;
            this.turn = turn;
            this.kind = kind;
            this.order = order;
            this.work = work;
        }
    }

    private final long nanos;
    private final PriorityQueue<Job<?>> waiting =
            new PriorityQueue<>(Comparator.comparing((Job<?> job) -> job.kind).thenComparingLong(job -> job.order));
    private final Map<String, List<Job<?>>> ofClient = new HashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private long asked;
    private long dropped;
    private boolean closed;

    /**
     * @param lanes how many questions are worked on at once; of several, one is kept for what is urgent
     * @param nanos time allowed for one question
     */
    Solves(int lanes, long nanos) {
        this.nanos = nanos;
        for (int lane = 0; lane < lanes; lane++) {
            Kind least = lane == 0 && lanes > 1 ? Kind.ANSWER : Kind.SEARCH;
            Thread thread = new Thread(() -> serve(least), "parley-solves-" + lane);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /**
     * Asks.
     *
     * @param client who asks
     * @param subject what about: a client's newer question on a subject replaces the older one
     * @param turn a client's questions of an earlier turn are stale
     * @return fails with {@link Stale}, or with what the work throws
     * @throws Busy where too many wait
     */
    <T> CompletableFuture<T> ask(String client, String subject, long turn, Kind kind, Work<T> work) {
        List<Job<?>> gone = new ArrayList<>();
        Job<T> job;
        synchronized (this) {
            List<Job<?>> mine = ofClient.computeIfAbsent(client, c -> new ArrayList<>());
            job = new Job<>(client, subject, turn, kind, asked++, work);
            boolean late = mine.stream().anyMatch(other -> other.turn > turn);
            for (Job<?> other : mine) {
                if (other.turn < turn || (other.turn == turn && other.subject.equals(subject))) {
                    other.stale = true;
                    if (waiting.remove(other)) {
                        gone.add(other);
                    }
                }
            }
            mine.removeAll(gone);
            dropped += gone.size();
            if (late || closed) {
                job.stale = true;
                gone.add(job);
                forget(client);
            } else if (waiting.size() >= MOST_WAITING) {
                forget(client);
                throw new Busy();
            } else {
                mine.add(job);
                waiting.add(job);
                notifyAll();
            }
        }
        gone.forEach(other -> other.future.completeExceptionally(new Stale()));
        return job.future;
    }

    /** How many questions were dropped before anybody worked on them. */
    synchronized long dropped() {
        return dropped;
    }

    private void forget(String client) {
        List<Job<?>> mine = ofClient.get(client);
        if (mine != null && mine.isEmpty()) {
            ofClient.remove(client);
        }
    }

    private void serve(Kind least) {
        while (true) {
            Job<?> job;
            try {
                job = next(least);
            } catch (InterruptedException e) {
                return;
            }
            if (job == null) {
                return;
            }
            work(job);
        }
    }

    private synchronized @Nullable Job<?> next(Kind least) throws InterruptedException {
        while (!closed) {
            Job<?> first = waiting.peek();
            if (first != null && first.kind.compareTo(least) <= 0) {
                return waiting.poll();
            }
            wait();
        }
        return null;
    }

    private <T> void work(Job<T> job) {
        long begin = System.nanoTime();
        @Nullable T result = null;
        @Nullable Throwable failure = null;
        try {
            result = job.work.run(() -> job.stale || System.nanoTime() - begin > nanos);
        } catch (CancellationException e) {
            failure = job.stale ? new Stale() : e;
        } catch (RuntimeException | Error e) {
            failure = job.stale ? new Stale() : e;
        }
        synchronized (this) {
            List<Job<?>> mine = ofClient.get(job.client);
            if (mine != null) {
                mine.remove(job);
                forget(job.client);
            }
        }
        if (failure != null) {
            job.future.completeExceptionally(failure);
        } else if (job.stale) {
            job.future.completeExceptionally(new Stale());
        } else {
            job.future.complete(result);
        }
    }

    @Override
    public void close() {
        List<Job<?>> gone;
        synchronized (this) {
            closed = true;
            gone = new ArrayList<>(waiting);
            waiting.clear();
            ofClient.values().forEach(mine -> mine.forEach(job -> job.stale = true));
            notifyAll();
        }
        gone.forEach(job -> job.future.completeExceptionally(new Stale()));
        threads.forEach(Thread::interrupt);
    }
}
