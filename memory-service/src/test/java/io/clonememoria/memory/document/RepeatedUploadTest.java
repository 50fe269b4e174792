package io.clonememoria.memory.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Api;
import io.clonememoria.memory.Database;
import io.clonememoria.memory.Siblings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is added again under its key is added once, and leaves one original. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class RepeatedUploadTest {
    private final UUID rosa = UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();
    private UUID grandpa;

    @BeforeEach
    void plansAreKnown() {
        grandpa = Siblings.cloneOf(rosa);
        Siblings.knowPlans();
        Api.as(rosa).get("/clones/" + grandpa + "/documents").statusCode(200);
    }

    @Test
    void theSecondUploadHasTheAnswerOfTheFirstAlsoWhenThePlanIsFullMeanwhile() throws IOException {
        var first = upload("Dear all").statusCode(201).header("Idempotency-Replayed", nullValue()).extract().asString();
        for (var at = 0; at < 4; at++) {
            Api.as(rosa).upload(grandpa, at + ".txt", "text/plain", ("Letter " + at).getBytes(StandardCharsets.UTF_8)).statusCode(201);
        }

        upload("Dear all").statusCode(201).header("Idempotency-Replayed", "true").body(equalTo(first));

        assertThat(Database.count("select count(*) from clone_documents where clone_id = ?", grandpa)).isEqualTo(5);
        assertThat(originals()).isEqualTo(5);
    }

    @Test
    void anotherFileNeedsAnotherKey() {
        upload("Dear all").statusCode(201);

        upload("Dear alL").statusCode(422).body("type", endsWith("/idempotency-key-reused"));
    }

    @Test
    void ofManyAtOnceOneIsLetInAndOneOriginalStays() throws IOException {
        try (var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = IntStream.range(0, 8)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> upload("Dear all").extract().statusCode(), visitors))
                    .toList().stream().map(CompletableFuture::join).toList();

            assertThat(statuses).contains(201).isSubsetOf(201, 409);
        }
        upload("Dear all").statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(Database.count("select count(*) from clone_documents where clone_id = ?", grandpa)).isOne();
        assertThat(originals()).isOne();
    }

    @Test
    void memoriesAndSearchesTakeAKeyToo() {
        for (var replayed : new String[] {null, "true"}) {
            post("/memories", Map.of("title", "Garden", "content", "We grew tomatoes in Lyon.")).statusCode(201)
                    .header("Idempotency-Replayed", equalTo(replayed));
            post("/memories/search", Map.of("query", "tomatoes")).statusCode(200)
                    .header("Idempotency-Replayed", equalTo(replayed));
            post("/documents", Map.of("title", "A letter", "content", "Words.")).statusCode(201)
                    .header("Idempotency-Replayed", equalTo(replayed));
        }
        assertThat(Database.count("select count(*) from memories where clone_id = ?", grandpa)).isOne();
        assertThat(Database.count("select count(*) from clone_documents where clone_id = ?", grandpa)).isOne();
    }

    private ValidatableResponse post(String path, Object body) {
        return Api.as(rosa).request().header("Idempotency-Key", key).contentType("application/json").body(body)
                .post("/api/v1/clones/" + grandpa + path).then();
    }

    private ValidatableResponse upload(String words) {
        return Api.as(rosa).request().header("Idempotency-Key", key)
                .multiPart("file", "letter.txt", words.getBytes(StandardCharsets.UTF_8), "text/plain")
                .post("/api/v1/clones/" + grandpa + "/documents").then();
    }

    private long originals() throws IOException {
        var folder = Path.of(TestInfrastructure.configuration().get("clonememoria.storage.folder"))
                .resolve("documents/" + rosa);
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }
}
