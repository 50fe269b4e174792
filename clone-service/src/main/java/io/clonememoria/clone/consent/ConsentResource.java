package io.clonememoria.clone.consent;

import io.clonememoria.platform.consent.WithoutConsent;
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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/users/me/consents")
@Authenticated
@Cancellable(false)
class ConsentResource {
    private final ConsentService consents;
    private final Identity identity;

    ConsentResource(ConsentService consents, Identity identity) {
        this.consents = consents;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "What you allow, since when and under which privacy policy")
    public Uni<ConsentsView> get() {
        return consents.of(identity.caller());
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @WithoutConsent("Who forbade everything must be able to allow it again.")
    @Operation(summary = "Give or take back consents",
            description = "Binds at once. What is not mentioned stays; what is so already is not noted again. Without "
                    + "data_processing you can read, export and delete, and everything else is refused.")
    @APIResponse(responseCode = "422", description = "A consent that there is not, or a value that is neither true nor false.")
    public Uni<ConsentsView> decide(@Valid @NotNull DecideRequest request) {
        return consents.decide(identity.caller(), request.wishes());
    }

    @GET
    @Path("history")
    @Operation(summary = "Each of your decisions, the newest first")
    public Uni<Page<LedgerEntryView>> history(@Valid @BeanParam PageRequest page) {
        return consents.history(identity.caller(), page);
    }
}
