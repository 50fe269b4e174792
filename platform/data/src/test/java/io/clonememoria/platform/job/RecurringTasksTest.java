package io.clonememoria.platform.job;

import static io.clonememoria.platform.note.Reactive.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class RecurringTasksTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    RecurringTasks tasks;

    @Test
    void aTaskRunsSoonAfterTheStartAndThenOncePerIntervalHoweverManyRunnersAsk() {
        await().atMost(SOON).until(() -> runs("daily") > 0);
        var before = runs("daily");

        update("update messaging.recurring_tasks set next_run = now() where name = 'daily'");
        await(() -> Uni.join().all(IntStream.range(0, 12).mapToObj(_ -> tasks.runDue()).toList()).andFailFast());
        await().atMost(SOON).until(() -> runs("daily") > before);
        await(() -> Uni.join().all(IntStream.range(0, 12).mapToObj(_ -> tasks.runDue()).toList()).andFailFast());

        assertThat(runs("daily")).isEqualTo(before + 1);
    }

    @Test
    void aTaskThatFailsWaitsLongerEachTimeAndTheOthersGoOn() {
        await().atMost(SOON).until(() -> count("select failures from messaging.recurring_tasks where name = 'failing'") >= 2);
        var before = runs("frequent");

        await().atMost(SOON).until(() -> runs("frequent") > before + 3);

        assertThat(runs("failing")).isZero();
        assertThat(count("""
                select count(*) from messaging.recurring_tasks
                where name = 'failing' and last_failure like '%no luck%' and last_run is null""")).isOne();
    }

    @Test
    void aTaskIsRunAgainAtOnceWhileThereIsMoreToDo() {
        await().atMost(SOON).until(() -> runs("portioned") >= 4);

        assertThat(await(() -> tasks.runNow("portioned"))).isEqualTo(30);
    }

    @Test
    void aRunThatIsKilledIsAsIfItHadNotBeenAndComesAgain() {
        await().atMost(SOON).until(() -> count(
                "select count(*) from messaging.recurring_tasks where name = 'interrupted' and last_run is not null") == 1);

        assertThat(runs("interrupted")).isOne();
    }

    @Test
    void onlyATaskThatExistsCanBeRunByName() {
        assertThatThrownBy(() -> tasks.runNow("no-such-task")).hasMessageContaining("no-such-task");
    }

    private static int runs(String task) {
        return count("select count(*) from effect where consumer = '" + task + "'");
    }

    private static int count(String sql) {
        try (var superuser = TestInfrastructure.superuser("workspace"); var statement = superuser.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getInt(1) : 0;
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
