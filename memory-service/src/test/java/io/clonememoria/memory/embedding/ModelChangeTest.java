package io.clonememoria.memory.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Api;
import io.clonememoria.memory.Database;
import io.clonememoria.memory.Eventually;
import io.clonememoria.memory.Siblings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The settings name a model outside, and the vectors that are there are of the one in process. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
@WithTestResource(StandIn.class)
class ModelChangeTest {
    private static final String INSIDE = E5Small.NAME;
    private static final String OUTSIDE = "openai/stand-in/64";

    private final UUID rosa = UUID.randomUUID();
    private UUID grandpa;

    /** A change of the model takes every passage there is, and other tests leave tens of thousands. */
    @BeforeAll
    static void nothingIsLeftOfOthers() {
        Database.run("delete from clone_document_chunks");
        Siblings.knowPlans();
    }

    @Inject
    ModelRegister register;

    @Inject
    EmbeddingService embeddings;

    @BeforeEach
    void rosaAllowsIt() {
        StandIn.tell("/mood", "well");
        grandpa = Siblings.cloneOf(rosa);
        allow(true);
        served(OUTSIDE);
    }

    /** Other tests find what they are used to. */
    @AfterAll
    static void theModelInProcessServesAgain() {
        serve(INSIDE);
        Database.run("update embedding_models set wanted_at = now() + interval '1 second' where model = ?", INSIDE);
    }

    @Test
    void indexesByTheModelOutsideAndKeepsItsNameWithEachVector() {
        var mill = remember("The mill", "It burned down twice.");

        Eventually.see(() -> model(mill), OUTSIDE::equals);
        Api.as(rosa).search(grandpa, "Which mill burned?").body("degraded", empty()).body("results.title", hasItem("The mill"));

        assertThat(Database.count("select vector_dims(embedding) from clone_document_chunks where memory_id = ?", mill)).isEqualTo(64);
        assertThat(StandIn.tell("/texts", "")).contains("It burned down twice.").contains("Which mill burned?");
    }

    @Test
    void sendsNothingOfWhoDoesNotAllowIt() {
        allow(false);
        var secret = remember("The secret", "Buried under the walnut tree.");

        Eventually.see(() -> Database.count("select count(*) from clone_document_chunks where memory_id = ? and claimed_until = 'infinity'",
                secret), aside -> aside == 1);
        Api.as(rosa).search(grandpa, "walnut").body("degraded", contains("dense")).body("results.title", hasItem("The secret"));
        assertThat(StandIn.tell("/texts", "")).doesNotContain("walnut");

        allow(true);

        Eventually.see(() -> model(secret), OUTSIDE::equals);
    }

    @Test
    void letsPassagesWaitForAProviderThatFailsAndFindsThemByTheirWords() {
        StandIn.tell("/mood", "failing");
        var mill = remember("The mill", "It burned down thrice.");

        Api.as(rosa).search(grandpa, "thrice").body("degraded", contains("dense")).body("results.title", hasItem("The mill"));
        StandIn.tell("/mood", "well");

        Eventually.see(() -> model(mill), OUTSIDE::equals);
    }

    @Test
    void doesNotBlamePassagesForAProviderThatFails() {
        StandIn.tell("/mood", "failing");
        var mill = remember("The mill", "It burned down.");
        Eventually.see(() -> Database.count("""
                select count(*) from clone_document_chunks where memory_id = ? and claimed_until is null and indexing_attempts = 0""",
                mill), waiting -> waiting == 1);
        StandIn.tell("/mood", "well");

        Eventually.see(() -> model(mill), OUTSIDE::equals);
    }

    @Test
    void answersByTheOldIndexWhileTheNewOneIsMadeAndGoesOnWhereAKilledProcessStopped() {
        var mill = remember("The mill", "It burned down twice.");
        Eventually.see(() -> model(mill), OUTSIDE::equals);
        StandIn.tell("/mood", "failing");
        var vector = "(select array_agg(0.1 + 0.001 * n) from generate_series(1, 384) n)::vector";

        // as a process leaves it that was killed during the change; at once, or this process would tidy up in between
        serve(INSIDE, "update clone_document_chunks set embedding = %s, embedding_model = '%s' where embedding is not null;"
                .formatted(vector, INSIDE));
        Database.run("""
                insert into passage_vectors (passage_id, model, attempts, claimed_until)
                select id, ?, 1, now() - interval '1 second' from clone_document_chunks where memory_id = ?
                on conflict do nothing""", OUTSIDE, mill);

        Eventually.see(() -> Api.as(rosa).search(grandpa, "What happened to the building?").extract().path("degraded").toString(),
                "[]"::equals);
        Api.as(rosa).search(grandpa, "What happened to the building?").body("results.title", hasItem("The mill"));
        assertThat(model(mill)).isEqualTo(INSIDE);

        StandIn.tell("/mood", "well");

        served(OUTSIDE);
        Eventually.see(() -> model(mill), OUTSIDE::equals);
        Eventually.see(() -> Database.count("""
                select count(*) from passage_vectors where passage_id in (
                    select id from clone_document_chunks where memory_id = ?)""", mill), left -> left == 0);
        Eventually.see(() -> Api.as(rosa).search(grandpa, "burned").extract().path("degraded").toString(), "[]"::equals);
    }

