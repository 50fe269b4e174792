package io.clonememoria.workspace.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables are closed until a policy opens them: for those who forget a WHERE, a setting or a new table. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ClosedTablesTest {
    private static final List<String> OURS = List.of("spaces", "space_members", "space_invitations", "audit_log",
            "audit_origins", "webhooks", "webhook_logs", "safety_events", "projection.users", "projection.space_members");

    @Test
    void everyTableHasRowLevelSecurityEnabledAndForced() {
        var open = Database.column("""
                select oid::regclass::text from pg_class
                 where relkind in ('r', 'p')
                   and relnamespace::regnamespace::text in ('public', 'projection', 'messaging', 'private')
                   and not (relrowsecurity and relforcerowsecurity)""");

        assertThat(open).isEmpty();
    }

    @Test
    void thePublishedTablesAndNoOthersAreInPublic() {
        var published = Database.column("select tablename::text from pg_tables where schemaname = 'public'");

        assertThat(published).containsExactlyInAnyOrderElementsOf(
                List.<Object>copyOf(OURS.stream().filter(table -> !table.contains(".")).toList()));
    }

    @Test
    void everyPolicyNamesItsRole() {
        assertThat(Database.column("select policyname::text from pg_policies where 'public' = any (roles)")).isEmpty();
    }

    @Test
    void aStrangerWhoForgetsTheWhereSeesNothingOfOthers() {
        Family.settled();
        var stranger = Asker.person(UUID.randomUUID());

        assertThat(OURS).noneMatch(table -> stranger.may("select from " + table));
    }

    @Test
    void withoutAUserThereAreNoRows() {
        Family.settled();

        assertThat(OURS).noneMatch(table -> Asker.nobody().may("select from " + table));
    }

    @Test
    void whoHasNotBecomeAuthenticatedMayNothing() throws SQLException {
        try (var login = TestInfrastructure.as("login", "workspace")) {
            for (var table : OURS) {
                var qualified = table.contains(".") ? table : "public." + table;
                assertThatThrownBy(() -> login.createStatement().execute("select from " + qualified))
                        .as(table).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void theVerifierSeesWhichTablesThereAreButNoRow() {
        Family.settled();

        for (var table : OURS.stream().filter(table -> !table.contains(".")).toList()) {
            assertThat(Database.<Long>as("verifier", "select count(*) from " + table)).as(table).isZero();
        }
        assertThat(Database.<Long>as("verifier",
                "select count(*) from information_schema.tables where table_schema = 'public'")).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"authenticated", "consumer", "relay", "definer", "verifier"})
    void noRoleOfTheApplicationChangesTheAuditLog(String role) {
        Family.settled();

        for (var change : List.of("update public.audit_log set user_agent = 'x'", "delete from public.audit_log",
                "truncate public.audit_log")) {
            assertThatThrownBy(() -> Database.as(role, change))
                    .as(change).hasMessageContaining("permission denied");
        }
    }

    @Test
    void theEraserEmptiesEntriesOfTheAuditLogAndNeitherRemovesNorRewritesOne() {
        Family.settled();

        for (var change : List.of("delete from public.audit_log", "truncate public.audit_log",
                "update public.audit_log set event = 'x.y'", "update public.audit_log set created_at = now()")) {
            assertThatThrownBy(() -> Database.as("eraser", change))
                    .as(change).hasMessageContaining("permission denied");
        }
    }

    @Test
    void theConsumerWritesTheAuditLogWithoutReadingIt() {
        assertThatThrownBy(() -> Database.as("consumer", "select event from audit_log"))
                .hasMessageContaining("permission denied");
    }
}
