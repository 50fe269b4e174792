package io.clonememoria.clone.chat;

import io.clonememoria.clone.plan.PlanService;
import io.clonememoria.clone.plan.Quota;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A person's messages of the month: reserved before the work, charged when there is an answer, given back when there is
 * none. What nobody charges or gives back, as when the process dies, comes back when its lease ends. Every method works
 * in the present transaction, for whom that is bound to.
 */
@ApplicationScoped
class MessageAllowance {
    private final PlanService plans;
    private final SessionSql sql;
    private final ChatConfig config;

    MessageAllowance(PlanService plans, SessionSql sql, ChatConfig config) {
        this.plans = plans;
        this.sql = sql;
        this.config = config;
    }

    private record Usage(LocalDate month, long used) {}

    /**
     * Reserves one message for a turn.
     *
     * @throws MessageLimitReached when the month's messages are used or reserved, however many ask at once
     */
    Uni<Void> reserve(UUID userId, UUID messageId) {
        return plans.of(userId)
                .chain(plan -> lockUsage()
                        .invoke(usage -> {
                            if (!new Quota(plan.messages(), usage.used()).allowsOneMore()) {
                                throw new MessageLimitReached(plan, usage.used());
                            }
                        }))
                .chain(usage -> sql.select("select private.hold_message($1, $2, $3)",
                        messageId, usage.month(), (double) config.lease().toSeconds()))
                .replaceWithVoid();
    }

    /**
     * Charges the turn, once.
     *
     * @throws TurnTookTooLong when its lease has ended
     */
    Uni<Void> settle(UUID messageId) {
        return sql.select("select private.settle_message($1)", messageId)
                .invoke(rows -> {
                    if (!(boolean) rows.getFirst()[0]) {
                        throw new TurnTookTooLong();
                    }
                })
                .replaceWithVoid();
    }

    /** Gives the turn back; does nothing when it was charged. */
    Uni<Void> refund(UUID messageId) {
        return sql.select("select private.refund_message($1)", messageId).replaceWithVoid();
    }

    private Uni<Usage> lockUsage() {
        return sql.select("select month, used from private.lock_message_usage()")
                .map(rows -> new Usage((LocalDate) rows.getFirst()[0], (long) rows.getFirst()[1]));
    }
}
