package io.clonememoria.clone;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.job.RecurringTasks;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class RetentionTest {
    private final UUID ann = UUID.randomUUID();

    @Inject
    RecurringTasks tasks;

    @BeforeEach
    void annIsThere() {
        Database.run("insert into users (id, email, full_name) values (?, ?, 'Ann')", ann, ann + "@example.org");
    }

    @Test
    void whatWasDeletedLongerAgoThanItCanBeRestoredIsRemovedWithItsChildrenAndSaysSo() throws Throwable {
        var gone = cloneDeleted("31 days");
        var restorable = cloneDeleted("29 days");
        var kept = cloneDeleted(null);
        Database.run("insert into conversations (user_id, clone_id) values (?, ?)", ann, gone);

        purge();

        assertThat(Database.column("select id from clones where user_id = ?", ann)).containsExactlyInAnyOrder(restorable, kept);
        assertThat(Database.count("select count(*) from conversations where user_id = ?", ann)).isZero();
        TestBus.await(Topics.STATE_CLONES, event -> event.key().equals(gone.toString()) && event.data().isNull(),
                Duration.ofSeconds(20));
    }

    @Test
    void sessionsThatEndedLongAgoGoAndLiveOnesStay() throws Throwable {
        Database.run("insert into sessions (user_id, expires_at) values (?, now() - interval '31 days')", ann);
        Database.run("insert into sessions (user_id, expires_at) values (?, now() + interval '1 day')", ann);

        purge();

        assertThat(Database.count("select count(*) from sessions where user_id = ?", ann)).isOne();
    }

    private void purge() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> tasks.runNow("purge"));
    }

    private UUID cloneDeleted(String ago) {
        var id = UUID.randomUUID();
        Database.run("insert into clones (id, user_id, name, deleted_at) values (?, ?, 'Grandpa', now() - ?::interval)",
                id, ann, ago);
        return id;
    }
}
