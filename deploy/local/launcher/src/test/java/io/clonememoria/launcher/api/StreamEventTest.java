package io.clonememoria.launcher.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StreamEventTest {

    @Test
    void readsNamesAndDataAndSkipsHeartbeats() {
        var events = StreamEvent.in("""
            : still here

            event: delta
            data: {"text": "Bonjour"}

            event:message.completed
            data:{"id":
            data:"1"}

            """.lines()).toList();

        assertThat(events).extracting(StreamEvent::name).containsExactly("delta", "message.completed");
        assertThat(events.get(0).data().path("text").asText()).isEqualTo("Bonjour");
        assertThat(events.get(1).data().path("id").asText()).isEqualTo("1");
    }

    @Test
    void deliversAnEventBeforeTheStreamEnds() {
        var lines = Stream.concat(Stream.of("event: delta", "data: {}", ""), Stream.generate(() -> {
            throw new AssertionError("read further than the event");
        }));

        assertThat(StreamEvent.in(lines).findFirst()).hasValueSatisfying(event -> assertThat(event.name()).isEqualTo("delta"));
    }

    @Test
    void leavesOutAnEventThatWasCutOff() {
        assertThat(StreamEvent.in(Stream.of("event: delta", "data: {}"))).isEmpty();
    }
}
