package io.clonememoria.memory.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Api;
import io.clonememoria.memory.Database;
import io.clonememoria.memory.Eventually;
import io.clonememoria.memory.Siblings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ConsentTest {
    private final UUID rosa = UUID.randomUUID();
    private final UUID friend = UUID.randomUUID();
    private final UUID space = UUID.randomUUID();
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
    void withoutConsentNothingIsAddedAndAllIsReadAndDeleted() {
        var memory = Api.as(rosa).remember(grandpa, "The mill", "It burned down twice.");
        allows(rosa, false);

        Api.as(rosa).post("/clones/" + grandpa + "/memories", Map.of("title", "Another", "content", "Words.")).statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("https://clonememoria.io/problems/consent-required"))
                .body("consent", equalTo("data_processing"))
                .body("person", equalTo("you"));
        Api.as(rosa).upload(grandpa, "letter.txt", "text/plain", "Dear Rosa".getBytes()).statusCode(403);
        Api.as(rosa).get("/memories/" + memory).statusCode(200);
        Api.as(rosa).search(grandpa, "mill").statusCode(200).body("results.title", hasItem("The mill"));
        Api.as(rosa).delete("/memories/" + memory).statusCode(204);

        allows(rosa, true);
        Api.as(rosa).remember(grandpa, "Another", "Words.");
    }

    @Test
    void aPersonOfWhomWordIsOnItsWayIsWaitedForAndOneWhoStaysUnknownIsNotLetIn() {
        Api.as(rosa).remember(grandpa, "At once", "Told in the same moment."); // told just now

        Api.with(TestEdge.token(UUID.randomUUID())).post("/clones/" + grandpa + "/memories",
                        Map.of("title", "Nobody", "content", "Words.")).statusCode(503)
                .header("retry-after", equalTo("1"))
                .body("type", equalTo("https://clonememoria.io/problems/person-not-known-yet"));
    }

    @Test
    void theIndexerStopsWhereConsentEndsAndGoesOnWhereItIsGivenAgain() {
        Api.as(rosa).remember(grandpa, "First", "Told while it was allowed.");
        allows(rosa, false);

        var waiting = waitingPassages(60);
        Eventually.see(() -> Database.count("select count(*) from clone_document_chunks where memory_id = ? "
                + "and claimed_until = 'infinity'", waiting), aside -> aside == 60);
        var neighbour = UUID.randomUUID();
        var theirs = Api.as(neighbour).remember(Siblings.cloneOf(neighbour), "A neighbour's", "Not to wait behind Rosa's.");
        Eventually.see(() -> withVector(theirs), done -> done == 1);
        assertThat(withVector(waiting)).isZero();

        allows(rosa, true);
        Eventually.see(() -> withVector(waiting), done -> done == 60);
        assertThat(Database.count("select max(indexing_attempts) from clone_document_chunks where memory_id = ?", waiting)).isEqualTo(1);
    }

    @Test
    void withdrawnInTheMiddleOfALongTextTheRestStaysWithoutVectors() {
        Api.as(rosa).remember(grandpa, "First", "So that Rosa is known.");
        var text = waitingPassages(60);
        var claimedElsewhere = "update clone_document_chunks set claimed_until = %s where memory_id = ? and chunk_index >= 30 and embedding is null";
        Database.run(claimedElsewhere.formatted("now() + interval '1 hour'"), text);
        Eventually.see(() -> withVector(text), done -> done >= 30);

        allows(rosa, false);
        Database.run(claimedElsewhere.formatted("null"), text);
        Eventually.see(() -> Database.count("select count(*) from clone_document_chunks where memory_id = ? and embedding is null "
                + "and claimed_until is distinct from 'infinity'", text), left -> left == 0);

        assertThat(withVector(text)).isBetween(30L, 59L);
        allows(rosa, true);
        Eventually.see(() -> withVector(text), all -> all == 60);
    }

    @Test
    void whoSeesASharedCloneLearnsWhatItsOwnerAllowsAndNobodyElseDoes() throws SQLException {
        Siblings.addMember(space, rosa, "owner");
        Siblings.addMember(space, friend, "member");
        allows(rosa, true);
        assertThat(given(friend)).isFalse();

        var shared = Siblings.cloneSharedIn(space, rosa);
        Eventually.see(() -> Database.count("select count(*) from projection.clones where id = ?", shared), known -> known == 1);

        assertThat(given(friend)).isTrue();
        assertThat(given(rosa)).isTrue();
        assertThat(given(UUID.randomUUID())).isFalse();
        assertThat(asked(friend, "select has_consent(?, 'data_processing')")).isFalse();
    }

    private boolean given(UUID asker) throws SQLException {
        return asked(asker, "select given from private.consent_of_owner(?, 'data_processing')");
    }

    private boolean asked(UUID asker, String question) throws SQLException {
        try (var request = Database.requestOf(asker)) {
            return (boolean) Database.column(request, question, rosa).getFirst();
        }
    }

    private static void allows(UUID person, boolean processing) {
        Siblings.tellPerson(person, processing, false);
        Eventually.see(() -> Database.count("select count(*) from projection.users where id = ? and consent_data_processing = ?",
                person, processing), known -> known == 1);
    }

    /** Passages as an upload leaves them. @return the memory that they are of */
    private UUID waitingPassages(int many) {
        var memory = UUID.randomUUID();
        Database.run("""
                insert into memories (id, clone_id, user_id, title, content) values (?, ?, ?, 'A long one', 'In many pieces.')""",
                memory, grandpa, rosa);
        Database.run("""
                insert into clone_document_chunks (id, clone_id, memory_id, user_id, chunk_index, title, content)
                select gen_random_uuid(), ?, ?, ?, piece, 'A long one', 'Piece ' || piece from generate_series(0, ?::int - 1) piece""",
                grandpa, memory, rosa, many);
        return memory;
    }

    private static long withVector(UUID memoryId) {
        return Database.count("select count(*) from clone_document_chunks where memory_id = ? and embedding is not null", memoryId);
    }
}
