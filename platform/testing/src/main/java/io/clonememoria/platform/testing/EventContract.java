package io.clonememoria.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.local.TestEvents;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.inbox.FactConsumer;
import io.clonememoria.platform.inbox.StateProjection;
import io.clonememoria.platform.job.RecurringTasks;
import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What this service reads of others is what they promise: a consumer must be content with the least that they say. */
public abstract class EventContract {
    private final List<FactConsumer> consumers = all(FactConsumer.class);
    private final List<StateProjection> projections = all(StateProjection.class);
    private final WorkerTransaction transaction = the(WorkerTransaction.class);
    private final RecurringTasks tasks = the(RecurringTasks.class);
    private final Set<String> factTopics = topics("clonememoria.facts.topics");
    private final Set<String> stateTopics = topics("clonememoria.state.topics");

    @Test
    void everyTypeThatItListensToIsToldOnATopicThatItReads() {
        var told = factTopics.stream().flatMap(topic -> TestEvents.on(topic).stream()).collect(Collectors.toSet());

        for (var consumer : consumers) {
            assertThat(told).as(consumer.name()).containsAll(consumer.types().stream()
                    .filter(type -> !type.equals(FactConsumer.EVERY_TYPE)).toList());
        }
    }

    @Test
    void everyConsumerIsContentWithTheLeastThatATypeSays() {
        for (var topic : factTopics) {
            for (var type : TestEvents.on(topic)) {
                var fact = new Fact(UUID.randomUUID(), topic, type, UUID.randomUUID(), Instant.now(),
                        new JsonObject(TestEvents.least(type)));
                consumers.stream().filter(consumer -> FactConsumer.wants(consumer, fact)).forEach(consumer ->
                        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() -> digest(consumer, fact)))
                                .as(consumer.name() + " of " + type).isInstanceOf(Digested.class));
            }
        }
    }

    @Test
    void everyColumnThatItProjectsIsPublished() {
        assertThat(projections).allSatisfy(projection -> {
            assertThat(stateTopics).contains(projection.topic());
            assertThat(TestEvents.on(projection.topic())).hasSize(1).allSatisfy(type ->
                    assertThat(TestEvents.fieldsOf(type)).containsAll(projection.columns()));
        });
    }

    @Test
    void whatItOwnsIsPublishedAsItsTypeAndCanBeToldAgain() throws Throwable {
        var asked = VertxContextSupport.subscribeAndAwait(() -> transaction.as(WorkerRole.CONSUMER, sql -> sql.query("""
                with owned as (select args[1] as topic, args[2] as type from messaging.published_state), asked as (
                    insert into messaging.republications (topic) select topic from owned
                    on conflict (topic) do update set after_key = null, finished_at = null)
                select topic, type from owned""").execute()));
        asked.forEach(row -> assertThat(TestEvents.on(row.getString(0))).containsExactly(row.getString(1)));

        VertxContextSupport.subscribeAndAwait(() -> tasks.runNow("state-republication"));

        var unfinished = VertxContextSupport.subscribeAndAwait(() -> transaction.as(WorkerRole.CONSUMER, sql ->
                sql.query("select topic from messaging.republications where finished_at is null").execute()));
        assertThat(unfinished.size()).isZero();
    }

    private static <T> T the(Class<T> type) {
        return Arc.container().instance(type).get();
    }

    private static <T> List<T> all(Class<T> type) {
        return Arc.container().listAll(type).stream().map(InstanceHandle::get).toList();
    }

    /** None, for a service that reads nothing of the kind. */
    private static Set<String> topics(String setting) {
        return ConfigProvider.getConfig().getOptionalValue(setting, String[].class).map(Set::of).orElse(Set.of());
    }

    /** Brings the effect about and takes it back. */
    private Uni<Void> digest(FactConsumer consumer, Fact fact) {
        return transaction.as(WorkerRole.CONSUMER, sql -> consumer.apply(fact, sql)
                .chain(() -> Uni.createFrom().failure(new Digested())));
    }

    private static final class Digested extends RuntimeException {}
}
