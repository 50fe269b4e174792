package io.clonememoria.clone.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ConsentResourceTest {
    private static final String CONSENTS = "/users/me/consents";

    private Person person;

    @BeforeEach
    void register() {
        person = Person.registered();
    }

    @Test
    void registeringAllowsProcessingAndNothingElse() {
        person.gets(CONSENTS).statusCode(200)
                .body("data_processing.granted", equalTo(true))
                .body("data_processing.since", notNullValue())
                .body("data_processing.policy_version", equalTo("1"))
                .body("voice_processing.granted", equalTo(false))
                .body("voice_processing.since", nullValue())
                .body("video_processing.granted", equalTo(false))
                .body("third_party_apis.granted", equalTo(false))
                .body("whatsapp_ingestion.granted", equalTo(false));
        person.gets(CONSENTS + "/history").statusCode(200)
                .body("data.consent", contains("data_processing")).body("data.granted", contains(true));
    }

    @Test
    void aDecisionIsInTheLedgerTheRowAndTheAnswer() {
        person.asks().header("x-forwarded-for", "203.0.113.9").header("user-agent", "Firefox").body(Map.of("third_party_apis", true))
                .patch("/api/v1" + CONSENTS).then().statusCode(200)
                .body("third_party_apis.granted", equalTo(true))
                .body("third_party_apis.since", notNullValue())
                .body("third_party_apis.policy_version", equalTo("1"))
                .body("data_processing.granted", equalTo(true));

        person.gets(CONSENTS + "/history").statusCode(200)
                .body("data.consent", contains("third_party_apis", "data_processing"))
                .body("data[0].granted", equalTo(true))
                .body("data[0].policy_version", equalTo("1"))
                .body("data[0].ip_address", equalTo("203.0.113.9"))
                .body("data[0].user_agent", equalTo("Firefox"))
                .body("data[0].created_at", notNullValue())
                .body("next_cursor", nullValue());
        assertThat(Database.column("select consent_third_party_apis from users where id = ?", person.id())).containsExactly(true);
    }

    @Test
    void whatHappenedIsToldAndHowItIsNowTravelsAsState() {
        decide(Map.of("whatsapp_ingestion", true)).statusCode(200);

        var told = TestBus.await(Topics.FACTS_IDENTITY, "user.consent_changed", person.id().toString(), Duration.ofSeconds(20));
        assertThat(told.data().get("consent").asText()).isEqualTo("whatsapp_ingestion");
        assertThat(told.data().get("granted").asBoolean()).isTrue();
        assertThat(told.data().get("policy_version").asText()).isEqualTo("1");
        TestBus.await(Topics.STATE_USERS, event -> event.key().equals(person.id().toString())
                && event.data().get("consent_whatsapp_ingestion").asBoolean(), Duration.ofSeconds(20));
        TestBus.await(Topics.RESTRICTED_AUDIT, event -> event.key().equals(told.id().toString()), Duration.ofSeconds(20));
    }

    @Test
    void whatIsSoAlreadyIsNeitherWrittenNorTold() {
        var before = Database.column("select row_version from users where id = ?", person.id());

        decide(Map.of("data_processing", true, "voice_processing", false)).statusCode(200);
        decide(Map.of()).statusCode(200);
        person.asks().body("{\"voice_processing\": null}").patch("/api/v1" + CONSENTS).then().statusCode(200);

        assertThat(entries()).isEqualTo(1);
        assertThat(Database.column("select row_version from users where id = ?", person.id())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"everything\": true}", "{\"data_processing\": \"yes\"}", "{\"data_processing\": 1}",
        "{\"is_platform_admin\": true}", "[]", "null", "\"data_processing\""})
    void refusesWhatIsNoDecision(String body) {
        person.asks().body(body).patch("/api/v1" + CONSENTS).then().statusCode(422);

        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void theHistoryComesInPages() {
        for (var granted : new boolean[] {true, false, true, false}) {
            decide(Map.of("voice_processing", granted)).statusCode(200);
        }

        var first = person.gets(CONSENTS + "/history?limit=3").body("data", hasSize(3)).body("data.granted", contains(false, true, false));
        person.gets(CONSENTS + "/history?limit=3&cursor=" + first.extract().path("next_cursor"))
                .body("data.granted", contains(true, true)).body("next_cursor", nullValue());
        person.gets(CONSENTS + "/history?cursor=x").statusCode(400);
    }

    @Test
    void ofManyDecisionsAtOnceTheLedgerTellsAnOrderThatLeadsToHowItIs() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 24).mapToObj(at -> threads.submit(() ->
                    decide(Map.of("voice_processing", at % 2 == 0)).extract().statusCode())).toList();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        var ledger = Database.column("select granted from consent_log where user_id = ? and consent = 'voice_processing' "
                + "order by created_at, id", person.id());
        assertThat(ledger).isNotEmpty();
        for (var at = 0; at < ledger.size(); at++) {
            assertThat(ledger.get(at)).as("decision %d of %s", at, ledger).isEqualTo(at % 2 == 0);
        }
        assertThat(Database.column("select consent_voice_processing from users where id = ?", person.id()))
                .containsExactly(ledger.getLast());
    }

    @Test
    void theLedgerIsWrittenOnceAndNeverChanged() throws SQLException {
        try (var request = Database.requestOf(person.id())) {
            for (var change : List.of("update consent_log set granted = false", "delete from consent_log")) {
                var before = request.setSavepoint();
                assertThat(refused(() -> Database.update(request, change))).as(change).isTrue();
                request.rollback(before);
            }
        }
    }

    @Test
    void isForThePersonAndNotForAKeyOfASpace() {
        var neighbour = Person.registered();
        decide(Map.of("voice_processing", true));

        neighbour.gets(CONSENTS + "/history").body("data", hasSize(1));
        var bound = person.with(TestEdge.tokenBoundTo(person.id(), UUID.randomUUID()));
        bound.gets(CONSENTS).statusCode(403);
        bound.patches(CONSENTS, Map.of("voice_processing", false)).statusCode(403);
        bound.gets(CONSENTS + "/history").statusCode(403);
    }

    @Test
    void withoutConsentNothingIsAddedUntilItIsGivenAgain() {
        var cloneId = person.makesClone();
        decide(Map.of("data_processing", false)).statusCode(200).body("data_processing.granted", equalTo(false));

        person.posts("/clones", Map.of("name", "Another")).statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("https://clonememoria.io/problems/consent-required"))
                .body("consent", equalTo("data_processing"))
                .body("person", equalTo("you"));
        person.patches("/clones/" + cloneId, Map.of("name", "Other")).statusCode(403);
        person.gets("/clones").statusCode(200).body("data.id", hasItem(cloneId.toString()));
        person.deletes("/clones/" + cloneId).statusCode(204);

        decide(Map.of("data_processing", true)).statusCode(200);
        person.posts("/clones", Map.of("name", "Another")).statusCode(201);
    }

    private ValidatableResponse decide(Map<String, Boolean> wishes) {
        return person.patches(CONSENTS, wishes);
    }

    private long entries() {
        return Database.count("select count(*) from consent_log where user_id = ?", person.id());
    }

    private interface Statement {
        int run() throws SQLException;
    }

    private static boolean refused(Statement statement) {
        try {
            statement.run();
            return false;
        } catch (SQLException refused) {
            return refused.getSQLState().equals("42501");
        }
    }
}
