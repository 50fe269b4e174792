package io.clonememoria.gateway.proxy;

import io.clonememoria.platform.problem.BadRequest;

/** A request's body ended before its end, or is not in the chunks that it says it is in. */
final class BrokenBody extends BadRequest {
    BrokenBody() {
        super("broken-body", "The body broke off, or its chunks cannot be read.");
    }
}
