package io.clonememoria.platform.inbox;

import io.clonememoria.platform.problem.Conflict;

/** The letter's consumer is not part of this version of the service. */
public final class ConsumerGone extends Conflict {
    ConsumerGone(String consumer) {
        super("consumer-gone", "This version of the service has no consumer " + consumer + " any more.");
    }
}
