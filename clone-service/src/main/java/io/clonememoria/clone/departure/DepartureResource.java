package io.clonememoria.clone.departure;

import io.clonememoria.platform.identity.Identity;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/users/me")
@Cache(noStore = true)
@Cancellable(false)
class DepartureResource {
    private final DepartureService departures;
    private final Identity identity;

    DepartureResource(DepartureService departures, Identity identity) {
        this.departures = departures;
        this.identity = identity;
    }

    @DELETE
    @Consumes(MediaType.APPLICATION_JSON)
    @Authenticated
    @Operation(summary = "Delete the account; it can be restored for a while")
    @APIResponse(responseCode = "204", description = "Deleted, and every session has ended")
    @APIResponse(responseCode = "409", description = "The account has no password, or nobody else administers the platform")
    @APIResponse(responseCode = "422", description = "The password is wrong")
    public Uni<Void> leave(@Valid @NotNull LeaveRequest request) {
        return departures.leave(identity.caller(), request.password());
    }
}
