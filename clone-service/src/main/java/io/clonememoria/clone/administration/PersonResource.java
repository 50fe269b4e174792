package io.clonememoria.clone.administration;

import io.clonememoria.platform.consent.WithoutConsent;
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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/admin/users")
@Authenticated
@WithoutConsent("It is about others, for whom the platform answers.")
@Cancellable(false)
class PersonResource {
    private final PersonService people;
    private final Identity identity;

    PersonResource(PersonService people, Identity identity) {
        this.people = people;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "People, newest first")
    public Uni<Page<PersonView>> list(@Valid @BeanParam PersonFilter filter, @Valid @BeanParam PageRequest page) {
        return people.list(identity.administrator(), filter, page);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A person")
    @APIResponse(responseCode = "200", description = "The person")
    @APIResponse(responseCode = "404", description = "Nobody has this id")
    public Uni<PersonView> get(UUID id) {
        return people.get(identity.administrator(), id);
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make somebody an administrator of the platform, or no longer one")
    @APIResponse(responseCode = "200", description = "The person as they are now")
    @APIResponse(responseCode = "404", description = "Nobody has this id")
    @APIResponse(responseCode = "409", description = "The account is deleted, or nobody else administers the platform")
    public Uni<PersonView> update(UUID id, @Valid @NotNull UpdatePersonRequest request) {
        return people.update(identity.administrator(), id, request);
    }

    @POST
    @Path("{id}/suspend")
    @Idempotent
    @Operation(summary = "Keep somebody out")
    @APIResponse(responseCode = "200", description = "The person as they are now")
    @APIResponse(responseCode = "404", description = "Nobody has this id")
    @APIResponse(responseCode = "409", description = "Nobody else administers the platform")
    public Uni<PersonView> suspend(UUID id) {
        return people.suspend(identity.administrator(), id, true);
    }

    @POST
    @Path("{id}/reactivate")
    @Idempotent
    @Operation(summary = "Let somebody in again")
    @APIResponse(responseCode = "200", description = "The person as they are now")
    @APIResponse(responseCode = "404", description = "Nobody has this id")
    public Uni<PersonView> reactivate(UUID id) {
        return people.suspend(identity.administrator(), id, false);
    }
}