    @Test
    void takesAPreparedVectorAwayWithTheWordsThatItIsOf() {
        var mill = remember("The mill", "It burned down twice.");
        Eventually.see(() -> model(mill), OUTSIDE::equals);
        another("now() - interval '1 hour'");
        prepared(mill);

        Database.run("update clone_document_chunks set embedding = null where memory_id = ?", mill);

        assertThat(Database.count("""
                select count(*) from passage_vectors where model = 'other' and passage_id in (
                    select id from clone_document_chunks where memory_id = ?)""", mill)).isZero();
    }

    @Test
    void leavesToAnotherProcessWhatThatOneWantsAndKeepsItsVectorsWhenThisOneIsWantedAgain() {
        var mill = remember("The mill", "It burned down twice.");
        Eventually.see(() -> model(mill), OUTSIDE::equals);
        another("now() + interval '1 hour'");
        prepared(mill);

        var pond = remember("The pond", "It froze in November.");
        Eventually.see(() -> model(pond), OUTSIDE::equals);
        served(OUTSIDE);
        assertThat(prepared()).isOne();

        // its settings were older: a process with these was started once more
        another("now() - interval '1 hour'");
        var bridge = remember("The bridge", "It was of wood.");
        Eventually.see(() -> model(bridge), OUTSIDE::equals);
        assertThat(prepared()).isOne();

        another("now() - interval '2 days'");
        Eventually.see(ModelChangeTest::prepared, left -> left == 0);
    }

    @Test
    void letsTheFirstModelServeThatIsWantedOfAnEmptyDatabase() throws SQLException {
        var model = embeddings.model(OUTSIDE).orElseThrow();
        Database.run("delete from embedding_models");

        register.want(model);

        assertThat(register.standing()).isEqualTo(new ModelRegister.Standing(OUTSIDE, OUTSIDE));
    }

    @Test
    void takesOverVectorsOfAModelWhoseNameItDoesNotKnow() throws Exception {
        var mill = remember("The mill", "It burned down twice.");
        Eventually.see(() -> model(mill), OUTSIDE::equals);
        StandIn.tell("/mood", "failing");
        Database.run("""
                do $$ begin
                    update clone_document_chunks set embedding_model = 'older' where embedding is not null;
                    delete from embedding_models;
                end $$""");

        try (var owner = TestInfrastructure.as("owner", "memory");
                var change = getClass().getResourceAsStream("/db/changes/0080-vectors-of-more-than-one-model.sql")) {
            owner.createStatement().execute(new String(change.readAllBytes(), StandardCharsets.UTF_8));
        }
        register.want(embeddings.model(OUTSIDE).orElseThrow());

        assertThat(register.standing()).isEqualTo(new ModelRegister.Standing("older", OUTSIDE));
        Eventually.see(() -> Api.as(rosa).search(grandpa, "burned").extract().path("degraded").toString(), "[dense]"::equals);
        assertThat(model(mill)).isEqualTo("older");

        StandIn.tell("/mood", "well");

        served(OUTSIDE);
        Eventually.see(() -> model(mill), OUTSIDE::equals);
    }

    /** As a process with other settings notes its model, and prepares it. */
    private static void another(String wantedAt) {
        Database.run("""
                insert into embedding_models (model, dimension, wanted_at) values ('other', 3, %1$s)
                on conflict (model) do update set wanted_at = %1$s""".formatted(wantedAt));
    }

    private static void prepared(UUID memory) {
        Database.run("""
                insert into passage_vectors (passage_id, model, embedding) select id, 'other', '[1,2,3]' from clone_document_chunks
                where memory_id = ?""", memory);
    }

    private static long prepared() {
        return Database.count("select count(*) from passage_vectors where model = 'other'");
    }

    private void allow(boolean allowed) {
        Siblings.tellThirdParties(rosa, allowed);
        Eventually.see(() -> Database.column("select consent_third_party_apis from projection.users where id = ?", rosa),
                known -> known.equals(List.of(allowed)));
    }

    private UUID remember(String title, String content) {
        return UUID.fromString(Api.as(rosa).post("/clones/" + grandpa + "/memories", Map.of("title", title, "content", content))
                .statusCode(201).extract().path("id"));
    }

    private static String model(UUID memory) {
        return (String) Database.column("select embedding_model from clone_document_chunks where memory_id = ?", memory).getFirst();
    }

    private static void served(String model) {
        Eventually.see(() -> Database.column("select model from embedding_models where serving"),
                serving -> serving.equals(List.of(model)));
    }

    private static void serve(String model) {
        serve(model, "");
    }

    private static void serve(String model, String andBefore) {
        Database.run("""
                do $$ begin
                    %s
                    update embedding_models set serving = false where serving;
                    insert into embedding_models (model, dimension, serving, wanted_at) values ('%s', 384, true, now() - interval '1 hour')
                    on conflict (model) do update set serving = true;
                end $$""".formatted(andBefore, model));
    }
}
