package io.clonememoria.platform.idempotency;

import io.clonememoria.platform.identity.Identity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.List;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/** Runs inside validation: what is not valid is refused without asking about its key. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 900)
class IdempotentInterceptor {
    private final Identity identity;
    private final IdempotentTransaction transaction;

    IdempotentInterceptor(Identity identity, IdempotentTransaction transaction) {
        this.identity = identity;
        this.transaction = transaction;
    }

    @AroundInvoke
    Object around(InvocationContext operation) throws Exception {
        var request = CurrentRequestManager.get();
        var key = IdempotencyKey.of(request.getHttpHeaders().getRequestHeaders()
                .getOrDefault(IdempotencyKey.HEADER, List.of()));
        return key.isEmpty() ? operation.proceed() : withKey(key.get(), request, operation);
    }

    private Uni<?> withKey(IdempotencyKey key, ResteasyReactiveRequestContext request, InvocationContext operation) {
        var caller = identity.caller();
        var context = Vertx.currentContext();
        return Fingerprint.of(request)
                .map(fingerprint -> Attempt.begin(context,
                        KeyedRequest.of(caller, key, request.getPath(), fingerprint, operation.getMethod())))
                .chain(attempt -> switch (operation.getMethod().getAnnotation(Idempotent.class).value()) {
                    case WHOLE_OPERATION -> transaction.as(caller, () -> proceed(operation));
                    // the attempt itself: what ends late may end on another context
                    case IN_SERVICE -> proceed(operation).invoke(attempt::requireClaimed);
                });
    }

    @SuppressWarnings("unchecked")
    private static Uni<Object> proceed(InvocationContext operation) {
        try {
            return (Uni<Object>) operation.proceed();
        } catch (Exception refused) {
            return Uni.createFrom().failure(refused);
        }
    }
}
