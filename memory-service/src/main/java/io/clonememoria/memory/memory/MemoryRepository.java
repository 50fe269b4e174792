package io.clonememoria.memory.memory;

import io.clonememoria.memory.embedding.Language;
import io.clonememoria.platform.erasure.RetentionConfig;
import io.clonememoria.platform.page.Cursor;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Row level security keeps the memories of others out of every query here. Plain SQL, because many are written by one
 * statement and because lists are narrowed in many ways.
 */
@ApplicationScoped
class MemoryRepository {
    private static final String SELECT = """
            select id, user_id, clone_id, space_id, title, content, language, source_type, speaker, occurred_at,
                   occurred_precision, tags, people, places, trust, enabled, metadata::text, created_at, updated_at,
                   deleted_at, import_id, is_own
            from memories
            where\s""";

    private static final String INSERT = """
            insert into memories (id, user_id, clone_id, space_id, title, content, language, source_type, speaker,
                occurred_at, occurred_precision, tags, people, places, trust, enabled, metadata, created_at, updated_at)
            select id, user_id, clone_id, space_id, title, content, language, source_type, speaker,
                occurred_at, occurred_precision, tags, people, places, trust, enabled, metadata::jsonb, created_at, created_at
            from jsonb_to_recordset($1::text::jsonb) as told (id uuid, user_id uuid, clone_id uuid, space_id uuid,
                title text, content text, language text, source_type text, speaker text, occurred_at timestamptz,
                occurred_precision text, tags text[], people text[], places text[], trust text, enabled boolean,
                metadata text, created_at timestamptz)""";

    private static final String CHANGE = """
            update memories set title = $2, content = $3, language = $4, speaker = $5, occurred_at = $6,
                occurred_precision = $7, tags = $8, people = $9, places = $10, enabled = $11, metadata = $12::text::jsonb
            where id = $1
            returning updated_at""";

    private final SessionSql sql;
    private final RetentionConfig retention;

    MemoryRepository(SessionSql sql, RetentionConfig retention) {
        this.sql = sql;
        this.retention = retention;
    }

    Uni<Memory> require(UUID id) {
        return find(id, "and deleted_at is null").map(found -> found.orElseThrow(() -> new MemoryNotFound(id)));
    }

    /**
     * The memory, which nobody else changes until the transaction ends, so that of two changes at once none is made on
     * what is no longer so.
     *
     * @throws MemoryNotFound when the caller does not see it
     * @throws NotYourMemory  when the caller may not change it
     */
    Uni<Memory> hold(UUID id) {
        return hold(id, "and deleted_at is null");
    }

    /** The same also where it is deleted. */
    Uni<Memory> holdEvenDeleted(UUID id) {
        return hold(id, "");
    }

    Uni<List<Memory>> newestFirst(MemoryRows wanted, PageRequest page) {
        var start = page.start();
        return list(wanted.and("(created_at, id) < (?, ?)", start.time().atOffset(ZoneOffset.UTC), start.id()),
                "order by created_at desc, id desc", page.fetch());
    }

    /** @param order as SQL has it */
    Uni<List<Memory>> list(MemoryRows wanted, String order, int atMost) {
        var values = new ArrayList<>(wanted.values());
        values.add(atMost);
        return sql.select(SELECT + wanted.condition() + " " + order + " limit $" + values.size(), values.toArray())
                .map(rows -> rows.stream().map(MemoryRepository::memory).toList());
    }

    Uni<Long> count(MemoryRows wanted) {
        return sql.select("select count(*) from memories where " + wanted.condition(), wanted.values().toArray())
                .map(rows -> (Long) rows.getFirst()[0]);
    }

    /** How many of the rows are of each period, the earliest first. What has no time is of none. */
    Uni<List<TimelineView.Period>> periods(MemoryRows wanted, Granularity granularity, int atMost) {
        var values = new ArrayList<>(wanted.values());
        values.add(atMost);
        return sql.select("select %s as period, count(*) from memories where %s and occurred_at is not null group by period order by period limit $%d"
                        .formatted(granularity.period(), wanted.condition(), values.size()), values.toArray())
                .map(rows -> rows.stream().map(TimelineView.Period::of).toList());
    }

    /** Writes new ones, all by one statement. */
    Uni<Void> insert(List<Memory> memories) {
        var told = new JsonArray();
        memories.forEach(memory -> told.add(json(memory)));
        return sql.update(INSERT, told.encode()).replaceWithVoid();
    }

