package io.clonememoria.memory.memory;

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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/v1")
@Authenticated
class MemoryResource {
    private final MemoryService memories;
    private final MemoryChangeService changes;
    private final Identity identity;
    private final Clock clock;

    MemoryResource(MemoryService memories, MemoryChangeService changes, Identity identity, Clock clock) {
        this.memories = memories;
        this.changes = changes;
        this.identity = identity;
        this.clock = clock;
    }

    @POST
    @Path("/clones/{id}/memories")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Idempotent(Idempotent.Effect.IN_SERVICE)
    @Operation(summary = "Add a memory; it is answered when it can be found")
    @APIResponse(responseCode = "404", description = "There is no such clone for the caller: clone-not-found.")
    @APIResponse(responseCode = "422", description = "Something of it cannot be; errors names the field.")
    public Uni<MemoryView> create(UUID id, @Valid @NotNull CreateMemoryRequest request) {
        return memories.create(identity.caller(), id, NewMemory.of(request, clock.instant()));
    }

    @POST
    @Path("/clones/{id}/memories/bulk")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Idempotent(Idempotent.Effect.IN_SERVICE)
    @Operation(summary = "Add up to 500 memories, all or none, in their order; they are found by their meaning soon after")
    @APIResponse(responseCode = "404", description = "There is no such clone for the caller: clone-not-found.")
    @APIResponse(responseCode = "422", description = "One of them cannot be; errors names it, as in memories[3].title.")
    public Uni<MemoriesView> createAll(UUID id, @Valid @NotNull BulkRequest request) {
        return memories.createAll(identity.caller(), id, request.toNew(clock.instant()));
    }

    @GET
    @Path("/clones/{id}/memories")
    @Operation(summary = "A clone's memories, the newest entered first; or those that can be restored")
    public Uni<Page<MemoryView>> list(UUID id, @Valid @BeanParam MemoryFilter filter, @Valid @BeanParam PageRequest page) {
        return memories.list(identity.caller(), id, filter, page).map(found -> found.map(MemoryView::of));
    }

    @GET
    @Path("/memories/{id}")
    @Operation(summary = "One memory")
    public Uni<MemoryView> get(UUID id) {
        return memories.get(identity.caller(), id).map(MemoryView::of);
    }

    @PATCH
    @Path("/memories/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change what is given and leave the rest; what it said before is kept in its history")
    @APIResponse(responseCode = "403", description = "Only who added it and the space's owner and admins may: not-your-memory.")
    @APIResponse(responseCode = "409", description = "It was changed since the updated_at of If-Match: changed-meanwhile.")
    @APIResponse(responseCode = "422", description = "Something of it cannot be; errors names the field.")
    public Uni<MemoryView> update(UUID id,
            @HeaderParam("If-Match") @Parameter(description = "The updated_at that the caller has seen, in quotes") @Nullable String seen,
            @Valid @NotNull UpdateMemoryRequest request) {
        return changes.update(identity.caller(), id, SeenVersion.ofHeader(seen), request);
    }

    @DELETE
    @Path("/memories/{id}")
    @Operation(summary = "Delete a memory; it can be restored for 30 days")
    public Uni<Void> delete(UUID id) {
        return changes.delete(identity.caller(), id);
    }

    @POST
    @Path("/memories/{id}/restore")
    @Idempotent
    @Operation(summary = "Undo the deletion; it is found again at once")
    @APIResponse(responseCode = "403", description = "Only who added it and the space's owner and admins may: not-your-memory.")
    @APIResponse(responseCode = "404", description = "There is none, or it was deleted too long ago: memory-not-found.")
    public Uni<MemoryView> restore(UUID id) {
        return changes.restore(identity.caller(), id);
    }

    @GET
    @Path("/memories/{id}/history")
    @Operation(summary = "What a memory said before each change, who changed it and when, the latest first")
    public Uni<Page<HistoryEntry>> history(UUID id, @Valid @BeanParam PageRequest page) {
        return changes.history(identity.caller(), id, page);
    }
}
