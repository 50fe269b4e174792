package io.clonememoria.memory.memory;

import io.clonememoria.platform.identity.Identity;
import io.clonememoria.platform.page.PageRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/clones/{id}/timeline")
@Authenticated
class TimelineResource {
    private final TimelineService timelines;
    private final Identity identity;

    TimelineResource(TimelineService timelines, Identity identity) {
        this.timelines = timelines;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "What a clone remembers in the order in which it happened, and how much of each year, month or day")
    @APIResponse(responseCode = "422", description = "A time is none, or the periods are too many; errors names the parameter.")
    public Uni<TimelineView> get(UUID id, @Valid @BeanParam TimelineRequest request, @Valid @BeanParam PageRequest page) {
        return timelines.timeline(identity.caller(), id, request, page);
    }
}
