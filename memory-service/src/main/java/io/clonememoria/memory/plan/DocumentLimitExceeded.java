package io.clonememoria.memory.plan;

import io.clonememoria.platform.problem.LimitExceeded;

/** The clone holds as many documents as its owner's plan allows. */
public final class DocumentLimitExceeded extends LimitExceeded {
    DocumentLimitExceeded(DocumentLimit spent) {
        super("document-limit-reached",
                "The plan " + spent.plan() + " allows " + spent.limit() + " documents per clone. Delete one or upgrade.",
                spent.plan(), spent.limit(), spent.used());
    }
}
