package io.clonememoria.clone.recall;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** memory-service's search, as it speaks. */
@RegisterRestClient(configKey = "memory-service")
@Path("/api/v1/clones/{clone}/memories/search")
interface RecallClient {
    @POST
    Uni<Answer> search(@Url String replica, @HeaderParam("Authorization") String authorization,
            @HeaderParam("x-request-id") @Nullable String requestId, @PathParam("clone") UUID cloneId, Query query);

    record Query(String query, int limit) {}

    /** What a sibling adds to its answers must not break us. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(List<Hit> results) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Hit(String kind, UUID id, @Nullable UUID memoryId, @Nullable UUID documentId, @Nullable String title,
            String content, @Nullable String speaker, @Nullable Boolean isOwn, @Nullable Instant occurredAt,
            @Nullable String occurredPrecision) {

        Recollection toRecollection() {
            return new Recollection(kind, id, documentId, title, content, speaker, isOwn,
                    occurredAt == null ? null : MomentInLife.of(occurredAt, occurredPrecision));
        }
    }
}
