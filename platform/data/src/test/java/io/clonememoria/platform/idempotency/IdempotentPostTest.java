package io.clonememoria.platform.idempotency;

import static io.clonememoria.platform.note.Reactive.await;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class IdempotentPostTest {
    private final UUID ann = UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    @Inject
    WorkerTransaction worker;
    @Inject
    KeyExpiry expiry;
    @TestHTTPResource(value = "openapi", management = true)
    URL openApi;

    @AfterEach
    void openTheGate() {
        NoteResource.gate.complete(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/located"})
    void theSecondOfTwoEqualRequestsHasTheAnswerOfTheFirst(String operation) {
        var first = post(operation, "hello").then().statusCode(201).header("Idempotency-Replayed", nullValue()).extract();

        var second = post(operation, "hello").then().statusCode(201).header("Idempotency-Replayed", "true").extract();

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.contentType()).isEqualTo(first.contentType());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("x-request-id")).isNotEqualTo(first.header("x-request-id"));
        assertThat(notes()).isOne();
    }

    @Test
    void anAnswerWithoutABodyIsRepeatedWithoutOne() {
        for (var time : List.of("first", "second")) {
            given().auth().oauth2(TestEdge.token(ann)).header("Idempotency-Key", key).post("/api/v1/notes/touch")
                    .then().statusCode(204).body(equalTo("")).header("Idempotency-Replayed", time.equals("first") ? null : "true");
        }
        assertThat(notes()).isOne();
    }

    @Test
    void withoutAKeyEveryRequestIsANewOne() {
        for (var _ : List.of(1, 2)) {
            given().auth().oauth2(TestEdge.token(ann)).contentType("application/json").body(json("hello"))
                    .post("/api/v1/notes").then().statusCode(201);
        }
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void aKeyIsNotTakenForAnotherPayload() {
        post("", "hello").then().statusCode(201);

        problem(post("", "good bye"), 422, "idempotency-key-reused").body("errors[0].field", equalTo("Idempotency-Key"));
        // byte for byte: the same meaning in other bytes is no repetition of a client that repeats what it sent
        problem(as(ann).body("{\"body\":  \"hello\"}").post("/api/v1/notes"), 422, "idempotency-key-reused");
        problem(as(ann).body(json("hello")).post("/api/v1/notes?a=b"), 422, "idempotency-key-reused");
        assertThat(notes()).isOne();
    }

    @Test
    void aKeyIsOnesOwnAndOfOneOperationOnly() {
        var bob = UUID.randomUUID();
        var space = UUID.randomUUID();
        post("", "hello").then().statusCode(201);

        for (var other : List.of(as(bob), with(TestEdge.tokenBoundTo(ann, space)),
                with(TestEdge.caller(ann).claim("key", UUID.randomUUID().toString()).token()))) {
            other.body(json("hello")).post("/api/v1/notes").then().statusCode(201).header("Idempotency-Replayed", nullValue());
        }
        post("/located", "hello").then().statusCode(201).header("Idempotency-Replayed", nullValue());

        assertThat(count("select count(*) from note where user_id in ('%s', '%s')".formatted(ann, bob))).isEqualTo(5);
        for (var asker : List.of(ann + "/" + UUID.randomUUID(), bob + "/", UUID.randomUUID() + "/", "/")) {
            assertThat(visibleKeys(asker.split("/", -1))).as(asker).isEqualTo(asker.startsWith(bob.toString()) ? 1 : 0);
        }
    }

    @Test
    void ofManyAtOnceOneIsDoneAndTheOthersAreToldToWaitOrRepeatIt() {
        var answers = IntStream.range(0, 8).mapToObj(_ -> CompletableFuture.supplyAsync(() -> post("", "hello")))
                .toList().stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Response::statusCode).contains(201).isSubsetOf(201, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).extracting(Response::asString)
                .containsOnly(post("", "hello").asString());
        assertThat(notes()).isOne();
    }

    @Test
    void whileItIsWorkedOnTheKeyIsInUse() throws Exception {
        var first = postAndWaitInside();

        problem(post("", "hello"), 409, "idempotency-key-in-use").header("Retry-After", "1");

        NoteResource.gate.complete(null);
        first.get(20, SECONDS).then().statusCode(201);
        post("", "hello").then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(notes()).isOne();
    }

    /** As when the process or its connection is killed: effect and answer are written, and nothing is committed. */
    @Test
    void whatIsKilledInTheMiddleLeavesNothingAndIsDoneWhenAskedAgain() throws Exception {
        var first = postAndWaitInside();
        count("select count(pg_terminate_backend(pid)) from pg_stat_activity "
                + "where usename = 'workspace_login' and state = 'idle in transaction'");
        NoteResource.gate.complete(null);
        problem(first.get(20, SECONDS), 503, "database-unavailable");
        assertThat(notes()).isZero();

        post("", "hello").then().statusCode(201).header("Idempotency-Replayed", nullValue());

        assertThat(notes()).isOne();
    }

    @Test
    void aRefusalIsNotKept() {
        for (var _ : List.of(1, 2)) {
            problem(post("/refused", "hello"), 409, "not-now").header("Idempotency-Replayed", nullValue());
        }
        assertThat(notes()).isZero();
    }

    @Test
    void aKeyIsForgottenAfterItsTime() {
        post("", "hello").then().statusCode(201);
        count("with old as (update private.idempotency_keys set expires_at = now() where user_id = '%s' returning 1) select count(*) from old"
                .formatted(ann));

        post("", "another").then().statusCode(201).header("Idempotency-Replayed", nullValue());
        assertThat(notes()).isEqualTo(2);

        count("with old as (update private.idempotency_keys set expires_at = now() where user_id = '%s' returning 1) select count(*) from old"
                .formatted(ann));
        assertThat(await(() -> worker.as(expiry.role(), expiry::run))).isPositive();
        assertThat(count("select count(*) from private.idempotency_keys where user_id = '%s'".formatted(ann))).isZero();
    }

    @Test
    void whatIsKeptCannotBeReadInTheDatabase() {
        post("", "a secret of the family").then().statusCode(201);

        assertThat(count("select count(*) from private.idempotency_keys where user_id = '%s' and position('family'::bytea in answer) = 0"
                .formatted(ann))).isOne();
    }

    @Test
    void aFormIsTheSameWithAnotherBoundaryAndAnotherOneWithAnotherFile() {
        var letter = "Dear all".getBytes(StandardCharsets.UTF_8);
        var first = upload(letter, "one").then().statusCode(200).extract().asString();

        upload(letter, "two").then().statusCode(200).header("Idempotency-Replayed", "true").body(equalTo(first));
        problem(upload("Dear alL".getBytes(StandardCharsets.UTF_8), "three"), 422, "idempotency-key-reused");
        assertThat(notes()).isOne();
    }

    @Test
    void anOperationThatForgetsItsKeyFails() {
        post("/forgetful", "hello").then().statusCode(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "\"open", "a,b"})
    void whatIsNoKeyIsRefused(String malformed) {
        var answer = given().auth().oauth2(TestEdge.token(ann)).header("Idempotency-Key", malformed)
                .contentType("application/json").body(json("hello")).post("/api/v1/notes");

        problem(answer, 400, "malformed-idempotency-key");
        assertThat(notes()).isZero();
    }

    @Test
    void hugeAndDoubledKeysAreRefused() {
        var request = given().auth().oauth2(TestEdge.token(ann)).contentType("application/json").body(json("hello"));
        problem(request.header("Idempotency-Key", "k".repeat(256)).post("/api/v1/notes"), 400, "malformed-idempotency-key");
        problem(given().auth().oauth2(TestEdge.token(ann)).contentType("application/json").body(json("hello"))
                .header("Idempotency-Key", "a", "b").post("/api/v1/notes"), 400, "malformed-idempotency-key");
    }

    @Test
    void theApiSaysThatPostsTakeAKey() {
        given().queryParam("format", "json").get(openApi).then().statusCode(200)
                .body("paths.'/api/v1/notes'.post.parameters.name", contains("Idempotency-Key"));
    }

    private CompletableFuture<Response> postAndWaitInside() throws Exception {
        NoteResource.gate = new CompletableFuture<>();
        NoteResource.arrived = new CompletableFuture<>();
        var first = CompletableFuture.supplyAsync(() -> post("", "hello"));
        NoteResource.arrived.get(20, SECONDS);
        return first;
    }

    private Response post(String operation, String body) {
        return as(ann).body(json(body)).post("/api/v1/notes" + operation);
    }

    private Response upload(byte[] file, String boundary) {
        return given().auth().oauth2(TestEdge.token(ann)).header("Idempotency-Key", key)
                .contentType("multipart/form-data; boundary=" + boundary)
                .multiPart("file", "letter.txt", file, "text/plain").multiPart("title", "Letter")
                .post("/api/v1/notes/files");
    }

    private RequestSpecification as(UUID person) {
        return with(TestEdge.token(person));
    }

    private RequestSpecification with(String token) {
        return given().auth().oauth2(token).header("idempotency-key", '"' + key + '"').contentType("application/json");
    }

    private static String json(String body) {
        return "{\"body\": \"" + body + "\"}";
    }

    private static ValidatableResponse problem(Response answer, int status, String type) {
        return answer.then().statusCode(status).contentType("application/problem+json").body("type", endsWith("/" + type));
    }

    private long notes() {
        return count("select count(*) from note where user_id = '%s'".formatted(ann));
    }

    private static long visibleKeys(String[] userAndSpace) {
        try (var login = TestInfrastructure.as("login", "workspace"); var statement = login.createStatement()) {
            login.setAutoCommit(false);
            statement.execute("select set_config('role', 'authenticated', true), set_config('app.current_user_id', '%s', true), set_config('app.bound_space_id', '%s', true)"
                    .formatted(userAndSpace[0], userAndSpace[1]));
            try (var rows = statement.executeQuery("select count(*) from private.idempotency_keys")) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static long count(String sql) {
        try (var superuser = TestInfrastructure.superuser("workspace"); var statement = superuser.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
