package io.clonememoria.workspace.audit;

import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.clonememoria.workspace.space.SpaceService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AuditLogService {
    private final RequestTransaction transaction;
    private final SpaceService spaces;
    private final AuditEntryRepository entries;

    AuditLogService(RequestTransaction transaction, SpaceService spaces, AuditEntryRepository entries) {
        this.transaction = transaction;
        this.spaces = spaces;
        this.entries = entries;
    }

    Uni<Page<AuditEntry>> list(Caller caller, AuditFilter filter, PageRequest page) {
        return transaction.as(caller, () -> requireReader(caller, filter.spaceId())
                        .chain(() -> entries.newestFirst(caller.userId(), filter, page)))
                .map(found -> Page.of(found, page, AuditEntry::cursor));
    }

    /** The policies would show an empty list; this says why. */
    private Uni<Void> requireReader(Caller caller, @Nullable UUID spaceId) {
        return spaceId == null
                ? Uni.createFrom().item(caller::personal).replaceWithVoid()
                : spaces.requireManager(caller, spaceId);
    }
}
