package io.clonememoria.platform.idempotency;

import io.clonememoria.platform.identity.Caller;
import java.lang.reflect.Method;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that came with a key.
 *
 * @param userId       whose it is
 * @param boundSpaceId the space that the credential is bound to
 * @param scope        hash of who asks, for which operation, under which key: what must be the same to be a repetition
 * @param fingerprint  hash of what is asked: what must then be the same, too
 * @param operation    the resource's method
 */
public record KeyedRequest(UUID userId, @Nullable UUID boundSpaceId, String scope, String fingerprint, Method operation) {

    static KeyedRequest of(Caller caller, IdempotencyKey key, String path, String fingerprint, Method operation) {
        return new KeyedRequest(caller.userId(), caller.boundSpaceId(),
                Sha256.of(caller.userId(), caller.boundSpaceId(), caller.keyId(), "POST", path, key.value()), fingerprint, operation);
    }

    /** The advisory lock of the scope. That two scopes share one by chance costs one of them a moment. */
    long lock() {
        return Long.parseUnsignedLong(scope, 0, 16, 16);
    }
}
