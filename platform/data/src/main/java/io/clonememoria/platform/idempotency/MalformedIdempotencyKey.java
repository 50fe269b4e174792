package io.clonememoria.platform.idempotency;

import io.clonememoria.platform.problem.BadRequest;

/** The header is there and is no key. */
final class MalformedIdempotencyKey extends BadRequest {
    MalformedIdempotencyKey() {
        super("malformed-idempotency-key", "The header Idempotency-Key must be given once and hold 1 to 255 printable "
                + "ASCII characters, in quotes or without quotes, spaces, commas and semicolons.");
    }
}
