package io.clonememoria.clone.recall;

import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.request.RequestId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks memory-service what a clone remembers. */
@ApplicationScoped
public class RecallService {
    private static final Logger LOG = Logger.getLogger(RecallService.class);

    /** Characters of a question that memory-service reads. */
    private static final int MOST_CHARACTERS = 2_000;

    private final RecallClient memories;

    RecallService(@RestClient RecallClient memories) {
        this.memories = memories;
    }

    /**
     * What may answer the question, best first.
     *
     * @param limit how much at most
     * @throws MemoryUnavailable when memory-service does not answer, or not in time
     */
    public Uni<List<Recollection>> search(Caller caller, UUID cloneId, String question, int limit) {
        return memories.search("Bearer " + caller.edgeToken(), RequestId.current().orElse(null), cloneId,
                        new RecallClient.Query(endOf(question), limit))
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

    private static boolean isUnknownClone(Throwable failure) {
        return failure instanceof WebApplicationException refused && refused.getResponse().getStatus() == 404;
    }
}
