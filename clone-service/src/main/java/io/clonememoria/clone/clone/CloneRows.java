package io.clonememoria.clone.clone;

import io.quarkus.panache.common.Parameters;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/**
 * Which rows a list shows, of those that the caller sees.
 *
 * @param condition in the language of Hibernate
 * @param values    of its parameters
 */
record CloneRows(String condition, Parameters values) {

    /** Those that are not deleted. */
    static CloneRows live(CloneFilter filter) {
        return new CloneRows("deletedAt is null", new Parameters()).narrowedBy(filter);
    }

    /** Those that the caller may restore: their own, and all of the spaces that they administer. */
    static CloneRows restorable(CloneFilter filter, UUID caller, Collection<UUID> administered, Instant since) {
        var rows = new CloneRows("deletedAt > :since and (userId = :caller",
                Parameters.with("since", since).and("caller", caller));
        // an empty list is no list to Hibernate
        return (administered.isEmpty() ? rows.with(")") : rows.with(" or spaceId in :administered)", "administered", administered))
                .narrowedBy(filter);
    }

    private CloneRows narrowedBy(CloneFilter filter) {
        var rows = this;
        if (filter.personal() != null) {
            rows = rows.with(" and isPersonal = :personal", "personal", filter.personal());
        }
        if (filter.space() != null) {
            rows = rows.with(" and spaceId = :space", "space", filter.space());
        }
        if (filter.status != null) {
            rows = rows.with(" and status = :status", "status", filter.status);
        }
        return rows;
    }

    private CloneRows with(String more) {
        return new CloneRows(condition + more, values);
    }

    private CloneRows with(String more, String name, Object value) {
        return new CloneRows(condition + more, values.and(name, value));
    }
}
