package io.clonememoria.platform.idempotency;

import io.clonememoria.platform.problem.Conflict;
import java.util.Map;

/** A request with this key is being worked on at this moment. */
public final class IdempotencyKeyInUse extends Conflict {
    public IdempotencyKeyInUse() {
        super("idempotency-key-in-use", "A request with this Idempotency-Key is still being worked on. Ask again in a moment.");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Retry-After", "1");
    }
}
