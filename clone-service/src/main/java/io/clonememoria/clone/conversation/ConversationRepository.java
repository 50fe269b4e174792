package io.clonememoria.clone.conversation;

import io.clonememoria.platform.page.Cursor;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Sees what row level security lets the caller see; deleted conversations are left out here. */
@ApplicationScoped
class ConversationRepository implements PanacheRepositoryBase<Conversation, UUID> {

    Uni<Conversation> require(UUID id) {
        return find("id = ?1 and deletedAt is null", id).firstResult()
                .onItem().ifNull().failWith(() -> new ConversationNotFound(id));
    }

    Uni<Page<Conversation>> list(UUID cloneId, PageRequest page) {
        var start = page.start();
        return find("cloneId = ?1 and deletedAt is null and (createdAt, id) < (?2, ?3) order by createdAt desc, id desc",
                        cloneId, start.time(), start.id())
                .range(0, page.fetch() - 1)
                .list()
                .map(rows -> Page.of(rows, page, row -> new Cursor(row.createdAt, row.id)));
    }
}
