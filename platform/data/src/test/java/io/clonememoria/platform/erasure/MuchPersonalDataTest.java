package io.clonememoria.platform.erasure;

import static io.clonememoria.platform.note.Reactive.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.job.JobService;
import io.clonememoria.platform.job.JobView;
import io.clonememoria.platform.problem.Forbidden;
import io.clonememoria.platform.sibling.InternalCall;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More than fits into one page or one portion. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class MuchPersonalDataTest {
    private final UUID ann = UUID.randomUUID();

    @Inject
    PersonalDataService service;
    @Inject
    PersonalDataEndpoints endpoints;
    @Inject
    RequestTransaction transaction;
    @Inject
    JobService jobs;

    @BeforeEach
    void annWritesMuch() throws SQLException {
        try (var superuser = TestInfrastructure.superuser("workspace"); var statement = superuser.createStatement()) {
            statement.execute("insert into note (id, user_id, body) select gen_random_uuid(), '" + ann
                    + "', 'note ' || n from generate_series(1, 2500) n");
        }
    }

    @Test
    void isToldPageByPageEachThingOnce() {
        var first = await(() -> service.export(ann, ExportPlace.START));
        var all = await(() -> service.export(ann).collect().asList());

        assertThat(first.lines()).hasSize(1_000);
        assertThat(first.next()).isEqualTo(new ExportPlace("notes", 1_000));
        assertThat(all).hasSize(2_500).doesNotHaveDuplicates();
    }

    @Test
    void isErasedPortionByPortionWithOneReceipt() {
        var receipt = await(() -> service.erase(ann));

        assertThat(receipt.getJsonObject("removed").getLong("notes")).isEqualTo(2_500);
        assertThat(receipt.getJsonObject("removed_in_all").getLong("notes")).isEqualTo(2_500);
        assertThat(await(() -> service.count(ann)).getLong("notes")).isZero();
    }

    @Test
    void isExportedByAJobThatSaysHowFarItIs() {
        var job = await(() -> transaction.asUser(ann, () -> jobs.enqueue(ExportJob.KIND, ann, null, new JsonObject())));

        var ended = await().atMost(Duration.ofSeconds(30)).until(() -> view(job), view -> view.finishedAt() != null);

        assertThat(ended.state()).isEqualTo("succeeded");
        assertThat(ended.done()).isGreaterThanOrEqualTo(2_500); // the job tells of itself too
    }

    @Test
    void isOnlyOpenToACallAboutThatPerson() {
        var call = new InternalCall("clone-service", UUID.randomUUID().toString(), Map.of("user", ann.toString()), Buffer.buffer());

        assertThatThrownBy(() -> await(() -> endpoints.erase().answer(call).map(Object::toString)))
                .isInstanceOf(Forbidden.class);
    }

    private JobView view(UUID job) {
        return await(() -> transaction.asUser(ann, () -> jobs.get(job)));
    }
}
