package io.clonememoria.platform.job;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Jobs that count to {@code to}, one number a step, and write each number down with their id as its subject. */
class Counting {

    /** Counts, and has accidents at the numbers that its payload names, each once. */
    @ApplicationScoped
    static class Plain implements JobHandler<Long> {
        private final Set<String> accidents = ConcurrentHashMap.newKeySet();
        private final AtomicInteger told = new AtomicInteger();

        /** How many steps it was told to be committed. */
        int told() {
            return told.get();
        }

        @Override
        public String kind() {
            return "count";
        }

        @Override
        public Uni<Long> prepare(Job job) {
            var next = job.done() + 1;
            return job.payload().getLong("hang_at", 0L) == next
                    ? Uni.createFrom().nothing()
                    : Uni.createFrom().item(next);
        }

        @Override
        public Uni<JobProgress> step(Job job, Long number, SqlConnection transaction) {
            var to = job.payload().getLong("to");
            return transaction.preparedQuery("insert into effect values ('count', $1, $2)")
                    .execute(Tuple.of(job.id(), number.intValue()))
                    .chain(() -> accident(job, number, transaction))
                    .replaceWith(number < to
                            ? JobProgress.more(new JsonObject().put("at", number), number, to)
                            : JobProgress.finished(new JsonObject().put("at", number), number));
        }

        private Uni<Void> accident(Job job, long number, SqlConnection transaction) {
            var first = accidents.add(job.id() + " at " + number);
            if (first && job.payload().getLong("kill_at", 0L) == number) {
                return transaction.query("select pg_backend_pid()").execute()
                        .invoke(rows -> Chores.endConnection(rows.iterator().next().getInteger(0)))
                        .replaceWithVoid();
            }
            if (job.payload().getLong("always_fail_at", 0L) == number || first && job.payload().getLong("fail_at", 0L) == number) {
                return Uni.createFrom().failure(new IllegalStateException("an accident at " + number));
            }
            return job.payload().getBoolean("slowly", false)
                    ? transaction.query("select pg_sleep(0.02)").execute().replaceWithVoid()
                    : Uni.createFrom().voidItem();
        }

        @Override
        public void committed(Long number) {
            told.incrementAndGet();
        }

        @Override
        public int attempts() {
            return 2;
        }
    }
}
