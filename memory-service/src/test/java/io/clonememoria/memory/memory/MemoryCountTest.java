package io.clonememoria.memory.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Api;
import io.clonememoria.memory.Database;
import io.clonememoria.memory.Eventually;
import io.clonememoria.memory.Siblings;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.job.RecurringTasks;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many memories a clone has, as others are told. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class MemoryCountTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final UUID rosa = UUID.randomUUID();

    @Inject
    RecurringTasks tasks;

    @Test
    void followsWhatIsAddedAndDeletedAndTellsIt() {
        var grandpa = Siblings.cloneOf(rosa);
        var first = Api.as(rosa).remember(grandpa, "The boat", "He built it himself.");
        Api.as(rosa).remember(grandpa, "The sea", "It was cold.");

        Api.as(rosa).delete("/memories/" + first).statusCode(204);

        assertThat(counted(grandpa)).isOne();
        var told = TestBus.await(Topics.STATE_CLONE_MEMORIES, event -> event.key().equals(grandpa.toString())
                && event.rowVersion() == 3, PATIENCE).data();
        assertThat(told.get("memories").asInt()).isOne();
        assertThat(told.get("clone_id").asText()).isEqualTo(grandpa.toString());
        assertThat(told.size()).isEqualTo(2);
    }

    @Test
    void countsARestoredOneAgainAndAChangedOneOnce() {
        var grandpa = UUID.randomUUID();
        var memory = written(grandpa);

        Database.run("update memories set deleted_at = now() where id = ?", memory);
        assertThat(counted(grandpa)).isZero();
        Database.run("update memories set deleted_at = null where id = ?", memory);
        assertThat(counted(grandpa)).isOne();
        Database.run("update memories set title = 'Another' where id = ?", memory);
        assertThat(Database.count("select row_version from private.clone_memories where clone_id = ?", grandpa)).isEqualTo(3);
        Database.run("update memories set deleted_at = now() where id = ?", memory);
        Database.run("delete from memories where id = ?", memory);
        assertThat(counted(grandpa)).isZero();
    }

    @Test
    void staysExactWhereManyAddAndDeleteAtOnce() throws Exception {
        var grandpa = Siblings.cloneOf(rosa);
        var first = Api.as(rosa).remember(grandpa, "The boat", "He built it himself.");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = IntStream.range(0, 16).<Callable<Integer>>mapToObj(at -> () -> at % 4 == 3
                    ? Api.as(rosa).delete("/memories/" + first).extract().statusCode()
                    : Api.as(rosa).post("/clones/" + grandpa + "/memories", Map.of("title", "One of many", "content", "Number " + at))
                            .extract().statusCode()).toList();
            for (var answer : threads.invokeAll(work)) {
                assertThat(answer.resultNow()).isIn(201, 204, 403, 404);
            }
        }

        assertThat(counted(grandpa)).isEqualTo(12);
    }

    @Test
    void statementsOverManyClonesInWhicheverOrderNeverWaitForEachOther() throws Exception {
        var clones = IntStream.range(0, 8).mapToObj(_ -> UUID.randomUUID()).toList();
        for (var round = 0; round < 5; round++) {
            clones.forEach(this::written);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var ascending = "insert into memories (user_id, clone_id, title, content) "
                        + "select ?, c, 'Many', 'Many' from unnest(?::uuid[]) c order by c";
                var descending = ascending + " desc";
                var ids = "{" + String.join(",", clones.stream().map(UUID::toString).toList()) + "}";
                var answers = threads.invokeAll(IntStream.range(0, 8).<Callable<Boolean>>mapToObj(at -> () -> {
                    Database.run(at % 2 == 0 ? ascending : descending, rosa, ids);
                    return true;
                }).toList());
                for (var answer : answers) {
                    assertThat(answer.resultNow()).isTrue();
                }
            }
        }

        assertThat(clones).allSatisfy(clone -> assertThat(counted(clone)).isEqualTo(45));
    }

    @Test
    void isForgottenWithACloneThatIsGoneForGood() throws Throwable {
        var grandpa = Siblings.cloneOf(rosa);
        var memory = Api.as(rosa).remember(grandpa, "The boat", "He built it himself.");
        Siblings.removeClone(grandpa);
        Eventually.see(() -> Database.count("select count(*) from projection.clones where id = ? and removed_at is not null", grandpa),
                removed -> removed == 1);
        VertxContextSupport.subscribeAndAwait(() -> tasks.runNow("forget-memory-counts"));
        assertThat(counted(grandpa)).as("while it has memories").isOne();
        Database.run("delete from memories where id = ?", memory);

        VertxContextSupport.subscribeAndAwait(() -> tasks.runNow("forget-memory-counts"));

        assertThat(Database.column("select memories from private.clone_memories where clone_id = ?", grandpa)).isEmpty();
        TestBus.await(Topics.STATE_CLONE_MEMORIES, event -> event.key().equals(grandpa.toString()) && event.data().isNull()
                && event.rowVersion() == 3, PATIENCE);
    }

    private UUID written(UUID cloneId) {
        var id = UUID.randomUUID();
        Database.run("insert into memories (id, user_id, clone_id, title, content) values (?, ?, ?, 'The boat', 'His.')",
                id, rosa, cloneId);
        return id;
    }

    private static long counted(UUID cloneId) {
        return Database.count("select memories from private.clone_memories where clone_id = ?", cloneId);
    }
}
