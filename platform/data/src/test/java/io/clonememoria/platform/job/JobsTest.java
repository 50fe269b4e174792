package io.clonememoria.platform.job;

import static io.clonememoria.platform.note.Reactive.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class JobsTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final UUID ann = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    @Inject
    JobService jobs;
    @Inject
    RequestTransaction transaction;
    @Inject
    Instance<JobStore> stores;
    @Inject
    JobConfig config;
    @Inject
    Vertx vertx;
    @Inject
    MeterRegistry meters;
    @Inject
    Counting.Plain counting;
    @Inject
    @All
    List<JobHandler<?>> handlers;

    @Test
    void aJobDoesEverythingOnceAndItsPersonAloneSeesHowFarItIs() {
        var job = count(ann, Map.of("to", 20));

        var ended = ended(ann, job);

        assertThat(ended).extracting(JobView::state, JobView::done, JobView::total).containsExactly("succeeded", 20L, 20L);
        assertThat(numbers(job)).isEqualTo(upTo(20));
        assertThatThrownBy(() -> view(bob, job)).isInstanceOf(JobNotFound.class);
    }

    @Test
    void whoeverIsKilledAndWhateverFailsTheJobGoesOnWhereItWas() {
        var killed = count(ann, Map.of("to", 8, "kill_at", 5));
        var unlucky = count(bob, Map.of("to", 8, "fail_at", 3));

        assertThat(ended(ann, killed).state()).isEqualTo("succeeded");
        assertThat(ended(bob, unlucky).state()).isEqualTo("succeeded");

        assertThat(numbers(killed)).isEqualTo(upTo(8));
        assertThat(numbers(unlucky)).isEqualTo(upTo(8));
    }

    @Test
    void aJobWhoseOwnerIsGoneIsGoneOnWithByAnother() {
        var job = count(ann, Map.of("to", 8, "hang_at", 5));
        await().atMost(SOON).until(() -> numbers(job).size() == 4);

        // as if the process that hangs had been killed, and its lease had run out
        update("update messaging.jobs set payload = '{\"to\": 8}', lease_owner = gen_random_uuid(), due_at = now() where id = '" + job + "'");

        assertThat(ended(ann, job).state()).isEqualTo("succeeded");
        assertThat(numbers(job)).isEqualTo(upTo(8));
    }

    @Test
    void aStepThatFailsAgainAndAgainFailsTheJobAndKeepsWhatWasDone() {
        var job = count(ann, Map.of("to", 8, "always_fail_at", 4));

        var ended = ended(ann, job);

        assertThat(ended.state()).isEqualTo("failed");
        assertThat(ended.done()).isEqualTo(3);
        assertThat(ended.cause()).isNotBlank().doesNotContain("accident");
        assertThat(numbers(job)).isEqualTo(upTo(3));
    }

    @Test
    void aHandlerIsToldOfTheStepsThatWereCommittedAndOfNoOthers() {
        var before = counting.told();

        var job = count(ann, Map.of("to", 8, "fail_at", 3, "always_fail_at", 6));

        assertThat(ended(ann, job).state()).isEqualTo("failed");
        assertThat(counting.told() - before).isEqualTo(5).isEqualTo(numbers(job).size());
    }

    @Test
    void aJobThatHangsIsCancelledWithinASecondAndOneThatWaitsToo() {
        var hanging = count(ann, Map.of("to", 8, "hang_at", 3));
        await().atMost(SOON).until(() -> numbers(hanging).size() == 2);
        var asked = System.nanoTime();

        cancel(ann, hanging);

        assertThat(ended(ann, hanging).state()).isEqualTo("cancelled");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2)); // a busy machine
        assertThatThrownBy(() -> cancel(bob, hanging)).isInstanceOf(JobNotFound.class);
        assertThat(numbers(hanging)).isEqualTo(upTo(2));
    }

    @Test
    void oneWithManyJobsDoesNotDelayOthersAndTwoRunnersShareTheWork() {
        var second = new JobRunner(vertx, stores.get(), config, meters, handlers);
        second.start(new StartupEvent());
        try {
            var many = new ArrayList<UUID>();
            await(() -> transaction.asUser(ann, () -> Multi.createFrom().range(0, 60)
                    .onItem().transformToUniAndConcatenate(_ -> jobs.enqueue("count", ann, null, new JsonObject(Map.of("to", 10, "slowly", true))))
                    .invoke(many::add).collect().last()));

            var one = count(bob, Map.of("to", 3));
            assertThat(ended(bob, one).state()).isEqualTo("succeeded");
            var before = "select count(*)::int from messaging.jobs where user_id = '" + ann + "' and finished_at is not null";
            assertThat(number(before)).isLessThan(30);
            assertThat(number("select count(*)::int from messaging.jobs where user_id = '" + ann + "' and lease_owner is not null"))
                    .isLessThanOrEqualTo(config.perPerson());

            await().atMost(Duration.ofSeconds(60)).until(() -> number(before) == 60);
            many.forEach(job -> assertThat(numbers(job)).isEqualTo(upTo(10)));
        } finally {
            second.stop(new ShutdownEvent());
        }
    }

    @Test
    void nothingIsDoneForAPersonWhoWasErasedAndNothingIsLeftOfTheirJobs() {
        update("insert into projection.erased_users (user_id) values ('" + ann + "')");

        var job = count(ann, Map.of("to", 5));

        await().atMost(SOON).until(() -> number("select count(*)::int from messaging.jobs where id = '" + job + "'") == 0);
        assertThat(numbers(job)).isEmpty();
    }

    @Test
    void aRequestCannotAskForAJobOfSomebodyElse() {
        assertThatThrownBy(() -> await(() -> transaction.asUser(ann, () -> jobs.enqueue("count", bob, null, new JsonObject()))))
                .hasStackTraceContaining("row-level security");
    }

    private UUID count(UUID person, Map<String, Object> payload) {
        return await(() -> transaction.asUser(person, () -> jobs.enqueue("count", person, null, new JsonObject(payload))));
    }

    private JobView view(UUID person, UUID job) {
        return await(() -> transaction.asUser(person, () -> jobs.get(job)));
    }

    private void cancel(UUID person, UUID job) {
        await(() -> transaction.asUser(person, () -> jobs.cancel(job)));
    }

    private JobView ended(UUID person, UUID job) {
        return await().atMost(SOON).pollInterval(Duration.ofMillis(50))
                .until(() -> view(person, job), view -> view.finishedAt() != null);
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private static List<Integer> numbers(UUID job) {
        return column("select number from effect where subject = '" + job + "' order by number");
    }

    private static int number(String sql) {
        return column(sql).getFirst();
    }

    private static List<Integer> column(String sql) {
        try (var superuser = TestInfrastructure.superuser("workspace"); var statement = superuser.createStatement();
                var rows = statement.executeQuery(sql)) {
            var column = new ArrayList<Integer>();
            while (rows.next()) {
                column.add(rows.getInt(1));
            }
            return column;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void update(String sql) {
        try (var superuser = TestInfrastructure.superuser("workspace"); var statement = superuser.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
