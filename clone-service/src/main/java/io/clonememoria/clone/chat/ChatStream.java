package io.clonememoria.clone.chat;

import io.clonememoria.platform.problem.ProblemBody;
import io.clonememoria.platform.request.RequestId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A turn as server-sent events, with comments where it is silent for long. */
@ApplicationScoped
class ChatStream {
    private static final Logger LOG = Logger.getLogger(ChatStream.class);

    private final ChatConfig config;

    ChatStream(ChatConfig config) {
        this.config = config;
    }

    /**
     * Sends the turn to its listener, event by event, and closes the stream when it ends.
     *
     * <p>This subscribes, and never cancels: a turn that has begun is finished though the listener has left. The answer
     * is in the conversation then, and no transaction is torn in the middle.
     *
     * @param path that was called, for the problem in an error event
     */
    void send(Multi<ChatEvent> turn, SseEventSink listener, Sse sse, String path) {
        var requestId = RequestId.current().orElse(null);
        withHeartbeats(turn.map(event -> event(event, sse, path, requestId)), sse)
                .onItem().transformToUniAndConcatenate(event -> sent(listener, event))
                .onTermination().invoke(listener::close)
                .subscribe().with(_ -> {}, failure -> LOG.error("A stream broke", failure));
    }

    private Multi<OutboundSseEvent> withHeartbeats(Multi<OutboundSseEvent> events, Sse sse) {
        var end = sse.newEventBuilder().comment("end").build();
        var heartbeats = Multi.createFrom().ticks().startingAfter(config.heartbeat()).every(config.heartbeat())
                .onOverflow().drop()
                .map(_ -> sse.newEventBuilder().comment("still here").build());
        // heartbeats never end by themselves: the turn's end ends both
        return Multi.createBy()
                .merging().streams(Multi.createBy().concatenating().streams(events, Multi.createFrom().item(end)), heartbeats)
                .select().first(event -> event != end);
    }

    private static Uni<Void> sent(SseEventSink listener, OutboundSseEvent event) {
        return listener.isClosed()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().completionStage(() -> (CompletionStage<?>) listener.send(event))
                        .onFailure().recoverWithNull() // the listener left
                        .replaceWithVoid();
    }

    private static OutboundSseEvent event(ChatEvent event, Sse sse, String path,
            @Nullable String requestId) {
        return switch (event) {
            case ChatEvent.Started started -> named("message.started", started, sse);
            case ChatEvent.Cited cited -> named("citations", cited, sse);
            case ChatEvent.Delta delta -> named("delta", delta, sse);
            case ChatEvent.Completed completed -> named("message.completed", completed, sse);
            case ChatEvent.Failed failed -> named("error", ProblemBody.of(failed.problem(), path, requestId), sse);
        };
    }

    private static OutboundSseEvent named(String name, Object data, Sse sse) {
        return sse.newEventBuilder().name(name).data(data).build();
    }
}
