package io.clonememoria.clone.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class RegistrationTest {

    @Test
    void whoRegistersIsLoggedIn() {
        register("Anna+memories@Example.org", "eight ch", " Anna Roux ")
                .statusCode(201)
                .header("cache-control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(900))
                .body("access_token", matchesPattern("[\\w-]+\\.[\\w-]+\\.[\\w-]+"))
                .body("refresh_token", matchesPattern("[\\w-]{43}"))
                .body("user.id", notNullValue())
                .body("user.email", equalTo("Anna+memories@Example.org"))
                .body("user.full_name", equalTo("Anna Roux"))
                .body("user.created_at", notNullValue())
                .body("user", not(hasItem("password_hash")));
    }

    @Test
    void anAddressIsTakenInWhateverCapitalisation() {
        var person = Person.registered();

        register(person.email().toUpperCase(), "another password", "Impostor")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("https://clonememoria.io/problems/email-already-registered"));
    }

    @Test
    void ofManyWhoWantAnAddressAtOnceOneGetsIt() throws Exception {
        var email = "many-" + UUID.randomUUID() + "@example.org";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 12)
                    .mapToObj(_ -> threads.submit(() -> register(email, "eight characters", "Anna").extract().statusCode()))
                    .toList();

            var statuses = answers.stream().map(answer -> {
                try {
                    return answer.get();
                } catch (Exception failure) {
                    throw new IllegalStateException(failure);
                }
            }).toList();
            assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        }
    }

    @Test
    void thePasswordIsKeptAsAnArgon2idHashOfAtLeast19MebibytesAndTwoPasses() {
        var person = Person.registered();

        var hash = (String) Database.column("select password_hash from users where id = ?", person.id()).getFirst();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(Person.PASSWORD);
    }

    @Test
    void isToldToTheOthersWithoutNameOrAddress() {
        var person = Person.registered();
        var id = person.id().toString();

        var registered = TestBus.await(Topics.FACTS_IDENTITY, "user.registered", id, Duration.ofSeconds(20));
        var state = TestBus.await(Topics.STATE_USERS, event -> event.key().equals(id), Duration.ofSeconds(20));

        assertThat(registered.data().toString()).isEqualTo("{\"user_id\":\"" + id + "\"}");
        assertThat(state.rowVersion()).isEqualTo(1);
        assertThat(state.data().get("consent_data_processing").asBoolean()).isTrue();
        assertThat(state.data().get("consent_third_party_apis").asBoolean()).isFalse();
        assertThat(state.data().get("is_platform_admin").asBoolean()).isFalse();
        assertThat(state.data().toString()).doesNotContain("example.org").doesNotContain("Martin");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "no-at-sign     | long enough | Anna | email",
        "@example.org   | long enough | Anna | email",
        "a b@example.org | long enough | Anna | email",
        "a@example.org  | short       | Anna | password",
        "a@example.org  | long enough | ''   | full_name",
        "a@example.org  | long enough | '   ' | full_name"})
    void namesTheFieldThatIsWrong(String email, String password, String fullName, String field) {
        register(email, password, fullName)
                .statusCode(422)
                .body("type", equalTo("https://clonememoria.io/problems/validation-failed"))
                .body("errors.field", hasItem(field));
    }

    @Test
    void boundsWhatIsTooLong() {
        register("a".repeat(250) + "@example.org", "long enough", "Anna").statusCode(422).body("errors.field", hasItem("email"));
        register("a@example.org", "p".repeat(257), "Anna").statusCode(422).body("errors.field", hasItem("password"));
        register("a@example.org", "long enough", "n".repeat(101)).statusCode(422).body("errors.field", hasItem("full_name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"An\\u0000na", "An\\nna", "An\\u001bna", "An\\ud800na"})
    void refusesControlCharactersAndBrokenUnicodeInTheName(String name) {
        given().contentType("application/json").body("""
                        {"email": "a@example.org", "password": "long enough", "full_name": "%s"}""".formatted(name))
                .post("/api/v1/auth/register").then()
                .statusCode(422).body("errors.field", hasItem("full_name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"email\": \"a@example.org\", \"password\": \"long enough\", \"full_name\": \"Anna\", \"is_platform_admin\": true}",
        "{\"email\": \"a@example.org\", \"password\": 12345678, \"full_name\": \"Anna\"}",
        "{\"email\": [\"a@example.org\"], \"password\": \"long enough\", \"full_name\": \"Anna\"}",
        "{}", "null", "[]", "\"text\""})
    void refusesWhatDoesNotFitTheForm(String body) {
        given().contentType("application/json").body(body).post("/api/v1/auth/register").then().statusCode(422);
    }

    @Test
    void refusesWhatIsNotJson() {
        given().contentType("application/json").body("{\"email\": ").post("/api/v1/auth/register").then().statusCode(400);
        given().contentType("text/plain").body("hello").post("/api/v1/auth/register").then().statusCode(415);
        given().get("/api/v1/auth/register").then().statusCode(405);
    }

    private static ValidatableResponse register(String email, String password, String fullName) {
        return given().contentType("application/json")
                .body(Map.of("email", email, "password", password, "full_name", fullName))
                .post("/api/v1/auth/register").then();
    }
}
