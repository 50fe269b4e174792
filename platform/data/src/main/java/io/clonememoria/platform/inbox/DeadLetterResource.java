package io.clonememoria.platform.inbox;

import io.clonememoria.platform.consent.WithoutConsent;
import io.clonememoria.platform.identity.Identity;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** What administrators of the platform see of this service's dead letters and do about them. */
@Path("/api/v1/admin/dead-letters")
@Authenticated
@WithoutConsent("An office, and not what is the administrator's own.")
class DeadLetterResource {
    private final DeadLetterService letters;
    private final Identity identity;

    DeadLetterResource(DeadLetterService letters, Identity identity) {
        this.letters = letters;
        this.identity = identity;
    }

    @GET
    public Uni<Page<DeadLetterView>> list(@Valid @BeanParam PageRequest page) {
        return letters.list(identity.administrator(), page);
    }

    @POST
    @Path("/{id}/replay")
    public Uni<ReplayView> replay(UUID id) {
        return letters.replay(identity.administrator(), id);
    }
}
