package io.clonememoria.memory.plan;

import io.clonememoria.platform.problem.LimitExceeded;

/** The clone holds as many documents as its owner's plan allows. */
public final class DocumentLimitExceeded extends LimitExceeded {
    DocumentLimitExceeded(DocumentLimit limit, long used) {
        super("document-limit-reached",
                "The plan " + limit.plan() + " allows " + limit.documents() + " documents per clone. Delete one or upgrade.",
                limit.plan(), limit.documents(), used);
    }
}
