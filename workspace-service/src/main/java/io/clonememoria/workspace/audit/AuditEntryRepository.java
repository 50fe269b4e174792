package io.clonememoria.workspace.audit;

import io.clonememoria.platform.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AuditEntryRepository implements PanacheRepositoryBase<AuditEntry, UUID> {

    /** The log that the filter names, newest first; one row more than the page has, if there is one. */
    Uni<List<AuditEntry>> newestFirst(UUID reader, AuditFilter filter, PageRequest page) {
        var wanted = new Conditions();
        if (filter.spaceId() == null) {
            wanted.and("spaceId is null").and("userId = :reader", "reader", reader);
        }
        wanted.and("spaceId = :space", "space", filter.spaceId())
                .and("event = :event", "event", filter.event())
                .and("resourceType = :type", "type", filter.resourceType())
                .and("resourceId = :resource", "resource", filter.resourceId())
                .and("createdAt >= :from", "from", filter.from())
                .and("createdAt < :to", "to", filter.to());
        page.after().ifPresent(last -> wanted
                .and("(createdAt, id) < (:lastTime, :lastId)", "lastTime", last.time())
                .bind("lastId", last.id()));
        return find(wanted + " order by createdAt desc, id desc", wanted.values)
                .range(0, page.fetch() - 1)
                .list();
    }

    /** Conditions that hold together; one whose value is null is none. */
    private static final class Conditions {
        private final List<String> texts = new ArrayList<>();
        private final Map<String, Object> values = new HashMap<>();

        Conditions and(String text) {
            texts.add(text);
            return this;
        }

        Conditions and(String text, String name, @Nullable Object value) {
            return value == null ? this : and(text).bind(name, value);
        }

        Conditions bind(String name, Object value) {
            values.put(name, value);
            return this;
        }

        @Override
        public String toString() {
            return String.join(" and ", texts);
        }
    }
}
