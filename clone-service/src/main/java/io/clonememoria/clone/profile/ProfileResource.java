package io.clonememoria.clone.profile;

import io.clonememoria.platform.identity.Identity;
import io.clonememoria.platform.page.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/profiles")
@Authenticated
class ProfileResource {
    private final ProfileService profiles;
    private final Identity identity;

    ProfileResource(ProfileService profiles, Identity identity) {
        this.profiles = profiles;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "How people are called with whom you share a space",
            description = "Who is unknown, or shares no space with you, is left out.")
    @APIResponse(responseCode = "422", description = "Not a list of ids, or more than 200 of them.")
    public Uni<Page<ProfileView>> of(@Parameter(required = true, description = "At most 200 ids of people, with commas between.",
            schema = @Schema(example = "0199e2a4-5b1c-7c3e-8f4a-1d2e3f405162")) @QueryParam("ids") @NotNull @Size(max = 8000) String ids) {
        return profiles.of(identity.caller(), ProfileIds.parse(ids));
    }
}
