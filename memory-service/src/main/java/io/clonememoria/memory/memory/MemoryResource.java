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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1")
@Authenticated
class MemoryResource {
    private final MemoryService memories;
    private final Identity identity;
    private final Clock clock;

    MemoryResource(MemoryService memories, Identity identity, Clock clock) {
        this.memories = memories;
        this.identity = identity;
        this.clock = clock;
    }

    @POST
    @Path("/clones/{id}/memories")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Idempotent(Idempotent.Effect.IN_SERVICE)
    public Uni<MemoryView> create(UUID id, @Valid @NotNull CreateMemoryRequest request) {
        return memories.create(identity.caller(), id, request.toDraft(clock.instant()));
    }

    /** The newest entered first. */
    @GET
    @Path("/clones/{id}/memories")
    public Uni<Page<MemoryView>> list(UUID id, @Valid @BeanParam PageRequest page) {
        return memories.list(identity.caller(), id, page).map(found -> found.map(MemoryView::of));
    }

    @GET
    @Path("/memories/{id}")
    public Uni<MemoryView> get(UUID id) {
        return memories.get(identity.caller(), id).map(MemoryView::of);
    }

    @DELETE
    @Path("/memories/{id}")
    public Uni<Void> delete(UUID id) {
        return memories.delete(identity.caller(), id);
    }
}
