package io.clonememoria.memory.memory;

import io.clonememoria.platform.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Row level security keeps the memories of others out of every query here. */
@ApplicationScoped
class MemoryRepository implements PanacheRepositoryBase<Memory, UUID> {

    Uni<Memory> require(UUID id) {
        return find("id = ?1 and deletedAt is null", id).firstResult()
                .onItem().ifNull().failWith(() -> new MemoryNotFound(id));
    }

    Uni<List<Memory>> newestFirst(UUID cloneId, PageRequest page) {
        return find("cloneId = ?1 and deletedAt is null and (createdAt, id) < (?2, ?3) order by createdAt desc, id desc",
                cloneId, page.start().time(), page.start().id())
                .range(0, page.limit())
                .list();
    }

    /** Fails with {@link NotYourMemory} when the caller sees it but may not delete it. */
    Uni<Void> delete(Memory memory, Instant now) {
        return update("deletedAt = ?1 where id = ?2 and deletedAt is null", now, memory.id)
                .invoke(deleted -> {
                    if (deleted == 0) {
                        throw new NotYourMemory();
                    }
                })
                .replaceWithVoid();
    }
}
