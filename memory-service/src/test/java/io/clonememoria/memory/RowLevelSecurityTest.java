package io.clonememoria.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database alone keeps people apart, whatever a query forgets. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class RowLevelSecurityTest {
    private final UUID rosa = UUID.randomUUID();
    private final UUID neighbour = UUID.randomUUID();
    private UUID grandpa;
    private UUID theirs;
    private UUID memory;

    @BeforeEach
    void bothRemember() {
        grandpa = Siblings.cloneOf(rosa);
        theirs = Siblings.cloneOf(neighbour);
        Siblings.knowPlans();
        Siblings.tellPerson(rosa, true);
        Siblings.tellSubscription(rosa, "pro");
        memory = Api.as(rosa).remember(grandpa, "Rosa's", "Rosa's words.");
        Api.as(rosa).post("/clones/" + grandpa + "/documents", Map.of("title", "Rosa's", "content", "Rosa's letter."))
                .statusCode(201);
        Api.as(neighbour).remember(theirs, "The neighbour's", "The neighbour's words.");
    }

    @Test
    void isEnabledAndForcedOnEveryTable() {
        assertThat(Database.column("""
                select relnamespace::regnamespace || '.' || relname from pg_class
                where relkind in ('r', 'p') and relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'liquibase')
                  and not (relrowsecurity and relforcerowsecurity)""")).isEmpty();
    }

    @Test
    void letsNoViewAskWithTheRightsOfItsOwner() {
        assertThat(Database.column("""
                select relname from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace
                  and not coalesce(reloptions::text like '%security_invoker=true%', false)""")).isEmpty();
    }

    @Test
    void fixesTheSearchPathOfEveryFunctionWithRightsOfItsOwn() {
        assertThat(Database.column("""
                select proname from pg_proc
                where prosecdef and pronamespace::regnamespace::text in ('public', 'private', 'messaging')
                  and not coalesce(proconfig::text like '%search_path=pg_catalog%', false)""")).isEmpty();
        assertThat(Database.column("""
                select proname from pg_proc
                where prosecdef and pronamespace::regnamespace::text in ('public', 'private')
                  and (proacl is null or exists (select from aclexplode(proacl) where grantee = 0))""")).isEmpty();
    }

    @Test
    void showsEachOnlyTheirOwnWithoutAWhere() throws SQLException {
        try (var connection = Database.requestOf(rosa)) {
            assertThat(Database.column(connection, "select title from memories")).containsExactly("Rosa's");
            assertThat(Database.column(connection, "select content from clone_documents")).containsExactly("Rosa's letter.");
            assertThat(Database.column(connection, "select content from clone_document_chunks"))
                    .containsExactlyInAnyOrder("Rosa's words.", "Rosa's letter.");
            assertThat(Database.column(connection, "select id from projection.clones")).containsExactly(grandpa);
        }
        try (var connection = Database.requestOf(neighbour)) {
            assertThat(Database.column(connection, "select title from memories")).containsExactly("The neighbour's");
            assertThat(Database.column(connection, "select content from clone_documents")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select * from projection.users",
        "select * from projection.subscriptions",
        "select * from projection.plans",
        "select * from messaging.outbox",
        "select * from messaging.inbox",
        "select * from messaging.dead_letters",
        "delete from memories",
        "delete from clone_documents",
        "delete from clone_document_chunks",
        "update memories set user_id = gen_random_uuid()",
        "update memories set clone_id = gen_random_uuid()",
        "update memories set source_type = 'forged'",
        "update memories set trust = 'owner'",
        "update memory_history set before = '{}'",
        "delete from memory_history",
        "update clone_documents set status = 'indexed'",
        "update clone_document_chunks set content = 'forged'",
        "update clone_document_chunks set embedding = null",
        "update projection.clones set version = 0",
        "insert into projection.space_members (space_id, user_id, role, version) values (gen_random_uuid(), gen_random_uuid(), 'owner', 1)",
        "select private.lexemes('en', 'a')",
        "set local role search",
        "set local role definer",
        "set local role indexer",
    })
    void refusesWhatARequestMustNeverDo(String statement) throws SQLException {
        try (var connection = Database.requestOf(rosa)) {
            assertThatThrownBy(() -> connection.createStatement().execute(statement))
                    .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void refusesRowsThatAreNotTheCallersOrNotOfTheirClone() throws SQLException {
        refusesMemory(rosa, neighbour, grandpa, null);
        refusesMemory(neighbour, neighbour, grandpa, null);
        refusesMemory(rosa, rosa, grandpa, UUID.randomUUID());
        refusesMemory(rosa, rosa, UUID.randomUUID(), null);
    }

    @Test
    void refusesPassagesUnderTheMemoriesOfOthers() throws SQLException {
        try (var connection = Database.requestOf(neighbour)) {
            assertThatThrownBy(() -> Database.column(connection, """
                    insert into clone_document_chunks (id, clone_id, memory_id, user_id, chunk_index, content)
                    values (gen_random_uuid(), ?, ?, ?, 7, 'poison') returning id""", grandpa, memory, neighbour))
                    .isInstanceOf(SQLException.class).hasMessageContaining("row-level security");
        }
    }

    @Test
    void refusesTrustThatIsNotTrue() throws SQLException {
        for (var trust : new String[] {"family", "import", "visitor"}) {
            try (var connection = Database.requestOf(rosa)) {
                assertThatThrownBy(() -> Database.column(connection, """
                        insert into memories (id, user_id, clone_id, title, content, trust)
                        values (gen_random_uuid(), ?, ?, 'Forged', 'Words', ?) returning id""", rosa, grandpa, trust))
                        .isInstanceOf(SQLException.class).hasMessageContaining("row-level security");
            }
        }
    }

    @Test
    void refusesAHistoryOfTheMemoriesOfOthersAndOneThatSomebodyElseIsSaidToHaveMade() throws SQLException {
        refusesHistory(neighbour, neighbour);
        refusesHistory(rosa, neighbour);
    }

    @Test
    void showsTheHistoryOfAMemoryToWhomItIsShown() throws SQLException {
        Api.as(rosa).patch("/memories/" + memory, Map.of("title", "Rosa's own")).statusCode(200);

        try (var connection = Database.requestOf(rosa)) {
            assertThat(Database.column(connection, "select before ->> 'title' from memory_history")).containsExactly("Rosa's");
        }
        try (var connection = Database.requestOf(neighbour)) {
            assertThat(Database.column(connection, "select before ->> 'title' from memory_history")).isEmpty();
        }
    }

    @Test
    void changesNothingOfOthers() throws SQLException {
        try (var connection = Database.requestOf(neighbour); var update = connection.createStatement()) {
            assertThat(update.executeUpdate("update memories set deleted_at = now() where title = 'Rosa''s'")).isZero();
        }
    }

    @Test
    void showsNothingAndTakesNothingWithoutAPerson() throws SQLException {
        try (var connection = TestInfrastructure.as("login", "memory")) {
            assertThatThrownBy(() -> connection.createStatement().execute("select * from memories")).isInstanceOf(SQLException.class);
            connection.setAutoCommit(false);
            Database.column(connection, "select set_config('role', 'authenticated', true)");
            assertThat(Database.column(connection, "select title from memories")).isEmpty();
            assertThat(Database.column(connection, "select content from clone_document_chunks")).isEmpty();
            assertThat(Database.column(connection, "select is_platform_admin()")).containsExactly(false);
        }
    }

    @Test
    void lapsesWithTheTransaction() throws SQLException {
        try (var connection = Database.requestOf(rosa)) {
            connection.commit();

            assertThatThrownBy(() -> connection.createStatement().execute("select * from memories")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void showsTheVerifierThatTablesAreThereAndNoWordOfThem() throws SQLException {
        try (var connection = TestInfrastructure.as("verifier", "memory")) {
            assertThat(Database.column(connection, """
                    select table_name::text from information_schema.tables
                    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1"""))
                    .containsExactly("clone_document_chunks", "clone_documents", "memories");
            assertThat(Database.column(connection, "select count(*) from memories")).isNotEmpty();
            assertThatThrownBy(() -> connection.createStatement().execute("select content from memories"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void answersConsentOnlyToThePersonItself() throws SQLException {
        Eventually.see(() -> Database.count("select count(*) from projection.users where id = ?", rosa), known -> known == 1);

        try (var connection = Database.requestOf(rosa)) {
            assertThat(consent(connection, rosa, "whatsapp_ingestion")).isTrue();
            assertThat(consent(connection, rosa, "third_party_apis")).isFalse();
            assertThat(consent(connection, rosa, "no_such_thing")).isFalse();
            assertThat(consent(connection, neighbour, "data_processing")).isFalse();
        }
        try (var connection = Database.requestOf(neighbour)) {
            assertThat(consent(connection, rosa, "whatsapp_ingestion")).isFalse();
        }
    }

    private static boolean consent(Connection connection, UUID person, String type) throws SQLException {
        return (Boolean) Database.column(connection, "select has_consent(?, ?)", person, type).getFirst();
    }

    private void refusesHistory(UUID caller, UUID saidToBeBy) throws SQLException {
        try (var connection = Database.requestOf(caller)) {
            assertThatThrownBy(() -> Database.column(connection, """
                    insert into memory_history (id, memory_id, clone_id, user_id, change, changed_by_user_id)
                    values (gen_random_uuid(), ?, ?, ?, 'updated', ?) returning id""", memory, grandpa, rosa, saidToBeBy))
                    .isInstanceOf(SQLException.class).hasMessageContaining("row-level security");
        }
    }

    private static void refusesMemory(UUID caller, UUID author, UUID cloneId, UUID spaceId) throws SQLException {
        try (var connection = Database.requestOf(caller)) {
            assertThatThrownBy(() -> Database.column(connection, """
                    insert into memories (id, user_id, clone_id, space_id, title, content)
                    values (gen_random_uuid(), ?, ?, ?, 'Forged', 'Words') returning id""", author, cloneId, spaceId))
                    .isInstanceOf(SQLException.class).hasMessageContaining("row-level security");
        }
    }
}
