package io.clonememoria.clone.conversation;

import io.clonememoria.platform.idempotency.Idempotent;
import io.clonememoria.platform.identity.Identity;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1")
@Authenticated
@Cancellable(false)
class ConversationResource {
    private final ConversationService conversations;
    private final Identity identity;

    ConversationResource(ConversationService conversations, Identity identity) {
        this.conversations = conversations;
        this.identity = identity;
    }

    @GET
    @Path("clones/{id}/conversations")
    public Uni<Page<ConversationView>> list(UUID id, @Valid @BeanParam PageRequest page) {
        return conversations.list(identity.caller(), id, page);
    }

    @POST
    @Path("clones/{id}/conversations")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Idempotent
    @Operation(summary = "Open a conversation; a clone that greets has said so in it")
    @APIResponse(responseCode = "409", description = "The clone is retired: clone-retired.")
    public Uni<ConversationView> open(UUID id, @Valid @NotNull OpenConversationRequest request) {
        return conversations.open(identity.caller(), id, request.titleOrNone(), request.shared());
    }

    @GET
    @Path("conversations/{id}")
    public Uni<ConversationView> get(UUID id) {
        return conversations.get(identity.caller(), id);
    }

    @GET
    @Path("conversations/{id}/messages")
    public Uni<Page<MessageView>> messages(UUID id, @Valid @BeanParam PageRequest page) {
        return conversations.messages(identity.caller(), id, page);
    }
}
