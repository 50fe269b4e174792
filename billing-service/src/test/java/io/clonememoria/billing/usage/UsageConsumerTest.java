package io.clonememoria.billing.usage;

import static io.clonememoria.billing.BillingDatabase.awaitInbox;
import static io.clonememoria.billing.BillingDatabase.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class UsageConsumerTest {
    @Inject
    UsageConsumer consumer;

    @Inject
    WorkerTransaction transaction;

    private final UUID ada = UUID.randomUUID();

    @Test
    void whatHappensOnADayIsCountedInOneRow() {
        awaitInbox("usage", cloneCreated(), documentUploaded(), messageCompleted(40), messageCompleted(2));

        assertThat(days()).containsExactly("2 messages, 42 tokens, 1 documents, 1 clones");
        assertThat(column("select metric_date = (now() at time zone 'utc')::date from usage_metrics where user_id = ?", ada))
                .containsExactly(true);
    }

    @Test
    void whoActedIsChargedNotWhoOwnsTheClone() {
        var owner = UUID.randomUUID();

        awaitInbox("usage", TestBus.fact(Topics.FACTS_CLONE, "clone.created", UUID.randomUUID(),
                "{\"user_id\": \"%s\", \"owner_user_id\": \"%s\"}".formatted(ada, owner)));

        assertThat(days()).containsExactly("0 messages, 0 tokens, 0 documents, 1 clones");
        assertThat(column("select id from usage_metrics where user_id = ?", owner)).isEmpty();
    }

    @Test
    void aPictureThatWasMadeIsCounted() {
        awaitInbox("usage", TestBus.fact(Topics.FACTS_CLONE, "clone.avatar_generated", UUID.randomUUID(),
                "{\"user_id\": \"%1$s\", \"owner_user_id\": \"%1$s\"}".formatted(ada)));

        assertThat(column("select avatar_requests from usage_metrics where user_id = ?", ada)).containsExactly(1L);
    }

    @Test
    void anEventThatIsDeliveredTwiceCountsOnce() {
        var event = UUID.randomUUID();
        var subject = UUID.randomUUID();

        messageCompleted(event, subject, 10);
        messageCompleted(event, subject, 10);
        // Behind both on the same key: once it is done, so are they.
        var last = UUID.randomUUID();
        messageCompleted(last, subject, 5);
        awaitInbox("usage", event, last);

        assertThat(days()).containsExactly("2 messages, 15 tokens, 0 documents, 0 clones");
    }

    @Test
    void fiftyEventsFromManySendersAddUpExactly() throws Exception {
        var events = IntStream.range(0, 50).mapToObj(i -> UUID.randomUUID()).toArray(UUID[]::new);

        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var event : events) {
                senders.submit(() -> messageCompleted(event, UUID.randomUUID(), 3));
            }
        }
        awaitInbox("usage", events);

        assertThat(days()).containsExactly("50 messages, 150 tokens, 0 documents, 0 clones");
    }

    @Test
    void fiftyReplicasCountingAtTheSameMomentLoseNothing() {
        var counts = IntStream.range(0, 50)
                .mapToObj(i -> Fact.of(Topics.FACTS_CLONE, "message.completed", UUID.randomUUID(),
                        Map.of("user_id", ada, "prompt_tokens", 2, "completion_tokens", 1)))
                .map(fact -> transaction.as(WorkerRole.CONSUMER, sql -> consumer.apply(fact, sql)))
                .toList();

        Uni.join().all(counts).andFailFast().await().atMost(Duration.ofSeconds(30));

        assertThat(days()).containsExactly("50 messages, 150 tokens, 0 documents, 0 clones");
    }

    @Test
    void anEventThatMakesNoSenseIsSetAsideAndHoldsNobodyUp() {
        var subject = UUID.randomUUID();
        TestBus.fact(Topics.FACTS_CLONE, "message.completed", subject, "{\"user_id\": \"somebody\"}");
        awaitInbox("usage", messageCompleted(7));

        await().atMost(Duration.ofSeconds(30)).until(() -> column("""
                select id from messaging.dead_letters where consumer = 'usage' and record_key = ?""",
                subject.toString()).size() == 1);
        assertThat(days()).containsExactly("1 messages, 7 tokens, 0 documents, 0 clones");
    }

    private UUID cloneCreated() {
        return TestBus.fact(Topics.FACTS_CLONE, "clone.created", UUID.randomUUID(), "{\"user_id\": \"" + ada + "\"}");
    }

    private UUID documentUploaded() {
        return TestBus.fact(Topics.FACTS_MEMORY, "document.uploaded", UUID.randomUUID(), "{\"user_id\": \"" + ada + "\"}");
    }

    private UUID messageCompleted(int tokens) {
        var event = UUID.randomUUID();
        messageCompleted(event, UUID.randomUUID(), tokens);
        return event;
    }

    private void messageCompleted(UUID event, UUID subject, int tokens) {
        TestBus.fact(event, Topics.FACTS_CLONE, "message.completed", subject, """
                {"user_id": "%s", "prompt_tokens": %d, "completion_tokens": 1}""".formatted(ada, tokens - 1));
    }

    private List<@Nullable Object> days() {
        return column("""
                select format('%s messages, %s tokens, %s documents, %s clones',
                    messages_count, tokens_used, documents_uploaded, clones_created)
                from usage_metrics where user_id = ?""", ada);
    }
}
