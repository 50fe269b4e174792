package io.clonememoria.memory.imports;

import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.storage.ObjectKey;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Imports as requests see them: row level security keeps those of others out of every query here. */
@ApplicationScoped
class ImportRepository {
    private static final String INSERT = """
            insert into imports (id, clone_id, user_id, space_id, source_type, title, language, speaker, speakers, is_masked,
                time_zone, date_order, sha256, size_bytes, original_key, total, first_at, last_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9::text::jsonb, $10, $11, $12, $13, $14, $15, $16, $17, $18)""";
    private static final String SELECT = "select " + Import.COLUMNS + " from imports where status <> 'receiving' and ";
    /** Of two at once the second waits here, and then sees the first. */
    private static final String LOCK_CONTENT = "select pg_advisory_xact_lock(hashtextextended($1, 0))::text";
    private static final String SAME = """
            select s.id from imports s, imports i
            where i.id = $1 and s.clone_id = i.clone_id and s.sha256 = i.sha256 and s.status in ('processing', 'completed')""";
    private static final String START = """
            update imports set status = 'processing', job_id = $2 where id = $1 and status = 'receiving'""";
    private static final String RECEIVING = "select id from imports where id = $1 and status = 'receiving' for update";
    private static final String DISCARD = "delete from imports where id = $1 and status = 'receiving'";

    private final SessionSql sql;

    ImportRepository(SessionSql sql) {
        this.sql = sql;
    }

    /** Notes an import whose file is about to be stored, so that a process that is killed leaves no file unknown. */
    Uni<Void> note(UUID id, UUID cloneId, UUID userId, @Nullable UUID spaceId, ImportPlan plan, ObjectKey original, String sha256,
            long size) {
        return sql.update(INSERT, id, cloneId, userId, spaceId, plan.format().wireName(), plan.title(), plan.language().code(),
                        plan.speaker(), Import.written(plan.speakers()), plan.masked(), plan.zone().getId(),
                        plan.order() == null ? null : plan.order().wireName(), sha256, size, original.toString(),
                        (int) plan.survey().messages(), time(plan.survey().firstAt()), time(plan.survey().lastAt()))
                .replaceWithVoid();
    }

    /** @throws AlreadyImported when the same file is, or is being, imported into the same clone */
    Uni<Void> requireNew(UUID id, UUID cloneId, String sha256) {
        return sql.select(LOCK_CONTENT, cloneId + sha256)
                .chain(() -> sql.select(SAME, id))
                .invoke(same -> {
                    if (!same.isEmpty()) {
                        throw new AlreadyImported((UUID) same.getFirst()[0]);
                    }
                })
                .replaceWithVoid();
    }

    /** @throws ImportTookTooLong when it was taken for abandoned meanwhile */
    Uni<Void> start(UUID id, UUID jobId) {
        return sql.update(START, id, jobId)
                .invoke(started -> {
                    if (started == 0) {
                        throw new ImportTookTooLong();
                    }
                })
                .replaceWithVoid();
    }

    /** Whether it never began; waits for a transaction that is about to begin it. */
    Uni<Boolean> isReceiving(UUID id) {
        return sql.select(RECEIVING, id).map(found -> !found.isEmpty());
    }

    Uni<Void> discard(UUID id) {
        return sql.update(DISCARD, id).replaceWithVoid();
    }

    Uni<Import> require(UUID id) {
        return sql.select(SELECT + "id = $1", id)
                .map(rows -> rows.stream().findFirst().map(Import::of).orElseThrow(() -> new ImportNotFound(id)));
    }

    Uni<List<Import>> newestFirst(UUID cloneId, PageRequest page) {
        return sql.select(SELECT + "clone_id = $1 and (created_at, id) < ($2, $3) order by created_at desc, id desc limit $4",
                        cloneId, time(page.start().time()), page.start().id(), page.fetch())
                .map(rows -> rows.stream().map(Import::of).toList());
    }

    /** @return whether it was still being brought in, and the caller may end it */
    Uni<Boolean> cancel(UUID id) {
        return sql.update("update imports set status = 'cancelled', finished_at = now() where id = $1 and status = 'processing'", id)
                .map(changed -> changed > 0);
    }

    /** @return whether there was something to undo, and the caller may */
    Uni<Boolean> beginToUndo(UUID id) {
        return sql.update("""
                        update imports set status = 'undoing', failure = null, finished_at = null
                        where id = $1 and status in ('processing', 'completed', 'failed', 'cancelled')""", id)
                .map(changed -> changed > 0);
    }

    private static @Nullable Object time(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
