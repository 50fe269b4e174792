package io.clonememoria.clone.clone;

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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
class CloneResource {
    private final CloneService clones;
    private final CloneLifeService lives;
    private final Identity identity;

    CloneResource(CloneService clones, CloneLifeService lives, Identity identity) {
        this.clones = clones;
        this.lives = lives;
        this.identity = identity;
    }

    @GET
    @Path("clones")
    @Operation(summary = "The caller's clones and those of their spaces, newest first; or those that can be restored")
    public Uni<Page<CloneView>> list(@Valid @BeanParam CloneFilter filter, @Valid @BeanParam PageRequest page) {
        return clones.list(identity.caller(), filter, page);
    }

    @POST
    @Path("clones")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Idempotent
    @Operation(summary = "Make a clone, personal or in a space")
    @APIResponse(responseCode = "402", description = "The plan has no room: clone-limit-reached.")
    public Uni<CloneView> create(@Valid @NotNull CreateCloneRequest request) {
        return clones.create(identity.caller(), request.spaceId(), request.wishes());
    }

    @GET
    @Path("clones/{id}")
    @Operation(summary = "One clone")
    public Uni<CloneView> get(UUID id) {
        return clones.get(identity.caller(), id);
    }

    @PATCH
    @Path("clones/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change what is given and leave the rest")
    public Uni<CloneView> update(UUID id, @Valid @NotNull UpdateCloneRequest request) {
        return clones.update(identity.caller(), id, request);
    }

    @DELETE
    @Path("clones/{id}")
    @Operation(summary = "Delete a clone; it can be restored for 30 days")
    public Uni<Void> delete(UUID id) {
        return clones.delete(identity.caller(), id);
    }

    @POST
    @Path("clones/{id}/restore")
    @Idempotent
    @Operation(summary = "Undo the deletion, with all that was said")
    @APIResponse(responseCode = "402", description = "The plan of who made it has no room: clone-limit-reached.")
    @APIResponse(responseCode = "403", description = "Only who made it and the space's owner and admins may: clone-of-another.")
    @APIResponse(responseCode = "404", description = "There is none, or it was deleted too long ago: clone-not-found.")
    public Uni<CloneView> restore(UUID id) {
        return lives.restore(identity.caller(), id);
    }

    @POST
    @Path("clones/{id}/retire")
    @Idempotent
    @Operation(summary = "Silence a clone; it keeps its memories and conversations and answers no more")
    public Uni<CloneView> retire(UUID id) {
        return lives.retire(identity.caller(), id);
    }

    @POST
    @Path("clones/{id}/reactivate")
    @Idempotent
    @Operation(summary = "Let a retired clone answer again")
    public Uni<CloneView> reactivate(UUID id) {
        return lives.reactivate(identity.caller(), id);
    }
}
