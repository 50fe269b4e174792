package io.clonememoria.clone.administration;

import io.clonememoria.platform.identity.Identity;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/admin/clones")
@Authenticated
class CloneOverviewResource {
    private final CloneOverviewService clones;
    private final Identity identity;

    CloneOverviewResource(CloneOverviewService clones, Identity identity) {
        this.clones = clones;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "Which clones there are and whose, newest first; nothing of what they are like")
    public Uni<Page<CloneOverview>> list(@Valid @BeanParam OverviewFilter filter, @Valid @BeanParam PageRequest page) {
        return clones.list(identity.administrator(), filter, page);
    }
}