    /** Writes what a memory that is held says now. @return it, with the time that the database gave the change */
    Uni<Memory> change(Memory memory, MemoryDraft said) {
        return sql.select(CHANGE, memory.id(), said.title(), said.content(), code(said), said.speaker(), at(said),
                        precision(said), array(said.tags()), array(said.people()), array(said.places()), said.enabled(),
                        said.metadata().json())
                .map(rows -> memory.saying(said, instant(rows.getFirst()[0])));
    }

    /** Deletes a memory that is held, or undoes that. */
    Uni<Memory> delete(Memory memory, @Nullable Instant since) {
        return sql.select("update memories set deleted_at = $2 where id = $1 returning updated_at",
                        memory.id(), since == null ? null : since.atOffset(ZoneOffset.UTC))
                .map(rows -> memory.deleted(since, instant(rows.getFirst()[0])));
    }

    /** What was deleted after this may come back; the purge of the rest may be late, and this is not. */
    Instant restorableSince(Instant now) {
        return now.minus(retention.window());
    }

    static Cursor place(Memory memory) {
        return new Cursor(memory.createdAt(), memory.id());
    }

    private Uni<Memory> hold(UUID id, String condition) {
        // to lock a row takes the right to change it, so who may only read it gets none
        return find(id, condition + " for no key update").chain(held -> held.isPresent()
                ? Uni.createFrom().item(held.get())
                : find(id, condition).map(seen -> {
                    throw seen.isPresent() ? new NotYourMemory() : new MemoryNotFound(id);
                }));
    }

    private Uni<Optional<Memory>> find(UUID id, String condition) {
        return sql.select(SELECT + "id = $1 " + condition, id)
                .map(rows -> rows.stream().findFirst().map(MemoryRepository::memory));
    }

    private static JsonObject json(Memory memory) {
        var said = memory.said();
        return new JsonObject()
                .put("id", memory.id().toString())
                .put("user_id", memory.userId().toString())
                .put("clone_id", memory.cloneId().toString())
                .put("space_id", memory.spaceId() == null ? null : memory.spaceId().toString())
                .put("title", said.title())
                .put("content", said.content())
                .put("language", code(said))
                .put("source_type", memory.sourceType())
                .put("speaker", said.speaker())
                .put("occurred_at", said.occurrence().map(when -> when.at().toString()).orElse(null))
                .put("occurred_precision", precision(said))
                .put("tags", new JsonArray(said.tags()))
                .put("people", new JsonArray(said.people()))
                .put("places", new JsonArray(said.places()))
                .put("trust", memory.trust().column())
                .put("enabled", said.enabled())
                .put("metadata", said.metadata().json())
                .put("created_at", memory.createdAt().toString());
    }

    private static Memory memory(Object[] row) {
        var occurrence = row[9] == null
                ? Optional.<Occurrence>empty()
                : Optional.of(new Occurrence(instant(row[9]), Precision.ofColumn((String) row[10])));
        var said = new MemoryDraft((String) row[4], (String) row[5], Language.ofCode((String) row[6]), occurrence,
                (String) row[8], List.of((String[]) row[11]), List.of((String[]) row[12]), List.of((String[]) row[13]),
                (Boolean) row[15], Metadata.ofJson((String) row[16]));
        return new Memory((UUID) row[0], (UUID) row[1], (UUID) row[2], (UUID) row[3], (String) row[7],
                Trust.ofColumn((String) row[14]),
                row[20] == null ? null : new Imported((UUID) row[20], Boolean.TRUE.equals(row[21])), said,
                instant(row[17]), instant(row[18]), row[19] == null ? null : instant(row[19]));
    }

    private static Instant instant(Object time) {
        return ((OffsetDateTime) time).toInstant();
    }

    private static @Nullable String code(MemoryDraft said) {
        return said.language().map(Language::code).orElse(null);
    }

    private static @Nullable OffsetDateTime at(MemoryDraft said) {
        return said.occurrence().map(when -> when.at().atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static @Nullable String precision(MemoryDraft said) {
        return said.occurrence().map(when -> when.precision().column()).orElse(null);
    }

    private static String[] array(List<String> tags) {
        return tags.toArray(String[]::new);
    }
}
