package io.clonememoria.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TestBusTest {

    @Test
    void readsTheFactThatItPublished() {
        var clone = UUID.randomUUID();

        var id = TestBus.fact("clonememoria.clone", "clone.created", clone, "{\"clone_id\":\"" + clone + "\"}");

        var event = TestBus.await("clonememoria.clone", "clone.created", clone.toString(), Duration.ofSeconds(20));
        assertThat(event.id()).isEqualTo(id.toString());
        assertThat(event.key()).isEqualTo(clone.toString());
        assertThat(event.rowVersion()).isNull();
        assertThat(event.data().get("clone_id").asText()).isEqualTo(clone.toString());
    }

    @Test
    void publishesTheRemovalOfAStateAsATombstoneWithItsVersion() {
        var user = UUID.randomUUID().toString();
        TestBus.state("clonememoria.state.users", user, 1, "{\"id\":\"" + user + "\"}");

        TestBus.stateRemoved("clonememoria.state.users", user, 2);

        var events = TestBus.read("clonememoria.state.users", event -> event.key().equals(user));
        assertThat(events).extracting(TestBus.Event::rowVersion).containsExactly(1L, 2L);
        assertThat(events).extracting(TestBus.Event::type).containsOnly("user.state");
        assertThat(events.getLast().data().isNull()).isTrue();
    }
}
