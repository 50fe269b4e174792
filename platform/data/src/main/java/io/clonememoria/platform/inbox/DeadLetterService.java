package io.clonememoria.platform.inbox;

import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Administrators look through dead letters and replay them. */
@ApplicationScoped
class DeadLetterService {
    private final DeadLetters letters;
    private final DeadLetterReplay replay;
    private final RequestTransaction requests;

    DeadLetterService(DeadLetters letters, DeadLetterReplay replay, RequestTransaction requests) {
        this.letters = letters;
        this.replay = replay;
        this.requests = requests;
    }

    Uni<Page<DeadLetterView>> list(Caller administrator, PageRequest page) {
        return acted(administrator)
                .chain(() -> letters.parked(page))
                .map(found -> Page.of(found, page, DeadLetters::cursor));
    }

    Uni<ReplayView> replay(Caller administrator, UUID id) {
        return acted(administrator).chain(() -> replay.replay(id));
    }

    /** What follows runs as a worker, in transactions of its own; that it was asked for is told first. */
    private Uni<Void> acted(Caller administrator) {
        return requests.asAdministrator(administrator, () -> Uni.createFrom().voidItem());
    }
}
