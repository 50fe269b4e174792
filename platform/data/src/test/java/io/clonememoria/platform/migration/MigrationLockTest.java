package io.clonememoria.platform.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.local.TestInfrastructure;
import io.quarkus.liquibase.LiquibaseDataSource;
import io.quarkus.liquibase.LiquibaseFactory;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.lockservice.LockServiceFactory;
import org.junit.jupiter.api.Test;

/** Two replicas that start at once migrate one after the other, and a migration that was killed blocks nobody. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class MigrationLockTest {
    @Inject
    @LiquibaseDataSource("migrator")
    LiquibaseFactory migrations;

    @Test
    void oneMigratesAtATimeAndTheNextOneAsSoonAsTheFirstIsGone() throws Exception {
        // not closed in the end: its connection is gone by then
        var dying = migrations.createLiquibase();
        try (var next = migrations.createLiquibase()) {
            assertThat(locked(dying)).isTrue();
            assertThat(locked(next)).isFalse();

            // what a kill -9 does: the connection ends, and nobody writes anything any more
            end(dying);

            LockServiceFactory.getInstance().getLockService(next.getDatabase()).waitForLock();
            assertThat(locked(next)).isTrue();
        }
    }

    private static boolean locked(Liquibase migration) throws Exception {
        return LockServiceFactory.getInstance().getLockService(migration.getDatabase()).acquireLock();
    }

    private static void end(Liquibase migration) throws Exception {
        var connection = ((JdbcConnection) migration.getDatabase().getConnection()).getUnderlyingConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pg_backend_pid())");
        } catch (SQLException ended) {
            assertThat(ended.getSQLState()).startsWith("57");
        }
    }
}
