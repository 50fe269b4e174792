package io.clonememoria.platform.inbox;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Consumers that write down what they have done, so that a test can count it. */
class Effects {

    private static Uni<Void> write(String consumer, Fact fact, SqlConnection transaction) {
        return transaction.preparedQuery("insert into effect (consumer, subject, number) values ($1, $2, $3)")
                .execute(Tuple.of(consumer, fact.subject(), fact.data().getInteger("number")))
                .replaceWithVoid();
    }

    @ApplicationScoped
    static class Careful implements FactConsumer {
        @Override
        public String name() {
            return "careful";
        }

        @Override
        public Set<String> types() {
            return Set.of("thing.happened");
        }

        @Override
        public Uni<Void> apply(Fact fact, SqlConnection transaction) {
            return write("careful", fact, transaction);
        }
    }

    /**
     * Cannot digest the number 13 until it is cured: fails after its effect, which must then not be there. Even cured, it
     * loses its connection as often as is wished for.
     */
    @ApplicationScoped
    static class Superstitious implements FactConsumer {
        static final Set<UUID> CURED = ConcurrentHashMap.newKeySet();
        static final AtomicInteger LOSSES = new AtomicInteger();

        @Override
        public String name() {
            return "superstitious";
        }

        @Override
        public Set<String> types() {
            return Set.of(EVERY_TYPE);
        }

        @Override
        public Uni<Void> apply(Fact fact, SqlConnection transaction) {
            return write("superstitious", fact, transaction).call(() -> {
                if (fact.data().getInteger("number") != 13) {
                    return Uni.createFrom().voidItem();
                }
                if (!CURED.contains(fact.subject())) {
                    throw new IllegalArgumentException("thirteen");
                }
                return LOSSES.getAndDecrement() > 0 ? loseConnection(transaction) : Uni.createFrom().voidItem();
            });
        }
    }

    /** Loses its connection twice for each fact that says so. */
    @ApplicationScoped
    static class Unlucky implements FactConsumer {
        static final AtomicInteger TRIES = new AtomicInteger();

        @Override
        public String name() {
            return "unlucky";
        }

        @Override
        public Set<String> types() {
            return Set.of("thing.interrupted");
        }

        @Override
        public Uni<Void> apply(Fact fact, SqlConnection transaction) {
            return TRIES.incrementAndGet() <= 5
                    ? loseConnection(transaction).chain(() -> write("unlucky", fact, transaction))
                    : write("unlucky", fact, transaction);
        }
    }

    private static Uni<Void> loseConnection(SqlConnection transaction) {
        return transaction.query("select pg_backend_pid()").execute()
                .invoke(rows -> endConnection(rows.iterator().next().getInteger(0)))
                .replaceWithVoid();
    }

    private static void endConnection(int backend) {
        try (var superuser = TestInfrastructure.superuser("workspace"); var statement = superuser.createStatement()) {
            statement.execute("select pg_terminate_backend(" + backend + ", 5000)");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @ApplicationScoped
    static class Things extends TableProjection {
        Things() {
            super(Topics.STATE_CLONES, "things", "id", List.of("name"));
        }
    }
}
