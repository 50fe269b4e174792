package io.clonememoria.memory.memory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.platform.page.Cursor;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What memories said before they were changed; seen by whoever sees the memory. */
@ApplicationScoped
class MemoryHistory {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String INSERT = """
            insert into memory_history (id, memory_id, clone_id, user_id, space_id, change, before, changed_by_user_id)
            values ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8)""";

    private static final String NEWEST_FIRST = """
            select id, change, before::text, changed_by_user_id, changed_at from memory_history
            where memory_id = $1 and (changed_at, id) < ($2, $3)
            order by changed_at desc, id desc limit $4""";

    private final SessionSql sql;

    MemoryHistory(SessionSql sql) {
        this.sql = sql;
    }

    /** Keeps a change of a memory that is held, in the present transaction. */
    Uni<Void> add(Memory memory, HistoryEntry.Change change, Map<String, @Nullable Object> before, UUID by) {
        return sql.update(INSERT, UuidCreator.getTimeOrderedEpoch(), memory.id(), memory.cloneId(), memory.userId(),
                        memory.spaceId(), change.column(), json(before), by)
                .replaceWithVoid();
    }

    Uni<List<HistoryEntry>> newestFirst(UUID memoryId, PageRequest page) {
        var start = page.start();
        return sql.select(NEWEST_FIRST, memoryId, start.time().atOffset(ZoneOffset.UTC), start.id(), page.fetch())
                .map(rows -> rows.stream().map(MemoryHistory::entry).toList());
    }

    static Cursor place(HistoryEntry entry) {
        return new Cursor(entry.changedAt(), entry.id());
    }

    private static HistoryEntry entry(Object[] row) {
        return new HistoryEntry((UUID) row[0], HistoryEntry.Change.ofColumn((String) row[1]), values((String) row[2]),
                (UUID) row[3], ((OffsetDateTime) row[4]).toInstant());
    }

    private static String json(Map<String, @Nullable Object> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What a memory says can be written as JSON", impossible);
        }
    }

    private static Map<String, @Nullable Object> values(String json) {
        try {
            @SuppressWarnings("unchecked")
            Map<String, @Nullable Object> values = JSON.readValue(json, Map.class);
            return values;
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("What the database keeps is JSON", broken);
        }
    }
}
