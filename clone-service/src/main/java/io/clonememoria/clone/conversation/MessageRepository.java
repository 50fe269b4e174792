package io.clonememoria.clone.conversation;

import io.clonememoria.platform.page.Cursor;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class MessageRepository implements PanacheRepositoryBase<Message, UUID> {

    Uni<Page<Message>> list(UUID conversationId, PageRequest page) {
        var query = new StringBuilder("conversationId = :conversation and deletedAt is null");
        var values = Parameters.with("conversation", conversationId);
        page.after().ifPresent(last -> {
            query.append(" and (createdAt, id) < (:time, :id)");
            values.and("time", last.time()).and("id", last.id());
        });
        return find(query + " order by createdAt desc, id desc", values).range(0, page.fetch() - 1).list()
                .map(rows -> Page.of(rows, page, row -> new Cursor(row.createdAt, row.id)));
    }
}
