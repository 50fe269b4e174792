package io.clonememoria.clone.clone;

import io.clonememoria.platform.identity.Identity;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/clones/{id}/settings")
@Authenticated
@Cancellable(false)
class SettingsResource {
    private final SettingsService settings;
    private final Identity identity;

    SettingsResource(SettingsService settings, Identity identity) {
        this.settings = settings;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "Who speaks for a clone and how, and what is offered here")
    public Uni<SettingsView> get(UUID id) {
        return settings.get(identity.caller(), id);
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Choose who speaks for a clone, reads its texts or lends it a voice, and how")
    @APIResponse(responseCode = "403", description = "The caller or who made the clone has not given a consent: consent-required.")
    @APIResponse(responseCode = "422", description = "Not offered here, or beyond the provider's bounds; errors names the field.")
    public Uni<SettingsView> change(UUID id, @Valid @NotNull ChangeSettingsRequest request) {
        return settings.change(identity.caller(), id, request);
    }
}
