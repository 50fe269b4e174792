package io.clonememoria.platform.erasure;

import io.clonememoria.platform.erased.ErasedUsers;
import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What this service holds of a person, all kinds of it together. */
@ApplicationScoped
public class PersonalDataService {
    private static final String RECEIPT = """
            update projection.erased_users
            set receipt = receipt || jsonb_build_object($2::text, coalesce((receipt ->> $2)::bigint, 0) + $3)
            where user_id = $1""";

    private final List<PersonalData> held;
    private final WorkerTransaction transaction;

    PersonalDataService(@All List<PersonalData> held, WorkerTransaction transaction) {
        var names = new HashSet<String>();
        held.forEach(data -> {
            if (!names.add(data.name())) {
                throw new IllegalStateException("Two kinds of personal data have the name " + data.name());
            }
        });
        this.held = held;
        this.transaction = transaction;
    }

    /** The tables that are covered, with their schema. */
    public Set<String> tables() {
        return held.stream().flatMap(data -> data.tables().stream()).collect(Collectors.toSet());
    }

    /** The folders of the object storage that are covered. */
    public Set<String> folders() {
        return held.stream().flatMap(data -> data.folders().stream()).collect(Collectors.toSet());
    }

    /** How many of each kind are held of the person. */
    public Uni<JsonObject> count(UUID userId) {
        return transaction.as(WorkerRole.ERASER, sql -> Multi.createFrom().iterable(held)
                .onItem().transformToUniAndConcatenate(data -> data.count(userId, sql)
                        .map(count -> new Counted(data.name(), count)))
                .collect().in(JsonObject::new, (counts, one) -> counts.put(one.kind(), one.count())));
    }

    /** All that is held of the person, line by line, page after page, each in a transaction of its own. */
    public Multi<JsonObject> export(UUID userId) {
        return Multi.createBy().repeating()
                .uni(() -> new ExportPlace[] {ExportPlace.START}, place -> export(userId, place[0])
                        .invoke(page -> place[0] = page.next() == null ? place[0] : page.next()))
                .whilst(page -> page.next() != null)
                .onItem().transformToIterable(ExportPage::lines);
    }

    /** A page of what is held of the person, from a place in it on. Its size is bounded, whatever the person wrote. */
    public Uni<ExportPage> export(UUID userId, ExportPlace from) {
        var remaining = held.stream().dropWhile(data -> !data.name().equals(from.kind()) && !from.isStart()).toList();
        return transaction.as(WorkerRole.ERASER, sql -> {
            var page = new ExportPage.Draft();
            return Multi.createFrom().iterable(remaining)
                    .onItem().transformToUniAndConcatenate(data -> Uni.createFrom().deferred(() -> page.isFull()
                            ? Uni.createFrom().voidItem()
                            : fill(page, data, data.name().equals(from.kind()) ? from.skipped() : 0, userId, sql)))
                    .collect().last()
                    .map(_ -> page.end());
        });
    }

    /**
     * Removes everything that is held of the person, in portions, and remembers that they were erased. May be called
     * again, at the same time too: it goes on with what is left.
     *
     * @return how many of each kind were removed now, and in all
     */
    public Uni<JsonObject> erase(UUID userId) {
        var removed = new JsonObject();
        held.forEach(data -> removed.put(data.name(), 0L));
        return transaction.as(WorkerRole.ERASER, sql -> ErasedUsers.add(userId, sql).chain(() -> ErasureOrder.read(sql)))
                .chain(order -> Multi.createFrom().iterable(order.of(new ArrayList<>(held)))
                        .onItem().transformToUniAndConcatenate(data -> eraseAll(data, userId)
                                .invoke(count -> removed.put(data.name(), count)))
                        .collect().last())
                .chain(() -> receipt(userId, removed));
    }

    private static Uni<Void> fill(ExportPage.Draft page, PersonalData data, long skipped, UUID userId, SqlConnection sql) {
        page.begin(data.name(), skipped);
        return data.export(userId, skipped, sql).select().first(page::takes).collect().last().replaceWithVoid();
    }

    private Uni<Long> eraseAll(PersonalData data, UUID userId) {
        return Multi.createBy().repeating().uni(() -> portion(data, userId)).whilst(count -> count > 0)
                .collect().with(Collectors.summingLong(Long::longValue));
    }

    private Uni<Long> portion(PersonalData data, UUID userId) {
        return transaction.as(WorkerRole.ERASER, sql -> sql.preparedQuery("select private.hold_for_erasure($1)")
                .execute(Tuple.of(userId))
                .chain(() -> data.erase(userId, sql))
                .call(count -> sql.preparedQuery(RECEIPT).execute(Tuple.of(userId, data.name(), count))));
    }

    private Uni<JsonObject> receipt(UUID userId, JsonObject removed) {
        return transaction.as(WorkerRole.ERASER, sql -> sql
                .preparedQuery("select erased_at::text, receipt from projection.erased_users where user_id = $1")
                .execute(Tuple.of(userId))
                .map(rows -> rows.iterator().next())
                .map(row -> new JsonObject().put("user_id", userId.toString())
                        .put("erased_at", row.getString(0))
                        .put("removed", removed)
                        .put("removed_in_all", row.getJsonObject(1))));
    }

    private record Counted(String kind, long count) {}
}
