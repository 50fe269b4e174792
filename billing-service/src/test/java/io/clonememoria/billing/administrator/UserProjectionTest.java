package io.clonememoria.billing.administrator;

import static io.clonememoria.billing.BillingDatabase.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.StateRow;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class UserProjectionTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    UserProjection users;

    @Inject
    WorkerTransaction transaction;

    private final String ada = UUID.randomUUID().toString();

    @Test
    void peopleArriveFromTheBusAndLeaveByIt() {
        TestBus.state(Topics.STATE_USERS, ada, 1, """
                {"id": "%s", "is_platform_admin": true, "deleted_at": null}""".formatted(ada));
        await().atMost(SOON).until(() -> known().equals("admin=t version=1 deleted=f removed=f"));

        TestBus.stateRemoved(Topics.STATE_USERS, ada, 2);
        await().atMost(SOON).until(() -> known().equals("admin= version=2 deleted=f removed=t"));
    }

    @Test
    void anOlderVersionNeverReplacesANewerOne() {
        apply(tx -> users.upsert(row(5, true), tx));
        apply(tx -> users.upsert(row(4, false), tx));
        apply(tx -> users.remove(row(3, false), tx));

        assertThat(known()).isEqualTo("admin=t version=5 deleted=f removed=f");
    }

    @Test
    void nobodyComesBackByARowOlderThanTheRemoval() {
        apply(tx -> users.remove(row(2, false), tx));
        apply(tx -> users.upsert(row(1, true), tx));

        assertThat(known()).isEqualTo("admin= version=2 deleted=f removed=t");
    }

    private void apply(Function<SqlConnection, Uni<Void>> change) {
        transaction.as(WorkerRole.CONSUMER, change).await().atMost(SOON);
    }

    private StateRow row(long version, boolean admin) {
        return new StateRow(Topics.STATE_USERS, ada, version, new JsonObject().put("id", ada).put("is_platform_admin", admin));
    }

    private String known() {
        return column("""
                select format('admin=%s version=%s deleted=%s removed=%s',
                    is_platform_admin, version, deleted_at is not null, removed_at is not null)
                from projection.users where id = ?::uuid""", ada).stream().map(String::valueOf).findFirst().orElse("unknown");
    }
}
