package io.clonememoria.platform.idempotency;

import io.clonememoria.platform.problem.FieldError;
import io.clonememoria.platform.problem.Invalid;
import java.util.List;

/** The key was sent before with another payload; what was done then is not what is asked for now. */
final class IdempotencyKeyReused extends Invalid {
    IdempotencyKeyReused() {
        super("idempotency-key-reused", "This Idempotency-Key was used for a request with other content. Take a new key.",
                List.of(new FieldError(IdempotencyKey.HEADER, "must be new for a new request")));
    }
}
