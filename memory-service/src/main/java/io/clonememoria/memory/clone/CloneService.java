package io.clonememoria.memory.clone;

import com.github.f4b6a3.uuid.util.UuidUtil;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The door to a clone: who passes it may read and add what belongs to the clone. */
@ApplicationScoped
public class CloneService {
    private static final Duration FIRST_LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration LATEST_LOOK_AGAIN = Duration.ofMillis(400);
    /** How long a clone that was just made may take to become known here. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** How long word may take that an older one was restored, or that the caller has just become a member. */
    private static final Duration PATIENCE_WITH_OLD = Duration.ofMillis(400);
    private static final Duration NEW = Duration.ofMinutes(1);

    private final RequestTransaction transaction;
    private final SessionSql sql;

    CloneService(RequestTransaction transaction, SessionSql sql) {
        this.transaction = transaction;
        this.sql = sql;
    }

    /**
     * The clone, for a caller who sees it; else {@link CloneNotFound}, after up to two seconds when it was made within the
     * last minute, as its id says, and after less than half a second otherwise.
     *
     * <p>People make a clone and give it a memory at once, while word of the clone is still on its way here. Each look is
     * a transaction of its own; none is held between them. A stranger waits as long, and so learns nothing from it.
     */
    public Uni<KnownClone> find(Caller caller, UUID cloneId) {
        return transaction.as(caller, () -> require(cloneId))
                .onFailure(CloneNotFound.class).retry()
                .withBackOff(FIRST_LOOK_AGAIN, LATEST_LOOK_AGAIN).expireIn(patience(cloneId).toMillis());
    }

    /** The clone, for whom the present transaction is bound to; else {@link CloneNotFound}, at once. */
    public Uni<KnownClone> require(UUID cloneId) {
        return sql.select("select id, user_id, space_id, language from projection.clones where id = $1", cloneId)
                .map(rows -> rows.stream().findFirst().orElseThrow(() -> new CloneNotFound(cloneId)))
                .map(row -> new KnownClone((UUID) row[0], (UUID) row[1], (UUID) row[2], (String) row[3]));
    }

    /** By the id and nothing else, so that it is the same for a clone that is there and one that is not. */
    private static Duration patience(UUID cloneId) {
        var isNew = UuidUtil.isTimeOrderedEpoch(cloneId) && UuidUtil.getInstant(cloneId).isAfter(Instant.now().minus(NEW));
        return isNew ? PATIENCE : PATIENCE_WITH_OLD;
    }
}
