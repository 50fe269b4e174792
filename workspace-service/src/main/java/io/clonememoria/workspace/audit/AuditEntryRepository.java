package io.clonememoria.workspace.audit;

import io.clonememoria.platform.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AuditEntryRepository implements PanacheRepositoryBase<AuditEntry, UUID> {

    /** What the filter asks for, newest first; one row more than the page has, if there is one. */
    Uni<List<AuditEntry>> newestFirst(UUID reader, AuditFilter filter, PageRequest page) {
        var wanted = new Conditions();
        if (filter.spaceId() == null) {
            wanted.that("spaceId is null and userId = ?", reader);
        }
        wanted.whenGiven("spaceId = ?", filter.spaceId());
        wanted.whenGiven("event = ?", filter.event());
        wanted.whenGiven("resourceType = ?", filter.resourceType());
        wanted.whenGiven("resourceId = ?", filter.resourceId());
        wanted.whenGiven("createdAt >= ?", filter.from());
        wanted.whenGiven("createdAt < ?", filter.to());
        wanted.that("(createdAt, id) < (?, ?)", page.start().time(), page.start().id());
        return find(wanted + " order by createdAt desc, id desc", wanted.values.toArray())
                .range(0, page.fetch() - 1)
                .list();
    }

    /** Conditions that must all hold. Only those that are asked for are sent, so that each finds its index. */
    private static final class Conditions {
        private final List<String> texts = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        void whenGiven(String text, @Nullable Object value) {
            if (value != null) {
                that(text, value);
            }
        }

        void that(String text, Object... given) {
            for (var value : given) {
                values.add(value);
                text = text.replaceFirst("\\?(?!\\d)", "?" + values.size());
            }
            texts.add(text);
        }

        @Override
        public String toString() {
            return String.join(" and ", texts);
        }
    }
}
