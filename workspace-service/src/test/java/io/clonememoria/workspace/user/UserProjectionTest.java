package io.clonememoria.workspace.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.workspace.database.Asker;
import io.clonememoria.workspace.database.Database;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class UserProjectionTest {
    private static final String ADMIN = "\"is_platform_admin\": true";
    private static final String PERSON = "\"is_platform_admin\": false";
    private static final String UNSAID = "\"consent_data_processing\": true";

    private final UUID user = UUID.randomUUID();

    @Test
    void knowsWhoAdministersThePlatform() {
        publish(1, ADMIN);

        awaitVersion(1);
        assertThat(administers(user)).isTrue();
        assertThat(administers(UUID.randomUUID())).isFalse();
    }

    @Test
    void nobodyAdministersWhoIsNotKnownToDoSo() {
        publish(1, UNSAID);

        awaitVersion(1);
        assertThat(administers(user)).isFalse();
        assertThat(Asker.nobody().may("select where is_platform_admin()")).isFalse();
    }

    @Test
    void anOlderVersionNeverReplacesANewerOne() {
        publish(3, PERSON);
        publish(2, ADMIN);

        awaitAllOfThem();
        assertThat(administers(user)).isFalse();
    }

    @Test
    void deletedPeopleAdministerNothing() {
        publish(1, ADMIN);
        publish(2, ADMIN + ", \"deleted_at\": \"2026-03-01T08:00:00Z\"");

        awaitVersion(2);
        assertThat(administers(user)).isFalse();
    }

    @Test
    void aRemovalStaysAsATombstoneThatALateVersionCannotRaise() {
        publish(1, ADMIN);
        TestBus.stateRemoved(Topics.STATE_USERS, user.toString(), 5);
        publish(4, ADMIN);

        awaitAllOfThem();
        assertThat(Database.text("""
                select concat(version, ' ', removed_at is not null) from projection.users where id = ?""", user))
                .isEqualTo("5 t");
        assertThat(administers(user)).isFalse();
    }

    private void publish(long version, String columns) {
        TestBus.state(Topics.STATE_USERS, user.toString(), version, "{\"id\": \"%s\", %s}".formatted(user, columns));
    }

    private void awaitVersion(long version) {
        await().until(() -> Database.count(
                "select from projection.users where id = ? and version = ?", user, version) == 1);
    }

    /** Order is kept per key: when a last, unreadable record is among the dead letters, the others have been read. */
    private void awaitAllOfThem() {
        TestBus.state(Topics.STATE_USERS, user.toString(), 9, "[]");
        await().until(() -> Database.count(
                "select from messaging.dead_letters where record_key = ?", user.toString()) == 1);
    }

    private static boolean administers(UUID person) {
        return Asker.person(person).may("select where is_platform_admin()");
    }
}
