package io.clonememoria.gateway.route;

import io.clonememoria.platform.problem.BadRequest;

/** The query has characters that do not belong into one as they are. */
final class UnreadableQuery extends BadRequest {
    UnreadableQuery() {
        super("unreadable-query", "Percent-encode what is not plain ASCII in the query, and #, \" and % as well.");
    }
}
