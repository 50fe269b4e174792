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
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1")
@Authenticated
@Cancellable(false)
class CloneResource {
    private final CloneService clones;
    private final Identity identity;

    CloneResource(CloneService clones, Identity identity) {
        this.clones = clones;
        this.identity = identity;
    }

    @GET
    @Path("clones")
    public Uni<Page<CloneView>> list(@Valid @BeanParam CloneFilter filter, @Valid @BeanParam PageRequest page) {
        return clones.list(identity.caller(), filter, page);
    }

    @POST
    @Path("clones")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Idempotent
    public Uni<CloneView> create(@Valid @NotNull CreateCloneRequest request) {
        return clones.create(identity.caller(), request.spaceId(), request.wishes());
    }

    @GET
    @Path("clones/{id}")
    public Uni<CloneView> get(UUID id) {
        return clones.get(identity.caller(), id);
    }

    @PATCH
    @Path("clones/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<CloneView> update(UUID id, @Valid @NotNull UpdateCloneRequest request) {
        return clones.update(identity.caller(), id, request);
    }

    @DELETE
    @Path("clones/{id}")
    public Uni<Void> delete(UUID id) {
        return clones.delete(identity.caller(), id);
    }
}
