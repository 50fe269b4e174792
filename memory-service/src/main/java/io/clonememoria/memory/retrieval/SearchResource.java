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
    public Uni<SearchView> search(UUID id, @Valid @NotNull SearchRequest request) {
        return search.search(identity.caller(), id, request.query(), request.limitOrDefault());
    }
}
