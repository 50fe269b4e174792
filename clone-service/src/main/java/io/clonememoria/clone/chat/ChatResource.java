package io.clonememoria.clone.chat;

import io.clonememoria.platform.idempotency.Answer;
import io.clonememoria.platform.idempotency.AnsweredBefore;
import io.clonememoria.platform.idempotency.Idempotent;
import io.clonememoria.platform.identity.Identity;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** One operation, two representations; the client's Accept header chooses. */
@Path("/api/v1")
@Authenticated
@Cancellable(false)
class ChatResource {
    private final ChatService chat;
    private final ChatStream streams;
    private final Identity identity;

    ChatResource(ChatService chat, ChatStream streams, Identity identity) {
        this.chat = chat;
        this.streams = streams;
        this.identity = identity;
    }

    @POST
    @Path("conversations/{id}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Idempotent(Idempotent.Effect.IN_SERVICE)
    @Operation(summary = "Say something to the clone; answered as a whole, or as a stream to whoever accepts one")
    @APIResponse(responseCode = "402", description = "The month's messages are used: message-limit-reached.")
    @APIResponse(responseCode = "403", description = "Whose conversation it is not, or without a consent that the clone's provider takes: conversation-of-another, consent-required.")
    @APIResponse(responseCode = "409", description = "The clone is retired or deleted: clone-retired.")
    @APIResponse(responseCode = "503", description = "What the answer takes is away: memory-unavailable, provider-not-available.")
    public Uni<TurnView> say(UUID id, @Valid @NotNull SayRequest request) {
        return chat.converse(identity.caller(), id, request.content());
    }

    @POST
    @Path("conversations/{id}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "200", description = "The answer as it is made.",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS))
    @Idempotent(Idempotent.Effect.IN_SERVICE)
    public Uni<Void> stream(UUID id, @Valid @NotNull SayRequest request, @Context SseEventSink listener,
            @Context Sse sse, @Context UriInfo uri, @Context HttpServerResponse response) {
        return chat.stream(identity.caller(), id, request.content())
                .onFailure(AnsweredBefore.class).recoverWithItem(before -> {
                    response.putHeader(Answer.REPLAYED, "true");
                    return chat.retold((AnsweredBefore) before);
                })
                .invoke(turn -> streams.send(turn, listener, sse, uri.getPath()))
                .replaceWithVoid();
    }
}
