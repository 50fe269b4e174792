package io.clonememoria.memory.embedding;

/** Nothing can be had of an embedding provider for now: it fails, takes too long, or is left alone after such a failure. */
final class ProviderAway extends RuntimeException {

    ProviderAway(String reason) {
        super(reason);
    }

    ProviderAway(String reason, Throwable cause) {
        super(reason, cause);
    }
}
