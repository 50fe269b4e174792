package io.clonememoria.memory.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Api;
import io.clonememoria.memory.Database;
import io.clonememoria.memory.Eventually;
import io.clonememoria.memory.Siblings;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class IndexerTest {
    private final UUID rosa = UUID.randomUUID();
    private UUID grandpa;

    @BeforeAll
    static void plansAreKnown() {
        Siblings.knowPlans();
    }

    @BeforeEach
    void grandpaIsMade() {
        grandpa = Siblings.cloneOf(rosa);
    }

    @Test
    void finishesAPassageThatAKilledProcessLeft() {
        var id = Api.as(rosa).remember(grandpa, "The mill", "It burned down twice.");

        Database.run("""
                update clone_document_chunks
                set embedding = null, embedding_model = null, claimed_until = now() - interval '1 second', indexing_attempts = 1
                where memory_id = ?""", id);

        Eventually.see(() -> withVector(id), done -> done == 1);
    }

    @Test
    void leavesAPassageToWhoeverHasJustClaimedIt() {
        var id = Api.as(rosa).remember(grandpa, "The mill", "It burned down twice.");
        Database.run("""
                update clone_document_chunks set embedding = null, claimed_until = now() + interval '1 hour'
                where memory_id = ?""", id);

        // a later one is done, and so the earlier one was passed over
        Api.as(rosa).remember(grandpa, "The pond", "It froze in November.");

        assertThat(withVector(id)).isZero();
    }

    @Test
    void marksADocumentIndexedThatAKilledProcessHadDoneButNotSaid() {
        var id = addDocument("The ledger", "Twelve barrels of cider.");
        TestBus.await(Topics.FACTS_MEMORY, "document.indexed", id.toString(), Duration.ofSeconds(20));

        Database.run("update clone_documents set status = 'processing' where id = ?", id);

        Eventually.see(() -> status(id), status -> status.equals("indexed"));
    }

    @Test
    void givesUpOnAPassageThatCannotBeIndexedAndFinishesTheOthers() {
        Database.run("""
                create or replace function refuse_poison() returns trigger language plpgsql as $$
                begin
                    if new.embedding is not null and new.content like '%poison%' then raise 'poison'; end if;
                    return new;
                end $$""");
        Database.run("grant execute on function refuse_poison() to public");
        Database.run("create trigger refuse_poison before update on clone_document_chunks for each row execute function refuse_poison()");
        try {
            var good = addDocument("Good", "A spoonful of honey.");
            var bad = addDocument("Bad", "A spoonful of poison.");

            Eventually.see(() -> status(good), status -> status.equals("indexed"));
            Eventually.see(() -> status(bad), status -> status.equals("failed"));
            var failed = TestBus.await(Topics.FACTS_MEMORY, "document.failed", bad.toString(), Duration.ofSeconds(20));

            assertThat(failed.data().get("reason").asText()).isEqualTo("embedding-failed");
            Api.as(rosa).search(grandpa, "poison").body("results.title", hasItem("Bad"));
        } finally {
            Database.run("drop trigger refuse_poison on clone_document_chunks");
        }
    }

    @Test
    void writesWithTheRightsOfTheIndexerAndHasNoOthers() throws Exception {
        try (var connection = TestInfrastructure.as("worker", "memory")) {
            connection.createStatement().execute("set role indexer");

            assertThat(refused(connection, "select title from memories")).isTrue();
            assertThat(refused(connection, "select content from clone_documents")).isTrue();
            assertThat(refused(connection, "delete from clone_document_chunks")).isTrue();
            assertThat(refused(connection, "update clone_document_chunks set deleted_at = null")).isTrue();
            assertThat(refused(connection, "update clone_document_chunks set content = 'forged'")).isTrue();
            assertThat(refused(connection, "insert into clone_document_chunks (content) values ('forged')")).isTrue();
        }
    }

    private static boolean refused(Connection connection, String statement) {
        try {
            connection.createStatement().execute(statement);
            return false;
        } catch (SQLException refused) {
            return refused.getSQLState().equals("42501");
        }
    }

    private UUID addDocument(String title, String content) {
        return UUID.fromString(Api.as(rosa).post("/clones/" + grandpa + "/documents", Map.of("title", title, "content", content))
                .statusCode(201).extract().path("id"));
    }

    private static long withVector(UUID memoryId) {
        return Database.count("select count(*) from clone_document_chunks where memory_id = ? and embedding is not null", memoryId);
    }

    private static String status(UUID documentId) {
        return (String) Database.column("select status from clone_documents where id = ?", documentId).getFirst();
    }
}
