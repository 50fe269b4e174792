package io.clonememoria.memory.retrieval;

import io.clonememoria.platform.consent.WithoutConsent;
import io.clonememoria.platform.idempotency.Idempotent;
import io.clonememoria.platform.identity.Identity;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/clones/{id}/memories/search")
@Authenticated
@WithoutConsent("It reads, and keeps nothing of what is asked.")
class SearchResource {
    private final SearchService search;
    private final Identity identity;

    SearchResource(SearchService search, Identity identity) {
        this.search = search;
        this.identity = identity;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent(Idempotent.Effect.IN_SERVICE)
    @Operation(summary = "Find what a clone remembers about a question, by meaning and by words")
    @APIResponse(responseCode = "200", description = "What was found, the best first; when a half of the search failed, "
            + "what the other found, and degraded names it")
    @APIResponse(responseCode = "404", description = "There is no such clone, or it is not yours to see")
    @APIResponse(responseCode = "422", description = "A field does not hold; errors names it")
    public Uni<SearchView> search(UUID id, @Valid @NotNull SearchRequest request) {
        return search.search(identity.caller(), id, request.toQuestion());
    }
}
