package io.clonememoria.platform.erased;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Who was erased. Whoever brings about something that concerns a person asks here first, in the same transaction. */
public final class ErasedUsers {
    private static final Pattern ID = Pattern.compile(
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private ErasedUsers() {}

    /** Whether one of them was erased. If none was, none can be until this transaction has ended. */
    public static Uni<Boolean> any(Collection<UUID> people, SqlConnection transaction) {
        return people.isEmpty()
                ? Uni.createFrom().item(false)
                : transaction.preparedQuery("select private.any_erased($1)")
                        .execute(Tuple.of(people.toArray(UUID[]::new)))
                        .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Remembers that the person was erased, if that is not known. */
    public static Uni<Void> add(UUID userId, SqlConnection transaction) {
        return transaction
                .preparedQuery("insert into projection.erased_users (user_id) values ($1) on conflict do nothing")
                .execute(Tuple.of(userId)).replaceWithVoid();
    }

    /** Whom an event concerns: its key, which may have several parts, and whom its data names as its person. */
    public static Set<UUID> concernedBy(String key, JsonObject data) {
        var people = new HashSet<UUID>();
        addAll(key, people);
        addAll(data.getValue("user_id"), people);
        return people;
    }

    private static void addAll(Object text, Set<UUID> people) {
        if (text instanceof String ids) {
            ID.matcher(ids).results().forEach(id -> people.add(UUID.fromString(id.group())));
        }
    }
}
