package io.clonememoria.platform.state;

import static io.clonememoria.platform.note.Reactive.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.job.RecurringTasks;
import io.clonememoria.platform.note.Note;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.clonememoria.platform.transaction.SessionSql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class StateResourceTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final UUID ann = UUID.randomUUID();
    private final String administrator = TestEdge.caller(UUID.randomUUID()).claim("adm", true).token();

    @Inject
    RequestTransaction transaction;
    @Inject
    SessionSql sql;
    @Inject
    RecurringTasks tasks;

    @Test
    void everyRowIsToldAgainAsItIsNow() {
        var first = Note.of(ann, "first");
        var second = Note.of(ann, "second");
        await(() -> transaction.asUser(ann, () -> first.persist().chain(() -> second.persist())));
        await(() -> transaction.asUser(ann, () -> sql.update("update note set user_id = user_id where id = $1", second.id)));
        TestBus.await(Topics.STATE_SPACE_MEMBERS, event -> event.key().equals(second.id.toString()), SOON);

        republish(Topics.STATE_SPACE_MEMBERS).statusCode(202)
                .body("republications[0].topic", equalTo(Topics.STATE_SPACE_MEMBERS));
        await(() -> tasks.runNow("state-republication"));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(told(first.id)).containsExactly(1L, 1L);
            assertThat(told(second.id)).containsExactly(1L, 2L);
        });
        given().auth().oauth2(administrator).get("/api/v1/admin/state/republish").then().statusCode(200)
                .body("republications.find { it.topic == '" + Topics.STATE_SPACE_MEMBERS + "' }.finished_at != null",
                        equalTo(true));
    }

    @Test
    void aTopicThatIsNotOursIsRefused() {
        republish(Topics.STATE_USERS).statusCode(422);
        given().auth().oauth2(TestEdge.token(ann)).contentType("application/json").body("{}")
                .post("/api/v1/admin/state/republish").then().statusCode(403);
    }

    @Test
    void aLostProjectionIsRebuiltToTheSameContent() {
        var key = UUID.randomUUID().toString();
        var gone = UUID.randomUUID().toString();
        TestBus.state(Topics.STATE_CLONES, key, 1, "{\"id\":\"" + key + "\",\"name\":\"first\"}");
        TestBus.state(Topics.STATE_CLONES, gone, 1, "{\"id\":\"" + gone + "\",\"name\":\"gone\"}");
        TestBus.stateRemoved(Topics.STATE_CLONES, gone, 2);
        TestBus.state(Topics.STATE_CLONES, key, 2, "{\"id\":\"" + key + "\",\"name\":\"second\"}");
        await().atMost(SOON).untilAsserted(() -> assertThat(things())
                .contains(key + " 2 second false", gone + " 2 nothing true"));
        var before = things();

        query("truncate projection.things");
        given().auth().oauth2(administrator).contentType("application/json")
                .body("{\"topic\": \"" + Topics.STATE_CLONES + "\"}")
                .post("/api/v1/admin/state/rebuild").then().statusCode(202);

        await().atMost(SOON).untilAsserted(() -> assertThat(things()).containsAll(before));
    }

    private ValidatableResponse republish(String topic) {
        return given().auth().oauth2(administrator).contentType("application/json")
                .body("{\"topic\": \"" + topic + "\"}").post("/api/v1/admin/state/republish").then();
    }

    private static List<Long> told(UUID key) {
        return TestBus.read(Topics.STATE_SPACE_MEMBERS, event -> event.key().equals(key.toString())).stream()
                .map(TestBus.Event::rowVersion).toList();
    }

    private static List<String> things() {
        return query("select id || ' ' || version || ' ' || coalesce(name, 'nothing') || ' ' || (removed_at is not null) "
                + "from projection.things order by id");
    }

    private static List<String> query(String statement) {
        try (var superuser = TestInfrastructure.superuser("workspace"); var prepared = superuser.createStatement()) {
            var found = new ArrayList<String>();
            if (prepared.execute(statement)) {
                var rows = prepared.getResultSet();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
