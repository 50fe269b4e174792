package io.clonememoria.platform.state;

import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.inbox.StateRebuild;
import io.clonememoria.platform.problem.Invalid;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Administrators have state told again, or read again. */
@ApplicationScoped
class StateService {
    private final RequestTransaction requests;
    private final WorkerTransaction worker;
    private final Republications republications;
    private final StateRebuild rebuild;

    StateService(RequestTransaction requests, WorkerTransaction worker, Republications republications,
            StateRebuild rebuild) {
        this.requests = requests;
        this.worker = worker;
        this.republications = republications;
        this.rebuild = rebuild;
    }

    /**
     * Has every row of a topic that this service owns told again, in the background.
     *
     * @param topic null for all of them
     */
    Uni<StateView> republish(Caller administrator, @Nullable String topic) {
        return acted(administrator).chain(() -> worker.as(WorkerRole.CONSUMER, sql -> republications.ownTopics(sql)
                .map(own -> chosen(topic, own))
                .chain(topics -> republications.ask(topics, sql))))
                .map(StateView::new);
    }

    /** How far that is. */
    Uni<StateView> republications(Caller administrator) {
        return acted(administrator).chain(() -> worker.as(WorkerRole.CONSUMER, republications::all))
                .map(StateView::new);
    }

    /**
     * Has a topic that is projected here read from its beginning, in the background. What is up to date stays as it is.
     *
     * @param topic null for all of them
     * @return the topics
     */
    Uni<List<String>> rebuild(Caller administrator, @Nullable String topic) {
        return acted(administrator)
                .map(_ -> chosen(topic, rebuild.topics()))
                .invoke(rebuild::start);
    }

    private Uni<Void> acted(Caller administrator) {
        return requests.asAdministrator(administrator, () -> Uni.createFrom().voidItem());
    }

    private static List<String> chosen(@Nullable String topic, List<String> known) {
        if (topic == null) {
            return known;
        }
        if (!known.contains(topic)) {
            throw new Invalid("topic", "must be one of " + known);
        }
        return List.of(topic);
    }
}
