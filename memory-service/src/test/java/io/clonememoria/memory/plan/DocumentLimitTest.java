package io.clonememoria.memory.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Api;
import io.clonememoria.memory.Database;
import io.clonememoria.memory.Eventually;
import io.clonememoria.memory.Siblings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class DocumentLimitTest {
    private final UUID rosa = UUID.randomUUID();
    private UUID grandpa;

    @BeforeEach
    void plansAreKnown() {
        grandpa = Siblings.cloneOf(rosa);
        Siblings.knowPlans();
    }

    @Test
    void letsExactlyFiveOfTwentyInThatComeAtOnce() {
        Api.as(rosa).get("/clones/" + grandpa + "/documents").statusCode(200);

        try (var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = IntStream.range(0, 20)
                    .mapToObj(at -> CompletableFuture.supplyAsync(() -> Api.as(rosa)
                            .upload(grandpa, at + ".txt", "text/plain", ("Letter number " + at).getBytes(StandardCharsets.UTF_8))
                            .extract().statusCode(), visitors))
                    .toList().stream().map(CompletableFuture::join).toList();

            assertThat(statuses).containsOnly(201, 402);
            assertThat(statuses.stream().filter(status -> status == 201)).hasSize(5);
        }
        assertThat(Database.count("select count(*) from clone_documents where clone_id = ?", grandpa)).isEqualTo(5);
    }

    @Test
    void saysWhichLimitIsReached() {
        fill(5);

        add().statusCode(402)
                .body("type", endsWith("/document-limit-reached"))
                .body("plan", equalTo("free"))
                .body("limit", equalTo(5))
                .body("used", equalTo(5));
    }

    @Test
    void keepsNoOriginalOfARefusedUpload() {
        fill(5);

        Api.as(rosa).upload(grandpa, "one-too-many.txt", "text/plain", "Words.".getBytes(StandardCharsets.UTF_8))
                .statusCode(402);

        var folder = Path.of(TestInfrastructure.configuration().get("clonememoria.storage.folder"))
                .resolve("documents/" + rosa);
        assertThat(folder).satisfiesAnyOf(
                kept -> assertThat(kept).doesNotExist(),
                kept -> assertThat(kept).isEmptyDirectory());
    }

    @Test
    void freesThePlaceOfADeletedDocument() {
        fill(4);
        var last = add().statusCode(201).extract().<String>path("id");
        add().statusCode(402);

        Api.as(rosa).delete("/documents/" + last).statusCode(204);

        add().statusCode(201);
    }

    @Test
    void countsByThePlanOfTheClonesOwnerAsSoonAsItIsKnown() {
        fill(5);
        add().statusCode(402);

        Siblings.tellSubscription(rosa, "pro");

        Eventually.see(() -> add().extract().statusCode(), status -> status == 201);
    }

    @Test
    void letsNobodyInBeforeThePlansAreKnown() {
        Database.run("update projection.plans set removed_at = now()");
        try {
            add().statusCode(503).header("Retry-After", "1").body("type", endsWith("/plans-not-known-yet"));
        } finally {
            Database.run("update projection.plans set removed_at = null");
        }
    }

    @Test
    void treatsAPlanThatNobodyKnowsAsFree() {
        Siblings.tellSubscription(rosa, "platinum");
        Eventually.see(() -> Database.count("select count(*) from projection.subscriptions where user_id = ?", rosa),
                known -> known == 1);
        fill(5);

        add().statusCode(402).body("plan", equalTo("free"));
    }

    @Test
    void answersTheHelperFunctionsOnlyAboutClonesThatTheCallerSees() throws Exception {
        fill(5);

        try (var connection = Database.requestOf(rosa)) {
            assertThat(Database.column(connection, "select get_clone_document_count(?)", grandpa)).containsExactly(5L);
            assertThat(Database.column(connection, "select can_add_document(?)", grandpa)).containsExactly(false);
            assertThat(Database.column(connection, "select can_add_document(null)")).containsExactly(false);
        }
        try (var connection = Database.requestOf(UUID.randomUUID())) {
            assertThat(Database.column(connection, "select get_clone_document_count(?)", grandpa)).containsExactly((Object) null);
            assertThat(Database.column(connection, "select can_add_document(?)", grandpa)).containsExactly(false);
            assertThat(Database.column(connection, "select plan from private.document_limit(?)", grandpa)).isEmpty();
        }
    }

    private void fill(int documents) {
        for (var at = 0; at < documents; at++) {
            add().statusCode(201);
        }
    }

    private ValidatableResponse add() {
        return Api.as(rosa).post("/clones/" + grandpa + "/documents", Map.of("title", "A letter", "content", "Words."));
    }
}
