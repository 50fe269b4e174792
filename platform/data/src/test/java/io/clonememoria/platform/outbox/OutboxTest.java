package io.clonememoria.platform.outbox;

import static io.clonememoria.platform.note.Reactive.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.cipher.DataCipher;
import io.clonememoria.platform.cipher.Keyset;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.RestrictedData;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.note.Note;
import io.clonememoria.platform.request.RequestId;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.clonememoria.platform.schema.SchemaViolation;
import io.clonememoria.platform.transaction.SessionSql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class OutboxTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TOPIC = Topics.FACTS_PRIVACY;

    private final UUID ann = UUID.randomUUID();

    @Inject
    RequestTransaction transaction;
    @Inject
    SessionSql sql;
    @Inject
    Outbox outbox;
    @Inject
    @Keyset(Keyset.Of.BUS)
    DataCipher cipher;

    @Test
    void aCommittedFactReachesTheBrokerAsACloudEvent() {
        var fact = Fact.of(TOPIC, "note.written", ann, Map.of("user_id", ann, "characters", 4));

        await(() -> Uni.createFrom().deferred(() -> {
            MDC.put(RequestId.LOG_KEY, "request-7");
            return transaction.asUser(ann, () -> outbox.append(fact));
        }));

        var event = TestBus.await(TOPIC, "note.written", ann.toString(), SOON);
        assertThat(event.id()).isEqualTo(fact.id().toString());
        assertThat(event.source()).isEqualTo("/platform-data-test");
        assertThat(event.key()).isEqualTo(ann.toString());
        assertThat(event.time()).isEqualTo(fact.time());
        assertThat(event.data().get("user_id").asText()).isEqualTo(ann.toString());
        assertThat(event.data().get("characters").asInt()).isEqualTo(4);
    }

    @Test
    void manyFactsAreToldInTheirOrder() {
        var facts = IntStream.range(0, 100)
                .mapToObj(number -> Fact.of(TOPIC, "note.listed", ann, Map.of("number", number, "fields", List.of("a", "b"))))
                .toList();

        await(() -> transaction.asUser(ann, () -> outbox.appendAll(facts).chain(() -> outbox.appendAll(List.of()))));

        TestBus.await(TOPIC, event -> event.id().equals(facts.getLast().id().toString()), SOON);
        var told = TestBus.read(TOPIC, event -> event.type().equals("note.listed") && event.key().equals(ann.toString()));
        assertThat(told).extracting(TestBus.Event::id).isEqualTo(facts.stream().map(fact -> fact.id().toString()).toList());
        assertThat(told.getFirst().data().get("fields")).hasToString("[\"a\",\"b\"]");
    }

    @Test
    void aFactOfARolledBackTransactionIsNeverTold() {
        assertThatThrownBy(() -> await(() -> transaction.asUser(ann, () ->
                outbox.append(Fact.of(TOPIC, "note.lost", ann, Map.of()))
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("boom"))))));
        await(() -> transaction.asUser(ann, () -> outbox.append(Fact.of(TOPIC, "note.kept", ann, Map.of()))));

        TestBus.await(TOPIC, "note.kept", ann.toString(), SOON);

        // same key, so the same partition: what was told before the kept one would stand before it
        assertThat(TestBus.read(TOPIC, _ -> true)).noneMatch(event -> event.type().equals("note.lost"));
    }

    @Test
    void aRowPublishesItsStateItsVersionsAndItsRemoval() {
        var note = Note.of(ann, "first");
        await(() -> transaction.asUser(ann, () -> note.persist()));
        await(() -> transaction.asUser(ann, () -> sql.update("update note set body = 'second' where id = $1", note.id)));
        await(() -> transaction.asUser(ann, () -> sql.update("delete from note where id = $1", note.id)));

        TestBus.await(Topics.STATE_SPACE_MEMBERS, event -> event.key().equals(note.id.toString())
                && event.data().isNull(), SOON);

        var states = TestBus.read(Topics.STATE_SPACE_MEMBERS, _ -> true).stream()
                .filter(event -> event.key().equals(note.id.toString())).toList();
        // the change of the body is no news: it is not a published column
        assertThat(states).extracting(TestBus.Event::rowVersion).containsExactly(1L, 3L);
        assertThat(states.getFirst().data().get("user_id").asText()).isEqualTo(ann.toString());
        assertThat(states.getFirst().data().has("body")).isFalse();
    }

    @Test
    void theFactsOfOneAggregateArriveInTheirOrderThoughTheRelayLosesItsConnectionAgainAndAgain() throws Exception {
        var notes = List.of(Note.of(ann, "a"), Note.of(ann, "b"), Note.of(ann, "c"));
        notes.forEach(note -> await(() -> transaction.asUser(ann, () -> note.persist())));

        for (var number = 1; number <= 30; number++) {
            for (var note : notes) {
                append(note, number);
            }
            if (number % 10 == 0) {
                endConnectionsOfTheRelay();
            }
        }

        for (var note : notes) {
            TestBus.await(TOPIC, event -> event.subject().equals(note.id.toString())
                    && event.data().get("number").asInt() == 30, SOON);
        }
        var firstSeen = new HashMap<String, List<Integer>>();
        TestBus.read(TOPIC, _ -> true).stream().filter(event -> event.type().equals("note.numbered")).forEach(event -> {
            var numbers = firstSeen.computeIfAbsent(event.subject(), _ -> new ArrayList<>());
            var number = event.data().get("number").asInt();
            if (!numbers.contains(number)) { // at least once: a batch may come again
                numbers.add(number);
            }
        });
        assertThat(firstSeen.values()).hasSize(3).allSatisfy(numbers ->
                assertThat(numbers).isSorted().hasSize(30));
    }

    @Test
    void whatIsRestrictedIsEncryptedBeforeItIsWritten() {
        var act = UUID.randomUUID();
        var fact = Fact.of(Topics.RESTRICTED_AUDIT, "origin.recorded", act, Map.of("user_id", ann, "event_id", act,
                "ip_address", "2001:db8::7", "user_agent", "curl/8"));

        await(() -> transaction.asUser(ann, () -> outbox.append(fact)));

        var event = TestBus.await(Topics.RESTRICTED_AUDIT, "origin.recorded", act.toString(), SOON);
        assertThat(event.data().toString()).doesNotContain("2001:db8", "curl");
        assertThat(RestrictedData.open(new JsonObject(event.data().toString()), fact.id(), cipher)).isEqualTo(fact.data());
    }

    @Test
    void whatDoesNotFollowItsSchemaIsNotTold() {
        for (var wrong : List.of(Fact.of(TOPIC, "note.unheard_of", ann, Map.of()),
                Fact.of(TOPIC, "note.written", ann, Map.of()),
                Fact.of(TOPIC, "note.written", ann, Map.of("user_id", ann, "body", "dear diary")),
                Fact.of(Topics.FACTS_CLONE, "note.written", ann, Map.of("user_id", ann)))) {
            assertThatThrownBy(() -> await(() -> transaction.asUser(ann, () -> outbox.append(wrong))))
                    .isInstanceOf(SchemaViolation.class);
        }
    }

    private void append(Note note, int number) {
        await(() -> transaction.asUser(ann, () -> sql.select("select id from note where id = $1 for update", note.id)
                .chain(() -> outbox.append(Fact.of(TOPIC, "note.numbered", note.id, Map.of("number", number))))));
    }

    private static void endConnectionsOfTheRelay() throws Exception {
        try (var superuser = TestInfrastructure.superuser("workspace"); var statement = superuser.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
        }
    }
}
