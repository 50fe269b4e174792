package io.clonememoria.clone.chat;

import io.clonememoria.platform.problem.ProblemBody;
import io.clonememoria.platform.request.RequestId;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** A turn as server-sent events, with comments where it is silent for long. */
@ApplicationScoped
class ChatStream {
    private final ChatConfig config;

    ChatStream(ChatConfig config) {
        this.config = config;
    }

    /** @param path that was called, for the problem in an error event */
    Multi<OutboundSseEvent> of(Multi<ChatEvent> turn, Sse sse, String path) {
        var end = sse.newEventBuilder().comment("end").build();
        var events = Multi.createBy().concatenating().streams(
                turn.map(event -> toSse(event, sse, path)), Multi.createFrom().item(end));
        var heartbeats = Multi.createFrom().ticks().startingAfter(config.heartbeat()).every(config.heartbeat())
                .onOverflow().drop()
                .map(_ -> sse.newEventBuilder().comment("still here").build());
        // heartbeats never end by themselves: the turn's end ends both
        return Multi.createBy().merging().streams(events, heartbeats).select().first(event -> event != end);
    }

    private static OutboundSseEvent toSse(ChatEvent event, Sse sse, String path) {
        return switch (event) {
            case ChatEvent.Started started -> named("message.started", started, sse);
            case ChatEvent.Cited cited -> named("citations", cited, sse);
            case ChatEvent.Delta delta -> named("delta", delta, sse);
            case ChatEvent.Completed completed -> named("message.completed", completed, sse);
            case ChatEvent.Failed failed -> named("error",
                    ProblemBody.of(failed.problem(), path, RequestId.current().orElse(null)), sse);
        };
    }

    private static OutboundSseEvent named(String name, Object data, Sse sse) {
        return sse.newEventBuilder().name(name).mediaType(MediaType.APPLICATION_JSON_TYPE).data(data).build();
    }
}
