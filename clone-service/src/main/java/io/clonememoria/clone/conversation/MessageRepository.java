package io.clonememoria.clone.conversation;

import io.clonememoria.platform.page.Cursor;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class MessageRepository implements PanacheRepositoryBase<Message, UUID> {

    /** @throws MessageNotFound when it was deleted meanwhile */
    Uni<Message> require(UUID id) {
        return find("id = ?1 and deletedAt is null", id).firstResult()
                .onItem().ifNull().failWith(() -> new MessageNotFound(id));
    }

    Uni<Page<Message>> list(UUID conversationId, PageRequest page) {
        var start = page.start();
        return find("conversationId = ?1 and deletedAt is null and (createdAt, id) < (?2, ?3) "
                                + "order by createdAt desc, id desc",
                        conversationId, start.time(), start.id())
                .range(0, page.fetch() - 1)
                .list()
                .map(rows -> Page.of(rows, page, row -> new Cursor(row.createdAt, row.id)));
    }
}
