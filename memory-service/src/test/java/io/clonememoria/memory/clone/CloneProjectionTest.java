package io.clonememoria.memory.clone;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Database;
import io.clonememoria.memory.Eventually;
import io.clonememoria.memory.Siblings;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class CloneProjectionTest {
    private final UUID rosa = UUID.randomUUID();
    private final UUID grandpa = UUID.randomUUID();

    @Test
    void keepsTheNewestVersionInWhateverOrderTheyCome() {
        tell(7, "fr");
        tell(6, "en");
        tell(7, "de");

        afterAllThat();

        assertThat(Database.column("select language from projection.clones where id = ?", grandpa)).containsExactly("fr");
    }

    @Test
    void remembersThatACloneIsGone() {
        tell(1, "fr");
        TestBus.stateRemoved(Topics.STATE_CLONES, grandpa.toString(), 2);
        tell(1, "fr");

        afterAllThat();

        assertThat(Database.count("select count(*) from projection.clones where id = ? and removed_at is not null", grandpa))
                .isEqualTo(1);
    }

    @Test
    void keepsWhatCannotBeProjectedAsADeadLetterAndGoesOn() {
        TestBus.state(Topics.STATE_CLONES, grandpa.toString(), 1, "{\"id\": \"not an id\"}");

        afterAllThat();

        Eventually.see(() -> Database.count("select count(*) from messaging.dead_letters where record_key = ?", grandpa.toString()),
                kept -> kept == 1);
    }

    private void tell(long version, String language) {
        TestBus.state(Topics.STATE_CLONES, grandpa.toString(), version, """
                {"id": "%s", "user_id": "%s", "space_id": null, "is_personal": true, "status": "active",
                 "language": "%s", "deleted_at": null}""".formatted(grandpa, rosa, language));
    }

    /** State of one key comes in order, so what was told before the last word has been heard with it. */
    private void afterAllThat() {
        var last = UUID.randomUUID();
        Siblings.tellClone(last, rosa);
        Eventually.see(() -> Database.count("select count(*) from projection.clones where id = ?", last), seen -> seen == 1);
    }
}
