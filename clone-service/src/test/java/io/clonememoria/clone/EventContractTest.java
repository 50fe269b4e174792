package io.clonememoria.clone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.local.TestEvents;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.inbox.FactConsumer;
import io.clonememoria.platform.inbox.StateProjection;
import io.clonememoria.platform.job.RecurringTasks;
import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What this service reads of others is what they promise: a consumer must be content with the least that they say. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class EventContractTest {
    @Inject
    @All
    List<FactConsumer> consumers;
    @Inject
    @All
    List<StateProjection> projections;
    @Inject
    WorkerTransaction transaction;
    @Inject
    RecurringTasks tasks;
    @ConfigProperty(name = "clonememoria.facts.topics")
    Optional<Set<String>> factTopics;
    @ConfigProperty(name = "clonememoria.state.topics")
    Set<String> stateTopics;

    @Test
    void everyTypeThatItListensToIsToldOnATopicThatItReads() {
        var told = topics().stream().flatMap(topic -> TestEvents.on(topic).stream()).collect(Collectors.toSet());

        for (var consumer : consumers) {
            assertThat(told).as(consumer.name()).containsAll(consumer.types().stream()
                    .filter(type -> !type.equals(FactConsumer.EVERY_TYPE)).toList());
        }
    }

    @Test
    void everyConsumerIsContentWithTheLeastThatATypeSays() {
        for (var topic : topics()) {
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

    private Set<String> topics() {
        return factTopics.orElse(Set.of());
    }

    /** Brings the effect about and takes it back. */
    private Uni<Void> digest(FactConsumer consumer, Fact fact) {
        return transaction.as(WorkerRole.CONSUMER, sql -> consumer.apply(fact, sql)
                .chain(() -> Uni.createFrom().failure(new Digested())));
    }

    private static final class Digested extends RuntimeException {}
}
