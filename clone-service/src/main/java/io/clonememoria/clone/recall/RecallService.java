package io.clonememoria.clone.recall;

import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.replica.Replicas;
import io.clonememoria.platform.request.RequestId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks memory-service what a clone remembers. */
@ApplicationScoped
public class RecallService {
    private static final Logger LOG = Logger.getLogger(RecallService.class);

    /** Characters of a question that memory-service reads. */
    private static final int MOST_CHARACTERS = 2_000;

    private final RecallClient memories;
    private final Replicas replicas;

    /** @param addresses of memory-service, separated by commas; {@code url} when there is only one */
    RecallService(@RestClient RecallClient memories,
            @ConfigProperty(name = "clonememoria.memory-service.urls") List<URI> addresses) {
        this.memories = memories;
        this.replicas = new Replicas(addresses, InstantSource.system());
    }

    /**
     * What may answer the question, best first.
     *
     * @param limit how much at most
     * @throws MemoryUnavailable when memory-service does not answer, or not in time
     */
    public Uni<List<Recollection>> search(Caller caller, UUID cloneId, String question, int limit) {
        var query = new RecallClient.Query(endOf(question), limit);
        var requestId = RequestId.current().orElse(null);
        return replicas.ask(replica -> memories.search(replica.toString(), "Bearer " + caller.edgeToken(), requestId,
                        cloneId, query), RecallService::isMissing)
                .map(answer -> answer.results().stream().map(RecallClient.Hit::toRecollection).toList())
                // a clone so new that memory-service has not heard of it: nobody can have told it anything yet
                .onFailure(RecallService::isUnknownClone).recoverWithItem(List.of())
                .onFailure().invoke(failure -> LOG.warnf("memory-service did not answer: %s", failure))
                .onFailure().transform(_ -> new MemoryUnavailable());
    }

    /** Who writes at length asks at the end. No character is cut in two. */
    static String endOf(String question) {
        var surplus = question.length() - MOST_CHARACTERS;
        if (surplus <= 0) {
            return question;
        }
        return question.substring(Character.isLowSurrogate(question.charAt(surplus)) ? surplus + 1 : surplus);
    }

    /** A search changes nothing, so that a replica which went away in the middle of one is left for another, too. */
    private static boolean isMissing(Throwable failure) {
        return failure instanceof ProcessingException lost && lost.getCause() instanceof IOException;
    }

    private static boolean isUnknownClone(Throwable failure) {
        return failure instanceof WebApplicationException refused && refused.getResponse().getStatus() == 404;
    }
}
