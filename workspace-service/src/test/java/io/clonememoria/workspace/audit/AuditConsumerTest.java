package io.clonememoria.workspace.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.workspace.database.Database;
import io.clonememoria.workspace.database.Family;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class AuditConsumerTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private final UUID user = UUID.randomUUID();
    private final UUID subject = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({
        "clonememoria.identity,  user.registered,      user",
        "clonememoria.identity,  session.created,      session",
        "clonememoria.identity,  session.revoked,      session",
        "clonememoria.identity,  session.failed,       session",
        "clonememoria.clone,     clone.created,        clone",
        "clonememoria.clone,     clone.updated,        clone",
        "clonememoria.clone,     clone.deleted,        clone",
        "clonememoria.clone,     conversation.created, conversation",
        "clonememoria.clone,     message.sent,         message",
        "clonememoria.clone,     message.completed,    message",
        "clonememoria.memory,    memory.created,       memory",
        "clonememoria.memory,    memory.deleted,       memory",
        "clonememoria.memory,    document.uploaded,    document",
        "clonememoria.memory,    document.indexed,     document",
        "clonememoria.memory,    document.failed,      document",
        "clonememoria.memory,    document.deleted,     document",
        "clonememoria.workspace, space.created,        space",
        "clonememoria.billing,   plan.changed,         plan",
        "clonememoria.privacy,   data_export.completed, data_export",
    })
    void writesAnEntryForEachFact(String topic, String type, String resourceType) {
        var event = TestBus.fact(topic, type, subject, """
                {"user_id": "%s", "space_id": null, "clone_id": "c", "characters": 42}""".formatted(user));

        awaitEntry(event);
        assertThat(Database.text("""
                select concat_ws(' ', user_id, space_id, event, resource_type, resource_id, metadata,
                                 ip_address, user_agent)
                  from audit_log where id = ?""", event))
                .isEqualTo("%s %s %s %s {\"clone_id\": \"c\", \"characters\": 42}",
                        user, type, resourceType, subject);
    }

    @Test
    void anEntryIsOfTheTimeOfTheEventAndNotOfItsArrival() {
        var event = TestBus.fact(Topics.FACTS_CLONE, "clone.created", subject, data());
        var told = TestBus.await(Topics.FACTS_CLONE, fact -> fact.id().equals(event.toString()), LONG_ENOUGH);

        awaitEntry(event);
        var written = (Timestamp) Database.column("select created_at from audit_log where id = ?", event).getFirst();
        assertThat(written.toInstant()).isCloseTo(told.time(), within(1, ChronoUnit.MICROS));
    }

    @Test
    void anActInASpaceIsReadByWhoRunsTheSpace() {
        var family = Family.gathered();
        var event = TestBus.fact(Topics.FACTS_MEMORY, "memory.created", subject,
                "{\"user_id\": \"%s\", \"space_id\": \"%s\"}".formatted(family.member, family.space));

        awaitEntry(event);
        given().auth().oauth2(TestEdge.token(family.admin)).queryParam("space_id", family.space)
                .get("/api/v1/audit-log").then().statusCode(200).body("data.id", contains(event.toString()));
    }

    @Test
    void aDuplicateIsNoEntryOfItsOwn() {
        var event = UUID.randomUUID();
        TestBus.fact(event, Topics.FACTS_CLONE, "clone.created", subject, data());
        TestBus.fact(event, Topics.FACTS_CLONE, "clone.created", subject, data());
        var later = TestBus.fact(Topics.FACTS_CLONE, "clone.updated", subject, data());

        awaitEntry(later);
        assertThat(Database.column("select event from audit_log where resource_id = ? order by event", subject))
                .containsExactly("clone.created", "clone.updated");
        assertThat(deadLetters("audit")).isEmpty();
    }

    @Test
    void aDuplicateThatTheInboxHasForgottenIsNoneEither() {
        var event = TestBus.fact(Topics.FACTS_CLONE, "clone.created", subject, data());
        awaitEntry(event);
        Database.execute("delete from messaging.inbox where event_id = ?", event);

        TestBus.fact(event, Topics.FACTS_CLONE, "clone.created", subject, data());
        awaitEntry(TestBus.fact(Topics.FACTS_CLONE, "clone.updated", subject, data()));

        assertThat(Database.count("select from audit_log where resource_id = ?", subject)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                            | does not say who acted
            {"user_id": "astrid"}                                         | user_id is not an id
            {"user_id": "11111111-1111-7111-8111-111111111111", "space_id": "home"} | space_id is not an id
            """)
    void aMalformedFactParksItsKeyWhileOthersGoOn(String malformed, String cause) {
        TestBus.fact(Topics.FACTS_CLONE, "clone.created", subject, malformed);
        TestBus.fact(Topics.FACTS_CLONE, "clone.updated", subject, data());
        var ofAnotherKey = TestBus.fact(Topics.FACTS_CLONE, "clone.created", UUID.randomUUID(), data());

        awaitEntry(ofAnotherKey);
        await().atMost(LONG_ENOUGH).until(() -> deadLetters("audit").size() == 2);
        assertThat(deadLetters("audit")).satisfiesExactly(
                first -> assertThat(first).asString().contains(cause),
                second -> assertThat(second).asString().contains("waits behind"));
        assertThat(Database.count("select from audit_log where resource_id = ?", subject)).isZero();
    }

    @Test
    void whatIsNoEventAtAllIsKeptAndHoldsNothingBack() {
        var event = UUID.randomUUID();
        TestBus.fact(event, Topics.FACTS_CLONE, "clone.created", subject, "[1, 2]");
        var later = TestBus.fact(Topics.FACTS_CLONE, "clone.updated", subject, data());

        awaitEntry(later);
        assertThat(deadLetters("envelope")).hasSize(1);
    }

    private String data() {
        return "{\"user_id\": \"%s\"}".formatted(user);
    }

    /** The causes, in the order of the events. */
    private List<Object> deadLetters(String consumer) {
        return Database.column("""
                select cause from messaging.dead_letters
                 where consumer = ? and record_key = ? order by record_offset""",
                consumer, subject.toString());
    }

    private static void awaitEntry(UUID event) {
        await().atMost(LONG_ENOUGH).until(() -> Database.count("select from audit_log where id = ?", event) == 1);
    }
}
