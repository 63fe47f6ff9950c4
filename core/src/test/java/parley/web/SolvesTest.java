package parley.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import parley.web.Solves.Kind;

/** The queue of solves: one lane, held by a question that waits, so that what is dropped is known. */
class SolvesTest {
    private static final long LONG = TimeUnit.MINUTES.toNanos(1);

    @Test
    void of_many_questions_of_one_client_only_the_last_is_worked_on() throws Exception {
        try (Solves solves = new Solves(1, LONG)) {
            CountDownLatch hold = new CountDownLatch(1);
            hold(solves, hold);
            AtomicInteger worked = new AtomicInteger();
            List<CompletableFuture<Integer>> asked = new ArrayList<>();
            for (int turn = 1; turn <= 50; turn++) {
                int mine = turn;
                asked.add(solves.ask("dragging", "standing", turn, Kind.STANDING, cancelled -> {
                    worked.incrementAndGet();
                    return mine;
                }));
            }
            hold.countDown();
            assertThat(asked.get(49).get(10, TimeUnit.SECONDS)).isEqualTo(50);
            assertThat(worked).hasValue(1);
            assertThat(solves.dropped()).isEqualTo(49);
            for (CompletableFuture<Integer> old : asked.subList(0, 49)) {
                assertThatThrownBy(() -> old.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(Solves.Stale.class);
            }
        }
    }

    @Test
    void a_stale_question_is_cancelled_where_it_runs() throws Exception {
        try (Solves solves = new Solves(1, LONG)) {
            CountDownLatch running = new CountDownLatch(1);
            CompletableFuture<String> old = solves.ask("a", "check", 1, Kind.ANSWER, cancelled -> {
                running.countDown();
                while (!cancelled.getAsBoolean()) {
                    Thread.onSpinWait();
                }
                throw new CancellationException();
            });
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<String> fresh = solves.ask("a", "standing", 2, Kind.STANDING, cancelled -> "fresh");
            assertThat(fresh.get(10, TimeUnit.SECONDS)).isEqualTo("fresh");
            assertThatThrownBy(() -> old.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(Solves.Stale.class);
        }
    }

    @Test
    void an_answer_that_came_too_late_is_not_given() throws Exception {
        try (Solves solves = new Solves(2, LONG)) {
            CountDownLatch running = new CountDownLatch(1);
            CountDownLatch hold = new CountDownLatch(1);
            CompletableFuture<String> old = solves.ask("a", "standing", 1, Kind.STANDING, cancelled -> {
                running.countDown();
                await(hold);
                return "old";
            });
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
            solves.ask("a", "standing", 2, Kind.STANDING, cancelled -> "new").get(10, TimeUnit.SECONDS);
            hold.countDown();
            assertThatThrownBy(() -> old.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(Solves.Stale.class);
        }
    }

    @Test
    void what_is_asked_late_of_an_earlier_turn_is_stale_at_once() {
        try (Solves solves = new Solves(1, LONG)) {
            CountDownLatch hold = new CountDownLatch(1);
            occupy(solves, "a", 5, hold);
            CompletableFuture<String> late = solves.ask("a", "check", 4, Kind.ANSWER, cancelled -> "late");
            assertThat(late).isCompletedExceptionally();
            hold.countDown();
        }
    }

    @Test
    void clients_do_not_call_each_other_off_and_the_urgent_goes_first() throws Exception {
        try (Solves solves = new Solves(1, LONG)) {
            CountDownLatch hold = new CountDownLatch(1);
            hold(solves, hold);
            List<String> order = new ArrayList<>();
            List<CompletableFuture<Boolean>> all = new ArrayList<>();
            all.add(solves.ask("a", "flips", 9, Kind.SEARCH, cancelled -> order.add("search")));
            all.add(solves.ask("b", "check", 1, Kind.ANSWER, cancelled -> order.add("answer")));
            all.add(solves.ask("c", "standing", 1, Kind.STANDING, cancelled -> order.add("standing")));
            hold.countDown();
            for (CompletableFuture<Boolean> each : all) {
                assertThat(each.get(10, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(order).containsExactly("standing", "answer", "search");
        }
    }

    @Test
    void the_queue_is_bounded_and_time_too() throws Exception {
        try (Solves solves = new Solves(1, TimeUnit.MILLISECONDS.toNanos(20))) {
            CompletableFuture<Object> slow = solves.ask("slow", "check", 1, Kind.ANSWER, cancelled -> {
                while (!cancelled.getAsBoolean()) {
                    Thread.onSpinWait();
                }
                throw new CancellationException();
            });
            assertThatThrownBy(() -> slow.get(10, TimeUnit.SECONDS))
                    .isInstanceOfAny(ExecutionException.class, CancellationException.class)
                    .isNotInstanceOf(Solves.Stale.class);
            CountDownLatch hold = new CountDownLatch(1);
            hold(solves, hold);
            assertThatThrownBy(() -> {
                        for (int k = 0; k <= Solves.MOST_WAITING + 1; k++) {
                            occupy(solves, "client" + k, 1, hold);
                        }
                    })
                    .isInstanceOf(Solves.Busy.class);
            hold.countDown();
        }
    }

    /** Keeps the one lane busy from now until the latch opens. */
    private static void hold(Solves solves, CountDownLatch hold) {
        CountDownLatch taken = new CountDownLatch(1);
        assertThat(solves.ask("holder", "check", 1, Kind.STANDING, cancelled -> {
                    taken.countDown();
                    return await(hold);
                }))
                .isNotDone();
        await(taken);
    }

    /** Keeps a lane, or a place in the queue, until the latch opens. */
    private static void occupy(Solves solves, String client, long turn, CountDownLatch hold) {
        assertThat(solves.ask(client, "check", turn, Kind.ANSWER, cancelled -> await(hold)))
                .isNotDone();
    }

    private static Object await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new CancellationException();
        }
    }
}
