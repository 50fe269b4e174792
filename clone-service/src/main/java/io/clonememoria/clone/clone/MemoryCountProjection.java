package io.clonememoria.clone.clone;

import io.clonememoria.platform.event.MalformedEvent;
import io.clonememoria.platform.event.StateRow;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.inbox.StateProjection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps what memory-service tells of how many memories each clone has. Its rows hang on the clones that are here, which
 * never come back once they are gone, so that a removal needs no tombstone.
 */
@ApplicationScoped
class MemoryCountProjection implements StateProjection {

    @Override
    public String topic() {
        return Topics.STATE_CLONE_MEMORIES;
    }

    @Override
    public Set<String> columns() {
        return Set.of("clone_id", "memories");
    }

    @Override
    public Uni<Void> upsert(StateRow row, SqlConnection transaction) {
        return transaction.preparedQuery("select private.know_memories($1, $2, $3)")
                .execute(Tuple.of(cloneOf(row), row.data().getLong("memories"), row.version()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(StateRow removal, SqlConnection transaction) {
        return transaction.preparedQuery("select private.forget_memories($1, $2)")
                .execute(Tuple.of(cloneOf(removal), removal.version()))
                .replaceWithVoid();
    }

    private static UUID cloneOf(StateRow row) {
        if (!row.data().isEmpty() && !row.key().equals(row.data().getString("clone_id"))) {
            throw new MalformedEvent("the row is another than its key " + row.key());
        }
        try {
            return UUID.fromString(row.key());
        } catch (IllegalArgumentException noId) {
            throw new MalformedEvent("the key is no id: " + row.key());
        }
    }
}
