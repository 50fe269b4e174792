package io.clonememoria.platform.idempotency;

import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * The transaction of an operation's effect: a {@link RequestTransaction} that claims the request's key first and stores
 * the answer last. Without a key it is no more than that transaction.
 */
@ApplicationScoped
public class IdempotentTransaction {
    private final IdempotencyKeys keys;
    private final RequestTransaction transaction;

    IdempotentTransaction(IdempotencyKeys keys, RequestTransaction transaction) {
        this.keys = keys;
        this.transaction = transaction;
    }

    /**
     * Runs the effect, once per key.
     *
     * @param effect answers what the resource's method will answer; slow things come before or after
     * @throws AnsweredBefore when it was done before; let it pass
     */
    public <T> Uni<T> as(Caller caller, Supplier<Uni<T>> effect) {
        return keys.current()
                .map(request -> transaction.as(caller, () -> once(request, effect)))
                .orElseGet(() -> transaction.as(caller, effect));
    }

    /**
     * Looks whether the effect was done before, for operations that do much before it. Only {@link #as} decides.
     *
     * @throws AnsweredBefore when it was
     */
    public Uni<Void> lookAhead(Caller caller) {
        return keys.current()
                .map(request -> transaction.as(caller, () -> keys.look(request).invoke(claim -> {
                    if (claim instanceof Claim.Done done) {
                        throw new AnsweredBefore(done.answer());
                    }
                })).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private <T> Uni<T> once(KeyedRequest request, Supplier<Uni<T>> effect) {
        return keys.claim(request).chain(claim -> switch (claim) {
            case Claim.Free _ -> effect.get().call(answer -> keys.finish(request, answer));
            case Claim.Done done -> throw new AnsweredBefore(done.answer());
            case Claim.Begun _ -> throw new IllegalStateException("one transaction cannot leave work begun");
        });
    }
}
