package io.clonememoria.memory.imports;

import io.vertx.mutiny.sqlclient.Row;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the steps of jobs write of imports and their memories, under the role {@code consumer}. */
@ApplicationScoped
class ImportSteps {
    private static final String FIND = "select " + Import.COLUMNS + " from imports where id = $1";
    private static final String MAY_ADD = """
            select from projection.clones c
            where c.id = $1 and c.removed_at is null and c.deleted_at is null and c.space_id is not distinct from $3
              and (c.space_id is null and c.user_id = $2
                   or exists (select from projection.space_members m
                              where m.space_id = c.space_id and m.user_id = $2 and m.removed_at is null))""";
    /**
     * One statement: triggers count the memories at its end only, so that the lock of the clone's count, which every new
     * memory of it takes, is held for as long as a commit takes and not for as long as the passages' index does.
     */
    private static final String BRING_IN = """
            with added as (
                insert into memories (id, user_id, clone_id, space_id, title, content, source_type, speaker, occurred_at,
                    occurred_precision, trust, import_id, import_index, is_own)
                select m.id, $1, $2, $3, $4, m.content, $5, m.speaker, m.at, case when m.at is not null then 'day' end, 'import',
                    $6, m.place, m.own
                from unnest($7::uuid[], $8::text[], $9::text[], $10::timestamptz[], $11::int[], $12::boolean[])
                    as m (id, content, speaker, at, place, own)
                on conflict (import_id, import_index) where import_id is not null do nothing
                returning id)
            insert into clone_document_chunks (id, clone_id, memory_id, user_id, space_id, chunk_index, title, content, language,
                indexing_priority)
            select gen_random_uuid(), $2, added.id, $1, $3, p.place, $4, p.content, p.language, 1
            from unnest($13::uuid[], $14::int[], $15::text[], $16::text[]) as p (memory_id, place, content, language)
            join added on added.id = p.memory_id""";
    private static final String MOVE = """
            update imports set done = $2, status = case when $3 then 'completed' else status end,
                finished_at = case when $3 then now() end
            where id = $1""";
    private static final String FAIL = "update imports set status = 'failed', failure = $2, finished_at = now() where id = $1";
    private static final String FORGET_ORIGINAL = "update imports set original_key = null where id = $1";
    private static final String TAKE_BACK = """
            delete from memories where id = any (array(
                select id from memories where import_id = $1 order by import_index desc limit $2))""";
    private static final String UNDONE = """
            update imports set done = greatest(0, done - $2), status = case when $3 then 'undone' else status end,
                finished_at = case when $3 then now() end
            where id = $1""";

    Uni<Optional<Import>> find(UUID id, SqlConnection sql) {
        return one(FIND, id, sql);
    }

    /** Waits for whoever changes the import, and lets nobody until the transaction ends. */
    Uni<Optional<Import>> lock(UUID id, SqlConnection sql) {
        return one(FIND + " for update", id, sql);
    }

    /** Whether its person may still add something to its clone. */
    Uni<Boolean> mayAddTo(Import one, SqlConnection sql) {
        return sql.preparedQuery(MAY_ADD).execute(Tuple.of(one.cloneId(), one.userId(), one.spaceId()))
                .map(found -> found.size() > 0);
    }

    /** Makes memories of a portion, which can be found by their words from the commit on. */
    Uni<Void> bringIn(Import one, Portion portion, SqlConnection sql) {
        var moved = Tuple.of(one.id(), portion.next(), portion.last());
        return (portion.messages().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : sql.preparedQuery(BRING_IN).execute(parameters(one, portion)).replaceWithVoid())
                .chain(() -> sql.preparedQuery(MOVE).execute(moved))
                .replaceWithVoid();
    }

    Uni<Void> fail(Import one, String failure, SqlConnection sql) {
        return sql.preparedQuery(FAIL).execute(Tuple.of(one.id(), failure)).replaceWithVoid();
    }

    /** Its file is gone. */
    Uni<Void> forgetOriginal(Import one, SqlConnection sql) {
        return sql.preparedQuery(FORGET_ORIGINAL).execute(Tuple.of(one.id())).replaceWithVoid();
    }

    /** Removes the last of its memories. @return whether these were the last of all */
    Uni<Boolean> takeBack(Import one, int most, SqlConnection sql) {
        return sql.preparedQuery(TAKE_BACK).execute(Tuple.of(one.id(), most))
                .map(gone -> gone.rowCount())
                .call(gone -> sql.preparedQuery(UNDONE).execute(Tuple.of(one.id(), gone, gone < most)))
                .map(gone -> gone < most);
    }

    private static Uni<Optional<Import>> one(String query, UUID id, SqlConnection sql) {
        return sql.preparedQuery(query).execute(Tuple.of(id)).map(rows -> rows.size() == 0
                ? Optional.<Import>empty()
                : Optional.of(Import.of(columns(rows.iterator().next()))));
    }

    private static Object[] columns(Row row) {
        return IntStream.range(0, row.size()).mapToObj(row::getValue).toArray();
    }

    private static Tuple parameters(Import one, Portion portion) {
        var messages = portion.messages();
        var owners = new ArrayList<UUID>();
        var places = new ArrayList<Integer>();
        var contents = new ArrayList<String>();
        var languages = new ArrayList<String>();
        for (var message : messages) {
            for (var place = 0; place < message.passages().size(); place++) {
                owners.add(message.id());
                places.add(place);
                contents.add(message.passages().get(place));
                languages.add(message.language());
            }
        }
        return Tuple.from(new @Nullable Object[] {one.userId(), one.cloneId(), one.spaceId(), one.title(), one.format().wireName(),
            one.id(), messages.stream().map(Portion.Message::id).toArray(UUID[]::new),
            messages.stream().map(Portion.Message::text).toArray(String[]::new),
            messages.stream().map(Portion.Message::speaker).toArray(String[]::new),
            messages.stream().map(Portion.Message::at).toArray(OffsetDateTime[]::new),
            messages.stream().map(Portion.Message::index).toArray(Integer[]::new),
            messages.stream().map(Portion.Message::own).toArray(Boolean[]::new),
            owners.toArray(UUID[]::new), places.toArray(Integer[]::new), contents.toArray(String[]::new),
            languages.toArray(String[]::new)});
    }
}
