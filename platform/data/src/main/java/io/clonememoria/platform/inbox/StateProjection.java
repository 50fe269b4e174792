package io.clonememoria.platform.inbox;

import io.clonememoria.platform.event.StateRow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Set;

/**
 * A read model of another service's rows. Every bean of this type gets the records of its topic.
 *
 * <p>Both methods must do nothing when the projection already has this version or a newer one: records may come twice,
 * and again from the start.
 */
public interface StateProjection {
    /** The state topic. */
    String topic();

    /** The published columns that it keeps; the owner of the topic must go on publishing them. */
    Set<String> columns();

    /** Writes the row, unless a newer version is there. */
    Uni<Void> upsert(StateRow row, SqlConnection transaction);

    /** Marks the row as removed and keeps it as a tombstone, unless a newer version is there. */
    Uni<Void> remove(StateRow removal, SqlConnection transaction);
}
