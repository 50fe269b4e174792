package io.clonememoria.memory.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Database;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class PassageQueueTest {
    private static final int BATCH = 8;

    @Test
    void givesOneBatchHoweverSmallThePlannerThinksTheTableIs() throws SQLException {
        try (var connection = TestInfrastructure.superuser("memory")) {
            connection.setAutoCommit(false); // nobody else sees what is here, and it is rolled back
            aLongText(connection);
            run(connection, "update pg_class set reltuples = 0, relpages = 1000 where oid = 'clone_document_chunks'::regclass");
            for (var way : new String[] {"hashjoin", "mergejoin", "indexscan", "bitmapscan"}) {
                run(connection, "set local enable_" + way + " = off");
            }

            assertThat(Database.column(connection, PassageQueue.CLAIM, false, PassageService.MOST_ATTEMPTS, 1, BATCH, 60.0))
                    .hasSize(BATCH);
        }
    }

    private static void aLongText(Connection connection) throws SQLException {
        run(connection, "insert into memories (id, clone_id, user_id, title, content) values (?, ?, ?, 'A long one', 'In many pieces.')",
                new UUID(1, 1), new UUID(1, 2), new UUID(1, 3));
        run(connection, """
                insert into clone_document_chunks (id, clone_id, memory_id, user_id, chunk_index, title, content)
                select gen_random_uuid(), ?, ?, ?, piece, 'A long one', 'Piece ' || piece from generate_series(0, 199) piece""",
                new UUID(1, 2), new UUID(1, 1), new UUID(1, 3));
    }

    private static void run(Connection connection, String statement, Object... parameters) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            for (var at = 0; at < parameters.length; at++) {
                prepared.setObject(at + 1, parameters[at]);
            }
            prepared.execute();
        }
    }
}
