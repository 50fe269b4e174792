package io.clonememoria.clone.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.clone.Siblings;
import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies keep people apart, whatever a query forgets. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class IsolationTest {
    private static final String DENIED = "42501";

    @Test
    void everyTableEnforcesRowLevelSecurity() {
        assertThat(Database.column("""
                select oid::regclass::text from pg_class
                where relkind in ('r', 'p') and relnamespace::regnamespace::text in ('public', 'projection', 'messaging', 'private')
                  and not (relrowsecurity and relforcerowsecurity)""")).isEmpty();
    }

    /** Every table is filled with rows of one person; another one, and nobody, read it without WHERE. */
    @Test
    void aStrangerSeesNothingOfAnybodyInAnyTable() throws SQLException {
        var owner = Person.registered();
        var stranger = UUID.randomUUID();
        fillEveryTable(owner);

        var tables = Database.column("""
                select oid::regclass::text from pg_class where relkind = 'r'
                  and relnamespace::regnamespace::text in ('public', 'projection') and relname not in ('plans', 'erased_users')""");
        assertThat(tables).hasSizeGreaterThan(10);
        for (var table : tables) {
            assertThat(Database.count("select count(*) from " + table)).as("rows in %s", table).isPositive();
            for (var asker : List.of(stranger.toString(), "")) {
                assertThat(visibleRows(table.toString(), asker)).as("%s for '%s'", table, asker).isZero();
            }
        }
    }

    @Test
    void theOwnerOfTheRowsSeesThemInEveryTable() throws SQLException {
        var owner = Person.registered();
        fillEveryTable(owner);

        for (var table : List.of("users", "sessions", "refresh_tokens", "user_identities", "clones", "conversations",
                "messages", "message_events", "consent_log", "projection.subscriptions",
                "projection.space_members")) {
            assertThat(visibleRows(table, owner.id().toString())).as(table).isPositive();
        }
    }

    @Test
    void aLoginThatBecomesNobodyHasNoRights() throws SQLException {
        try (var connection = TestInfrastructure.as("login", "clone")) {
            for (var table : List.of("public.users", "public.clones", "public.messages", "messaging.outbox", "projection.plans")) {
                assertDenied(() -> Database.column(connection, "select count(*) from " + table));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select password_hash from users",
        "select token_hash from refresh_tokens",
        "update users set password_hash = 'x'",
        "update users set is_platform_admin = true",
        "update users set billing_plan = 'enterprise'",
        "update users set email = 'other@example.org'",
        "update users set row_version = 99",
        "insert into users (id, email, password_hash, full_name) values (gen_random_uuid(), 'x@example.org', 'x', 'X')",
        "insert into refresh_tokens (user_id, session_id, token_hash) select user_id, id, repeat('a', 64) from sessions",
        "insert into private.limit_counters values ('messages', gen_random_uuid(), 'ever', 0)",
        "update private.limit_counters set used = 0",
        "delete from private.limit_holds",
        "select private.lock_limit('messages', gen_random_uuid(), 'month', null)",
        "update messages set content = 'never said'",
        "update clones set user_id = gen_random_uuid()",
        "update clones set space_id = gen_random_uuid()",
        "delete from clones",
        "delete from users",
        "update consent_log set granted = true",
        "update projection.plans set max_clones = 1000",
        "insert into projection.space_members values (gen_random_uuid(), gen_random_uuid(), 'owner', 1)",
        "select * from messaging.outbox",
        "select * from projection.erased_users",
        "select private.credentials_of('a@example.org')",
        "select private.refresh_token_by('x')",
        "set local role definer",
        "set local role clone_owner"})
    void aRequestMayNot(String statement) throws SQLException {
        var person = Person.registered();
        try (var request = Database.requestOf(person.id())) {
            assertDenied(() -> Database.update(request, statement));
        }
    }

    @Test
    void nobodyTalksToACloneTheyDoNotSee() throws SQLException {
        var owner = Person.registered();
        var cloneId = owner.makesClone();
        var stranger = Person.registered();

        try (var request = Database.requestOf(stranger.id())) {
            assertDenied(() -> Database.update(request,
                    "insert into conversations (user_id, clone_id) values (?, ?)", stranger.id(), cloneId));
        }
    }

    @Test
    void nobodyPutsWordsIntoAConversationOfAnother() throws SQLException {
        var owner = Person.registered();
        var conversation = owner.opensConversation(owner.makesClone());
        var stranger = Person.registered();

        for (var author : List.of(owner.id(), stranger.id())) {
            try (var request = Database.requestOf(stranger.id())) {
                assertDenied(() -> Database.update(request, """
                        insert into messages (conversation_id, user_id, role, content) values (?, ?, 'user', 'planted')""",
                        conversation, author));
            }
        }
    }

    @Test
    void anAdministratorSeesPeopleAndClonesButNeverWhatIsSaid() throws SQLException {
        var owner = Person.registered();
        fillEveryTable(owner);

        try (var request = Database.requestOf(UUID.randomUUID())) {
            Database.column(request, "select set_config('app.is_platform_admin', 'true', true)");

            assertThat(Database.column(request, "select id from users where id = ?", owner.id())).hasSize(1);
            assertThat(Database.column(request, "select id from clones where user_id = ?", owner.id())).isNotEmpty();
            for (var table : List.of("conversations", "messages", "message_events", "sessions", "refresh_tokens")) {
                assertThat((long) Database.column(request, "select count(1) from " + table).getFirst()).as(table).isZero();
            }
        }
    }

    @Test
    void aBoundCredentialSeesNothingPersonal() throws SQLException {
        var owner = Person.registered();
        fillEveryTable(owner);

        try (var request = Database.requestOf(owner.id(), UUID.randomUUID())) {
            for (var table : List.of("users", "sessions", "refresh_tokens", "user_identities", "clones", "conversations",
                    "messages", "message_events", "consent_log")) {
                assertThat((long) Database.column(request, "select count(1) from " + table).getFirst()).as(table).isZero();
            }
        }
    }

    @Test
    void theVerifierSeesTablesAndNoRow() throws SQLException {
        fillEveryTable(Person.registered());
        try (var connection = TestInfrastructure.as("verifier", "clone")) {
            connection.setAutoCommit(false);
            Database.column(connection, "select set_config('role', 'verifier', true)");

            assertThat(Database.column(connection, """
                    select column_name::text from information_schema.columns
                    where table_name = 'users' and column_name like 'consent_%'""")).hasSize(5);
            assertThat((long) Database.column(connection, "select count(*) from users").getFirst()).isZero();
            assertThat((long) Database.column(connection, "select count(*) from messages").getFirst()).isZero();
        }
    }

    private static long visibleRows(String table, String user) throws SQLException {
        try (var connection = TestInfrastructure.as("login", "clone")) {
            connection.setAutoCommit(false);
            Database.column(connection, "select set_config('role', 'authenticated', true)");
            Database.column(connection, "select set_config('app.current_user_id', ?, true)", user);
            return (long) Database.column(connection, "select count(1) from " + table).getFirst();
        }
    }

    private static void fillEveryTable(Person owner) {
        var space = UUID.randomUUID();
        Siblings.addMember(space, owner.id(), "owner");
        Siblings.tellSubscription(owner.id(), "pro");
        owner.makesCloneIn(space);
        var conversation = owner.opensConversation(owner.makesClone());
        owner.posts("/conversations/" + conversation + "/messages", Map.of("content", "a secret")).statusCode(503);
        Database.run("insert into message_events (message_id, position, user_id, event, data) "
                + "select id, 0, user_id, 'delta', '{}' from messages where conversation_id = ?", conversation);
        Database.run("insert into user_identities (user_id, issuer, subject) values (?, 'https://id.example', ?)",
                owner.id(), owner.id().toString());
        Database.run("insert into consent_log (user_id, consent, granted, policy_version) "
                + "values (?, 'data_processing', true, '1')", owner.id());
    }

    private interface Statement {
        void run() throws SQLException;
    }

    private static void assertDenied(Statement statement) {
        assertThatThrownBy(statement::run).isInstanceOfSatisfying(SQLException.class,
                refused -> assertThat(refused.getSQLState()).as(refused.getMessage()).isEqualTo(DENIED));
    }
}
