package io.clonememoria.clone.chat;

import io.clonememoria.clone.plan.PlanService;
import io.clonememoria.platform.idempotency.IdempotencyKeyInUse;
import io.clonememoria.platform.limit.Limit;
import io.clonememoria.platform.limit.Limits;
import io.clonememoria.platform.limit.Spending;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * A person's messages of the month: reserved before the work, charged when there is an answer, given back when there is
 * none. What nobody charges or gives back, as when the process dies, comes back when its lease ends. Every method works
 * in the present transaction, for whom that is bound to.
 */
@ApplicationScoped
class MessageAllowance {
    private static final String MESSAGES = "messages";

    private final PlanService plans;
    private final Limits limits;
    private final ChatConfig config;

    MessageAllowance(PlanService plans, Limits limits, ChatConfig config) {
        this.plans = plans;
        this.limits = limits;
        this.config = config;
    }

    /**
     * Reserves one message for a turn. One whose lease has ended may be reserved again.
     *
     * @throws MessageLimitReached when the month's messages are used or reserved, however many ask at once
     * @throws IdempotencyKeyInUse when it is reserved already: the same request is being answered
     */
    Uni<Void> reserve(UUID userId, UUID messageId) {
        return plans.of(userId)
                .chain(plan -> limits
                        .hold(new Limit(MESSAGES, userId, Limit.Period.MONTH, plan.messages()), 1, messageId, config.lease())
                        .invoke(spending -> {
                            switch (spending) {
                                case Spending.Granted _ -> {}
                                case Spending.Refused refused -> throw new MessageLimitReached(plan, refused.quota().used());
                                case Spending.HeldBefore _ -> throw new IdempotencyKeyInUse();
                            }
                        }))
                .replaceWithVoid();
    }

    /**
     * Charges the turn, once.
     *
     * @throws TurnTookTooLong when its lease has ended
     */
    Uni<Void> settle(UUID messageId) {
        return limits.settle(MESSAGES, messageId)
                .invoke(settled -> {
                    if (!settled) {
                        throw new TurnTookTooLong();
                    }
                })
                .replaceWithVoid();
    }

    /** Gives the turn back; does nothing when it was charged. */
    Uni<Void> refund(UUID messageId) {
        return limits.refund(MESSAGES, messageId).replaceWithVoid();
    }
}
