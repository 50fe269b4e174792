package io.clonememoria.platform.limit;

import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Spends from limits, in the present transaction and with its outcome: what is rolled back was never spent.
 *
 * <p>Whoever asks a limit locks its counter to the end of the transaction, so ask last. The subject must be the person
 * that the transaction is bound to, or one that the service's own policy on the counters opens to them.
 */
@ApplicationScoped
public class Limits {
    private final SessionSql sql;

    Limits(SessionSql sql) {
        this.sql = sql;
    }

    private record Locked(String period, long used, boolean heldBefore) {}

    /** Takes so much for good. */
    public Uni<Spending> take(Limit limit, long amount) {
        return lock(limit, null).chain(locked -> switch (new Quota(limit.most(), locked.used()).request(amount)) {
            case Spending.Granted granted -> sql.select("select private.take_limit($1, $2, $3, $4)",
                    limit.name(), limit.subject(), locked.period(), amount).replaceWith((Spending) granted);
            case Spending other -> Uni.createFrom().item(other);
        });
    }

    /** Gives back what was taken in the present period; fails when that is less. */
    public Uni<Void> giveBack(Limit limit, long amount) {
        return sql.select("select private.give_back_limit($1, $2, $3, $4)",
                limit.name(), limit.subject(), limit.per().word(), amount).replaceWithVoid();
    }

    /**
     * Makes room for one more row of a kind that is limited. The rows are counted, not a number beside them: whatever
     * deletes, restores or erases rows cannot make the count wrong, and need not wait for the lock.
     *
     * @param rows counts them; asked once nobody else makes one any more, until the transaction ends
     */
    public Uni<Spending> makeRoom(Limit limit, Supplier<Uni<Long>> rows) {
        return lock(limit, null).chain(() -> rows.get()).map(used -> new Quota(limit.most(), used).request(1));
    }

    /**
     * Holds so much until it is settled, refunded, or the lease ends.
     *
     * @param id under which it is settled or refunded, unique within the limit; one whose lease has ended is held anew
     */
    public Uni<Spending> hold(Limit limit, long amount, UUID id, Duration lease) {
        return lock(limit, id).chain(locked -> locked.heldBefore()
                ? Uni.createFrom().item(new Spending.HeldBefore())
                : switch (new Quota(limit.most(), locked.used()).request(amount)) {
                    case Spending.Granted granted -> sql.select("select private.hold_limit($1, $2, $3, $4, $5, $6)",
                            limit.name(), id, limit.subject(), locked.period(), amount, lease.toNanos() / 1e9)
                            .replaceWith((Spending) granted);
                    case Spending other -> Uni.createFrom().item(other);
                });
    }

    /**
     * Makes what is held used, in the period in which it was held.
     *
     * @return false, and nothing is used, when the lease has ended, or it was settled or refunded before
     */
    public Uni<Boolean> settle(String limitName, UUID id) {
        return sql.select("select private.settle_limit($1, $2)", limitName, id).map(rows -> (Boolean) rows.getFirst()[0]);
    }

    /** Gives back what is held. @return false when nothing is held any more */
    public Uni<Boolean> refund(String limitName, UUID id) {
        return sql.select("select private.refund_limit($1, $2)", limitName, id).map(rows -> (Boolean) rows.getFirst()[0]);
    }

    private Uni<Locked> lock(Limit limit, @Nullable UUID id) {
        return sql.select("select present_period, used_or_held, held_before from private.lock_limit($1, $2, $3, $4)",
                        limit.name(), limit.subject(), limit.per().word(), id)
                .map(rows -> new Locked((String) rows.getFirst()[0], (Long) rows.getFirst()[1],
                        (Boolean) rows.getFirst()[2]));
    }
}
