package io.clonememoria.platform.job;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.transaction.WorkerRole;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Tasks that write down each run, so that a test can count it. */
class Chores {

    private abstract static class Chore implements RecurringTask {
        private final String name;
        private final Duration interval;

        Chore(String name, Duration interval) {
            this.name = name;
            this.interval = interval;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Duration interval() {
            return interval;
        }

        @Override
        public WorkerRole role() {
            return WorkerRole.CONSUMER;
        }

        @Override
        public Uni<Long> run(SqlConnection transaction) {
            return written(transaction).replaceWith(0L);
        }

        Uni<Void> written(SqlConnection transaction) {
            return transaction.preparedQuery("insert into effect values ($1, $2, 0)")
                    .execute(Tuple.of(name, UUID.randomUUID())).replaceWithVoid();
        }
    }

    @ApplicationScoped
    static class Daily extends Chore {
        Daily() {
            super("daily", Duration.ofDays(1));
        }
    }

    @ApplicationScoped
    static class Frequent extends Chore {
        Frequent() {
            super("frequent", Duration.ofMillis(100));
        }
    }

    /** Has three portions of ten whenever it is called. */
    @ApplicationScoped
    static class Portioned extends Chore {
        private final AtomicInteger portions = new AtomicInteger();

        Portioned() {
            super("portioned", Duration.ofDays(1));
        }

        @Override
        public Uni<Long> run(SqlConnection transaction) {
            return written(transaction).map(_ -> portions.incrementAndGet() % 4 == 0 ? 0L : 10L);
        }
    }

    /** Fails after its effect, which must then not be there. */
    @ApplicationScoped
    static class Failing extends Chore {
        Failing() {
            super("failing", Duration.ofMillis(100));
        }

        @Override
        public Uni<Long> run(SqlConnection transaction) {
            return written(transaction).chain(() -> Uni.createFrom().failure(new IllegalStateException("no luck")));
        }
    }

    /** Loses its connection in its first run, as if its process were killed. */
    @ApplicationScoped
    static class Interrupted extends Chore {
        private final AtomicInteger runs = new AtomicInteger();

        Interrupted() {
            super("interrupted", Duration.ofDays(1));
        }

        @Override
        public Uni<Long> run(SqlConnection transaction) {
            return written(transaction)
                    .chain(() -> transaction.query("select pg_backend_pid()").execute())
                    .invoke(rows -> {
                        if (runs.incrementAndGet() == 1) {
                            endConnection(rows.iterator().next().getInteger(0));
                        }
                    })
                    .chain(() -> transaction.query("select 1").execute())
                    .replaceWith(0L);
        }
    }

    static void endConnection(int backend) {
        try (var superuser = TestInfrastructure.superuser("workspace"); var statement = superuser.createStatement()) {
            statement.execute("select pg_terminate_backend(" + backend + ", 5000)");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
