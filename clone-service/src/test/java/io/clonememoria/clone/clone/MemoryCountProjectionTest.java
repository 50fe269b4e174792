package io.clonememoria.clone.clone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How many memories each clone has, as memory-service tells it. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class MemoryCountProjectionTest {

    @Test
    void isSaidWithTheClone() {
        var person = Person.registered();
        var told = person.makesClone();
        var untold = person.makesClone();

        tell(told, 1, 7);

        await().until(() -> known(told) == 7);
        person.gets("/clones/" + told).body("memories_count", equalTo(7));
        person.gets("/clones").body("data.id", contains(untold.toString(), told.toString()))
                .body("data.memories_count", contains(0, 7));
    }

    @Test
    void whatIsOlderChangesNothing() {
        var clone = Person.registered().makesClone();

        tell(clone, 2, 7);
        tell(clone, 1, 3);
        tell(clone, 4, 8);

        await().until(() -> known(clone) == 8);
        tell(clone, 3, 2);
        tellAnother();
        assertThat(known(clone)).isEqualTo(8);
    }

    @Test
    void goesWithTheCloneAndLeavesNothingOfOneThatIsGone() {
        var clone = Person.registered().makesClone();
        tell(clone, 1, 7);
        await().until(() -> known(clone) == 7);

        Database.run("delete from clones where id = ?", clone);
        tell(clone, 2, 8);
        tellAnother();

        assertThat(known(clone)).isEqualTo(-1);
    }

    @Test
    void isForgottenWhereItsOwnerForgetsIt() {
        var person = Person.registered();
        var clone = person.makesClone();
        tell(clone, 1, 7);
        await().until(() -> known(clone) == 7);

        TestBus.stateRemoved(Topics.STATE_CLONE_MEMORIES, clone.toString(), 2);

        await().until(() -> known(clone) == -1);
        person.gets("/clones/" + clone).body("memories_count", equalTo(0));
    }

    @Test
    void nobodySeesThatOfAnothersClone() throws SQLException {
        var clone = Person.registered().makesClone();
        tell(clone, 1, 7);
        await().until(() -> known(clone) == 7);

        try (var stranger = Database.requestOf(Person.registered().id())) {
            assertThat(Database.column(stranger, "select clone_id from projection.clone_memories")).isEmpty();
        }
    }

    private static void tell(UUID clone, long version, long memories) {
        TestBus.state(Topics.STATE_CLONE_MEMORIES, clone.toString(), version, """
                {"clone_id": "%s", "memories": %d}""".formatted(clone, memories));
    }

    /** Returns when what was told before has been read as well, of whatever partition. */
    private static void tellAnother() {
        var person = Person.registered();
        var clone = person.makesClone();
        tell(clone, 1, 1);
        await().until(() -> known(clone) == 1);
    }

    private static long known(UUID clone) {
        return Database.column("select memories from projection.clone_memories where clone_id = ?", clone).stream()
                .findFirst().map(memories -> (Long) memories).orElse(-1L);
    }
}
