package io.clonememoria.clone.departure;

import io.clonememoria.clone.account.UserView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/auth")
@Cache(noStore = true)
@Cancellable(false)
class ReturnResource {
    private final ReturnService returns;

    ReturnResource(ReturnService returns) {
        this.returns = returns;
    }

    @POST
    @Path("restore")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(summary = "Bring a deleted account back; log in afterwards")
    @APIResponse(responseCode = "200", description = "The account")
    @APIResponse(responseCode = "401", description = "No deleted account has this address and password, or it is too late")
    @APIResponse(responseCode = "403", description = "The account is suspended")
    public Uni<UserView> comeBack(@Valid @NotNull @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ReturnRequest.class),
            examples = @ExampleObject(name = "restore", value = ReturnRequest.EXAMPLE))) ReturnRequest request) {
        return returns.comeBack(request.email(), request.password());
    }
}
